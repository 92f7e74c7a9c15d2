"""A list ready to be written: plain values under headings, so that it can go to the child process."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Heading:
    """A column: English `name`, German `title`, `kind` (value of `Kind`, or "share": a part of one), summed or not."""

    name: str
    title: str
    kind: str = "text"
    total: bool = False


@dataclass
class Handed:
    """What is about to leave: who is named in it, who was left out, and what the reader must be told about that.

    `people` holds the ids of those the office knows, `named` counts all names.
    """

    title: str
    recipient: str
    people: list[str] = field(default_factory=list)
    named: int = 0
    left_out: int = 0
    notes: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)

    @property
    def confidential(self) -> bool:
        """Whether somebody is named in it."""
        return self.named > 0


@dataclass
class Sheet(Handed):
    """A table under headings. Values are str, int, float, date, datetime or None; money is whole cents."""

    as_of: date = field(default_factory=date.today)
    condition: str = ""
    headings: list[Heading] = field(default_factory=list)
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    total: tuple[Any, ...] | None = None
    landscape: bool = True

    def sum_up(self, label: str) -> None:
        """Fill the sum row from the columns that are summed; none without rows or without such columns."""
        if not self.rows or not any(h.total for h in self.headings):
            return
        sums = [sum(row[i] or 0 for row in self.rows) if h.total else None for i, h in enumerate(self.headings)]
        self.total = (label, *sums[1:])


@dataclass
class Records(Handed):
    """The same for machines: one dict a record with English names, values as JSON knows them."""

    items: list[dict[str, Any]] = field(default_factory=list)

    def add(self, more: "Records") -> None:
        """Append the records of another list that goes to the same recipient."""
        self.items += more.items
        self.people += more.people
        self.named += more.named
        self.left_out += more.left_out
        self.notes += [note for note in more.notes if note not in self.notes]
        self.columns = list(dict.fromkeys(self.columns + more.columns))
