"""A document on its way to paper: the real pages, the choices, and what stands in the way."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMenu, QPushButton
from sqlalchemy import select

from app.models import Disclosure, EventKind, Office, ParticipationState
from app.services.documents.register import document
from app.ui.kit import outputs_hook
from app.ui.menus import _flat as flat
from app.ui.office_dialog import OfficeDialog
from app.ui.outputs.print_dialog import PrintDialog
from tests.ui.conftest import reading

OFFICE = {
    "name": "Musterverband",
    "street": "Musterplatz 1",
    "postal_code": "71638",
    "city": "Ludwigsburg",
    "publisher": "Musterverband e. V.",
}


@pytest.fixture
def event(office: Any) -> str:
    """An info evening next week."""
    start = datetime.now().replace(hour=19, minute=0, second=0, microsecond=0) + timedelta(days=7)
    values = {"title": "Zeit schenken", "kind": EventKind.INFO, "start": start, "end": start + timedelta(hours=2)}
    return office.events.save(None, values)


@pytest.fixture
def print_dialog(
    host: Any, desk: Any, folder: Any, settle: Callable[[], None], qtbot: Any
) -> Callable[..., PrintDialog]:
    """Opens the dialog for a document and waits for its page."""

    def open_dialog(key: str = "flyer", record_id: str = "") -> PrintDialog:
        dialog = PrintDialog(host, desk, document(key), record_id)
        dialog.open()
        qtbot.waitUntil(lambda: ready(dialog), timeout=20_000)
        return dialog

    return open_dialog


def ready(dialog: PrintDialog) -> bool:
    return dialog.ready


@pytest.fixture
def named_office(office: Any) -> None:
    office.crud(Office).save(None, OFFICE)


def test_the_next_event_is_proposed_with_its_page(print_dialog, named_office, event):
    dialog = print_dialog()
    assert dialog.record.text() == "Zeit schenken"
    assert dialog.preview.number.text() == "Seite 1 von 1"


def test_the_page_is_really_drawn(print_dialog, named_office, event, qtbot):
    dialog = print_dialog()
    qtbot.waitUntil(lambda: bool(dialog.preview._pictures), timeout=20_000)
    picture = next(iter(dialog.preview._pictures.values()))
    assert picture.pixelColor(picture.width() // 2, 5).name().upper() == "#B3122A"


def test_the_whole_page_fits_also_over_a_sentence(print_dialog, named_office, event, settle):
    dialog = print_dialog()
    dialog.tell("Das muss noch gesagt werden. " * 12)
    settle()
    assert not dialog.preview._area.verticalScrollBar().isVisible()
    assert dialog.problem.width() > dialog.width() // 2


def test_real_size_is_larger_than_the_whole_page(print_dialog, named_office, event):
    dialog = print_dialog()
    whole = dialog.preview._sheet.width()
    dialog.preview.zoom(False)
    assert dialog.preview._sheet.width() == 794 > whole


def test_another_paper_is_drawn_anew(print_dialog, named_office, event, settle):
    dialog = print_dialog()
    dialog.findChild(object, "paper-A5").click()
    settle()
    assert round(dialog.preview.sizes[0][0]) == 420


def test_the_pdf_is_the_preview(print_dialog, named_office, event, folder, settle):
    dialog = print_dialog()
    dialog.save.click()
    settle()
    assert "Zeit schenken" in PdfReader(next(folder.glob("*_Flyer-Zeit-schenken.pdf"))).pages[0].extract_text()


def test_without_an_imprint_the_sentence_stands_there_and_leads_to_the_office(print_dialog, office, event, host):
    office.crud(Office).save(None, {**OFFICE, "publisher": None, "street": None})
    dialog = print_dialog()
    assert "Impressum" in dialog.preview.sentence and not dialog.save.isEnabled()
    assert "Angaben zum Büro ergänzen" in reading(dialog.preview)


def test_a_missing_credit_leads_to_the_funder(print_dialog, named_office, office, event, desk, qtbot):
    funder = office.funders.save(None, {"name": "Bund", "credit_required": True})
    office.events.set_funders(event, [funder])
    dialog = print_dialog()
    entity, record_id, words = dialog.mending
    assert (
        "Förderhinweis" in dialog.preview.sentence or "Bund" in dialog.preview.sentence
    ) and words == "Zum Geldgeber"
    with qtbot.waitSignal(desk.open_asked) as asked:
        dialog._go_to(entity, record_id)
    assert asked.args == ["Funder", funder]


def test_the_choices_stand_together_at_the_top(print_dialog, named_office, event):
    options = print_dialog().options
    sizes = [choice for choice in options.findChildren(QPushButton) if choice.text() in ("A4", "A5")]
    assert sizes and max(choice.geometry().bottom() for choice in sizes) < 80


def test_without_an_event_nothing_can_be_printed(print_dialog, named_office):
    dialog = print_dialog()
    assert "Bitte wählen Sie" in dialog.preview.sentence and not dialog.paper.isEnabled()


def test_the_sign_in_sheet_takes_more_free_lines(print_dialog, named_office, event, settle, write):
    dialog = print_dialog("sign-in")
    pages = len(dialog.preview.sizes)
    write(dialog.options._blank, "60")
    settle()
    assert len(dialog.preview.sizes) > pages


def test_turning_pages_stops_at_the_ends(print_dialog, named_office, shelter):
    dialog = print_dialog("handout", shelter().id)
    dialog.preview.turn_to(5)
    assert dialog.preview.page == 0


def test_paper_gets_the_pages_and_the_log_its_line(
    print_dialog, named_office, event, office, person, tmp_path, settle, write
):
    values = {"event_id": event, "person_id": person().id, "state": ParticipationState.REGISTERED}
    office.participations.save(None, values)
    dialog = print_dialog("sign-in", event)
    write(dialog.options._blank, "40")
    settle()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    dialog.send_to(printer)
    settle()
    assert len(PdfReader(tmp_path / "papier.pdf").pages) == len(dialog.preview.sizes) > 1
    with office.database.session() as session:
        assert [line.purpose for line in session.scalars(select(Disclosure))] == ["gedruckt"]


def test_the_menu_of_a_record_leads_to_its_document(window, named_office, event, qtbot):
    window.show_record("Event", event)
    menu = QMenu(window)
    outputs_hook.fill_record_menu(window.tab.pane, event, menu)
    menu.actions()[0].trigger()
    dialog = window.findChild(PrintDialog)
    assert dialog.record_id == event
    qtbot.waitUntil(lambda: not window.desk.tasks.busy, timeout=20_000)
    dialog.reject()


def test_the_menu_names_every_list_and_document(window):
    window.menus.output.aboutToShow.emit()
    words = [action.text() for action in flat(window.menus.output)]
    assert {"Liste „Ehrenamtliche je Unterkunft“ …", "Liste „Belegung zum Stichtag“ …", "Flyer drucken …"} <= set(words)


def test_the_lists_stand_in_menus_that_fit_a_low_screen(window):
    window.menus.output.aboutToShow.emit()
    lists = next(action.menu() for action in window.menus.output.actions() if action.text() == "Listen als Datei")
    groups = {action.text(): action.menu() for action in lists.actions() if action.menu()}
    assert list(groups) == ["Ehrenamtliche", "Unterkünfte", "Kalender", "Projekte", "Förderung", "Netzwerk", "Weitere"]
    assert max(menu.sizeHint().height() for menu in (lists, *groups.values())) < 480


def test_the_list_on_the_screen_goes_out_as_it_is_filtered(window, person, qtbot):
    from app.ui.outputs.plugin import open_screen_list

    person("Öztürk", "Immo", city="Remseck")
    person("Amara", "Selin", city="Asperg")
    window.go_to("people")
    window.tab.pane.search.setText("remseck")
    ids = window.tab.pane.service.ids(window.tab.pane.current_query())
    dialog = open_screen_list(window, window.tab.pane, ids, "")
    qtbot.waitUntil(lambda: not window.desk.tasks.busy, timeout=20_000)
    assert [row[0] for row in dialog.card.model.rows] == ["Öztürk, Immo"]
    dialog.reject()


def test_the_system_is_asked_for_a_printer(print_dialog, named_office, event):
    dialog = print_dialog()
    dialog.ask_for_printer()
    asked = dialog.findChild(object, "systemPrint")
    assert asked.isVisible()
    asked.reject()


def test_one_key_prints_the_record_in_view(window, named_office, event, qtbot):
    window.show_record("Event", event)
    window.menus.output.actions()[0].trigger()
    dialog = window.findChild(PrintDialog)
    assert (dialog.document.key, dialog.record_id) == ("flyer", event)
    qtbot.waitUntil(lambda: not window.desk.tasks.busy, timeout=20_000)
    dialog.reject()


def test_one_key_asks_where_a_house_can_be_printed_in_several_ways(window, shelter):
    window.show_record("Shelter", shelter("Oßweil").id)
    window.menus.output.actions()[0].trigger()
    ways = window.findChild(QMenu, "printWays")
    assert any("Einsatzliste" in action.text() for action in ways.actions())
    ways.close()


def test_a_completed_office_brings_the_flyer_back(print_dialog, office, event, settle):
    dialog = print_dialog()
    assert "Angaben zum Büro fehlen" in dialog.preview.sentence
    dialog._go_to(*dialog.mending[:2])
    form = dialog.findChild(OfficeDialog)
    office.crud(Office).save(None, OFFICE)
    form.accept()
    settle()
    assert dialog.isVisible() and dialog.save.isEnabled()
    dialog.reject()
