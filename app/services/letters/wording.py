"""Puts values into a wording: "{Vorname}", and "{, geboren am |Geburtsdatum}" which vanishes where nothing is known."""

import re
from collections.abc import Iterator, Mapping

_FIELD = re.compile(r"\{([^{}]*)\}")


def fields_in(text: str) -> list[str]:
    """What stands in braces, each once, in the order of the text, as it is written."""
    return list(dict.fromkeys(found.group(1) for found in _FIELD.finditer(text)))


def name_in(written: str, known: Mapping[str, object] | set[str]) -> str | None:
    """The field that braces mean: the one of their parts (between "|") that is known; None where none is."""
    return next((part.strip() for part in written.split("|") if part.strip() in known), None)


def unknown(text: str, known: Mapping[str, object] | set[str]) -> list[str]:
    """What stands in braces and is no field."""
    return [written for written in fields_in(text) if name_in(written, known) is None]


def needed(text: str) -> list[str]:
    """The fields without which a sentence has a hole; one with words around it ("{, geboren am |…}") may stay empty."""
    return [written.strip() for written in fields_in(text) if "|" not in written]


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with values in place of fields; what is no field stays as it is, so that it is seen."""

    def put(found: re.Match[str]) -> str:
        name = name_in(found.group(1), values)
        if name is None:
            return found.group()
        return "" if not values[name] else "".join(_around(found.group(1), name, values[name]))

    return without_empty_headings(_FIELD.sub(put, text))


def _around(written: str, name: str, value: str) -> Iterator[str]:
    for part in written.split("|"):
        yield value if part.strip() == name else part


def without_empty_headings(text: str) -> str:
    """The text without headings ("# …") under which nothing stands."""
    kept: list[str] = []
    for line in reversed(text.split("\n")):
        following = next((other for other in reversed(kept) if other.strip()), "# ")
        if not line.startswith("# ") or not following.startswith("# "):
            kept.append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(reversed(kept))).strip("\n")
