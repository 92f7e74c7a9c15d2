"""Understands how people write down how long they helped, and counts it in quarters of an hour."""

import re
from dataclasses import dataclass
from fractions import Fraction

from app.text import _, fold

QUARTER, DAY = 15, 24 * 60
ROUNDING = _(
    "Gezählt wird in Viertelstunden: gerundet wird auf die nächste, und weniger als eine Viertelstunde zählt als eine."
)
"""The rule as the user reads it."""
EXAMPLES = _("zum Beispiel 1,5 oder 1:30 oder 14–15.30")
_LONGEST_SPAN = 16 * 60
_HOURS_BELOW = 24
"""A bare number up to this is hours, a greater one minutes."""
_WORDS = {
    _("viertelstunde"): 15, _("halbe stunde"): 30, _("halbe"): 30, _("dreiviertelstunde"): 45, _("stunde"): 60,
    _("anderthalb"): 90, _("eineinhalb"): 90, _("zweieinhalb"): 150,
}  # fmt: skip
_FRACTIONS = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4", "–": "-", "—": "-", "\u00a0": " "}
_HOUR = r"(?:h|std|stdn|stunde|stunden)?\.?"
_CLOCK = r"(\d{1,2})(?:[:.h](\d{2})|(\d{2}))? ?(?:uhr|h)?"
_A, _FROM, _TO, _AND = _("eine"), _("von"), _("bis"), _("und")
_SPAN = re.compile(rf"(?:{_FROM} )?{_CLOCK} ?(?:-|{_TO}) ?{_CLOCK}")
_MIXED = re.compile(rf"(\d{{1,2}}) ?(?:h|std|stunden?)\.? ?(?:{_AND} )?(\d{{1,2}}) ?(?:m|min|minuten?)?\.?")


@dataclass(frozen=True)
class Duration:
    """`minutes` in quarters of an hour; `exact` as typed; `span` where begin and end were: "14:00–15:30 Uhr"."""

    minutes: int
    exact: int
    span: str = ""

    @property
    def rounded(self) -> bool:
        """Whether the rule has changed something."""
        return self.minutes != self.exact


def read(text: str) -> Duration:
    """A duration from "1,5", "1:30", "90 min", "14-15.30", "1 1/2", "2 Std. 15 Min."; ValueError for anything else.

    A bare number up to 24 is hours, a greater one minutes; "1.30" is one hour and thirty minutes, "1.5" one and a half.
    """
    typed = _plain(text)
    if match := _SPAN.fullmatch(typed):
        return _between(match, text)
    exact = _minutes(typed)
    if exact is None or not 0 < exact <= DAY:
        raise ValueError(text)
    return Duration(quarters(exact), exact)


def parted(notes: str | None) -> tuple[str, str]:
    """Begin and end, and the rest of a remark that may start with them: "14:00–15:30 Uhr · im Garten"."""
    match = re.match(_("(\\d\\d:\\d\\d–\\d\\d:\\d\\d) Uhr(?: · )?"), notes or "")
    return (match[1], (notes or "")[match.end() :]) if match else ("", notes or "")


def quarters(minutes: int) -> int:
    """Rounded to the nearest quarter of an hour, halves up, at least one."""
    return max((2 * minutes + QUARTER) // (2 * QUARTER) * QUARTER, QUARTER)


def _plain(text: str) -> str:
    for sign, words in _FRACTIONS.items():
        text = text.replace(sign, words)
    return re.sub(r"(?<=\d)\s+(?=(?:uhr|h|std|min|m)\b)", "", fold(text)).strip()


def _between(match: re.Match[str], text: str) -> Duration:
    begin, end = (_clock(match[at], match[at + 1] or match[at + 2], text) for at in (1, 4))
    exact = end - begin if end > begin else end + DAY - begin
    if exact > _LONGEST_SPAN:
        raise ValueError(text)
    span = _("{begin}–{end} Uhr").format(begin=_told(begin), end=_told(end))
    return Duration(quarters(exact), exact, span)


def _clock(hour: str, minute: str | None, text: str) -> int:
    if int(hour) > _HOURS_BELOW or int(minute or 0) > 59:
        raise ValueError(text)
    return int(hour) * 60 + int(minute or 0)


def _told(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _minutes(typed: str) -> int | None:
    if match := re.fullmatch(r"(\d{1,2}):(\d{2})(?::00)?(?: ?" + _HOUR + ")", typed):
        return int(match[1]) * 60 + int(match[2]) if int(match[2]) < 60 else None
    if match := re.fullmatch(r"(\d{1,4}) ?(?:m|min|minuten?)\.?", typed):
        return int(match[1])
    if match := _MIXED.fullmatch(typed):
        return int(match[1]) * 60 + int(match[2]) if int(match[2]) < 60 else None
    return _by_parts(typed)


def _by_parts(typed: str) -> int | None:
    bare = re.sub(r" ?(?:h|std|stdn|stunden?)\.?$", "", typed)
    for words in (typed.removeprefix(f"{_A} "), bare):
        if words in _WORDS:
            return _WORDS[words]
    if match := re.fullmatch(r"(?:(\d{1,2}) )?([1-9])/([1-9])", bare):
        return round((int(match[1] or 0) + Fraction(int(match[2]), int(match[3]))) * 60)
    if match := re.fullmatch(r"(\d{1,2})\.(\d{2})", bare):
        return _with_a_dot(int(match[1]), int(match[2]))
    if match := re.fullmatch(r"(\d{1,4})(?:[.,](\d{1,4}))?", bare):
        value = Fraction(f"{match[1]}.{match[2] or 0}")
        is_minutes = bare == typed and value > _HOURS_BELOW and not match[2]
        return int(value) if is_minutes else round(value * 60)
    return None


def _with_a_dot(hours: int, behind: int) -> int:
    """ "1.25", "1.50" and "1.75" are quarters; "1.30" is how a clock is written."""
    if behind in (0, 25, 50, 75) or behind > 59:
        return round((hours + Fraction(behind, 100)) * 60)
    return hours * 60 + behind
