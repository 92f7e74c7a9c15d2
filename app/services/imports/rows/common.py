"""What all kinds of lists share: a row's cells by meaning, and the record they make."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from app.services.imports.columns import Column, cell_of
from app.services.imports.sheets import Cell, Row
from app.services.imports.values.blank import line_of, text_of
from app.services.imports.values.days import mark


@dataclass
class Found:
    """One record that a row holds: where it stands, its values by field name, and what could not be understood.

    `unread` are sentences like "Führungszeugnis: ja"; `row` is the number of the row in its sheet, from 1.
    """

    sheet: str
    row: int
    values: dict[str, Any]
    cells: list[Cell] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


class Cells:
    """The filled cells of one row by the meaning of their columns."""

    def __init__(self, row: Row, columns: list[Column]) -> None:
        self._by_field: dict[str, list[tuple[Column, Cell]]] = defaultdict(list)
        self._asked: set[str] = set()
        for column in columns:
            cell = cell_of(row, column)
            if column.field and cell is not None and text_of(cell):
                self._by_field[column.field].append((column, cell))

    def of(self, name: str) -> list[tuple[Column, Cell]]:
        """All filled cells of one meaning with their columns, from left to right."""
        self._asked.add(name)
        return self._by_field.get(name, [])

    def first(self, name: str) -> Cell:
        """The first filled cell of one meaning, or None."""
        found = self.of(name)
        return found[0][1] if found else None

    def line(self, name: str) -> str:
        """The first filled cell as one line; empty when there is none."""
        cell = self.first(name)
        return "" if cell is None else line_of(cell)

    def text(self, name: str) -> str:
        """All filled cells, one below the other, as they are written."""
        return "\n".join(text_of(cell) for _column, cell in self.of(name))

    def entries(self, name: str) -> list[tuple[Column, str]]:
        """The filled cells as text; a ticked cell as what its column stands for, an unticked one not at all."""
        found = []
        for column, cell in self.of(name):
            ticked = mark(cell) if column.tick else None
            if ticked is False:
                continue
            text = column.tick if ticked else f"{column.tick} {text_of(cell)}".strip()
            found.append((column, text))
        return found

    @property
    def fields(self) -> set[str]:
        """The meanings that have a filled cell."""
        return set(self._by_field)

    @property
    def unasked(self) -> list[str]:
        """The meanings of filled cells that nobody has asked for yet."""
        return [name for name in self._by_field if name not in self._asked]


def title_of(column: Column) -> str:
    """A header in one line."""
    return " ".join(column.header.replace("-\n", "").split())
