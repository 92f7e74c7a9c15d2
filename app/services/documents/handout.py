"""The short form for a visit of a shelter: what to have along on two pages of paper, to be destroyed afterwards."""

from collections.abc import Iterable

from app.services.documents.blocks import Block
from app.services.documents.flow import NOTE_ROW, NOTES_HEAD, Flow
from app.services.documents.furniture import Furniture
from app.services.documents.handout_data import Handout
from app.services.documents.handout_lists import Section, sections
from app.services.documents.handout_parts import overview
from app.services.documents.page import Printed, Sheet, Target, produce
from app.services.documents.wording import joined
from app.text import _, german_date

PAGES = 2
"""At most; longer lists are cut and say so."""
NOTE_LINES = 5
"""At least this many blank lines of 8 mm for notes."""
FEWEST_ROWS = 3


def write_many(target: Target, handouts: Iterable[Handout]) -> Printed:
    """Write the handouts of several shelters into one file, pages counted for each."""
    return produce(target, handouts, lay_out)


def lay_out(handout: Handout) -> Sheet:
    """At most two pages."""
    furniture = _furniture(handout)
    head, parts = overview(handout, furniture.width), sections(handout, furniture.width)
    flow = _flowing(furniture, head, parts)
    while len(flow.pages) > PAGES:
        _shorten(parts)
        flow = _flowing(furniture, head, parts)
    return Sheet(_("Handzettel {shelter}").format(shelter=handout.shelter), handout.office.name, "A4", flow.drawings())


def _furniture(handout: Handout) -> Furniture:
    visit = (
        _("Besuch am {date}").format(date=german_date(handout.visit_on))
        if handout.visit_on
        else _("Handzettel zum Besuch")
    )
    confidential = _("Vertraulich – nach dem Besuch vernichten")
    if handout.with_private_data:
        confidential = _("Vertraulich, mit privaten Telefonnummern – nach dem Besuch vernichten")
    subtitle = joined(visit, handout.kind, handout.operator, by=" · ")
    return Furniture(handout.office, handout.shelter, subtitle, handout.as_of, confidential)


def _shorten(parts: list[Section]) -> None:
    """Take a row from the section that takes most room."""
    long = [part for part in parts if part.shown > FEWEST_ROWS]
    max(long, key=lambda part: part.height).shown -= 1


def _flowing(furniture: Furniture, head: Block, parts: list[Section]) -> Flow:
    """Blocks with their place, page by page; a heading never stands alone at the end, notes have room on the last
    page."""
    flow = Flow(furniture)
    flow.add([head], [])
    for part in parts:
        for number, group in enumerate(part.groups()):
            flow.add(group, [part.continued] if number else [])
    flow.keep_free(NOTES_HEAD + NOTE_LINES * NOTE_ROW)
    return flow
