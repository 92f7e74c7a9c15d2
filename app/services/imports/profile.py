"""What the cells of a column say about it, whatever stands above."""

import re
from collections.abc import Callable
from functools import cached_property

from app.services.imports.sheets import Cell
from app.services.imports.values import addresses, dates, days, names, phones, words
from app.services.imports.values.blank import line_of, text_of
from app.services.occupancy import languages

SAMPLE = 80
BEGINNING = 500
"""Characters of a cell that say what its column is; some tests take the square of the length."""


class Profile:
    """Evidence from a column's filled cells; a share is between 0 and 1 of them."""

    def __init__(self, cells: list[Cell], shelters: frozenset[str] = frozenset()) -> None:
        filled = [cell for cell in cells if text_of(cell)]
        step = max(1, len(filled) // SAMPLE)
        self.cells = [cell[:BEGINNING] if isinstance(cell, str) else cell for cell in filled[::step]]
        self.texts = [line_of(cell) for cell in self.cells]
        self.raw = [text_of(cell) for cell in self.cells]
        self.all_cells = len(cells)
        self.count = len(filled)
        self._shelters = shelters
        self._known: dict[str, float] = {}

    @property
    def examples(self) -> list[str]:
        """Up to three different values as they stand in the file."""
        return list(dict.fromkeys(self.texts))[:3]

    def share(self, name: str) -> float:
        """The share of cells that pass the test called `name`."""
        if name not in self._known:
            self._known[name] = sum(bool(_TESTS[name](text)) for text in self.raw) / len(self.raw) if self.raw else 0.0
        return self._known[name]

    @cached_property
    def dates(self) -> float:
        return self._share_of(dates.looks_like)

    @cached_property
    def phones(self) -> float:
        return self._share_of(phones.looks_like)

    @cached_property
    def numbers(self) -> float:
        return self._share_of(
            lambda cell: (
                isinstance(cell, (int, float))
                or (isinstance(cell, str) and cell.replace(",", ".", 1).replace(".", "", 1).isdecimal())
            )
        )

    @cached_property
    def amounts(self) -> float:
        """The share of numbers, also as text with a word beside ("20 Plätze", "ca. 18")."""
        return max(
            self.numbers,
            sum(bool(re.fullmatch(r"(ca\.?|max\.?|rund|etwa)?\s*\d{1,5}\s*[\w.]{0,10}", text)) for text in self.texts)
            / max(len(self.texts), 1),
        )

    @cached_property
    def postal_codes(self) -> float:
        return self._share_of(addresses.is_postal_code)

    @cached_property
    def marks(self) -> float:
        return self._share_of(lambda cell: days.mark(cell) is not None)

    @cached_property
    def counting(self) -> bool:
        """Whether the column numbers the rows."""
        numbers = [cell for cell in self.cells if isinstance(cell, int)] or [
            int(t.rstrip(".")) for t in self.texts if len(t) < 20 and t.rstrip(".").isdecimal()
        ]
        return (
            len(numbers) > 2
            and len(numbers) >= len(self.cells) * 0.8
            and numbers == sorted(set(numbers))
            and numbers[0] < 100
            and max(numbers) < 100_000
        )

    @cached_property
    def repeated(self) -> float:
        """How often values come again: 0 all different, near 1 few values."""
        return 1 - len({text.casefold() for text in self.texts}) / len(self.texts) if self.texts else 0.0

    @cached_property
    def length(self) -> float:
        return sum(map(len, self.texts)) / len(self.texts) if self.texts else 0.0

    @cached_property
    def known_shelters(self) -> float:
        """The share of cells that name a house the office already has."""
        if not self._shelters or not self.texts:
            return 0.0
        from app.services.imports.values.blank import key

        return sum(key(text) in self._shelters for text in self.texts) / len(self.texts)

    @cached_property
    def years(self) -> list[int]:
        """The years the cells speak of, two-digit ones as birth years."""
        found = (dates.date_in(cell, "birth") for cell in self.cells)
        return sorted(day.year for day in found if day)

    def _share_of(self, test: Callable[[Cell], object]) -> float:
        return sum(bool(test(cell)) for cell in self.cells) / len(self.cells) if self.cells else 0.0


def _is_word(text: str) -> bool:
    return names.looks_like(text) and len(text.split()) <= 3


def _is_full_name(text: str) -> bool:
    return names.looks_like(text.replace(",", " ")) and (len(text.split()) >= 2 or "," in text) and len(text) < 50


def _has_first_name(text: str) -> bool:
    return any(names.is_first_name(word.strip(",.")) for word in text.split()) and len(text.split()) >= 2


_HOUSE_WORDS = {"gu", "au", "unterkunft", "heim", "wohnheim", "haus", "lea", "ea", "notunterkunft"}
_TESTS: dict[str, Callable[[str], object]] = {
    "counts": languages.could_be,
    "email": lambda text: "@" in text and addresses.emails_in(text) and not phones.looks_like(text.replace("@", " ")),
    "contact": lambda text: addresses.emails_in(text) and phones.numbers_in(text),
    "mobile": lambda text: (found := phones.numbers_in(text)) and all(map(phones.is_mobile, found)),
    "street": addresses.is_street,
    "address": addresses.is_address,
    "place": addresses.is_place,
    "town": addresses.is_town,
    "languages": words.are_languages,
    "skills": words.are_skills,
    "days": days.looks_like,
    "status": lambda text: len(text) < 40 and words.status_of(text),
    "salutation": words.is_salutation,
    "word": _is_word,
    "full_name": _is_full_name,
    "has_first_name": _has_first_name,
    "first_name": lambda text: len(text.split()) <= 3 and all(map(names.is_first_name, text.split())),
    "comma": lambda text: "," in text,
    "digits": lambda text: any(map(str.isdecimal, text)),
    "yes_no": lambda text: words.yes_or_no(text) is not None,
    "url": lambda text: "www." in text or "http" in text,
    "time": lambda text: bool(dates.times_in(text)),
    "area_code": lambda text: 2 <= sum(map(str.isdecimal, text)) <= 6 and not any(map(str.isalpha, text)),
    "house_number": lambda text: len(text) < 8 and text[:1].isdecimal(),
    "like_house": addresses.sounds_like_house,
    "house": lambda text: text.split(" ")[0].rstrip(".:").casefold() in _HOUSE_WORDS,
}  # fmt: skip
