"""What looks odd about the numbers of a house: said softly, never a reason not to keep them."""

from collections.abc import Mapping
from typing import Any

from app.text import _, number

GROUPS = ("women", "men", "minors_0_5", "minors_6_13", "minors_14_17")
"""Together they are everybody: adults by sex, minors by age."""
LEAP, LEAP_LEAST = 0.5, 20
"""A change by this share and at least so many people since the last count is told."""


def doubts(values: Mapping[str, Any], last: Mapping[str, Any], places: int | None) -> dict[str, str]:
    """Field name and sentence for each number that does not fit the others; `places` are those of the house."""
    occupied, room = values.get("occupied"), values.get("capacity")
    room = places if room is None else room
    found: dict[str, str] = {}
    if occupied is None:
        return {}
    if room is not None and occupied > room:
        words = _("{occupied} belegt, aber nur {places} Plätze")
        found["occupied"] = words.format(occupied=number(occupied), places=number(room))
    _add_groups(found, values, occupied)
    for name, words in (
        ("households", _("mehr Haushalte als Menschen")), ("travelling_alone", _("mehr Alleinreisende als Menschen")),
    ):  # fmt: skip
        if (values.get(name) or 0) > occupied:
            found[name] = words
    spoken = sum((values.get("languages") or {}).values())
    if spoken > occupied:
        words = _("die Sprachen ergeben {sum}, belegt sind {occupied}")
        found["languages"] = words.format(sum=number(spoken), occupied=number(occupied))
    before = last.get("occupied")
    if before is not None and abs(occupied - before) >= max(LEAP_LEAST, LEAP * before):
        found.setdefault("occupied", _("zuletzt waren es {before}").format(before=number(before)))
    return found


def _add_groups(found: dict[str, str], values: Mapping[str, Any], occupied: int) -> None:
    groups = [values.get(name) for name in GROUPS]
    known = [count for count in groups if count is not None]
    total = sum(known)
    if total > occupied or (len(known) == len(groups) and total != occupied):
        words = _("die Gruppen ergeben {sum}, belegt sind {occupied}")
        found["women"] = words.format(sum=number(total), occupied=number(occupied))
