"""A pack leaves with numbered sheets and a line in the log, or not at all."""

from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.errors import UserError
from app.models import Disclosure, PrintedSheet, SheetKind
from app.services.gather.visit_pack import visit_pack
from app.services.office import Services
from app.services.paper.lines import lines
from app.services.query import Query
from app.services.visits import packing

DAY = datetime.combine(date.today() + timedelta(days=7), datetime.min.time()).replace(hour=10)


@pytest.fixture
def houses(services: Services, katja) -> list[str]:
    services.office_records.save(None, {"name": "Musterverband Ludwigsburg"})
    ids = [services.shelters.save(None, {"name": name, "city": "Asperg"}) for name in ("GU Nord", "GU Süd")]
    services.people.place(katja.id, ids[0])
    return ids


def sheets(services: Services) -> list[PrintedSheet]:
    return services.paper.all()


def test_each_house_gets_a_sheet_with_its_helpers(services: Services, houses, katja, tmp_path: Path) -> None:
    event = services.visits.plan(houses, DAY)
    packing.write(services, packing.wanted(services, [event]), tmp_path / "a.pdf")
    first, second = sheets(services)
    assert (first.kind, first.rows, first.day) == (SheetKind.HOURS, [{"person": katja.id}], DAY.date())
    assert first.context == {"shelter_id": houses[0]}
    assert second.rows == [] and second.blank >= 10


def test_the_numbers_stand_on_the_pages(services: Services, houses, tmp_path: Path) -> None:
    packing.write(services, packing.Wanted(tuple(houses)), tmp_path / "a.pdf")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages)
    assert "Liste 1001-" in text and "Liste 1002-" in text


def test_a_preview_takes_no_number(services: Services, houses) -> None:
    content, _printed = packing.draw(packing.preview(visit_pack(services, houses)))
    assert "Liste 1" not in "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    assert sheets(services) == []


def test_who_is_named_is_logged(services: Services, houses, katja, tmp_path: Path) -> None:
    packing.write(services, packing.Wanted(tuple(houses)), tmp_path / "a.pdf", with_private_data=True)
    (entry,) = logged(services)
    assert (entry.what, entry.person_ids) == ("Besuchsmappe: GU Nord, GU Süd", [katja.id])
    assert entry.columns == ["Name", "Telefon"]


def logged(services: Services) -> list[Disclosure]:
    from sqlalchemy import select

    with services.database.session() as session:
        return list(session.scalars(select(Disclosure)))


def test_a_pack_that_cannot_be_written_leaves_no_sheet_and_no_line(services: Services, houses, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        packing.write(services, packing.Wanted(tuple(houses)), tmp_path / "gibt" / "es" / "nicht" / "a.pdf")
    assert sheets(services) == [] and logged(services) == []


def test_without_names_the_next_tour_is_meant(services: Services, houses) -> None:
    event = services.visits.plan(houses[::-1], DAY)
    assert packing.wanted(services, []) == packing.Wanted(tuple(houses[::-1]), event)


def test_houses_are_meant_in_the_order_in_which_they_are_named(services: Services, houses) -> None:
    assert packing.wanted(services, ["Süd", "Nord"]).shelter_ids == tuple(houses[::-1])


def test_the_pack_tells_when_the_tour_gets_to_each_house(services: Services, houses) -> None:
    event = services.visits.plan(houses, DAY, DAY + timedelta(hours=3))
    pack = visit_pack(services, houses, event)
    assert [house.begins for house in pack.houses] == [DAY.time(), DAY.replace(hour=11, minute=30).time()]


def test_points_and_needs_of_a_house_are_in_its_pack(services: Services, houses) -> None:
    services.tasks.add(services.shelters.get(houses[0]), {"title": "Klingel"})
    services.needs.save(None, {"title": "Begleitung", "shelter_id": houses[0], "people_wanted": 2})
    first, second = visit_pack(services, houses).houses
    assert [point.text for point in first.handout.open_points] == ["Klingel"]
    assert [(need.category, need.wanted) for need in first.handout.needs] == [("Begleitung", 2)]
    assert second.handout.needs == ()


def test_nothing_else_is_written_than_a_pdf(services: Services, houses, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="PDF"):
        packing.write(services, packing.Wanted(tuple(houses)), tmp_path / "a.xlsx")
    assert services.paper.count(Query()) == 0


def test_the_sheet_leads_back_to_its_lines(services: Services, houses, katja, tmp_path: Path) -> None:
    packing.write(services, packing.Wanted(tuple(houses)), tmp_path / "a.pdf")
    first = sheets(services)[0]
    (line,) = lines(services, first)
    assert line.about["person"] == katja.id


def test_a_name_of_several_words_stands_as_in_the_lists_of_an_office(services: Services, houses) -> None:
    ricarda = services.people.save(None, {"first_name": "Ricarda", "last_name": "von Berg"})
    services.assignments.save(None, {"person_id": ricarda, "shelter_id": houses[0], "activity": "Nähen"})
    first = visit_pack(services, houses).houses[0]
    assert "von Berg, Ricarda" in first.names
    assert "von Berg, Ricarda" in [one.name for one in first.helping]
