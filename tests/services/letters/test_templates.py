"""Shipped wordings, the office's own, and the way back."""

from dataclasses import replace

import pytest

from app.errors import UserError
from app.models import LetterUse
from app.services.letters.fields import FIELDS
from app.services.letters.templates import shipped
from app.services.letters.wording import unknown


@pytest.mark.parametrize("key", sorted(shipped()))
def test_a_shipped_wording_names_only_fields_that_exist(key):
    template = shipped()[key]
    assert unknown(template.subject + template.body, {field.name for field in FIELDS}) == []


def test_a_changed_wording_takes_the_place_of_the_shipped_one(services):
    kept = services.templates.keep(replace(services.templates.find("thanks"), body="Danke, {Vorname}!"))
    assert services.templates.find("thanks").body == "Danke, {Vorname}!" and kept.is_changed


def test_the_shipped_wording_comes_back(services):
    kept = services.templates.keep(replace(services.templates.find("thanks"), body="Danke!"))
    assert services.templates.as_shipped(kept) == services.templates.find("thanks") == shipped()["thanks"]


def test_an_own_template_is_known_by_its_name(services):
    own = replace(shipped()["general"], key="", name="Sommerfest", use=LetterUse.EMAIL)
    services.templates.keep(own)
    assert services.templates.find("Sommerfest").use is LetterUse.EMAIL


def test_a_field_that_does_not_exist_is_named(services):
    with pytest.raises(UserError, match=r"\{Nahme\}"):
        services.templates.keep(replace(shipped()["thanks"], body="Danke, {Nahme}"))


def test_a_template_nobody_knows_is_refused_with_the_known_ones(services):
    with pytest.raises(UserError, match="thanks"):
        services.templates.find("unbekannt")
