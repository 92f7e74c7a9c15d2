"""The lists of a visit handout, each under its title, that flow over pages or are cut to what fits."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.services.documents.blocks import EMPTY, Block, space, stack, text_block
from app.services.documents.furniture import MARGIN, SMALL
from app.services.documents.handout_data import Group, Handout, Volunteer
from app.services.documents.handout_parts import heading, quiet
from app.services.documents.table import Column, columns, head_row, row
from app.services.documents.wording import joined, short_slot
from app.text import _, german_date, number

T = TypeVar("T")
MOST_ROWS, MOST_LINES = 30, 3
PRESENCE_LINES = 6
"""Room for hours on several days and a deputy with a long name."""


@dataclass
class Section:
    """A heading, what stands over its rows on a further page, and rows of which the first `shown` are printed; the
    rest is counted."""

    heading: Block
    continued: Block
    rows: list[Block]
    total: int
    shown: int

    @property
    def height(self) -> float:
        """Height of the rows shown."""
        return sum(block.height for block in self.rows[: self.shown])

    def groups(self) -> Iterable[list[Block]]:
        """What must stay together: the heading with the first row, the last two rows (a page never begins with a single
        one) with the count of those left out."""
        rows = self.rows[: self.shown]
        left_out = [_left_out(self.total - self.shown)] if self.total > self.shown else []
        groups = [*([block] for block in rows[:-2]), rows[-2:]]
        groups[0] = [self.heading, *groups[0]]
        groups[-1] = [*groups[-1], *left_out]
        return groups


def _left_out(count: int) -> Block:
    text = _("… und {count} weitere").format(count=number(count))
    return stack(space(2), text_block(text, SMALL, MARGIN, 300))


def sections(handout: Handout, width: float) -> list[Section]:
    """The lists in the order in which they are needed on the way and at the house."""
    return [
        contacts(handout, width),
        open_points(handout, width),
        offers(handout, width),
        needs(handout, width),
        circle(handout, width),
        upcoming(handout, width),
    ]


def section(
    title: str,
    empty: str,
    entries: Sequence[T],
    table: tuple[Column, ...],
    cells: Callable[[T], Sequence[str]],
    most: int = MOST_LINES,
) -> Section:
    """A list under its title, its rows at most so many lines high; of very many entries the first are printed and the
    rest is counted."""
    above = stack(space(11), heading(title))
    if not entries:
        return Section(above, EMPTY, [quiet(empty)], 1, 1)
    rows = [row(cells(entry), table, most) for entry in entries[:MOST_ROWS]]
    again = stack(heading(_("{title} – Fortsetzung").format(title=title)), head_row(table))
    return Section(stack(above, head_row(table)), again, rows, len(entries), len(rows))


def contacts(handout: Handout, width: float) -> Section:
    """Who answers in the house, when, and who else."""
    table = columns(
        width, (_("Funktion"), 34), (_("Name"), 26, True), (_("Telefon, E-Mail"), 38), (_("Anwesend, Vertretung"), 34)
    )
    return section(
        _("Ansprechpersonen"),
        _("Noch keine Ansprechperson eingetragen."),
        handout.contacts,
        table,
        lambda entry: (
            joined(entry.role, entry.organisation, by="\n"),
            entry.name,
            joined(entry.phone, entry.email, by="\n"),
            joined(entry.hours, _("Vertretung: {name}").format(name=entry.deputy) if entry.deputy else "", by="\n"),
        ),
        PRESENCE_LINES,
    )


def open_points(handout: Handout, width: float) -> Section:
    """What was agreed and is not done."""
    table = columns(width, ("", 5), (_("Was"), 78), (_("Wer"), 30), (_("Bis"), 20))
    last = _(" ({date})").format(date=german_date(handout.last_visit)) if handout.last_visit else ""
    return section(
        _("Offen vom letzten Besuch") + last,
        _("Vom letzten Besuch ist nichts offen."),
        handout.open_points,
        table,
        lambda entry: ("\N{BALLOT BOX}", entry.text, entry.who, german_date(entry.due)),
    )


def offers(handout: Handout, width: float) -> Section:
    """What runs, when and where, and who holds it."""
    table = columns(width, (_("Wann"), 36), (_("Angebot"), 36, True), (_("Raum"), 31), (_("Wer"), 36))
    return section(
        _("Laufende Angebote"),
        _("Zurzeit läuft kein Angebot."),
        handout.offers,
        table,
        lambda entry: (entry.when, entry.title, entry.room, people(entry.held_by, handout)),
    )


def needs(handout: Handout, width: float) -> Section:
    """Who is looked for, the urgent first."""
    heads = (_("Bedarf"), 40, True), (_("Einzelheiten"), 60), (_("Seit"), 22), (_("Gesucht"), 16, False, True)
    table = columns(width, *heads)
    return section(
        _("Offene Bedarfe"),
        _("Zurzeit ist kein Bedarf offen."),
        sorted(handout.needs, key=lambda need: not need.urgent),
        table,
        lambda entry: (
            _("Dringend: {need}").format(need=entry.category) if entry.urgent else entry.category,
            entry.details,
            german_date(entry.since),
            number(entry.wanted),
        ),
    )


def circle(handout: Handout, width: float) -> Section:
    """The circle as a whole, then its groups, with their speakers."""
    table = columns(width, (_("Gruppe"), 50, True), (_("Sprecherin, Sprecher"), 64), (_("Mitglieder"), 20, False, True))
    return section(
        joined(_("Helferkreis"), handout.circle, by=" "),
        _("Noch keine Gruppe eingetragen."),
        handout.groups,
        table,
        lambda entry: (group_name(entry, handout), people(entry.speakers, handout), number(entry.members)),
    )


def group_name(group: Group, handout: Handout) -> str:
    """How a group is called under the name of its circle, whose own line counts everybody; several keep their names."""
    alone = group.whole and sum(one.whole for one in handout.groups) == 1
    return _("Ganzer Helferkreis") if alone else group.name


def upcoming(handout: Handout, width: float) -> Section:
    """What takes place in four weeks."""
    table = columns(width, (_("Wann"), 44), (_("Was"), 56, True), (_("Wo"), 36))
    return section(
        _("In den nächsten vier Wochen"),
        _("In den nächsten vier Wochen ist nichts eingetragen."),
        handout.upcoming,
        table,
        lambda entry: (short_slot(entry.slot), entry.title, entry.place),
    )


def people(named: Sequence[Volunteer], handout: Handout) -> str:
    """Names, with the private telephone number only where the user asked for it."""
    if not handout.with_private_data:
        return joined(*(person.name for person in named))
    return joined(*(joined(person.name, person.phone, by=" ") for person in named))
