"""Closed sets of words in any spelling: languages with levels, skills, states, salutations, yes and no."""

import re
from functools import lru_cache

from app.services.imports.values.blank import key, text_of
from app.services.imports.values.known_words import LANGUAGES, LEVELS, NO_SALUTATION, SALUTATIONS, SKILLS, STATUS

_LANGUAGE = {key(name): name for name in LANGUAGES} | {key(a): name for name, also in LANGUAGES.items() for a in also}
_SKILL = {key(skill) for skill in SKILLS}
_STATUS = {key(word): status for status, words in STATUS.items() for word in words}
_PHRASES = sorted((word for words in STATUS.values() for word in words if " " in word), key=len, reverse=True)
_SALUTATION = {word: name for name, words in SALUTATIONS.items() for word in words}
_LEVEL_OF = {word: level for level, more in LEVELS.items() for word in (level.casefold(), *more)} | {
    "b2": "B2", "c2": "C2",
}  # fmt: skip
_LEVEL = re.compile(
    r"\b(" + "|".join(sorted((re.escape(word) for word in _LEVEL_OF), key=len, reverse=True)) + r")\b\.?",
    re.IGNORECASE,
)
_FILLERS = re.compile(r"\b(?:kenntnisse|kenntn|niveau|level|als|nur|noch|auch|auf|in)\b\.?", re.IGNORECASE)
_IN_WORD_AND_WRITING = re.compile(r"\bin wort (?:und|u\.) schrift\b", re.IGNORECASE)
_BREAKS = re.compile(r"[,;/\n+&|•·]|\s+(?:und|u\.|u|sowie|and|plus)\s+|\s[-–]\s|(?:^|\s)\d\.\s")
_MARK = re.compile(r"\x00(\d+)\x00")


@lru_cache(maxsize=5_000)
def languages_in(text: str) -> tuple[str, ...]:
    """The languages of a cell, each with its level behind it: "Arabisch,
    Farsi/Dari u. Englisch (B2)" → …, "Englisch B2"; "gut" and the like become the level that is meant."""
    found: dict[str, str] = {}
    outside, notes = _bracketed(_IN_WORD_AND_WRITING.sub(" ", text))
    for part in _BREAKS.split(outside):
        level = _LEVEL.search(part)
        name = " ".join(_FILLERS.sub(" ", _MARK.sub(" ", _LEVEL.sub(" ", part))).strip(" .:()-–").split())
        marks = [notes[int(index)] for index in _MARK.findall(part)]
        written = level[1] if level else next((match[1] for mark in marks if (match := _LEVEL.search(mark))), "")
        if not name and written and found:
            found[list(found)[-1]] = _level(written)
        for language in _one_or_many(name):
            language, own = _schooled(language)
            found.setdefault(language, _level(written) or own)
    return tuple(f"{name} {level}".strip() for name, level in found.items())


def beside_languages(text: str) -> list[str]:
    """What a cell of languages says in brackets and is neither level nor language: "(nur mündlich)"."""
    if "(" not in text and "[" not in text:
        return []
    notes = _bracketed(_IN_WORD_AND_WRITING.sub(" ", text))[1]
    rests = {note: _FILLERS.sub("", _LEVEL.sub("", note)).strip(" .,:+/-") for note in notes}
    return [note for note, rest in rests.items() if rest and not are_languages(rest)]


def _bracketed(text: str) -> tuple[str, list[str]]:
    """The text with every bracket replaced by its number, so that separators inside do not cut."""
    notes: list[str] = []

    def keep(match: re.Match[str]) -> str:
        notes.append(match[1])
        return f"\x00{len(notes) - 1}\x00"

    return re.sub(r"[(\[]([^)\]]*)[)\]]", keep, text), notes


def _one_or_many(name: str) -> list[str]:
    """One language, or several that stand together ("Arabisch Englisch", "Englisch-Französisch")."""
    name = re.sub(r"\s\d$", "", name)
    if not name:
        return []
    known = language(name)
    if known:
        return [known]
    parts = re.split(r"[\s\-–]+", name)
    several = [language(part) for part in parts]
    return several if len(parts) > 1 and all(several) else [name[:1].upper() + name[1:]]


def _schooled(name: str) -> tuple[str, str]:
    """ "Schulenglisch" is English as school teaches it."""
    known = language(name[5:]) if name.casefold().startswith("schul") else ""
    return (known, _level("schulkenntnisse")) if known else (name, "")


def _level(written: str) -> str:
    """The level of ours (A1 … C2, Muttersprache) that a word means; empty for none."""
    return _LEVEL_OF.get(written.casefold(), "")


def language(word: str) -> str:
    """The usual name of a language written anyhow; empty for other words."""
    return _LANGUAGE.get(key(word), "") or _LANGUAGE.get(key(word.removesuffix("e")), "")


def are_languages(text: str) -> bool:
    """Whether a text consists of languages (with or without levels); a lonely "D" or "fr" is none."""
    parts = [
        re.split(r"[(:]", _LEVEL.sub("", part))[0].strip(" .()-")
        for part in _BREAKS.split(re.sub(r"\([^)]*\)", "", text))
    ]
    parts = [part for part in parts if part]
    if not parts or len(text) > 200 or (len(parts) == 1 and len(key(parts[0])) < 3):
        return False
    hits = sum(bool(language(_schooled(part)[0])) or all(map(language, part.split())) for part in parts)
    return hits >= len(parts) * 0.6


@lru_cache(maxsize=5_000)
def several_in(text: str) -> tuple[str, ...]:
    """The entries of a cell: cut at , ; / line breaks and "und", first letters large, none twice."""
    outside, notes = _bracketed(text)
    found: dict[str, str] = {}
    for part in re.split(r"[,;\n|•·+&]|\s?/\s?|\s+(?:und|u\.|sowie)\s+", outside):
        whole = re.sub(r"\x00(\d+)\x00", lambda match: f"({notes[int(match[1])]})", part).strip(" .-–*")
        if len(whole) > 1:
            found.setdefault(whole.casefold(), whole[0].upper() + whole[1:])
    return tuple(found.values())


def are_skills(text: str) -> bool:
    """Whether at least half of the entries are well-known fields of help."""
    entries = several_in(text)
    return bool(entries) and sum(is_skill(entry) for entry in entries) >= len(entries) * 0.5


def is_skill(entry: str) -> bool:
    """Whether the entry is a well-known field of help, also in a compound."""
    word = key(entry)
    return word in _SKILL or any(len(skill) > 5 and skill in word for skill in _SKILL)


def status_of(text: str) -> str:
    """The state of a volunteer as its English key; empty for other words."""
    text = text_of(text).casefold()
    whole = key(text)
    if whole in _STATUS:
        return _STATUS[whole]
    phrase = next((phrase for phrase in _PHRASES if phrase in text), "")
    if phrase:
        return _STATUS[key(phrase)]
    if re.search(r"nicht mehr|nicht zustande", text):
        return "declined" if "zustande" in text else "left"
    if re.search(r"(z\.?\s?zt\.?|derzeit|momentan|zur ?zeit|vorübergehend|vorerst)\s+(nicht|in?aktiv|keine)", text):
        return "paused"
    for word in re.findall(r"[a-zäöüß]+", text)[:6]:
        if key(word) in _STATUS and len(word) > 2:
            return _STATUS[key(word)]
    if len(whole) < 4:
        return ""
    written_out = next((status for known, status in _STATUS.items() if known.startswith(whole)), "")
    return written_out or next(
        (status for known, status in _STATUS.items() if len(known) > 5 and whole.startswith(known[:6])), ""
    )


def salutation_of(text: str) -> str:
    """Frau, Herr or empty."""
    return _SALUTATION.get(text.strip().casefold().rstrip(":"), "")


def is_salutation(text: str) -> bool:
    """Whether a text is a salutation or a sex."""
    word = text.strip().casefold()
    return word in _SALUTATION or word in NO_SALUTATION


_YES = {
    "ja",
    "j",
    "x",
    "1",
    "yes",
    "y",
    "wahr",
    "true",
    "ok",
    "✓",
    "✔",
    "vorhanden",
    "liegt vor",
    "erteilt",
    "unterschrieben",
    "gegeben",
}
_NO = {"nein", "n", "0", "no", "falsch", "false", "fehlt", "nicht erteilt", "keine"}


def yes_or_no(text: str) -> bool | None:
    """True, False, or None for what is neither."""
    word = text.strip().casefold().strip(".!")
    return True if word in _YES or word.startswith("ja,") else False if word in _NO else None
