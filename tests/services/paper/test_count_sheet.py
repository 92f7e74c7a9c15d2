"""The sheet of counts leaves with a number and comes back as the numbers of all houses."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.errors import UserError
from app.models import Occupancy
from app.services.gather.count_sheet import COLUMNS, count_sheet
from app.services.office import Services
from app.services.outputs import print_document
from app.services.paper import entering
from app.services.paper.columns import Entered, columns


@pytest.fixture
def houses(services: Services) -> list[str]:
    """Two houses; the second is the first of the tour."""
    rows = ({"name": "GU Am Bogen", "capacity": 54, "tour_position": 2}, {"name": "GU Mühle", "tour_position": 1})
    ids = [services.shelters.save(None, row) for row in rows]
    services.office_records.save(None, {"name": "Musterverband"})
    return ids


def left(services: Services, path: Path):
    print_document(services, "count-sheet", services.office_records.ids()[0], path)
    return services.paper.out()[0]


def test_it_has_a_line_for_every_house_in_the_order_of_the_tour(services: Services, houses, tmp_path: Path):
    sheet = left(services, tmp_path / "a.pdf")
    assert sheet.rows == [{"shelter": houses[1]}, {"shelter": houses[0]}]
    page = PdfReader(tmp_path / "a.pdf").pages[0]
    assert page.mediabox.width > page.mediabox.height
    assert "GU Am Bogen (54 Plätze)" in page.extract_text()


def test_what_was_written_becomes_the_numbers_of_the_day(services: Services, houses, tmp_path: Path):
    sheet = left(services, tmp_path / "a.pdf")
    assert [column.key for column in columns(sheet)] == list(COLUMNS)
    entering.enter(services, sheet.id, [Entered(1, values={"occupied": 41, "languages": {"Farsi": 12}})])
    count = services.occupancies.of(Occupancy.shelter_id, houses[0])[0]
    assert (count.as_of, count.occupied, count.languages) == (date.today(), 41, {"Farsi": 12})


def test_without_houses_there_is_nothing_to_count(services: Services):
    with pytest.raises(UserError, match="keine Unterkunft"):
        count_sheet(services)
