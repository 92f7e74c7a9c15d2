"""Where the fields of an arrival, and of the count that follows it, stand on a form."""

from app.models import Arrival, Need, Occupancy
from app.text import _
from app.ui.kit.places import line, section
from app.ui.needs.blocks import needs_of

A, O = Arrival, Occupancy  # noqa: E741
SECTIONS = (
    section(
        "",
        A.shelter_id,
        A.arrives_on,
        A.people,
        A.minors,
        A.families,
        A.travelling_alone,
        A.languages,
        A.announced_on,
        A.source,
        A.notes,
    ),
)
COUNT = (
    section(
        "",
        O.shelter_id,
        O.as_of,
        line(O.occupied, O.capacity, label=_("Belegt / Plätze"), join=" / ".join),
        O.households,
        line(O.women, O.men, label=_("Frauen / Männer"), join=" / ".join),
        line(O.minors_0_5, O.minors_6_13, O.minors_14_17, label=_("Kinder 0–5 / 6–13 / 14–17"), join=" / ".join),
        O.travelling_alone,
        O.languages,
        O.source,
    ),
)
NEEDS = needs_of(Need.arrival_id)
