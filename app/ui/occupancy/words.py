"""How shares and changes are said: 87 %, +3, ±0."""

from app.text import _, number


def percent(share: float | None) -> str:
    """A part of one as 87 %; empty for None."""
    return "" if share is None else f"{number(round(share * 100))} %"


def signed(change: int | None) -> str:
    """A difference with its sign; empty for None."""
    if change is None:
        return ""
    return f"{'+' if change > 0 else '−'}{number(abs(change))}" if change else "±0"


def per_helper(people: float | None) -> str:
    """People for each volunteer, with one digit where they are few."""
    return "" if people is None else number(people, 1 if people < 10 else 0)


def houses(count: int) -> str:
    """1 Haus, 3 Häuser."""
    return _("1 Haus") if count == 1 else _("{count} Häuser").format(count=number(count))
