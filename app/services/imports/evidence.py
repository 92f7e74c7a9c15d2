"""What the cells of a column say for or against each meaning."""

from collections.abc import Callable
from datetime import date

from app.services.imports.profile import Profile
from app.services.imports.vocabulary import Target


def evidence(profile: Profile, target: Target) -> float:
    """What the cells say for (up to about 1.3) or against (down to about -1.5) a target; 0 for an empty column."""
    if not profile.cells:
        return 0.0
    return _EVIDENCE[target.content](profile)


def _needs(share: float, gain: float, least: float = 0.6, low: float = 0.25) -> float:
    return gain * share if share >= least else -1.3 if share < low else -0.3


def _phone(p: Profile) -> float:
    return (
        _needs(p.phones, 0.85, 0.5)
        - 0.25 * p.share("mobile")
        - (1.0 if p.dates > 0.5 else 0)
        - 0.4 * p.share("contact")
    )


def _mobile(p: Profile) -> float:
    return _needs(p.phones, 0.6, 0.5) + 0.35 * p.share("mobile") - 0.1 - (1.0 if p.dates > 0.5 else 0)


def _date(p: Profile) -> float:
    if p.numbers > 0.6:
        return 0.0 if p.dates or len(p.years) > p.count * 0.5 else -1.0
    found = max(p.dates, len(p.years) / len(p.cells))
    return (
        0.45 * found + (0.2 if _recent(p) else -0.4)
        if found > 0.5
        else -0.2
        if found > 0.1 or p.share("yes_no") > 0.5
        else -1.0
    )


def _birth(p: Profile) -> float:
    if p.numbers > 0.6:
        return 0.2 if p.years and not _recent(p) else -0.6
    found = max(p.dates, len(p.years) / len(p.cells))
    return 0.5 * found + (0.35 if not _recent(p) else -0.5) if found > 0.5 else -1.0


def _recent(p: Profile) -> bool:
    """Whether the dates are those of an office (the last 25 years, close together), not of lives."""
    years = p.years
    if not years:
        return True
    middle = years[len(years) // 2]
    return middle > date.today().year - 26 and years[-1] - years[len(years) // 10] < 22


def _year(p: Profile) -> float:
    exact = [
        cell
        for cell in p.cells
        if str(cell).isdecimal() and len(str(cell)) == 4 and 1915 < int(str(cell)) < date.today().year
    ]
    return 0.5 if len(exact) > len(p.cells) * 0.7 else -1.2


def _last_name(p: Profile) -> float:
    if p.share("digits") > 0.3 or p.share("email") > 0.2 or p.share("languages") > 0.5 or p.share("salutation") > 0.5:
        return -1.4
    return (
        0.25 * p.share("word")
        - 0.5 * p.share("comma")
        - 0.5 * p.share("has_first_name")
        - 0.5 * (p.share("first_name") > 0.5)
        - 0.4 * p.repeated**2
    )


def _first_name(p: Profile) -> float:
    if p.share("digits") > 0.3 or p.share("email") > 0.2 or p.share("languages") > 0.5:
        return -1.4
    return (
        0.3 * p.share("word")
        + 0.75 * (p.share("first_name") if p.share("first_name") > 0.35 else 0)
        - 0.5 * p.share("comma")
        - (0.5 if p.share("first_name") < 0.1 else 0)
    )


def _name(p: Profile) -> float:
    if (
        p.share("digits") > 0.3
        or p.share("email") > 0.3
        or p.share("languages") > 0.5
        or p.share("street") > 0.5
        or p.share("skills") > 0.5
        or p.length > 45
    ):
        return -1.4
    if p.share("full_name") < 0.5:
        return -0.8
    return 0.3 * p.share("full_name") + 0.4 * p.share("has_first_name") + 0.2 * p.share("comma") - 0.5 * p.repeated**2


def _street(p: Profile) -> float:
    return (
        _needs(p.share("street"), 0.7, 0.5, 0.2)
        - 0.8 * p.share("address")
        - 0.8 * p.share("email")
        - 0.8 * p.phones
        - (0.8 if p.dates > 0.5 else 0)
    )


def _address(p: Profile) -> float:
    return 1.1 * p.share("address") if p.share("address") > 0.4 else -0.6


def _city(p: Profile) -> float:
    if p.share("digits") > 0.3 or p.share("email") > 0.2:
        return -1.2
    return 0.15 * p.share("word") + 0.7 * p.share("town") + 0.1 * p.repeated


def _shelter(p: Profile) -> float:
    if (
        p.share("email") > 0.2
        or p.phones > 0.5
        or p.dates > 0.5
        or p.numbers > 0.5
        or p.share("yes_no") > 0.5
        or p.share("languages") > 0.5
    ):
        return -1.3
    if p.share("skills") > 0.4 and p.share("house") < 0.3:
        return -0.8
    return (
        0.25 * p.repeated
        + 0.8 * p.share("house")
        + 1.0 * p.known_shelters
        - 0.6 * p.share("town")
        - (0.4 if p.length > 40 else 0)
    )


def _text(p: Profile) -> float:
    against = p.share("email") > 0.3 or p.phones > 0.5 or p.dates > 0.6
    return -0.9 if against else -0.1 if p.marks > 0.8 else 0.05


def _prose(p: Profile) -> float:
    if p.share("email") > 0.7 or p.phones > 0.7 or p.dates > 0.7 or p.marks > 0.8 or p.postal_codes > 0.8:
        return -0.6
    return 0.25 if p.length > 25 else 0.0


def _words(p: Profile) -> float:
    against = p.share("email") > 0.3 or p.phones > 0.5 or p.dates > 0.6 or p.numbers > 0.6 or p.share("languages") > 0.6
    return -1.0 if against else 0.0


def _skills(p: Profile) -> float:
    return _words(p) + 0.8 * p.share("skills") - (0.3 if p.length > 60 else 0) - (0.4 if p.share("days") > 0.6 else 0)


def _counts(p: Profile) -> float:
    share = p.share("counts")
    return share if share > 0.4 else -1.0


def _choice(p: Profile) -> float:
    return -1.0 if p.share("digits") > 0.5 or p.length > 40 else 0.1 * p.repeated


_EVIDENCE: dict[str, Callable[[Profile], float]] = {
    "any": lambda p: 0.6 if p.counting else 0.0,
    "email": lambda p: _needs(p.share("email"), 1.25, 0.5) - 0.5 * p.share("contact"),
    "contact": lambda p: (
        0.7 + 0.5 * p.share("contact")
        if p.share("contact") > 0.2 or (p.phones > 0.15 and p.share("email") > 0.15)
        else -1.0
    ),
    "phone": _phone,
    "mobile": _mobile,
    "area_code": lambda p: 0.3 if p.share("area_code") > 0.8 else -1.3,
    "postal_code": lambda p: _needs(p.postal_codes, 0.9, 0.7, 0.4),
    "place": lambda p: 1.1 * p.share("place") if p.share("place") > 0.4 else -0.8,
    "city": _city,
    "street": _street,
    "address": _address,
    "house_number": lambda p: 0.3 if p.share("house_number") > 0.8 and not p.counting else -1.2,
    "date": _date,
    "birth": _birth,
    "year": _year,
    "languages": lambda p: (
        1.0 * p.share("languages") if p.share("languages") > 0.5 else -0.2 if p.share("languages") > 0.2 else -0.8
    ),
    "skills": _skills,
    "days": lambda p: 0.9 * p.share("days") if p.share("days") > 0.5 else -0.2 if p.share("days") > 0.15 else -0.7,
    "status": lambda p: (
        0.3 + 0.5 * p.share("status")
        if p.share("status") > 0.6 and p.share("salutation") < 0.5 and p.share("yes_no") < 0.5
        else -0.2
        if p.share("status") > 0.3
        else -0.8
    ),
    "salutation": lambda p: 0.95 * p.share("salutation") if p.share("salutation") > 0.7 and p.marks < 0.9 else -1.0,
    "last_name": _last_name,
    "first_name": _first_name,
    "name": _name,
    "shelter": _shelter,
    "house": lambda p: (
        -1.2
        if p.share("email") > 0.2 or p.phones > 0.5 or p.dates > 0.5 or p.numbers > 0.5
        else 0.3 * (1 - p.repeated) + 0.4 * p.share("house") - 0.3 * p.share("has_first_name")
    ),
    "yes_no": lambda p: 0.3 if p.share("yes_no") > 0.7 else -0.2 if p.dates > 0.5 else -0.6,
    "person": lambda p: (
        -1.0
        if p.dates > 0.5 or p.numbers > 0.5 or p.share("word") + p.share("full_name") + p.share("digits") < 0.5
        else 0.1 + 0.2 * p.share("has_first_name")
    ),
    "number": lambda p: 0.3 if p.amounts > 0.7 and not (p.counting and p.count > 8) else -1.0,
    "url": lambda p: 1.0 if p.share("url") > 0.6 else -1.0,
    "time": lambda p: 0.5 if p.share("time") > 0.6 and p.dates < 0.5 else -1.0,
    "weekday": lambda p: 0.4 if p.share("days") > 0.8 else -1.0,
    "text": _text,
    "prose": _prose,
    "words": _words,
    "counts": _counts,
    "choice": _choice,
}
