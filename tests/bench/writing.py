"""P6 and P7: a styled Excel list and a hundred handouts, against the library alone."""

import io
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from app.services.lists.export import packed
from app.services.lists.sheet import Heading, Sheet
from app.services.worker import run_in_child
from tests.bench.measure import Promise

ROWS, COLUMNS = 5_000, 20


def promises(folder: Path) -> list[Promise]:
    """5,000 × 20 cells as .xlsx with the worker's start; 100 handouts of up to two pages."""
    return [_list(folder), _handouts()]


def _list(folder: Path) -> Promise:
    kinds = ("text", "text", "date", "number", "money")
    headings = [Heading(f"column{i}", f"Spalte {i}", kinds[i % 5]) for i in range(COLUMNS)]
    values: dict[str, Any] = {"text": "Böhringer, Katja", "date": date(2026, 11, 23), "number": 42, "money": 640000}
    rows = [tuple(values[h.kind] for h in headings) for _row in range(ROWS)]
    sheet = Sheet("Liste", "eigenes Büro", headings=headings, rows=rows)
    plain = packed(sheet, None)
    target = folder / "list.xlsx"

    def ours() -> tuple[float, Any]:
        begun = time.perf_counter()
        run_in_child("app.services.lists.xlsx:write", (str(target), plain))
        return (time.perf_counter() - begun) * 1000, _cells(target)

    def bare() -> tuple[float, Any]:
        from openpyxl import Workbook

        begun = time.perf_counter()
        book = Workbook(write_only=True)
        page = book.create_sheet()
        for row in rows:
            page.append(row)
        book.save(target)
        return (time.perf_counter() - begun) * 1000, _cells(target)

    title = f"styled list of {ROWS:,} × {COLUMNS} as .xlsx, worker start included"
    return Promise("P6", title, "openpyxl write_only, same cells without style", 1.5, 1.2, ours, bare, same=_as_many)


def _cells(path: Path) -> tuple[int, int]:
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    return len(rows), max(len(row) for row in rows)


def _as_many(ours: tuple[int, int], bare: tuple[int, int]) -> bool:
    """Ours holds the same rows, and its head lines above and notes below them."""
    return 0 <= ours[0] - bare[0] <= 12 and ours[1] == bare[1]


def _handouts() -> Promise:
    from app.services.documents import handout
    from tests.documents.samples import HANDOUT

    records = [replace(HANDOUT, shelter=f"GU Nummer {number}") for number in range(100)]

    def ours() -> tuple[float, Any]:
        stream = io.BytesIO()
        begun = time.perf_counter()
        handout.write_many(stream, records)
        return (time.perf_counter() - begun) * 1000, pages(stream)

    def bare() -> tuple[float, Any]:
        stream = io.BytesIO()
        begun = time.perf_counter()
        _platypus(stream, records)
        return (time.perf_counter() - begun) * 1000, pages(stream)

    return Promise("P7", "100 handouts", "the same contents by plain platypus", 1.0, 0.5, ours, bare, same=_all_there)


def pages(stream: io.BytesIO) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    return len(pypdfium2.PdfDocument(stream.getvalue()))


def _all_there(ours: int, bare: int) -> bool:
    return 100 <= ours <= 200 and bare >= 100


def _platypus(stream: Any, records: Sequence[Any]) -> None:
    """The same texts as paragraphs and tables with fixed widths, one handout after the other."""
    from reportlab.platypus import PageBreak

    build(stream, lambda: [part for record in records for part in (*story_of(record), PageBreak())])


def build(stream: Any, story: Callable[[], list[Any]]) -> None:
    """Draw what plain platypus makes of a story."""
    from reportlab.platypus import SimpleDocTemplate

    from app.services.documents.fonts import font

    for name in ("NotoSans-Regular", "NotoSans-Bold"):
        font(name)
    SimpleDocTemplate(stream, invariant=1).build(story())


def story_of(record: Any) -> list[Any]:
    """Every text of the sheet, in the same order: head, way, rules, numbers, six tables with headings, ruled lines."""
    from reportlab.platypus import Table

    office, numbers = record.office, record.residents
    way = (record.street, record.city, record.transit, record.parking, record.key)
    left = [paragraph("Hinkommen und hineinkommen", bold=True), *map(paragraph, way)]
    left += [paragraph("Hausregeln", bold=True), *map(paragraph, record.rules)]
    counts = [f"{name}: {count}" for name, count in (*numbers.groups, *numbers.languages)] if numbers else []
    right = [paragraph("Belegung", bold=True), paragraph(" · ".join(counts)), *map(paragraph, _EMERGENCY)]
    parts = [
        paragraph(f"{office.line} · {office.name}", 8),
        paragraph(record.shelter, 18, True),
        paragraph(record.kind),
    ]
    parts.append(Table([[left, right]], colWidths=[280, 213]))
    for heading, columns, rows in _tables(record):
        parts += [paragraph(heading, bold=True), table(columns, rows)]
    parts += [paragraph("Notizen", bold=True), Table([[""]] * 24, colWidths=[493], rowHeights=[22] * 24, style=LINES)]
    return parts


_EMERGENCY = ("112 Feuerwehr, Rettungsdienst", "110 Polizei", "116117 Ärztlicher Bereitschaftsdienst")
LINES = [("LINEBELOW", (0, 0), (-1, -1), 0.4, "#C9C5BF"), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def _tables(record: Any) -> list[tuple[str, Sequence[str], Sequence[Sequence[str]]]]:
    contacts = [(c.role, f"{c.name}, {c.organisation}", f"{c.phone} {c.email}", c.hours) for c in record.contacts]
    offers = [(o.when, o.title, o.room, ", ".join(p.name for p in o.held_by)) for o in record.offers]
    groups = [(g.name, ", ".join(p.name for p in g.speakers), str(g.members)) for g in record.groups]
    needs = [(n.category, n.details, str(n.wanted)) for n in record.needs]
    return [
        ("Ansprechpersonen", ("Funktion", "Name", "Telefon, E-Mail", "Anwesend"), contacts),
        ("Offen", ("Was", "Wer", "Bis"), [(p.text, p.who, str(p.due or "")) for p in record.open_points]),
        ("Laufende Angebote", ("Wann", "Angebot", "Raum", "Wer"), offers),
        ("Bedarfe", ("Bedarf", "Einzelheiten", "Gesucht"), needs),
        ("Helferkreis", ("Gruppe", "Sprecher/in", "Mitglieder"), groups),
        ("Vier Wochen", ("Wann", "Was", "Wo"), [(str(u.slot.start), u.title, u.place) for u in record.upcoming]),
    ]


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Any:
    """Rows under their titles."""
    from reportlab.platypus import Table

    head = [paragraph(column, 8, True) for column in columns]
    widths = [493 / len(columns)] * len(columns)
    return Table([head, *([paragraph(cell) for cell in row] for row in rows)], widths, repeatRows=1, style=LINES)


@cache
def _style(size: float, bold: bool) -> Any:
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle("x", fontName=f"NotoSans-{'Bold' if bold else 'Regular'}", fontSize=size, leading=size * 1.3)


def paragraph(text: str, size: float = 9.5, bold: bool = False) -> Any:
    """A text that wraps."""
    from reportlab.platypus import Paragraph

    return Paragraph(escape(str(text or "")), _style(size, bold))
