"""A template becomes a letter to somebody, with all that is known of her, and goes into the window of an envelope."""

from datetime import date, datetime

import pytest
from pypdf import PdfReader

from app.models import EventKind, HoursEntry, ParticipationState, Salutation
from app.services.documents.register import document
from app.services.letters.filling import filled_letters, letters
from app.services.letters.recipients import recipients

TODAY = date(2026, 11, 23)


def text_of(path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.fixture
def office(services):
    services.office_records.save(None, {"name": "Musterverband", "city": "Ludwigsburg", "coordinator": "Kim Ott"})
    return services


def letter(office, key, person, **changes):
    if changes:
        office.people.save(person.id, changes)
    return letters(office, office.templates.find(key), [person.id], TODAY)[0]


def test_somebody_is_addressed_as_she_wishes(office, katja):
    assert letter(office, "welcome", katja, salutation=Salutation.MS).body.startswith("Guten Tag Frau Böhringer,")


def test_without_an_address_the_full_name_is_used(office, katja):
    assert letter(office, "welcome", katja).body.startswith("Guten Tag Katja Böhringer,")


def test_the_address_has_its_lines(office, katja):
    place = {"street": "Musterweg 1", "postal_code": "71634", "city": "Ludwigsburg"}
    assert letter(office, "welcome", katja, **place).address == ("Katja Böhringer", "Musterweg 1", "71634 Ludwigsburg")


def test_hours_stand_on_the_certificate(office, katja):
    office.crud(HoursEntry).save(None, {"person_id": katja.id, "day": date(2026, 5, 4), "minutes": 750})
    assert "12,50 Stunden insgesamt" in letter(office, "certificate", katja).body


def test_trainings_somebody_came_to_stand_on_the_certificate(office, katja):
    training = {"title": "Trauma verstehen", "kind": EventKind.TRAINING, "start": datetime(2026, 3, 4, 18)}
    event = office.events.save(None, training)
    office.participations.save(None, {"event_id": event, "person_id": katja.id, "state": ParticipationState.ATTENDED})
    assert "- Trauma verstehen (04.03.2026)" in letter(office, "certificate", katja).body


def test_a_certificate_without_trainings_has_no_heading_for_them(office, katja):
    assert "Schulungen" not in letter(office, "certificate", katja).body


def test_letters_come_in_the_order_asked_for(office, katja, saved):
    other = saved("Aal")
    found = letters(office, office.templates.find("general"), [katja.id, other.id], TODAY)
    assert [one.person for one in found] == [katja.caption, other.caption]


@pytest.mark.parametrize("key", ["conduct_request", "agreement", "secrecy", "information_sheet", "welcome", "thanks"])
def test_it_is_drawn_with_its_words(office, katja, tmp_path, key):
    one = letter(office, key, katja)
    document("letter").write(tmp_path / "brief.pdf", [one])
    assert "Katja Böhringer" in text_of(tmp_path / "brief.pdf")


def test_a_long_letter_goes_on_with_page_numbers(office, katja, tmp_path):
    from dataclasses import replace

    one = replace(letter(office, "general", katja), body="\n\n".join(["Ein Satz, der sich wiederholt. " * 12] * 20))
    assert document("letter").write(tmp_path / "brief.pdf", [one]).pages == 3
    assert "Seite 3 von 3" in text_of(tmp_path / "brief.pdf")


def test_what_is_missing_is_named_once(office, katja):
    assert "- Verschwiegenheitserklärung\n" in letter(office, "credential_reminder", katja).body + "\n"


def test_hours_are_those_of_the_one_definition(office, katja):
    office.crud(HoursEntry).save(None, {"person_id": katja.id, "day": date(2026, 5, 4), "minutes": 60})
    told = recipients(office, [katja.id], TODAY)[0]
    assert told.minutes == office.hours.minutes()


def test_a_field_that_may_be_empty_is_no_gap(office, katja):
    (one,) = filled_letters(office, office.templates.find("agreement"), [katja.id], TODAY)
    assert "Einsatzorte" in one.gaps and "Anschrift" not in one.gaps


def test_a_letter_without_an_address_is_told(office, katja):
    (one,) = filled_letters(office, office.templates.find("thanks"), [katja.id], TODAY)
    assert not one.has_address and not one.is_whole


def test_the_task_is_that_of_the_need(office, katja):
    need = office.needs.save(None, {"title": "Deutsch üben"})
    office.assignments.save(None, {"person_id": katja.id, "need_id": need})
    assert "Deutsch üben" in letter(office, "certificate", katja).body
