"""What was written on a sheet by hand is kept as one action, and entered again it corrects."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from app.errors import UserError
from app.models import (
    Consent,
    ConsentPurpose,
    ErasureWay,
    Occupancy,
    Participation,
    ParticipationState,
    Person,
    PrintedSheet,
    SheetKind,
    VolunteerStatus,
)
from app.services.office import Services
from app.services.paper.columns import Entered
from app.services.paper.entering import enter
from app.services.paper.lines import lines, texts
from app.services.privacy.erasing import Wanted, erase

DAY = date(2026, 11, 20)
Saved = Callable[..., Person]


@pytest.fixture
def event(services: Services) -> str:
    return services.events.save(None, {"title": "Sprachcafé", "start": datetime(2026, 11, 20, 14)})


def come(services: Services, event: str, **who: Any) -> str:
    return services.participations.save(None, {"event_id": event, **who})


def presence(services: Services, event: str, *coming: str) -> PrintedSheet:
    rows = [{"participation": identity} for identity in coming]
    context = {"event_id": event}
    return services.paper.issue(SheetKind.PRESENCE, "Sprachcafé", rows, day=DAY, blank=5, context=context)


def hours(services: Services, *people: Person, **context: str) -> PrintedSheet:
    rows = [{"person": person.id} for person in people]
    return services.paper.issue(SheetKind.HOURS, "Einsatzliste", rows, day=DAY, blank=5, context=context)


def worked(line: int, minutes: int = 90, **more: Any) -> Entered:
    return Entered(line, **more, values={"minutes": minutes, "day": DAY, "activity": "Spielen", "notes": None})


def test_a_tick_says_who_was_there(services: Services, event: str) -> None:
    guest = come(services, event, name="Nino Beispiel")
    enter(services, presence(services, event, guest).id, [Entered(0, there=True)])
    assert services.participations.get(guest).state is ParticipationState.ATTENDED


def test_who_is_not_ticked_off_may_count_as_absent(services: Services, event: str) -> None:
    there, away = come(services, event, name="Nino Beispiel"), come(services, event, name="Ana Muster")
    enter(services, presence(services, event, there, away).id, [Entered(0, there=True)], absent=True)
    assert services.participations.get(away).state is ParticipationState.NO_SHOW


def test_a_new_name_is_a_guest_of_the_event(services: Services, event: str) -> None:
    enter(services, presence(services, event).id, [Entered(0, "Nino Beispiel", contact="0171 3920012", there=True)])
    guest = services.participations.of(Participation.event_id, event)[0]
    assert (guest.name, guest.phone, guest.person_id) == ("Nino Beispiel", "0171 3920012", None)


def test_who_wants_to_help_becomes_a_person_of_the_office(services: Services, event: str) -> None:
    new = Entered(0, "Nino Beispiel", contact="nino@example.org", wants=True, there=True)
    enter(services, presence(services, event).id, [new])
    person = services.people.all()[0]
    assert (person.email, person.heard_from, person.status.name) == (  # type: ignore[union-attr]
        "nino@example.org", "Sprachcafé, 20.11.2026", "INTERESTED",
    )  # fmt: skip


WORDS = "Der Musterverband darf mich ansprechen."


def asking(services: Services, event: str) -> PrintedSheet:
    context = {"event_id": event, "consent": WORDS}
    return services.paper.issue(SheetKind.PRESENCE, "Sprachcafé", [], day=DAY, blank=5, context=context)


def test_a_tick_under_the_words_of_the_sheet_is_a_consent(services: Services, event: str) -> None:
    new = Entered(0, "Nino Beispiel", contact="nino@example.org", agreed=True, there=True)
    enter(services, asking(services, event).id, [new])
    (given,) = services.crud(Consent).all()
    assert given.person_id == services.people.all()[0].id
    assert (given.purpose, given.given_on, given.wording, given.channel) == (
        ConsentPurpose.STORE, DAY, WORDS, "Liste Nr. 1001-9",
    )  # fmt: skip


def test_without_the_tick_nobody_has_agreed(services: Services, event: str) -> None:
    enter(services, asking(services, event).id, [Entered(0, "Nino Beispiel", wants=True, there=True)])
    assert (len(services.people.all()), services.crud(Consent).all()) == (1, [])


def test_who_agrees_on_a_list_of_hours_did_so_on_that_day(services: Services, saved: Saved) -> None:
    sheet = hours(services, saved("Muster"), consent=WORDS)
    enter(services, sheet.id, [worked(1, name="Nino Beispiel", agreed=True)])
    assert [(one.given_on, one.wording) for one in services.crud(Consent).all()] == [(DAY, WORDS)]


def test_a_consent_that_holds_is_not_given_again(services: Services, saved: Saved, event: str) -> None:
    known = saved("Muster")
    services.people.record_consents([known.id], {"purpose": ConsentPurpose.STORE, "given_on": date(2025, 3, 1)})
    enter(services, asking(services, event).id, [Entered(0, "Kim Muster", known.id, agreed=True, there=True)])
    assert [one.given_on for one in services.crud(Consent).all()] == [date(2025, 3, 1)]


def test_a_consent_from_paper_goes_with_the_sheet_when_it_is_taken_back(services: Services, event: str) -> None:
    enter(services, asking(services, event).id, [Entered(0, "Nino Beispiel", agreed=True, there=True)])
    services.history.undo(services.history.last_undoable().id)  # type: ignore[union-attr]
    assert (services.people.all(), services.crud(Consent).all()) == ([], [])


MEETINGS = ["2026-11-06", "2026-11-13", "2026-11-20"]


def meetings(services: Services, event: str, *coming: str) -> PrintedSheet:
    rows, context = [{"participation": identity} for identity in coming], {"event_id": event, "days": MEETINGS}
    return services.paper.issue(SheetKind.PRESENCE, "Sprachkurs", rows, day=DAY, blank=5, context=context)


def test_each_meeting_of_a_series_is_kept_for_itself(services: Services, event: str) -> None:
    guest = come(services, event, name="Nino Beispiel", notes="vegetarisch")
    sheet = meetings(services, event, guest)
    enter(services, sheet.id, [Entered(0, there=True, days=("2026-11-06", "2026-11-20"))])
    coming = services.participations.get(guest)
    assert coming.state is ParticipationState.ATTENDED
    assert coming.notes == "vegetarisch\nListe 1001-9: da am 06.11.2026, 20.11.2026"
    assert texts(lines(services, services.paper.get(sheet.id))[0]) == {
        "there 2026-11-06": "x", "there 2026-11-20": "x",
    }  # fmt: skip


def test_a_meeting_that_is_corrected_takes_its_words_along(services: Services, event: str) -> None:
    guest = come(services, event, name="Nino Beispiel")
    sheet = meetings(services, event, guest)
    enter(services, sheet.id, [Entered(0, there=True, days=("2026-11-06",))])
    enter(services, sheet.id, [Entered(0)])
    coming = services.participations.get(guest)
    assert (coming.state, coming.notes) == (ParticipationState.REGISTERED, None)


def test_somebody_new_comes_to_single_meetings_too(services: Services, event: str) -> None:
    sheet = meetings(services, event)
    enter(services, sheet.id, [Entered(0, "Nino Beispiel", there=True, days=("2026-11-13",))])
    assert texts(lines(services, services.paper.get(sheet.id))[0]) == {"there 2026-11-13": "x"}


def test_hours_go_to_the_house_of_the_sheet(services: Services, saved: Saved) -> None:
    house = services.shelters.save(None, {"name": "GU Testgasse"})
    enter(services, hours(services, saved("Muster"), shelter_id=house).id, [worked(0)])
    entry = services.hours.all()[0]
    assert (entry.minutes, entry.shelter_id, entry.day) == (90, house, DAY)


def test_a_whole_sheet_is_one_action_named_after_it(services: Services, saved: Saved) -> None:
    name = enter(services, hours(services, saved("Muster")).id, [worked(0), worked(1, name="Nino Beispiel")])
    operation = services.history.last_undoable()
    assert operation and operation.name == name == "Liste 1001-9 erfasst: Einsatzliste, 2 Zeilen"


def test_taking_it_back_leaves_nothing(services: Services, saved: Saved) -> None:
    sheet = hours(services, saved("Muster"))
    enter(services, sheet.id, [worked(0), worked(1, name="Nino Beispiel")])
    services.history.undo(services.history.last_undoable().id)  # type: ignore[union-attr]
    left = services.paper.get(sheet.id)
    assert (services.hours.all(), left.entered_on, len(services.people.all())) == ([], None, 1)


def test_a_sheet_taken_back_is_out_again_with_what_it_knew(services: Services, saved: Saved) -> None:
    sheet = hours(services, saved("Muster"), activity="Hausaufgaben")
    enter(services, sheet.id, [worked(0)])
    services.history.undo(services.history.last_undoable().id)  # type: ignore[union-attr]
    assert [one.context for one in services.paper.out()] == [{"activity": "Hausaufgaben"}]
    enter(services, sheet.id, [worked(0)])
    assert len(services.hours.all()) == 1


def test_a_sheet_given_up_and_taken_back_is_out_again(services: Services, saved: Saved) -> None:
    sheet = hours(services, saved("Muster"), activity="Hausaufgaben")
    services.paper.give_up(sheet.id)
    services.history.undo(services.history.last_undoable().id)  # type: ignore[union-attr]
    assert [one.context for one in services.paper.out()] == [{"activity": "Hausaufgaben"}]


def test_entered_again_changes_what_is_there(services: Services, saved: Saved) -> None:
    sheet = hours(services, saved("Muster"))
    enter(services, sheet.id, [worked(0, 90)])
    name = enter(services, sheet.id, [worked(0, 120)])
    assert [entry.minutes for entry in services.hours.all()] == [120]
    assert "korrigiert" in name


def test_new_names_stand_on_the_sheet_when_it_is_opened_again(services: Services, saved: Saved) -> None:
    sheet = hours(services, saved("Muster"))
    enter(services, sheet.id, [worked(1, name="Nino Beispiel")])
    again = lines(services, services.paper.get(sheet.id))
    assert (again[1].name, texts(again[1])["time"]) == ("Beispiel, Nino", "1,5")


def test_emptied_again_takes_the_hours_away(services: Services, saved: Saved) -> None:
    sheet = hours(services, saved("Muster"))
    enter(services, sheet.id, [worked(0)])
    enter(services, sheet.id, [Entered(0)])
    assert services.hours.all() == []


def test_who_has_left_meanwhile_stays_on_the_sheet(services: Services, saved: Saved) -> None:
    person = saved("Muster")
    sheet = hours(services, person)
    services.people.change_status([person.id], VolunteerStatus.LEFT, reason="Umzug")
    line = lines(services, sheet)[0]
    assert (line.gone, line.remark) == ("", "inzwischen ausgeschieden")


def test_who_was_erased_meanwhile_is_told_and_gets_nothing(services: Services, saved: Saved) -> None:
    person = saved("Muster")
    sheet = hours(services, person)
    erase(services, [Wanted("Person", person.id, ErasureWay.DELETED)], "Daten gelöscht")
    assert "gelöscht" in lines(services, sheet)[0].gone
    with pytest.raises(UserError, match="noch nichts"):
        enter(services, sheet.id, [worked(0)])


def test_counts_go_to_the_houses(services: Services) -> None:
    house = services.shelters.save(None, {"name": "GU Testgasse"})
    sheet = services.paper.issue(SheetKind.OCCUPANCY, "Belegung", [{"shelter": house}], day=DAY)
    enter(services, sheet.id, [Entered(0, values={"occupied": 41})])
    enter(services, sheet.id, [Entered(0, values={"occupied": 42})])
    assert [(count.occupied, count.as_of) for count in services.occupancies.of(Occupancy.shelter_id, house)] == [
        (42, DAY)
    ]


def test_hours_in_the_trash_count_as_not_entered(services: Services, saved: Saved) -> None:
    sheet = hours(services, saved("Muster"))
    enter(services, sheet.id, [worked(0)])
    services.hours.trash([services.hours.all()[0].id])
    assert lines(services, services.paper.get(sheet.id))[0].values == {}
