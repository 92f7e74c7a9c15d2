"""Web pages that a portal saved under an Excel name."""

from html.parser import HTMLParser

from app.errors import UserError
from app.services.imports import limits
from app.services.imports.formats.text_table import decode
from app.services.imports.sheets import Row, Sheet, plain


def sheets(data: bytes, name: str) -> list[Sheet]:
    """Every table of the page with at least one row."""
    reader = _Tables()
    reader.feed(decode(data))
    reader.close()
    found = [table for table in reader.tables if table]
    if not found:
        raise UserError("„{name}“ ist eine Internetseite ohne Tabelle.", name=name)
    stem = name.rsplit(".", 1)[0]
    return [Sheet(stem if len(found) == 1 else f"{stem} {count}", table) for count, table in enumerate(found, 1)]


class _Tables(HTMLParser):
    """Collects the cells of all tables; nested tables count as tables of their own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[Row]] = []
        self._cell: list[str] | None = None
        self._span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._end_cell()
            self.tables.append([])
        elif tag == "tr" and self.tables and len(self.tables[-1]) < limits.ROWS:
            self._end_cell()
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1]:
            self._end_cell()
            self._cell = []
            span = dict(attrs).get("colspan") or "1"
            self._span = min(int(span), 50) if span.isdecimal() else 1
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        row = self.tables[-1][-1]
        lines = ("".join(self._cell)).split("\n")
        row.append(
            plain(
                "\n".join(line for line in (" ".join(part.split()) for part in lines) if line)[: limits.CELL_CHARACTERS]
            )
        )
        row.extend([None] * (self._span - 1))
        del row[limits.COLUMNS :]
        self._cell = None
