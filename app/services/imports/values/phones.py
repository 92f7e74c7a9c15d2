"""Telephone numbers as people and spreadsheets mangle them, written the way the country dials them."""

import re
from functools import lru_cache
from typing import Any

from app.services.imports.values.blank import text_of

_SPLIT = re.compile(
    r"[;,|\n]+|\s+(?:oder|od\.|und|u\.|bzw\.?|sowie|o\.)\s+|(?:(?<=\d)|(?<=\d\s)|(?<=\)))\s*/+\s*(?=\+|\(?0)|\s+(?=\+\d)"
    r"|(?<=\d)\s+\+\s+(?=\(?0)|(?<=\d)\s+(?=00\d)|(?<=\d) {2,}(?=\(?0)"
    r"|(?<=\d)\s+(?=\(?0\d{2,4}[)\s/-])|(?<=\d)\s+(?=(?:mobil|handy|privat|priv|dienstl|tel|büro|fax|p|d|m|h|g)[\w.]*[\s:]*\(?[+0]\d)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\+?\(?\d[\d\s()/.\-–+]{3,}\d")
_LABELS = re.compile(
    r"^\W*(?:(?:tel(?:efon)?|fon|phone|festnetz|privat|priv|p|zuhause|h|mobil(?:nummer)?|handy|hdy|mobile|cell|m|d|dienstl(?:ich)?|dienst|büro|"
    r"geschäftl(?:ich)?|gesch|arbeit|nr|nummer|whatsapp|wa)\b[\s.:\-]*)+",
    re.IGNORECASE,
)
_FAX = re.compile(r"\bfax\b", re.IGNORECASE)
_WORK = re.compile(r"dienst|büro|gesch|arbeit|\bd\b", re.IGNORECASE)


def with_area_code(area_code: Any, cell: Any) -> Any:
    """A number beside its area code in a column of its own: "0711" and 445566 → "0711 445566"."""
    code, number = (re.sub(r"\D", "", text_of(each)) for each in (area_code, cell))
    if not code or not number or str(cell).strip().startswith(("0", "+", "(0")):
        return cell
    return f"0{code.lstrip('0')} {text_of(cell)}"


def numbers_in(cell: Any) -> list[str]:
    """All numbers of a cell in national writing ("07141 251252"), foreign ones with country code."""
    return [number for number, _work in labelled(cell)[0]]


def labelled(cell: Any) -> tuple[list[tuple[str, bool]], str]:
    """The numbers of a cell, each with "is for work", and what else stands there ("ab 18 Uhr")."""
    if cell is None:
        return [], ""
    if cell.__class__ is not str:
        number = national(cell)
        return ([(number, False)] if number else []), ""
    if re.fullmatch(r"\s*\d[.,]\d{1,8}[eE]\+?\d+\s*", cell):
        return [], cell.strip()  # a spreadsheet has thrown the last digits away
    found, rest = [], []
    for part in _parts(cell):
        match = _NUMBER.search(part)
        number = national(match[0]) if match else ""
        if not match or not number:
            rest.append(part)
            continue
        label = part[: match.start()]
        if _FAX.search(label):
            continue
        found.append((number, bool(_WORK.search(label))))
        rest += [_LABELS.sub("", label), part[match.end() :]]
    return found, " ".join(filter(None, (_trimmed(text) for text in rest)))


def faxes_in(cell: Any) -> list[str]:
    """The fax numbers among the telephone numbers of a cell; nobody keeps those."""
    parts = _parts(cell) if isinstance(cell, str) and _FAX.search(cell) else []
    found = ((part, match) for part in parts if (match := _NUMBER.search(part)))
    return [national(match[0]) for part, match in found if _FAX.search(part[: match.start()])]


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    for part in _SPLIT.split(text.replace("\xa0", " ")):
        short = parts and sum(map(str.isdecimal, parts[-1])) in range(1, 6) and not any(map(str.isalpha, parts[-1]))
        if short:
            parts[-1] += f" {part}"
        elif part and part.strip():
            parts.append(part.strip())
    return parts


def _trimmed(text: str) -> str:
    text = text.strip(" \t\n:;,./()–-")
    return "" if re.fullmatch(_LABELS.pattern + r"\W*", text + " ", re.IGNORECASE) else text


@lru_cache(maxsize=20_000)
def national(raw: Any) -> str:
    """One number in national writing; empty when it cannot be one. A lost leading zero (7141642401) is put back."""
    digits = _repaired(raw)
    if not 5 <= len(digits.lstrip("+")) <= 16:
        return ""
    if not digits.startswith(("0", "+")):
        return digits  # without an area code nobody knows which one
    if digits.startswith("+49"):
        digits = "0" + digits[3:]
    if is_mobile(digits):
        return f"{digits[:4]} {digits[4:]}"
    import phonenumbers

    try:
        number = phonenumbers.parse(digits, "DE")
    except phonenumbers.NumberParseException:
        return digits
    domestic = number.country_code == 49
    style = phonenumbers.PhoneNumberFormat.NATIONAL if domestic else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return (
        phonenumbers.format_number(number, style).replace("-", " ")
        if domestic
        else phonenumbers.format_number(number, style)
    )


def _repaired(raw: Any) -> str:
    """Only digits and a leading plus, with the zero or plus that a spreadsheet dropped."""
    if raw.__class__ is str:
        text = re.sub(r"\(\s*0\s*\)", "", raw) if re.match(r"\s*(\+|00)", raw) else raw
        if re.fullmatch(r"\s*\d[.,]\d+[eE]\+?\d+\s*", text):
            text = f"{float(text.replace(',', '.')):.0f}"
        digits = re.sub(r"[^\d+]", "", text)
    else:
        digits = f"{raw:.0f}" if isinstance(raw, (int, float)) and not isinstance(raw, bool) else ""
    digits = digits[:1] + digits[1:].replace("+", "")
    if digits.startswith("00"):
        return "+" + digits[2:]
    if digits.startswith("+490"):
        return "+49" + digits[4:]
    if digits.startswith(("0", "+")):
        return digits
    if digits.startswith("49") and len(digits) >= 11:
        return "+" + digits
    return f"0{digits}" if len(digits) >= 8 else digits


def is_mobile(number: str) -> bool:
    """German mobile ranges 015, 016, 017."""
    return number.startswith(("015", "016", "017"))


def looks_like(cell: Any) -> bool:
    """Whether the cell holds a telephone number and little else."""
    if cell.__class__ is int:
        return 10**6 < cell < 10**14
    if cell.__class__ is not str:
        return cell.__class__ is float and 10**7 < cell < 10**14
    digits = sum(map(str.isdecimal, cell))
    if digits < 5 or "@" in cell or digits < sum(map(str.isalpha, cell)):
        return False
    return _DATE_LIKE.fullmatch(cell.strip()) is None and bool(re.search(r"\d{3}", cell)) and digits >= 6


_DATE_LIKE = re.compile(r"\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\d{4}-\d\d-\d\d.*")


def comparable(number: str) -> str:
    """Digits with country code and without zero, for finding the same person."""
    digits = re.sub(r"\D", "", number)
    if number.startswith("+"):
        return digits[2:] if digits.startswith("49") else digits
    return digits.lstrip("0")
