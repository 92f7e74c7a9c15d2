"""Entwicklung eines Helferkreises: one page for those who pay or support, in numbers, without a name."""

from collections.abc import Iterable, Sequence
from functools import partial

from app.services.circles.members import headcounts
from app.services.documents.blocks import Block, beside, space, stack, text_block
from app.services.documents.circle_data import CircleYear, ClimbedStep
from app.services.documents.furniture import BODY, LABEL, MARGIN, SMALL, STRONG, Furniture
from app.services.documents.page import Page, Printed, Sheet, Target, produce
from app.services.documents.typeset import INK, LINE, QUIET, SOFT, Style, single, wrap_at_most
from app.services.documents.wording import joined
from app.text import _, german_date, hours, money

OPEN = _("Ohne personenbezogene Daten")
HEADING, FIGURE = Style(12, bold=True), Style(17, bold=True, leading=1.15)
GAP, PAD = 8.0, 7.0
RUNG, KNOT, GUTTER = 22.0, 5.0, 40.0
"""Height of a rung, radius of its mark, and where its words begin."""
CHART, BAR = 88.0, 26.0
DATES = 0.48
"""Share of the width that the dates of a step have."""
MOST_PROBLEMS, MOST_MEETINGS = 5, 12


def write_many(target: Target, years: Iterable[CircleYear]) -> Printed:
    """Write one page for each circle into one file."""
    return produce(target, years, lay_out)


def lay_out(year: CircleYear) -> Sheet:
    """Everything on one page: figures, heads and meetings, the ladder, problems, what comes next."""
    span = _("{first} bis {last}").format(first=german_date(year.first), last=german_date(year.last))
    title = _("{circle}: Entwicklung").format(circle=year.title)
    furniture = Furniture(year.office, title, joined(span, year.about, by="\n"), year.as_of, OPEN)
    width = furniture.width
    half = (width - 2 * GAP) / 2
    body = stack(
        _figures(year, width),
        beside(_heads(year, MARGIN, half), _meetings(year, MARGIN + half + 2 * GAP, half)),
        _ladder(year, width),
        _problems(year, width),
        _next(year, width),
        gap=12,
    )
    return Sheet(title, year.office.name, "A4", [partial(_draw, furniture, body)])


def _draw(furniture: Furniture, body: Block, page: Page) -> None:
    furniture.draw(page)
    body.draw(page, furniture.top(1))


# ---------------------------------------------------------------- the figures


def _figures(year: CircleYear, width: float) -> Block:
    """Five numbers beside each other, each in a frame with what it means."""
    told = (_members_told(year), _meetings_told(year), _hours_told(year), _problems_told(year), _money_told(year))
    each = (width - GAP * (len(told) - 1)) / len(told)
    return beside(*(_figure(part, MARGIN + place * (each + GAP), each) for place, part in enumerate(told)))


def _figure(told: tuple[str, str, str], x: float, width: float) -> Block:
    name, figure, aside = told
    inner = width - 2 * PAD
    number = single(figure, FIGURE)
    style = FIGURE.sized(FIGURE.size * min(1.0, inner / max(number.width, 1.0)))
    words = stack(
        text_block(name, LABEL, x + PAD, inner),
        Block(FIGURE.height, lambda page, y: page.line(x + PAD, y, single(figure, style), style)),
        _short(aside, SMALL, x + PAD, inner, 2),
    )
    tall = LABEL.height + FIGURE.height + 2 * SMALL.height + 2 * PAD

    def draw(page: Page, y: float) -> None:
        page.frame(x, y, width, tall, 0.8, LINE)
        words.draw(page, y + PAD)

    return Block(tall, draw)


def _short(text: str, style: Style, x: float, width: float, most: int) -> Block:
    lines = wrap_at_most(text, style, width, most)

    def draw(page: Page, y: float) -> None:
        page.lines(x, y, lines, style)

    return Block(len(lines) * style.height, draw)


def _members_told(year: CircleYear) -> tuple[str, str, str]:
    now = headcounts(year.memberships, year.last, 1)[-1]
    aside = _("{came} gekommen, {left} gegangen").format(came=now.came, left=now.left)
    return _("Mitglieder"), str(now.count), aside


def _meetings_told(year: CircleYear) -> tuple[str, str, str]:
    held = [one for one in year.meetings if year.within(one.day)]
    there = [one.present for one in held if one.present]
    aside = _("im Schnitt {count} dabei").format(count=round(sum(there) / len(there))) if there else ""
    return _("Treffen"), str(len(held)), aside


def _hours_told(year: CircleYear) -> tuple[str, str, str]:
    minutes = sum(length for day, length in year.hours if year.within(day))
    return _("Stunden"), hours(minutes), _("der Mitglieder, soweit erfasst")


def _problems_told(year: CircleYear) -> tuple[str, str, str]:
    solved = sum(year.within(problem.solved_on) for problem in year.problems)
    still = sum(
        problem.raised_on <= year.last and (problem.solved_on is None or problem.solved_on > year.last)
        for problem in year.problems
    )
    return _("Probleme gelöst"), str(solved), _("{count} noch offen").format(count=still)


def _money_told(year: CircleYear) -> tuple[str, str, str]:
    spent = -sum(cents for day, cents in year.bookings if cents < 0 and year.within(day))
    aside = _("Budget {amount} im Jahr").format(amount=money(year.budget)) if year.budget else _("kein eigenes Budget")
    return _("Ausgegeben"), money(spent), aside


# ---------------------------------------------------------------- columns


def _heads(year: CircleYear, x: float, width: float) -> Block:
    found = headcounts(year.memberships, year.last)
    bars = [(str(one.year), one.count, str(one.count)) for one in found]
    return _chart(_("Mitglieder am Jahresende"), bars, x, width)


def _meetings(year: CircleYear, x: float, width: float) -> Block:
    held = [one for one in year.meetings if year.within(one.day)][-MOST_MEETINGS:]
    bars = [(f"{one.day:%d.%m.}", one.present, str(one.present)) for one in held]
    return _chart(_("Anwesende je Treffen"), bars, x, width)


def _chart(title: str, bars: Sequence[tuple[str, int, str]], x: float, width: float) -> Block:
    """Columns with their number above and their name below, black on white."""
    head = stack(text_block(title, STRONG, x, width), space(3))
    if not bars:
        return stack(head, text_block(_("In dieser Zeit keine."), BODY, x, width))
    most = max(size for _name, size, _said in bars) or 1
    each = min(width / len(bars), 52.0)
    bar = min(BAR, each - 4)
    room = CHART - 2 * SMALL.height

    def draw(page: Page, y: float) -> None:
        head.draw(page, y)
        foot = y + head.height + SMALL.height + room
        for place, (name, size, said) in enumerate(bars):
            middle, tall = x + each * (place + 0.5), room * size / most
            page.box(middle - bar / 2, foot - tall, bar, tall, INK if place == len(bars) - 1 else QUIET)
            for words, top in ((said, foot - tall - SMALL.height), (name, foot + 1)):
                line = single(words, SMALL)
                page.line(middle - line.width / 2, top, line, SMALL)
        page.rules([(x, foot, x + each * len(bars), foot)], 0.6, INK)

    return Block(head.height + CHART + 1, draw)


# ---------------------------------------------------------------- the ladder


def _ladder(year: CircleYear, width: float) -> Block:
    """The steps, their foot at the bottom: a filled mark stands, a ring does not; at the right are the dates."""
    stood = sum(step.on(year.last) for step in year.steps)
    words = _("Entwicklung: {count} von {total} Schritten").format(count=stood, total=len(year.steps))
    rungs = [_rung(year, step, width) for step in reversed(year.steps)]
    tall = len(rungs) * RUNG

    def draw(page: Page, y: float) -> None:
        page.rules([(MARGIN + x, y, MARGIN + x, y + tall) for x in (6.0, 26.0)], 1.4, QUIET)
        for place, rung in enumerate(rungs):
            rung.draw(page, y + place * RUNG)

    return stack(text_block(words, HEADING, MARGIN, width), space(4), Block(tall, draw))


def _rung(year: CircleYear, step: ClimbedStep, width: float) -> Block:
    stands, told = step.on(year.last), _told(year, step)
    x, right = MARGIN + GUTTER, MARGIN + width
    dates = wrap_at_most(told, BODY, width * DATES, 1)
    title = wrap_at_most(step.title, STRONG if stands else BODY, width * (1 - DATES) - GUTTER - GAP, 1)

    def draw(page: Page, y: float) -> None:
        middle = y + RUNG / 2
        page.rules([(MARGIN + 6, middle, MARGIN + 26, middle)], 1.4 if stands else 0.6, QUIET)
        page.box(MARGIN + 16 - KNOT, middle - KNOT, 2 * KNOT, 2 * KNOT, INK, KNOT)
        if not stands:
            page.box(
                MARGIN + 16 - KNOT + 1.2, middle - KNOT + 1.2, 2 * KNOT - 2.4, 2 * KNOT - 2.4, "#FFFFFF", KNOT - 1.2
            )
        page.lines(x, middle - BODY.height / 2, title, STRONG if stands else BODY)
        page.lines(right - width * DATES, middle - BODY.height / 2, dates, BODY, width * DATES, 1.0)

    return Block(RUNG, draw)


def _told(year: CircleYear, step: ClimbedStep) -> str:
    """What happened to a step, as far as it is known at the end of the time: "neu seit 03.02.2026"."""
    known = [(since, until) for since, until in step.spans if since is not None and since <= year.last]
    if not known:
        return ""
    since, until = known[-1]
    if until is not None and until <= year.last:
        return _("erreicht {since}, nicht mehr seit {until}").format(since=german_date(since), until=german_date(until))
    if not year.within(since):
        return _("seit {day}").format(day=german_date(since))
    again = len(known) > 1
    return (_("wieder seit {day}") if again else _("neu seit {day}")).format(day=german_date(since))


# ---------------------------------------------------------------- what was hard, and what comes


def _problems(year: CircleYear, width: float) -> Block:
    solved = sorted((p for p in year.problems if year.within(p.solved_on)), key=lambda p: p.solved_on or year.last)
    if not solved:
        return space(0)
    lines = [_solved(problem.title, german_date(problem.solved_on), width) for problem in solved[-MOST_PROBLEMS:]]
    if rest := len(solved) - len(lines):
        lines.append(text_block(_("und {count} weitere").format(count=rest), SMALL, MARGIN, width))
    return stack(text_block(_("Gelöste Probleme"), HEADING, MARGIN, width), space(3), *lines)


def _solved(title: str, day: str, width: float) -> Block:
    words = _("{title} – gelöst am {day}").format(title=title.rstrip("."), day=day)
    return _short(words, BODY, MARGIN, width, 1)


def _next(year: CircleYear, width: float) -> Block:
    """The next step in a soft box."""
    if not year.next_title:
        title, words = _("Nächster Schritt"), _("Alle Schritte sind erreicht. Jetzt gilt es, sie zu halten.")
    else:
        title, words = _("Nächster Schritt: {step}").format(step=year.next_title), f"{year.next_step.rstrip('.')}."
    inner = width - 2 * PAD - 4
    text = stack(
        _short(title, STRONG, MARGIN + PAD + 4, inner, 1), space(2), _short(words, BODY, MARGIN + PAD + 4, inner, 2)
    )

    def draw(page: Page, y: float) -> None:
        page.box(MARGIN, y, width, text.height + 2 * PAD, SOFT)
        page.box(MARGIN, y, 3, text.height + 2 * PAD, INK)
        text.draw(page, y + PAD)

    return Block(text.height + 2 * PAD, draw)
