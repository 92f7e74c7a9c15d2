"""The parts of a house at a glance: a heading with a line, and short entries below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.documents.blocks import Block, beside, lines_block, space, stack, text_block
from app.services.documents.curve import curve
from app.services.documents.furniture import BODY, SMALL, STRONG
from app.services.documents.handout_data import Contact
from app.services.documents.handout_lists import people
from app.services.documents.handout_parts import access, house_rules, quiet, residents_now
from app.services.documents.house_data import HouseSheet, SheetRoom
from app.services.documents.page import Page
from app.services.documents.text import NBSP
from app.services.documents.typeset import LINE, wrap_at_most
from app.services.documents.wording import joined
from app.text import _, german_date, number

RULES, LINES, GAP = 5, 3, 3.0
"""House rules and lines of an entry at most; points between two entries."""
NAMES = 0.38
"""Share of a column for the names of those who help."""
SHORT = 16
"""Letters of a time that does not break."""


@dataclass
class Part:
    """A heading and entries of which the first `shown` are printed; the rest is counted."""

    heading: Block
    entries: list[Block]
    shown: int
    x: float

    @property
    def height(self) -> float:
        """Height of the entries shown."""
        return sum(entry.height for entry in self.entries[: self.shown])

    def block(self) -> Block:
        """Heading, entries, and how many are left out."""
        left_out = len(self.entries) - self.shown
        more = _("… und {count} weitere").format(count=number(left_out)) if left_out else ""
        return stack(self.heading, *self.entries[: self.shown], text_block(more, SMALL, self.x, 300))


def left_parts(sheet: HouseSheet, x: float, width: float) -> list[Part]:
    """How to get there, the rules, who answers, who helps when."""
    house = sheet.handout
    contacts = [_contact(one, x, width) for one in house.contacts]
    return [
        _plain(access(house, width), x),
        _plain(house_rules(house, width, RULES), x),
        _part(_("Ansprechpersonen"), contacts, _("Noch keine Ansprechperson eingetragen."), x, width),
        _part(_("Wer hilft wann"), _helping(sheet, x, width), _("Hier hilft noch niemand."), x, width),
    ]


def right_parts(sheet: HouseSheet, x: float, width: float) -> list[Part]:
    """The numbers and their year, what is open, what runs, rooms."""
    house = sheet.handout
    capacity = house.residents.capacity if house.residents else None
    needs = [
        _entry(
            joined(_("Dringend") if one.urgent else "", one.category, by=": "),
            joined(one.details, _("gesucht: {count}").format(count=number(one.wanted)) if one.wanted else "", by=" · "),
            x,
            width,
        )
        for one in sorted(house.needs, key=lambda need: not need.urgent)
    ]
    offers = [
        _entry(one.title, joined(one.when, one.room, people(one.held_by, house), by=" · "), x, width)
        for one in house.offers
    ]
    rooms = [_room(room, x, width) for room in sheet.rooms]
    return [
        _plain(stack(residents_now(house.residents, x, width), space(6), curve(sheet.counts, capacity, x, width)), x),
        _part(_("Offene Bedarfe"), needs, _("Zurzeit ist kein Bedarf offen."), x, width),
        _part(_("Laufende Angebote"), offers, _("Zurzeit läuft kein Angebot."), x, width),
        _part(_("Räume für Angebote"), rooms, _("Kein Raum für Angebote eingetragen."), x, width),
    ]


def proofs_part(sheet: HouseSheet, x: float, width: float) -> Part:
    """What volunteers must bring, and the concept of protection."""
    return _part(_("Nachweise"), [_proofs(sheet, x, width)], "", x, width)


def circle_part(sheet: HouseSheet, x: float, width: float) -> Part:
    """The helper circle with its groups."""
    return _part(_("Helferkreis"), _circle(sheet, x, width), _("Noch keine Gruppe eingetragen."), x, width)


def _plain(content: Block, x: float) -> Part:
    """A part that is printed whole."""
    return Part(content, [], 0, x)


def _part(title: str, entries: Sequence[Block], empty: str, x: float, width: float) -> Part:
    found = list(entries) or [quiet(empty, x, width)]
    return Part(_heading(title, x, width), found, len(found), x)


def _heading(title: str, x: float, width: float) -> Block:
    words = text_block(title, STRONG, x, width)

    def draw(page: Page, y: float) -> None:
        words.draw(page, y)
        page.rules([(x, y + words.height + 1.5, x + width, y + words.height + 1.5)], 0.6, LINE)

    return Block(words.height + 5, draw)


def _entry(name: str, text: str, x: float, width: float, most: int = LINES) -> Block:
    details = lines_block(wrap_at_most(text.replace("\n", " "), BODY, width, most), BODY, x, width)
    return stack(lines_block(wrap_at_most(name, STRONG, width, 2), STRONG, x, width), details, space(GAP))


def _contact(one: Contact, x: float, width: float) -> Block:
    deputy = _("Vertretung: {name}").format(name=one.deputy) if one.deputy else ""
    lines = (joined(one.organisation, one.phone, by=" · "), one.email, joined(one.hours, deputy, by=" · "))
    told = [lines_block(wrap_at_most(line, BODY, width, 2), BODY, x, width) for line in lines if line]
    name = lines_block(wrap_at_most(joined(one.role, one.name, by=": "), STRONG, width, 1), STRONG, x, width)
    return stack(name, *told, space(GAP))


def _helping(sheet: HouseSheet, x: float, width: float) -> list[Block]:
    """One line each: name, what and when, and the private number only where it was ticked."""
    names = width * NAMES
    rest = [
        joined(one.activity, _whole(one.when), one.phone if sheet.with_private_data else "") for one in sheet.helping
    ]
    return [
        beside(
            lines_block(wrap_at_most(one.name, STRONG, names - 6, 2), STRONG, x, names),
            lines_block(wrap_at_most(words, BODY, width - names, 2), BODY, x + names, width - names),
        )
        for one, words in zip(sheet.helping, rest, strict=True)
    ]


def _whole(when: str) -> str:
    """A short time ("seit 21.09.2024") in one piece."""
    return when.replace(" ", NBSP) if len(when) <= SHORT else when


def _circle(sheet: HouseSheet, x: float, width: float) -> list[Block]:
    """Groups with somebody who speaks for them; the others together in one entry."""
    spoken = [group for group in sheet.handout.groups if group.speakers]
    others = [joined(g.name, f"({number(g.members)})" if g.members else "", by=" ") for g in sheet.handout.groups
              if not g.speakers]  # fmt: skip
    found = [
        _entry(g.name, joined(people(g.speakers, sheet.handout), _members(g.members), by=" · "), x, width)
        for g in spoken
    ]
    return [*found, _entry(_("Gruppen"), joined(*others), x, width)] if others else found


def _members(count: int | None) -> str:
    return _("{count} Mitglieder").format(count=number(count)) if count is not None else ""


def _room(room: SheetRoom, x: float, width: float) -> Block:
    seats = _("{count} Plätze").format(count=number(room.seats)) if room.seats else ""
    key = _("Schlüssel: {key}").format(key=room.key) if room.key else ""
    booking = _("absprechen: {whom}").format(whom=room.booking) if room.booking else ""
    return _entry(joined(room.name, seats, by=", "), joined(key, booking, room.equipment, by=" · "), x, width)


def _proofs(sheet: HouseSheet, x: float, width: float) -> Block:
    proofs = joined(*sheet.proofs) or _("Keine besonderen.")
    day = _("Schutzkonzept vom {day}").format(day=german_date(sheet.concept_on)) if sheet.concept_on else ""
    concept = joined(day, sheet.concept, by=": ")
    told = [text.replace("\n", " ") for text in (proofs, concept) if text]
    return stack(*(lines_block(wrap_at_most(text, BODY, width, 4), BODY, x, width) for text in told), gap=GAP)
