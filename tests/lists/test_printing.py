"""Documents are filled from the records and refuse to be printed without what they must carry."""

from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.errors import UserError
from app.models import Event, EventState, Funder, FunderCredit
from app.services.gather.sources import Choices
from app.services.office import Services
from app.services.outputs import find, gather, log_print, print_document
from tests.lists.office import TODAY
from tests.lists.reading import log

PLAIN = Choices()


def printed(services: Services, key: str, path: Path, choices: Choices = PLAIN) -> str:
    """The text of a document for the next fitting record."""
    print_document(services, key, find(services, key), path, choices)
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_the_flyer_is_for_the_next_info_event(services: Services, tmp_path: Path):
    text = printed(services, "flyer", tmp_path / "a.pdf")
    assert "Zeit schenken" in text and "Gefördert vom Ministerium für Muster" in text and "Give time" in text


def test_only_the_languages_asked_for_are_on_it(services: Services):
    event = find(services, "flyer")
    assert gather(services, "flyer", event, Choices(languages=["de"])).languages == ()
    with pytest.raises(UserError, match="Fassung .* fehlt"):
        gather(services, "flyer", event, Choices(languages=["ar"]))


def test_languages_nobody_asked_for_give_way_to_the_page(services: Services, tmp_path: Path):
    event = services.events.of(Event.title, "Zeit schenken")[0]
    for code in ("fr", "tr"):
        values = {"event_id": event.id, "language": code, "title": "Titre", "body": "Un texte long " * 60}
        services.event_texts.save(None, values)
    written = print_document(services, "flyer", event.id, tmp_path / "a.pdf", Choices(paper="A5"))
    assert written.notes[0].startswith("Ohne diese Sprachen")
    with pytest.raises(UserError, match="zu voll"):
        print_document(services, "flyer", event.id, tmp_path / "a.pdf", Choices(["en", "fr", "tr"], "A5"))


def test_a_funder_whose_credit_has_ended_stops_the_flyer(services: Services, tmp_path: Path):
    credit = services.credits.of(FunderCredit.funder_id, services.funders.ids()[0])[0]
    services.credits.save(credit.id, {"valid_to": TODAY - timedelta(days=1)})
    with pytest.raises(UserError, match="Ministerium für Muster"):
        printed(services, "flyer", tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_a_funder_who_need_not_be_named_does_not(services: Services, tmp_path: Path):
    funder = services.funders.of(Funder.name, "Ministerium für Muster")[0]
    services.funders.save(funder.id, {"credit_required": False})
    services.credits.trash(services.credits.ids())
    assert "Ministerium" not in printed(services, "flyer", tmp_path / "a.pdf")


def test_an_office_without_publisher_prints_no_flyer(services: Services, tmp_path: Path):
    services.office_records.save(services.office_records.ids()[0], {"publisher": None})
    with pytest.raises(UserError, match="Herausgeber"):
        printed(services, "flyer", tmp_path / "a.pdf")


def test_a_cancelled_event_gets_no_flyer(services: Services):
    event = services.events.of(Event.title, "Zeit schenken")[0]
    services.events.save(event.id, {"state": EventState.CANCELLED})
    with pytest.raises(UserError, match="abgesagt"):
        gather(services, "flyer", event.id)


def test_a_long_series_prints_its_rhythm_and_the_next_dates(services: Services):
    flyer = gather(services, "flyer", find(services, "flyer", "Café Welcome"))
    assert len(flyer.slots) == 3 and flyer.good_to_know[0].startswith("Jede Woche am ")


def test_the_handout_knows_numbers_functions_and_offers(services: Services):
    handout = gather(services, "handout", find(services, "handout", "Testgasse"))
    assert (handout.residents.occupied, handout.residents.capacity) == (18, 24)
    assert {contact.role for contact in handout.contacts} == {"Heimleitung"}
    assert (handout.groups[0].speakers[0].name, handout.offers[0].title) == ("Anna Öztürk", "Café Welcome")


def test_private_numbers_are_printed_only_on_request(services: Services, tmp_path: Path):
    house = find(services, "handout", "Testgasse")
    for wanted in (False, True):
        print_document(services, "handout", house, tmp_path / "a.pdf", Choices(with_private_data=wanted))
        text = "".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages)
        assert ("07141 231250" in text) is wanted


def test_the_sign_in_sheet_is_logged_with_everybody_on_it(services: Services, tmp_path: Path):
    text = printed(services, "sign-in", tmp_path / "a.pdf")
    assert "Öztürk" in text and "Gast" in text
    entry = log(services)[0]
    assert (entry.what, entry.recipient, len(entry.person_ids)) == ("Teilnahmeliste: Zeit schenken", "eigenes Büro", 1)


def test_paper_from_the_printer_is_logged_too(services: Services):
    log_print(services, "sign-in", find(services, "sign-in"))
    log_print(services, "flyer", find(services, "flyer"))
    assert [entry.purpose for entry in log(services)] == ["gedruckt"]


def test_an_office_without_records_is_told_what_to_do_first(services: Services):
    services.events.trash(services.events.ids())
    for key in ("flyer", "sign-in"):
        with pytest.raises(UserError, match="Bitte tragen Sie zuerst einen im Kalender ein"):
            find(services, key)


def test_a_document_is_a_pdf(services: Services, tmp_path: Path):
    with pytest.raises(UserError, match="PDF"):
        printed(services, "flyer", tmp_path / "a.docx")
