"""The columns of the grid: what each is called, and what was typed into a row means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.models import Occupancy
from app.models.base import Facts, Kind
from app.models.facts import facts
from app.services.occupancy import languages
from app.services.occupancy.doubts import doubts
from app.services.occupancy.entries import NAMES, TYPED, GridRow, problems_of
from app.text import _, fold, translate
from app.ui.kit.editors import whole

FACTS: tuple[Facts, ...] = tuple(facts(attribute) for attribute in TYPED)
HEADS: tuple[str, ...] = tuple(told.label for told in FACTS)
LANGUAGES, SOURCE = NAMES.index("languages"), NAMES.index("source")
OCCUPIED, CAPACITY = NAMES.index("occupied"), NAMES.index("capacity")
COUNT = len(NAMES)
NOTE = _("Nur Zahlen, keine Namen.")


@dataclass(frozen=True)
class Reading:
    """What a row means; `problems` and `doubts` by column."""

    values: Mapping[str, Any] = field(default_factory=dict)
    problems: Mapping[int, str] = field(default_factory=dict)
    doubts: Mapping[int, str] = field(default_factory=dict)

    @property
    def filled(self) -> bool:
        """Whether anything stands in it."""
        return any(value is not None for value in self.values.values()) or bool(self.problems)


def written(cell: int, value: Any) -> str:
    """A value as it stands in its cell."""
    if value is None:
        return ""
    return languages.told(value) if FACTS[cell].kind is Kind.COUNTS else str(value)


def texts_of(values: Mapping[str, Any]) -> list[str]:
    """The texts of a row."""
    return [written(cell, values.get(name)) for cell, name in enumerate(NAMES)]


def read(texts: Sequence[str], row: GridRow) -> Reading:
    """What the texts of a row mean."""
    values: dict[str, Any] = {}
    problems: dict[int, str] = {}
    for cell, (name, text) in enumerate(zip(NAMES, texts, strict=True)):
        try:
            values[name] = _value(cell, text.strip())
        except ValueError as refused:
            values[name] = None
            problems[cell] = str(refused)
    problems |= {NAMES.index(name): words for name, words in problems_of(values).items()}
    odd = doubts(values, row.last, row.places)
    return Reading(values, problems, {NAMES.index(name): words for name, words in odd.items()})


def _value(cell: int, text: str) -> Any:
    if cell == LANGUAGES:
        return languages.read(text)
    if cell == SOURCE:
        return _source(text)
    try:
        return whole(text) if text else None
    except ValueError:
        raise ValueError(_("„{typed}“ ist keine ganze Zahl.").format(typed=text)) from None


def _source(text: str) -> str | None:
    most = FACTS[SOURCE].length or 0
    if len(text) > most:
        raise ValueError(_("Das ist zu lang: höchstens {most} Zeichen.").format(most=most))
    return text or None


def cell_of(heading: str) -> int | None:
    """The column that somebody else's heading means; None for none."""
    wanted = _plain(heading)
    return next((cell for cell, names in enumerate(_HEADINGS) if wanted in names), None)


def _plain(heading: str) -> str:
    return fold(heading).replace("–", "-").replace(" ", "").rstrip(".:")


_MORE: Mapping[str, tuple[str, ...]] = {
    "capacity": (_("Kapazität"), _("Plätze gesamt"), _("Soll"), _("Platzzahl")),
    "occupied": (_("Ist"), _("belegt am"), _("Bewohnerzahl"), _("aktuell")),
    "households": (_("Familien"), _("HH"), _("Haushalt")),
    "women": (_("weiblich"), _("w"), _("Frau")),
    "men": (_("männlich"), _("m"), _("Mann")),
    "minors_0_5": (_("0-5"), _("0–5 Jahre"), _("unter 6"), _("Kinder unter 6")),
    "minors_6_13": (_("6-13"), _("6–13 Jahre")),
    "minors_14_17": (_("14-17"), _("14–17 Jahre"), _("Jugendliche")),
    "travelling_alone": (_("alleinreisend"), _("Alleinstehende"), _("Einzelpersonen")),
    "languages": (_("Sprache"), _("Muttersprache")),
    "source": (_("Herkunft der Zahlen"), _("gemeldet von")),
}
_HEADINGS = tuple(
    {_plain(word) for word in (translate(told.label), *told.found_as, *_MORE[told.name])} for told in FACTS
)
HOUSE_HEADINGS = {
    _plain(word) for word in (translate(facts(Occupancy.shelter_id).label), _("Haus"), _("Objekt"), _("Name"))
}


def is_house(heading: str) -> bool:
    """Whether a heading stands over the names of houses."""
    return _plain(heading) in HOUSE_HEADINGS
