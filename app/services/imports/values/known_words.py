"""Words that tell by themselves what a column holds: languages, skills, first names, towns, states of a volunteer."""

from app import resources


def _lines(name: str) -> list[str]:
    text = resources.path("words", f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("# ")]


def _spelled(name: str) -> dict[str, tuple[str, ...]]:
    pairs = (line.partition(" =") for line in _lines(name))
    return {word: tuple(filter(None, (also.strip() for also in more.split("|")))) for word, _equals, more in pairs}


LANGUAGES = _spelled("languages")
"""Usual German name → other spellings and abbreviations."""

STATUS = _spelled("states")
"""Key of `VolunteerStatus` in lower case → words for it."""

SKILLS = _lines("skills")
HOUSES = tuple(_lines("houses"))
"""Ends of words that name a house or its place."""

TOWNS = frozenset(_lines("towns"))
FIRST_NAMES = frozenset(" ".join(_lines("first_names")).split())

LEVELS = _spelled("levels")
"""Level of `PersonLanguage.LEVELS` → words for it."""

PENDING = _lines("pending")
"""What stands beside a date when a certificate is still awaited."""

BLANKS = frozenset(_lines("blanks"))
"""What offices write to say that nothing is known."""

HEADINGS = _spelled("headings")
"""What a word in the name of a sheet or in a title says about the words behind it → the words."""

SALUTATIONS = {
    "Frau": ["frau", "fr", "fr.", "w", "weiblich", "f", "female", "mrs", "ms", "miss", "f."],
    "Herr": ["herr", "hr", "hr.", "hrn", "herrn", "m", "männlich", "male", "mr", "h", "h.", "m."],
}
NO_SALUTATION = {"d", "divers", "x", "firma", "familie", "fam", "fam.", "eheleute", "keine", "neutral"}
