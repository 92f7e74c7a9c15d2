"""What is kept of a proof, what is refused, and what is announced when."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from app.errors import UserError, ValidationError
from app.models import Credential, CredentialKind as Kind, CredentialTerm, Person, VolunteerStatus
from app.services.credentials.outlook import TIMES, missing
from app.services.office import Services

TODAY = date.today()


def test_of_measles_protection_only_the_day_is_kept(services: Services, katja: Person, prove: Callable) -> None:
    more = {"issued_on": date(1999, 1, 1), "notes": "zweimal geimpft", "edition": "Impfpass", "seen_by": "Kim"}
    kept = services.credentials.get(prove(katja, Kind.MEASLES, date(2026, 3, 1), **more))
    assert (kept.presented_on, kept.issued_on, kept.notes, kept.edition, kept.seen_by) == (
        date(2026, 3, 1), None, None, None, None,
    )  # fmt: skip


def test_nothing_of_measles_stays_in_the_history_either(services: Services, katja: Person, prove: Callable) -> None:
    prove(katja, Kind.MEASLES, date(2026, 3, 1), notes="zweimal geimpft")
    with services.database.reading() as connection:
        told = connection.exec_driver_sql("SELECT group_concat(after) FROM change").scalar_one()
    assert "geimpft" not in told


def test_a_certificate_of_good_conduct_is_never_a_proof(katja: Person, prove: Callable) -> None:
    with pytest.raises(ValidationError, match="wird nicht abgelegt"):
        prove(katja, Kind.CONDUCT)


def test_a_proof_does_not_become_a_certificate(services: Services, katja: Person, prove: Callable) -> None:
    key = prove(katja, Kind.AGREEMENT)
    with pytest.raises(ValidationError, match="72a"):
        services.credentials.save(key, {"kind": Kind.CONDUCT})


def test_another_proof_must_have_a_name(katja: Person, prove: Callable) -> None:
    with pytest.raises(ValidationError, match="Bezeichnung"):
        prove(katja, Kind.OTHER)


def test_the_same_for_many_leaves_out_who_has_it(services: Services, saved: Callable, prove: Callable) -> None:
    first, second = saved("Ott"), saved("Öztürk")
    prove(first, Kind.AGREEMENT, TODAY)
    assert services.credentials.record([first.id, second.id], {"kind": Kind.AGREEMENT, "presented_on": TODAY}) == 1
    with pytest.raises(UserError, match="schon"):
        services.credentials.record([first.id], {"kind": Kind.AGREEMENT, "presented_on": TODAY})


def test_the_same_for_many_is_taken_back_at_once(services: Services, saved: Callable) -> None:
    ids = [saved("Ott").id, saved("Öztürk").id]
    services.credentials.record(ids, {"kind": Kind.SECRECY, "presented_on": TODAY})
    operation = services.history.last_undoable()
    assert operation and operation.name == "Verschwiegenheitserklärung: 2 Personen"
    services.history.undo(operation.id)
    assert services.credentials.of(Credential.person_id, ids[0]) == []


@pytest.mark.parametrize(("weeks", "told"), [(11, True), (13, False)])
def test_each_kind_is_announced_by_its_own_rule(
    services: Services, katja: Person, prove: Callable, weeks: int, told: bool
) -> None:
    prove(katja, Kind.FIRST_AID, TODAY, valid_until=TODAY + timedelta(weeks=weeks))
    assert bool(services.credentials.announced(TODAY)) is told


def test_the_office_may_announce_earlier(services: Services, katja: Person, prove: Callable) -> None:
    prove(katja, Kind.FIRST_AID, TODAY, valid_until=TODAY + timedelta(weeks=20))
    services.crud(CredentialTerm).save(None, {"kind": Kind.FIRST_AID, "warn_weeks": 26})
    assert [told.words for told in services.credentials.announced(TODAY)] == ["Erste Hilfe"]


def test_the_proofs_of_who_left_are_not_announced(services: Services, katja: Person, prove: Callable) -> None:
    prove(katja, Kind.LICENCE, TODAY, valid_until=TODAY)
    services.people.change_status([katja.id], VolunteerStatus.LEFT)
    assert services.credentials.announced(TODAY) == []


@pytest.mark.parametrize(("key", "last"), [("quarter", date(2026, 12, 31)), ("next", date(2027, 3, 31))])
def test_a_quarter_ends_where_the_calendar_says(key: str, last: date) -> None:
    assert next(time for time in TIMES if time.key == key).last_day(date(2026, 11, 23)) == last


def test_what_active_people_miss_names_nobody_else(services: Services, katja: Person, saved: Callable) -> None:
    saved("Ott", status=VolunteerStatus.INTERESTED)
    assert {told.person_id for told in missing(services, TODAY)} == {katja.id}
