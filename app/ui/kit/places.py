"""Where fields stand on a form: sections of lines, said with attributes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.models.base import Attribute
from app.models.facts import facts
from app.text import _, translate

Join = Callable[[list[str]], str]


@dataclass(frozen=True)
class Line:
    """A line of a form: mostly one field, sometimes several that are read as one (an address).

    `widget(facts, editable)` replaces the usual reader and editor (the availability grid).
    """

    attributes: tuple[Attribute, ...]
    label: str = ""
    join: Join = " ".join
    widget: Callable[..., Any] | None = None

    @property
    def head(self) -> str:
        """The words before the field."""
        return translate(self.label or facts(self.attributes[0]).label)


@dataclass(frozen=True)
class Section:
    """Lines under a quiet heading; an empty title stands for no heading."""

    title: str
    lines: tuple[Line, ...]


def line(
    *attributes: Attribute, label: str = "", join: Join = " ".join, widget: Callable[..., Any] | None = None
) -> Line:
    """A line of one or more fields."""
    return Line(attributes, label, join, widget)


def address(street: Attribute, postal_code: Attribute, city: Attribute, label: str) -> Line:
    """Street, postal code and town, read as "Casparplatz 44a, 71679 Asperg"."""
    return Line((street, postal_code, city), label, _address)


def section(title: str, *lines: Line | Attribute) -> Section:
    """A section; a bare attribute is a line of its own."""
    return Section(title, tuple(part if isinstance(part, Line) else Line((part,)) for part in lines))


def dotted(parts: list[str]) -> str:
    """Filled parts with a dot between them."""
    return " · ".join(filter(None, parts))


def span(parts: list[str]) -> str:
    """A period from its first and last day: "07.01.2026 – 07.01.2027", "ab 07.01.2026", "bis 07.01.2027"."""
    first, last = parts
    if first and last:
        return f"{first} – {last}"
    return _("ab {day}").format(day=first) if first else _("bis {day}").format(day=last) if last else ""


def _address(parts: list[str]) -> str:
    street, postal_code, city = parts
    return ", ".join(filter(None, (street, " ".join(filter(None, (postal_code, city))))))


def placed(sections: tuple[Section, ...]) -> list[Attribute]:
    """All attributes that have a place in these sections."""
    return [attribute for part in sections for row in part.lines for attribute in row.attributes]
