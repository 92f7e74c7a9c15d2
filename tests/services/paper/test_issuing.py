"""Lists get their number when they really leave, and never in a preview."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from app.errors import UserError
from app.models import Office, SheetKind
from app.services.documents.data import Slot
from app.services.documents.register import document
from app.services.office import Services
from app.services.outputs import gather, print_document
from app.services.paper import numbers
from app.services.paper.issuing import previewed


@pytest.fixture
def event(services: Services) -> str:
    services.crud(Office).save(None, {"name": "Musterverband"})
    event = services.events.save(None, {"title": "Sprachcafé", "start": datetime(2026, 11, 25, 19)})
    for name in ("Nino Zeder", "Ana Abel"):
        services.participations.save(None, {"event_id": event, "name": name})
    return event


def words(path: Path) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_a_printed_list_carries_its_number(services: Services, event: str, tmp_path: Path) -> None:
    printed = print_document(services, "sign-in", event, tmp_path / "liste.pdf")
    assert "Liste 1001-9" in words(printed.path)


def test_the_sheet_has_the_lines_in_their_printed_order(services: Services, event: str, tmp_path: Path) -> None:
    print_document(services, "sign-in", event, tmp_path / "liste.pdf")
    sheet = services.paper.out()[0]
    names = [services.participations.get(row["participation"]).name for row in sheet.rows]
    assert (sheet.kind, names) == (SheetKind.PRESENCE, ["Ana Abel", "Nino Zeder"])


def test_each_print_has_a_number_of_its_own(services: Services, event: str, tmp_path: Path) -> None:
    for _time in range(2):
        print_document(services, "sign-in", event, tmp_path / f"liste{_time}.pdf")
    assert [sheet.number for sheet in services.paper.out()] == [1001, 1002]


def test_a_preview_gives_out_no_number(services: Services, event: str) -> None:
    data = previewed("sign-in", gather(services, "sign-in", event))
    content = BytesIO()
    document("sign-in").write(content, [data])
    assert "sobald sie gedruckt wird" in "".join(p.extract_text() for p in pypdf.PdfReader(content).pages)
    assert services.paper.all() == []


def test_a_list_that_cannot_be_written_is_not_out(services: Services, event: str, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        print_document(services, "sign-in", event, tmp_path / "fehlt" / "liste.pdf")
    assert services.paper.out() == []


def test_hours_of_a_house_have_everybody_who_helps_there(services: Services, event: str, tmp_path: Path, katja) -> None:
    house = services.shelters.save(None, {"name": "GU Testgasse"})
    work = {"person_id": katja.id, "shelter_id": house, "activity": "Spielen"}
    services.assignments.save(None, {**work, "since": datetime(2026, 1, 1).date()})
    print_document(services, "hours-sheet", house, tmp_path / "einsatz.pdf")
    sheet = services.paper.out()[0]
    assert sheet.rows == [{"person": katja.id, "activity": "Spielen"}]
    assert (sheet.context["shelter_id"], numbers.spoken(sheet.number)) == (house, "1001-9")


def test_a_sheet_keeps_the_words_that_are_printed_for_consent(services: Services, event: str, tmp_path: Path) -> None:
    data = replace(gather(services, "sign-in", event), with_contact=True)
    print_document(services, "sign-in", event, tmp_path / "liste.pdf", data=data)
    said = services.paper.out()[0].context["consent"]
    assert "dass Musterverband meinen Namen" in said
    assert " ".join(said.split()) in " ".join(words(tmp_path / "liste.pdf").split())


def test_a_sheet_that_asks_for_no_address_asks_for_no_consent(services: Services, event: str, tmp_path: Path) -> None:
    print_document(services, "sign-in", event, tmp_path / "liste.pdf")
    assert "consent" not in services.paper.out()[0].context


def test_a_sheet_knows_the_meetings_that_are_printed(services: Services, event: str, tmp_path: Path) -> None:
    days = tuple(Slot(datetime(2026, 11, day, 19)) for day in (25, 26))
    data = replace(gather(services, "sign-in", event), slots=days)
    print_document(services, "sign-in", event, tmp_path / "liste.pdf", data=data)
    assert services.paper.out()[0].context["days"] == ["2026-11-25", "2026-11-26"]


def test_a_list_of_hours_asks_somebody_new_for_consent(services: Services, event: str, tmp_path: Path) -> None:
    house = services.shelters.save(None, {"name": "GU Testgasse"})
    print_document(services, "hours-sheet", house, tmp_path / "liste.pdf")
    said = services.paper.out()[0].context["consent"]
    assert said in " ".join(words(tmp_path / "liste.pdf").split())
