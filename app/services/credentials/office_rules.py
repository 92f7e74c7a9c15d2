"""The rules for proofs as they hold in one office: its own lines and numbers before the shipped ones."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from app.models import CredentialDemand, CredentialKind, CredentialTerm
from app.models.base import Record
from app.services import settings as numbers
from app.services.credentials.rules import Demand, Rules, Term, own_demand, own_term, rules_on, shipped_terms
from app.services.database import Database
from app.services.settings import Settings

Own = tuple[list[Term], list[Demand]]


def own_lines(database: Database) -> Own:
    """The office's own lines, whenever they hold."""
    with database.session() as session:
        own = [own_demand(record) for record in session.scalars(_kept(CredentialDemand))]
    return own_terms(database), own


def own_terms(database: Database) -> list[Term]:
    """Those of them that say how long a kind counts."""
    with database.session() as session:
        return [own_term(record) for record in session.scalars(_kept(CredentialTerm))]


def rules_of(settings: Settings, own: Own, on: date) -> Rules:
    """The rules that hold on a day."""
    terms, demands = own
    return rules_on([*_numbered(settings, terms), *terms], demands, on)


def _numbered(settings: Settings, own: Sequence[Term]) -> list[Term]:
    """What the office has set for certificates of good conduct among its numbers, where it has no line for them."""
    if any(term.kind is CredentialKind.CONDUCT for term in own):
        return []
    years, days = settings.value(numbers.PROOF.name), settings.value(numbers.PROOF_AHEAD.name)
    shipped = next(term for term in shipped_terms() if term.kind is CredentialKind.CONDUCT)
    months = shipped.months if years is None else settings.number(numbers.PROOF) * 12
    weeks = shipped.warn_weeks if days is None else max(1, settings.number(numbers.PROOF_AHEAD) // 7)
    return [replace(shipped, months=months, warn_weeks=weeks)]


def _kept(owner: type[Record]) -> Any:
    return select(owner).where(owner.deleted_at.is_(None)).order_by(owner.sort_key, owner.id)
