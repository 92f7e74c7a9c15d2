"""Which proofs are demanded for which work, and how long they count."""

from collections.abc import Callable
from datetime import date

import pytest

from app.models import CredentialDemand, CredentialKind as Kind, CredentialTerm, Person
from app.services.credentials.rules import Term, Work
from app.services.office import Services
from tests.credentials.conftest import TODAY

EVERYBODY = {Kind.AGREEMENT, Kind.SECRECY, Kind.INFORMATION}


def missing(services: Services, person: Person, work: Work | None = None, on: date = TODAY) -> set[Kind]:
    return {gap.kind for gap in services.credentials.gaps(work, on, [person.id]).get(person.id, ())}


def test_everybody_needs_agreement_secrecy_and_information(services: Services, katja: Person) -> None:
    assert missing(services, katja) == EVERYBODY


def test_a_house_that_asks_demands_certificate_and_measles(services: Services, saved: Callable, house: str) -> None:
    person = saved("Öztürk", birth_year=1980)
    assert missing(services, person, Work(shelter_id=house)) == EVERYBODY | {Kind.CONDUCT, Kind.MEASLES}


def test_a_house_that_asks_nothing_demands_nothing_more(services: Services, katja: Person, house: str) -> None:
    services.shelters.save(house, {"requires_conduct_check": False, "requires_measles": False})
    assert missing(services, katja, Work(shelter_id=house)) == EVERYBODY


def test_who_was_born_before_1971_needs_no_measles_proof(services: Services, saved: Callable, house: str) -> None:
    old, edge = saved("Alt", birth_year=1970), saved("Rand", birth_date=date(1971, 1, 1))
    assert Kind.MEASLES not in missing(services, old, Work(shelter_id=house))
    assert Kind.MEASLES in missing(services, edge, Work(shelter_id=house))


def test_an_unknown_year_of_birth_is_said_and_blocks_nothing(services: Services, katja: Person, house: str) -> None:
    told = services.credentials.gaps(Work(shelter_id=house), TODAY, [katja.id])[katja.id]
    gap = next(gap for gap in told if gap.kind is Kind.MEASLES)
    assert (gap.words, gap.blocks) == ("Masernschutz: Geburtsjahr fehlt", False)


@pytest.mark.parametrize("task", ["Kinderbetreuung", "Spielen mit Kindern", "Hausaufgabenhilfe"])
def test_tasks_with_children_demand_a_certificate(services: Services, katja: Person, task: str) -> None:
    assert Kind.CONDUCT in missing(services, katja, Work(task))


def test_cooking_at_a_feast_demands_no_instruction(services: Services, katja: Person) -> None:
    assert Kind.FOOD not in missing(services, katja, Work("Kochen"))
    assert Kind.FOOD in missing(services, katja, Work("Kochen, gewerbsmäßig"))


def test_what_somebody_does_now_decides_without_a_work(services: Services, katja: Person, house: str) -> None:
    services.people.place(katja.id, house, date(2026, 1, 1), "Fahrdienst")
    assert missing(services, katja) == EVERYBODY | {Kind.CONDUCT, Kind.MEASLES, Kind.LICENCE}


def test_a_certificate_counts_five_years_to_the_day(services: Services, katja: Person, house: str) -> None:
    services.people.record_conduct_check(katja.id, date(2021, 12, 10), date(2021, 11, 23))
    assert Kind.CONDUCT not in missing(services, katja, Work(shelter_id=house), date(2026, 11, 23))
    assert Kind.CONDUCT in missing(services, katja, Work(shelter_id=house), date(2026, 11, 24))


def test_an_end_written_on_a_proof_goes_before_the_rule(services: Services, katja: Person, prove: Callable) -> None:
    prove(katja, Kind.LICENCE, date(2026, 1, 1), valid_until=date(2026, 3, 31))
    told = services.credentials.gaps(Work("Fahrdienst"), TODAY, [katja.id])[katja.id]
    assert "Führerschein abgelaufen" in [gap.words for gap in told]


def test_a_proof_in_the_trash_counts_no_longer(services: Services, katja: Person, prove: Callable) -> None:
    services.credentials.trash([prove(katja, Kind.AGREEMENT)])
    assert Kind.AGREEMENT in missing(services, katja)


def test_the_office_may_set_a_shorter_period(services: Services, katja: Person, house: str) -> None:
    services.people.record_conduct_check(katja.id, date(2022, 12, 10), date(2022, 11, 23))
    services.crud(CredentialTerm).save(None, {"kind": Kind.CONDUCT, "valid_months": 36, "warn_weeks": 8})
    assert Kind.CONDUCT in missing(services, katja, Work(shelter_id=house))


def test_an_own_line_of_the_same_scope_hides_the_shipped_one(services: Services, katja: Person) -> None:
    ended = {"kind": Kind.AGREEMENT, "blocks": False, "valid_to": date(2026, 10, 31)}
    services.crud(CredentialDemand).save(None, ended)
    assert missing(services, katja) == EVERYBODY - {Kind.AGREEMENT}


def test_an_own_line_may_ask_one_house_for_more(services: Services, katja: Person, house: str) -> None:
    services.crud(CredentialDemand).save(None, {"kind": Kind.FIRST_AID, "shelter_id": house})
    assert Kind.FIRST_AID in missing(services, katja, Work(shelter_id=house))
    assert Kind.FIRST_AID not in missing(services, katja)


@pytest.mark.parametrize("begin", [date(2024, 2, 29), date(2024, 8, 31), date(2024, 1, 1)])
def test_first_and_last_day_agree_at_the_ends_of_months(begin: date) -> None:
    term = Term(Kind.FOOD, 6, None, 8)
    last = term.last_day(begin)
    assert last and term.first_begin(last) <= begin  # type: ignore[operator]
    assert term.first_begin(date.fromordinal(last.toordinal() + 1)) > begin  # type: ignore[operator]
