"""The parts of a visit handout: the overview at the top and the lists below it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.services.documents.blocks import EMPTY, Block, beside, lines_block, space, stack, text_block
from app.services.documents.data import Handout, Residents, Volunteer
from app.services.documents.furniture import BODY, LABEL, MARGIN, SMALL, STRONG, TITLE
from app.services.documents.page import Page
from app.services.documents.table import Column, columns, head_row, row
from app.services.documents.text import NBSP
from app.services.documents.typeset import INK, Style, wrap_at_most
from app.services.documents.wording import joined, short_slot, town
from app.text import _, german_date, number

T = TypeVar("T")
MOST_ROWS = 30
RULES = 5
VISIT_RULE = _("Zimmer nur auf Einladung betreten, vorher anklopfen.")
"""Rooms are dwellings under Art. 13 GG (VGH Baden-Württemberg, 02.02.2022, 12 S 4089/20)."""
EMERGENCY = (
    ("112", _("Feuerwehr, Rettungsdienst")),
    ("110", _("Polizei")),
    ("116117", _("Ärztlicher Bereitschaftsdienst")),
)
HEADING = Style(STRONG.size, bold=True)


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
        """What must stay together: the heading with the first row, the last row with the count of those left out."""
        rows = self.rows[: self.shown]
        left_out = [_left_out(self.total - self.shown)] if self.total > self.shown else []
        groups = [[block] for block in rows]
        groups[0] = [self.heading, *groups[0]]
        groups[-1] = [*groups[-1], *left_out]
        return groups


def _left_out(count: int) -> Block:
    text = _("… und {count} weitere").format(count=number(count))
    return stack(space(2), text_block(text, SMALL, MARGIN, 300))


def overview(handout: Handout, width: float) -> Block:
    """Access and house rules on the left, occupancy and emergency numbers on the right."""
    gutter = 22.0
    left = (width - gutter) * 0.57
    right, x = width - gutter - left, MARGIN + left + gutter
    first = stack(_access(handout, left), space(8), _rules(handout, left))
    second = stack(_residents(handout.residents, x, right), space(10), _emergency(x, right))
    return stack(beside(first, second))


def _heading(text: str, x: float = MARGIN, width: float = 400) -> Block:
    return stack(text_block(text, HEADING, x, width), space(2))


def _access(handout: Handout, width: float) -> Block:
    address = joined(handout.street, town(handout.postal_code, handout.city))
    facts = (
        (_("Adresse"), address),
        (_("ÖPNV"), handout.transit),
        (_("Parken"), handout.parking),
        (_("Schlüssel"), handout.key),
    )
    rows = [_fact(label, text, width) for label, text in facts if text]
    return stack(_heading(_("Hinkommen und hineinkommen")), *rows or [_quiet(_("Noch keine Adresse eingetragen."))])


def _fact(label: str, text: str, width: float) -> Block:
    column = 52.0
    lines = wrap_at_most(text.replace("\n", " "), BODY, width - column, 3)
    value = lines_block(lines, BODY, MARGIN + column, width - column)
    return stack(beside(text_block(label, Style(BODY.size, colour=SMALL.colour), MARGIN, column), value), space(1.5))


def _rules(handout: Handout, width: float) -> Block:
    rules = [rule for rule in handout.rules if rule.strip()]
    if not any("einladung" in rule.casefold() for rule in rules[:RULES]):
        rules = [VISIT_RULE, *rules]
    return stack(_heading(_("Hausregeln")), *(_rule(place, rule, width) for place, rule in enumerate(rules[:RULES], 1)))


def _rule(place: int, rule: str, width: float) -> Block:
    lines = wrap_at_most(rule.replace("\n", " "), BODY, width - 14, 2)
    return beside(text_block(f"{place}.", BODY, MARGIN, 14), lines_block(lines, BODY, MARGIN + 14, width - 14))


def _residents(residents: Residents | None, x: float, width: float) -> Block:
    heading = _heading(_("Belegung"), x, width)
    if residents is None:
        return stack(heading, _quiet(_("Noch keine Belegung eingetragen."), x, width))
    counts = [
        joined(*(_count(name, count) for name, count in pairs[:8]), by=" · ")
        for pairs in (residents.groups, residents.languages)
    ]
    households = _("{count} Haushalte").format(count=number(residents.households)) if residents.households else ""
    words = [joined(_share(residents), households, by=" · "), *counts]
    source = joined(_("Stichtag {date}").format(date=german_date(residents.as_of)), residents.source, by=" · ")
    return stack(
        heading,
        text_block(_places(residents), TITLE, x, width),
        _bar(residents, x, width),
        *(lines_block(wrap_at_most(text, BODY, width, 3), BODY, x, width) for text in words if text),
        lines_block(wrap_at_most(source, SMALL, width, 2), SMALL, x, width),
    )


def _count(name: str, count: int) -> str:
    return f"{name}: {number(count)}".replace(" ", NBSP)


def _places(residents: Residents) -> str:
    if residents.occupied is None:
        return (
            _("{capacity} Plätze").format(capacity=number(residents.capacity))
            if residents.capacity
            else _("keine Zahl")
        )
    if not residents.capacity:
        return _("{occupied} Personen").format(occupied=number(residents.occupied))
    return _("{occupied} von {capacity}").format(
        occupied=number(residents.occupied), capacity=number(residents.capacity)
    )


def _share(residents: Residents) -> str:
    if residents.occupied is None or not residents.capacity:
        return ""
    free = residents.capacity - residents.occupied
    state = (
        _("{count} frei").format(count=number(free)) if free >= 0 else _("{count} zu viel").format(count=number(-free))
    )
    return _("{percent} % belegt, {state}").format(
        percent=number(100 * residents.occupied / residents.capacity), state=state
    )


def _bar(residents: Residents, x: float, width: float) -> Block:
    if residents.occupied is None or not residents.capacity:
        return space(0)
    share = min(residents.occupied / residents.capacity, 1.0)

    def draw(page: Page, y: float) -> None:
        page.box(x, y + 2, width * share, 5, INK)
        page.frame(x, y + 2, width, 5, 0.5)

    return Block(11, draw)


def _emergency(x: float, width: float) -> Block:
    pad = 7.0
    column = 42.0
    rows = [
        beside(
            text_block(digits, STRONG, x + pad, column),
            text_block(what, BODY, x + pad + column, width - 2 * pad - column),
        )
        for digits, what in EMERGENCY
    ]
    words = stack(text_block(_("Im Notfall"), LABEL, x + pad, width), *rows)

    def draw(page: Page, y: float) -> None:
        page.frame(x, y, width, words.height + 2 * pad - 2, 1.2)
        words.draw(page, y + pad - 1)

    return Block(words.height + 2 * pad, draw)


def _quiet(text: str, x: float = MARGIN, width: float = 400) -> Block:
    return text_block(text, Style(BODY.size, colour=SMALL.colour), x, width)


def sections(handout: Handout, width: float) -> list[Section]:
    """The lists in the order in which they are needed on the way and at the house."""
    return [
        _contacts(handout, width),
        _open_points(handout, width),
        _offers(handout, width),
        _needs(handout, width),
        _circle(handout, width),
        _upcoming(handout, width),
    ]


def _section(
    title: str, empty: str, entries: Sequence[T], table: tuple[Column, ...], cells: Callable[[T], Sequence[str]]
) -> Section:
    above = stack(space(11), _heading(title))
    if not entries:
        return Section(above, EMPTY, [_quiet(empty)], 1, 1)
    rows = [row(cells(entry), table) for entry in entries[:MOST_ROWS]]
    again = stack(_heading(_("{title} – Fortsetzung").format(title=title)), head_row(table))
    return Section(stack(above, head_row(table)), again, rows, len(entries), len(rows))


def _contacts(handout: Handout, width: float) -> Section:
    table = columns(
        width, (_("Funktion"), 26), (_("Name"), 34, True), (_("Telefon, E-Mail"), 38), (_("Anwesend, Vertretung"), 34)
    )
    return _section(
        _("Ansprechpersonen"),
        _("Noch keine Ansprechperson eingetragen."),
        handout.contacts,
        table,
        lambda entry: (
            entry.role,
            joined(entry.name, entry.organisation),
            joined(entry.phone, entry.email, by="\n"),
            joined(entry.hours, _("Vertretung: {name}").format(name=entry.deputy) if entry.deputy else "", by="\n"),
        ),
    )


def _open_points(handout: Handout, width: float) -> Section:
    table = columns(width, ("", 5), (_("Was"), 78), (_("Wer"), 30), (_("Bis"), 20))
    last = _(" ({date})").format(date=german_date(handout.last_visit)) if handout.last_visit else ""
    return _section(
        _("Offen vom letzten Besuch") + last,
        _("Vom letzten Besuch ist nichts offen."),
        handout.open_points,
        table,
        lambda entry: ("\N{BALLOT BOX}", entry.text, entry.who, german_date(entry.due)),
    )


def _offers(handout: Handout, width: float) -> Section:
    table = columns(width, (_("Wann"), 36), (_("Angebot"), 36, True), (_("Raum"), 31), (_("Wer"), 36))
    return _section(
        _("Laufende Angebote"),
        _("Zurzeit läuft kein Angebot."),
        handout.offers,
        table,
        lambda entry: (entry.when, entry.title, entry.room, _people(entry.held_by, handout)),
    )


def _needs(handout: Handout, width: float) -> Section:
    table = columns(width, (_("Bedarf"), 40, True), (_("Einzelheiten"), 60), (_("Gesucht"), 18), (_("Seit"), 20))
    return _section(
        _("Offene Bedarfe"),
        _("Zurzeit ist kein Bedarf offen."),
        sorted(handout.needs, key=lambda need: not need.urgent),
        table,
        lambda entry: (
            _("Dringend: {need}").format(need=entry.category) if entry.urgent else entry.category,
            entry.details,
            number(entry.wanted),
            german_date(entry.since),
        ),
    )


def _circle(handout: Handout, width: float) -> Section:
    table = columns(width, (_("Gruppe"), 50, True), (_("Sprecherin, Sprecher"), 64), (_("Mitglieder"), 22))
    return _section(
        joined(_("Helferkreis"), handout.circle, by=" "),
        _("Noch keine Gruppe eingetragen."),
        handout.groups,
        table,
        lambda entry: (entry.name, _people(entry.speakers, handout), number(entry.members)),
    )


def _upcoming(handout: Handout, width: float) -> Section:
    table = columns(width, (_("Wann"), 44), (_("Was"), 56, True), (_("Wo"), 36))
    return _section(
        _("In den nächsten vier Wochen"),
        _("In den nächsten vier Wochen ist nichts eingetragen."),
        handout.upcoming,
        table,
        lambda entry: (short_slot(entry.slot), entry.title, entry.place),
    )


def _people(people: Sequence[Volunteer], handout: Handout) -> str:
    """Names, with the private telephone number only where the user asked for it."""
    if not handout.with_private_data:
        return joined(*(person.name for person in people))
    return joined(*(joined(person.name, person.phone, by=" ") for person in people))
