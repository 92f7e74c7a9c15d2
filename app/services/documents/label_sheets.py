"""The sheets of labels that shops sell, by name, and the one of name badges; loads nothing that draws."""

import csv
from dataclasses import dataclass
from functools import cache

from app import resources
from app.errors import UserError
from app.text import _


@dataclass(frozen=True)
class LabelSheet:
    """How a sheet of labels is cut, in millimetres."""

    name: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    step_x: float
    step_y: float

    @property
    def count(self) -> int:
        """Labels on a sheet."""
        return self.columns * self.rows


BADGES = LabelSheet(_("Namensschilder zum Ausschneiden (85 × 54 mm, 10 Stück)"), 2, 5, 85, 54, 20, 13.5, 85, 54)


@cache
def sheets() -> tuple[LabelSheet, ...]:
    """The sheets for addresses that are known by name."""
    with resources.path("letters", "sheets.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, delimiter=";"))[1:]
    return tuple(LabelSheet(line[0], int(line[1]), int(line[2]), *map(float, line[3:])) for line in lines)


def sheet(name: str) -> LabelSheet:
    """The sheet of this name, or the one whose name contains it ("L7160"); UserError where there is none."""
    known = (*sheets(), BADGES)
    for one in known:
        if name == one.name or (name and name.casefold() in one.name.casefold()):
            return one
    raise UserError(
        "Ein Bogen „{name}“ ist nicht bekannt. Es gibt: {names}.", name=name, names=", ".join(s.name for s in known)
    )
