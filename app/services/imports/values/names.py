"""People's names: apart when they stand together, in normal letters when they were shouted."""

import re
from dataclasses import dataclass
from functools import lru_cache

from app.services.imports.values.blank import key, name_key
from app.services.imports.values.known_words import FIRST_NAMES
from app.services.imports.values.words import salutation_of

PARTICLES = {
    "von", "van", "vom", "zu", "zum", "zur", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "der", "den",
    "dem", "ter", "ten", "te",
    "la", "le", "el", "al", "ben", "bin", "bint", "ibn", "abu", "abd", "und", "af", "av", "freiherr", "freifrau",
    "graf", "gräfin", "v.", "v.d.", "st.", "mc", "mac", "o'",
}  # fmt: skip
_LEADING = PARTICLES - {"und", "do", "das", "abu", "abd", "ben", "graf", "la", "te", "dem", "mac", "mc"} | {
    "abu",
    "ben",
}
_CAPITAL = {
    "al", "el", "di", "de", "del", "della", "le", "la", "ben", "bin", "bint", "ibn", "abu", "dos", "da", "do", "van",
    "von", "zu", "zur", "zum", "vom", "freiherr", "freifrau", "ter", "ten",
}  # fmt: skip
"""Particles that open a last name also with a capital letter: "Al Hamad", "Di Stefano"."""
_BORN = re.compile(r"[\s,]*\(?\bgeb(?:\.|oren[e]?)\s+(?P<born>[^\W\d_][^()\d,]*?)\)?\s*(?=,|$)", re.IGNORECASE)
_TITLE = re.compile(
    r"^(?:(?:univ\.?-?\s?)?prof\.?|dr\.?(?:\s?-?(?:med|phil|jur|ing|rer|nat|h\.?\s?c|dent|theol|pol|oec)\b\.?)*|dipl\.?-?\s?\w*\.?(?:\s?\(fh\))?|mag\.?|ing\.?|pfr(?:in)?\.?|pfarrer(?:in)?|diakon|sr\.|schwester|pater)(?=\s|$)",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"[\s,]+(?:B\.?A\.?|M\.?A\.?|B\.?\s?Sc\.?|M\.?\s?Sc\.?|B\.?\s?Eng\.?|M\.?\s?Eng\.?|MBA\.?|LL\.?M\.?|LL\.?B\.?|Ph\.?D\.?|jun\.|sen\.|jr\.|sr\.)$"
)


@dataclass(frozen=True)
class Name:
    """One person's name in its parts; `title` is academic ("Dr.")."""

    salutation: str = ""
    title: str = ""
    first: str = ""
    last: str = ""


@lru_cache(maxsize=10_000)
def split_name(text: str, last_first: bool = False, email: str = "") -> Name:
    """The parts of "Müller, Anna", "Frau Dr. Anna von Müller", "Anna und Peter Müller".

    Without a comma, `last_first` says the order of the column, unless the e-mail address or a well-known first name
    says otherwise. A name of one word is a last name, unless it is a well-known first name.
    """
    salutation, title, rest = _heads(" ".join(_BORN.sub("", text).split()))
    rest = rest if "," in rest else rest.replace(";", ",", 1)
    if "," in rest:
        last, first = (part.strip() for part in rest.split(",", 1))
        particles, _comma, given = first.partition(",")
        if given.strip() and all(word.casefold() in PARTICLES for word in particles.split()):
            first, last = given.strip(), f"{particles.strip()} {last}"
        inner_salutation, inner_title, first = _heads(first)
        first, last = _moved_particle(first, last)
        return Name(salutation or inner_salutation, title or inner_title, first.strip(" ,"), last)
    words = rest.split()
    if len(words) < 2:
        only_first = bool(words) and not salutation and key(words[0]) in _FIRST_KEYS
        return Name(salutation, title, rest if only_first else "", "" if only_first else rest)
    cut = _cut(words, last_first, email)
    front, back = " ".join(words[:cut]), " ".join(words[cut:])
    return (
        Name(salutation, title, back, front)
        if _swapped(words, cut, last_first)
        else Name(salutation, title, front, back)
    )


_FIRST_KEYS = {key(name) for name in FIRST_NAMES}


def is_first_name(word: str) -> bool:
    """Whether a word (or its first part, "Hans-Peter") is a well-known first name."""
    return key(word) in _FIRST_KEYS or key(word.split("-")[0].split(" ")[0]) in _FIRST_KEYS


def _heads(text: str) -> tuple[str, str, str]:
    """Salutation and titles before a name, and the rest without degrees behind it."""
    salutation, titles = "", []
    while True:
        first, _space, rest = text.partition(" ")
        match = _TITLE.match(text)
        if rest and salutation_of(first) and len(first) > 1 and not match:
            salutation, text = salutation_of(first), rest
        elif rest and first.casefold() in ("familie", "fam.", "fam", "eheleute", "herrn/frau", "hr./fr.", "herr/frau"):
            text = rest
        elif match and match.end() < len(text):
            titles.append(match[0].strip())
            text = text[match.end() :].strip()
        else:
            break
    while (degree := _DEGREE.search(text)) and degree.start() > 0:
        text = text[: degree.start()]
    return salutation, " ".join(titles), text.strip()


def _moved_particle(first: str, last: str) -> tuple[str, str]:
    """ "Anna von" before "Müller" belongs to the last name ("Müller, Anna von")."""
    words = first.split()
    moved: list[str] = []
    while len(words) > 1 and words[-1].casefold() in _LEADING and words[-1].islower():
        moved.insert(0, words.pop())
    return " ".join(words), " ".join([*moved, last])


def _cut(words: list[str], last_first: bool, email: str) -> int:
    """Where the second part of the name begins."""
    by_mail = _cut_by_mail(words, email)
    while by_mail > 1 and _opens_last_name(words[by_mail - 1]):
        by_mail -= 1
    if by_mail:
        return by_mail
    couple = [
        index
        for index, word in enumerate(words)
        if index and word.casefold() in ("und", "u.", "&", "+") and not _opens_last_name(words[index - 1])
    ]
    if couple and not last_first:
        return max(couple[-1] + 2, len(words) - 1) if couple[-1] + 2 <= len(words) - 1 else len(words) - 1
    for index, word in enumerate(words):
        if not _opens_last_name(word) or not (index or last_first):
            continue
        if word[0].islower() or (len(words) > 2 and not (last_first and index)):
            return _after_particles(words, index) if last_first and index == 0 else max(index, 1)
    shouted = [word.isupper() and len(word.strip(".")) > 1 for word in words]
    if any(shouted) and not all(shouted):
        return shouted.index(False) if shouted[0] else shouted.index(True)
    if last_first:
        return 1
    return len(words) - 1


def _opens_last_name(word: str) -> bool:
    """Whether a word is a particle ("von", "Al"), or ends in one behind a hyphen ("Braun-von Berg")."""
    front, _hyphen, behind = word.rpartition("-")
    plain = word.casefold()
    return (
        bool(plain in _LEADING and (word[0].islower() or word.isupper()))
        or (plain in _CAPITAL and word[0].isupper())
        or bool(front and behind.islower() and behind in _LEADING)
    )


def born_in(text: str) -> str:
    """The name at birth that stands behind a name: "Anna Müller (geb. Koch)" → "Koch"."""
    match = _BORN.search(text) if "geb" in text.casefold() else None
    return match["born"].strip() if match else ""


def without_birth_name(text: str) -> str:
    """ "Müller (geb. Koch)" → "Müller"."""
    return _BORN.sub("", text) if "geb" in text.casefold() else text


def _after_particles(words: list[str], index: int) -> int:
    while index < len(words) - 2 and words[index].casefold() in PARTICLES:
        index += 1
    return index + 1


def _swapped(words: list[str], cut: int, last_first: bool) -> bool:
    """Whether the first part is the last name."""
    shouted = [word.isupper() and len(word.strip(".")) > 1 for word in words]
    if any(shouted) and not all(shouted):
        return shouted[0]
    if _opens_last_name(words[0]) and words[0].islower():
        return True
    return last_first


def _cut_by_mail(words: list[str], email: str) -> int:
    """The place where the tail of the name is what the address begins or ends with ("gude-tlustek445@…")."""
    local = re.sub(r"[^a-z]", "", key(email.split("@")[0])) if email else ""
    if len(local) < 3:
        return 0
    for index in range(1, len(words)):
        tail, head = (name_key(" ".join(part)) for part in (words[index:], words[:index]))
        plain = name_key(local)
        if len(tail) > 2 and (plain == tail or plain in (head + tail, tail + head, head[:1] + tail)):
            return index
    return 0


def last_name_first(values: list[str]) -> bool:
    """Whether a column's names without comma stand last name first ("Müller Anna"), by well-known first names."""
    ends = starts = 0
    for value in values:
        words = _heads(" ".join(value.split()))[2].split()
        if "," in value or len(words) != 2:
            continue
        starts += is_first_name(words[0]) and not is_first_name(words[1])
        ends += is_first_name(words[1]) and not is_first_name(words[0])
    return ends > starts


def quietened(text: str) -> str:
    """A shouted name in normal letters: "VON DER MÜLLER-LÜDENSCHEIDT" → "von der Müller-Lüdenscheidt"."""
    words = []
    for word in text.split():
        if word.isupper() and len(word) > 1:
            word = (
                word.lower() if word.casefold() in _LEADING else "-".join(part.capitalize() for part in word.split("-"))
            )
        words.append(word)
    return " ".join(words)


def raised(text: str) -> str:
    """A name without any capital in normal letters: "anna müller" → "Anna Müller"."""
    if not text.islower():
        return text
    return " ".join(
        word if word in _LEADING else "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
        for word in text.split()
    )


def are_shouted(values: list[str]) -> bool:
    """Whether a column is written in capitals (most of its words of three letters and more)."""
    words = [word for value in values for word in re.findall(r"[^\W\d_]{3,}", value)]
    return bool(words) and sum(word.isupper() for word in words) > len(words) * 0.7


def looks_like(text: str) -> bool:
    """Whether a text is written like a person's name."""
    return (
        1 < len(text) < 60
        and not any(character.isdecimal() or character in "@:;?!%€=" for character in text.replace("?", "", 1))
        and len(text.split()) <= 6
        and any(character.isupper() for character in text)
    )


def first_name_first(values: list[str]) -> bool:
    """Whether names without comma in a column stand first name first, judged by well-known first names."""
    pairs = [
        words for value in values if "," not in value and len(words := _heads(" ".join(value.split()))[2].split()) == 2
    ]
    starts = sum(is_first_name(words[0]) and not is_first_name(words[1]) for words in pairs)
    ends = sum(is_first_name(words[1]) and not is_first_name(words[0]) for words in pairs)
    return starts > ends


def without_title(text: str) -> tuple[str, str]:
    """ "Dr. Müller" as title and rest."""
    match = _TITLE.match(text)
    return (match[0].strip(), text[match.end() :].strip()) if match and match.end() < len(text) else ("", text)


def titles_in(text: str) -> str:
    """The title in a salutation: "Frau Dr." → "Dr.", also where it stands alone."""
    _first, _space, rest = text.partition(" ")
    match = _TITLE.match(rest) or _TITLE.match(text)
    return match[0].strip() if match else ""
