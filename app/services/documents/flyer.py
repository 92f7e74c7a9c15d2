"""The flyer for an event, A4 or A5: what it is, when, where, how to register, in up to five languages."""

from collections.abc import Iterable

from app.errors import UserError
from app.services.documents.blocks import Block
from app.services.documents.data import Flyer
from app.services.documents.flyer_look import Look
from app.services.documents.flyer_parts import band, body, box, facts, footer, further_languages, keeps_words
from app.services.documents.page import SIZES, Page, Printed, Sheet, Target, produce
from app.services.documents.typeset import LINE
from app.services.documents.wording import credit_texts, imprint
from app.text import _

STEPS = (1.6, 1.5, 1.4, 1.3, 1.2, 1.12, 1.06, 1.0, 0.95, 0.9, 0.86, 0.82, 0.78, 0.74, 0.7)
"""The text is set as large as the page allows."""
SMALLEST = 7.2
"""Points; smaller text is not printed on a flyer."""
TALLEST_BAND = 0.43
"""Of the height of the page, however little else there is."""


def write_many(target: Target, flyers: Iterable[Flyer]) -> Printed:
    """Write several flyers into one file; UserError when the imprint, a funder's text, the title or the date is
    missing, or the text does not fit."""
    return produce(target, flyers, lay_out, strict=True)


def lay_out(flyer: Flyer) -> Sheet:
    """One page with everything on it, or the reason why not."""
    _check(flyer)
    parts = next(filter(None, (_fitting(Look.of(flyer, step), flyer) for step in STEPS)), None)
    if parts is None:
        raise _too_long(flyer)
    return Sheet(flyer.title.replace("\n", " "), flyer.office.name, flyer.paper, [parts])


def _check(flyer: Flyer) -> None:
    if not flyer.title.strip():
        raise UserError("Der Flyer braucht einen Titel. Bitte tragen Sie ihn beim Termin ein.")
    if not flyer.slots:
        raise UserError("Der Flyer braucht ein Datum. Bitte tragen Sie beim Termin ein, wann er stattfindet.")
    if len(flyer.languages) > 4:
        raise UserError("Auf einen Flyer passen höchstens vier weitere Sprachen. Bitte wählen Sie welche aus.")
    imprint(flyer.office)
    credit_texts(flyer.credits)


def _fitting(look: Look, flyer: Flyer) -> "_Composition | None":
    if look.grown and not keeps_words(look, flyer):
        return None
    composition = _Composition(look, flyer)
    return composition if look.body.size >= SMALLEST and composition.spare >= 0 else None


class _Composition:
    """The parts of a flyer in one size of text, and how the height that is left over is shared out."""

    def __init__(self, look: Look, flyer: Flyer) -> None:
        self.look = look
        self.height = SIZES[flyer.paper][1]
        self.head = band(look, flyer)
        self.middle = [
            block for block in (facts(look, flyer), body(look, flyer), further_languages(look, flyer)) if block.height
        ]
        self.box, self.foot = box(look, flyer), footer(look, flyer)
        gaps = look.gap * (2 * len(self.middle) + 2)
        self.spare = (
            self.height
            - self.head.least
            - sum(block.height for block in self.middle)
            - gaps
            - self.box.height
            - self.foot.height
        )

    def __call__(self, page: Page) -> None:
        head = self.head.least + min(self.spare * 0.4, max(self.height * TALLEST_BAND - self.head.least, 0.0))
        left = self.spare - (head - self.head.least)
        extra = min(left / (2 * len(self.middle) + 1), self.look.gap * 0.8)
        self.head.draw(page, head)
        self._draw_middle(page, head, self.look.gap + extra)
        foot = self.height - self.foot.height
        self.box.draw(page, foot - self.look.gap - self.box.height)
        self.foot.draw(page, foot)

    def _draw_middle(self, page: Page, y: float, gap: float) -> None:
        for number, block in enumerate(self.middle):
            if number:
                page.rules([(self.look.margin, y, page.width - self.look.margin, y)], stroke=LINE)
            block.draw(page, y + gap)
            y += block.height + 2 * gap


def _too_long(flyer: Flyer) -> UserError:
    """Names the longest part and how much of it has to go, measured in the smallest text."""
    look = Look.of(flyer, next(step for step in reversed(STEPS) if Look.of(flyer, step).body.size >= SMALLEST))
    over = -_Composition(look, flyer).spare
    parts = [
        (_("den Text"), body(look, flyer), flyer.text),
        (
            _("die weiteren Sprachen"),
            further_languages(look, flyer),
            "".join(text.title + text.text for text in flyer.languages),
        ),
        (_("„Gut zu wissen“ und die Angaben zum Ort"), facts(look, flyer), "".join(_facts(flyer))),
        (_("Titel und Nutzen-Satz"), Block(band(look, flyer).least, lambda page, y: None), flyer.title + flyer.benefit),
        (
            _("Fördersatz und Impressum"),
            footer(look, flyer),
            "".join(credit_texts(flyer.credits) + imprint(flyer.office)),
        ),
    ]
    name, block, text = max(parts, key=lambda part: part[1].height)
    return UserError(
        "Der Flyer wird zu voll für eine Seite {paper}. Bitte kürzen Sie {part} um etwa {count} Zeichen.",
        paper=flyer.paper,
        part=name,
        count=max(int(len(text) * min(over / block.height, 1.0)) // 10 * 10, 10),
    )


def _facts(flyer: Flyer) -> tuple[str, ...]:
    return (flyer.place, flyer.room, flyer.street, flyer.transit, *flyer.good_to_know)
