"""What the tests of proofs share: a house that asks for everything, and proofs of a person."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.models import CredentialKind, Person
from app.services.office import Services

TODAY = date(2026, 11, 23)


@pytest.fixture
def house(services: Services) -> str:
    """A house that asks for a certificate of good conduct and for measles protection."""
    return services.shelters.save(None, {"name": "Oßweil", "requires_conduct_check": True, "requires_measles": True})


@pytest.fixture
def prove(services: Services) -> Callable[..., str]:
    """Records a proof: `prove(katja, CredentialKind.FOOD, date(2026, 1, 1))`."""

    def record(person: Person, kind: CredentialKind, on: date = TODAY, **values: Any) -> str:
        return services.credentials.save(None, {"person_id": person.id, "kind": kind, "presented_on": on, **values})

    return record
