"""A sheet gets its number when it is printed, and no number comes twice."""

import pytest

from app.errors import UserError
from app.models import SheetKind
from app.services.office import Services
from app.services.paper import numbers


def issue(services: Services, title: str = "Sprachcafé") -> int:
    return services.paper.issue(SheetKind.PRESENCE, title, [{"person": "a"}], blank=3).number


def test_first_sheet_of_an_office_has_four_digits(services: Services) -> None:
    assert issue(services) == numbers.FIRST


def test_numbers_run_on(services: Services) -> None:
    assert [issue(services), issue(services)] == [1001, 1002]


def test_what_lies_on_paper_is_not_undone(services: Services) -> None:
    before = services.shelters.save(None, {"name": "GU Testgasse"})
    number = issue(services)
    operation = services.history.last_undoable()
    assert operation
    services.history.undo(operation.id)
    assert services.shelters.all() == [] and before
    assert services.paper.numbered(numbers.spoken(number)).title == "Sprachcafé"


def test_number_of_a_removed_row_does_not_come_again(services: Services) -> None:
    sheet = services.paper.issue(SheetKind.HOURS, "Einsatzliste", [])
    with services.database.transaction("Weg", undoable=False) as session:
        session.delete(session.get(type(sheet), sheet.id))
    assert issue(services) == 1002


def test_sheet_is_found_by_its_number(services: Services) -> None:
    number = issue(services)
    assert services.paper.numbered(numbers.spoken(number)).title == "Sprachcafé"


def test_unknown_number_is_told(services: Services) -> None:
    with pytest.raises(UserError, match="hat dieses Büro nicht gedruckt"):
        services.paper.numbered(numbers.spoken(4711))


def test_sheet_whose_file_cannot_be_written_is_not_out(services: Services) -> None:
    with pytest.raises(OSError), services.paper.issued(SheetKind.HOURS, "Einsatzliste", []):
        raise OSError
    assert services.paper.all() == []
