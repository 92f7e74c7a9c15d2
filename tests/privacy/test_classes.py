"""Every column says how it is protected and how long it is kept; one that does not, fails here."""

from datetime import date

import pytest
from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.models import ConductCheck, Event, Person
from app.models.base import Base, Row, entities
from app.models.facts import facts, fields
from app.models.protection import Disclose, Keep, Protection, protection, retention
from app.services.privacy.rules import rules

TABLES = sorted((m.class_ for m in Base.registry.mappers), key=lambda owner: owner.__name__)
EACH = pytest.mark.parametrize("owner", TABLES, ids=lambda owner: owner.__name__)


@EACH
def test_every_column_has_a_protection_class(owner):
    assert all(isinstance(protection(owner, c.name), Protection) for c in owner.__table__.c)


@EACH
def test_every_column_has_a_retention_rule_that_holds_today(owner):
    known = {rule.keep for rule in rules(date.today()).values()}
    assert {retention(owner, c.name) for c in owner.__table__.c} <= known


@pytest.fixture
def careless():
    """A table somebody added without a thought for data protection."""

    class Hobby(Row):
        name: Mapped[str] = mapped_column(String(80))

    yield Hobby
    Base.registry._dispose_cls(Hobby)
    Base.metadata.remove(Hobby.__table__)


def test_a_table_without_a_class_is_found(careless):
    with pytest.raises(TypeError, match=r"Hobby\.name has no protection class"):
        protection(careless, "name")


def test_a_table_without_a_rule_is_found(careless):
    with pytest.raises(TypeError, match=r"Hobby\.name has no retention rule"):
        retention(careless, "name")


@pytest.mark.parametrize("owner", entities(), ids=lambda owner: owner.__name__)
def test_what_names_or_reaches_a_person_is_never_open(owner):
    told = [facts(a) for a in fields(owner) if hasattr(a, "property")]
    personal = [f.name for f in told if f.disclose in (Disclose.NAME, Disclose.CONTACT)]
    assert [name for name in personal if protection(owner, name).stays] == []


@pytest.mark.parametrize("name", ["seen_on", "certificate_date", "no_relevant_entry"])
def test_the_certificate_of_good_conduct_is_protected_most(name):
    assert (protection(ConductCheck, name), retention(ConductCheck, name)) == (Protection.STRICT, Keep.CONDUCT)


def test_three_data_are_kept_of_a_certificate():
    kept = {c.name for c in ConductCheck.__table__.c} - {"id", "person_id"}
    assert kept == {"seen_on", "certificate_date", "no_relevant_entry"}


def test_a_field_takes_its_class_from_who_may_see_it():
    assert protection(Person, "notes") is Protection.CONFIDENTIAL


def test_a_field_may_say_its_class_itself():
    assert (protection(Event, "speaker"), protection(Event, "title")) == (Protection.PERSONAL, Protection.NONE)


def test_every_period_names_its_source():
    assert [rule.key for rule in rules(date.today()).values() if not rule.source.strip()] == []


def test_no_rule_holds_before_its_time():
    assert rules(date(2018, 1, 1)) == {}


def test_a_period_to_the_end_of_the_year_ends_with_the_year():
    assert rules(date(2026, 1, 1))["left"].last_day(date(2022, 3, 14)) == date(2025, 12, 31)


def test_a_period_of_months_ends_on_its_day():
    assert rules(date(2026, 1, 1))["conduct_check"].last_day(date(2026, 8, 31)) == date(2027, 2, 28)
