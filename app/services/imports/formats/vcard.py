"""Address books (.vcf), one card a row, in the versions 2.1, 3.0 and 4.0."""

import re
from typing import Any

import vobject

from app.errors import UserError
from app.services.imports.formats.text_table import decode
from app.services.imports.sheets import Row, Sheet, plain
from app.services.imports.values.names import split_name

FIELDS = [
    "salutation", "last_name", "first_name", "organisation", "function", "street", "postal_code", "city",
    "phone", "mobile", "phone_work", "email", "birth_date", "notes",
]  # fmt: skip
HEADERS: Row = [
    "Anrede", "Nachname", "Vorname", "Organisation", "Funktion", "Straße", "PLZ", "Ort",
    "Telefon", "Mobil", "Telefon dienstlich", "E-Mail", "Geburtstag", "Notiz",
]  # fmt: skip
_CARD = re.compile(r"^BEGIN:VCARD\s*$.*?^END:VCARD\s*$", re.IGNORECASE | re.MULTILINE | re.DOTALL)


def sheets(data: bytes, name: str) -> list[Sheet]:
    """One sheet with known columns; a card that cannot be read keeps its raw text in the notes."""
    cards = _CARD.findall(decode(data).replace("\r\n", "\n").replace("\r", "\n"))
    if not cards:
        raise UserError("„{name}“ enthält keine vollständige Visitenkarte.", name=name)
    rows = [_row(card) for card in cards]
    return [Sheet(name.rsplit(".", 1)[0], [HEADERS, *rows], fields=list(FIELDS))]


_PICTURE = re.compile(
    r"^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)\b.*(?:\n(?:[A-Za-z0-9+/=]{20,}|[A-Za-z0-9+/]*={1,2}|))*\n",
    re.IGNORECASE | re.MULTILINE,
)
_TEXT = re.compile(r"^((?:[\w-]+\.)?(?:NOTE|FN|TITLE|ROLE)\b[^:\n]*:)((?:.*=\n)*.*)$", re.IGNORECASE | re.MULTILINE)


def _mended(text: str) -> str:
    """A card without pictures (often cut off) and with the commas of its texts marked as such, as version 2.1 omits."""
    unfolded = _PICTURE.sub("", re.sub(r"\n[ \t]", "", text))
    return _TEXT.sub(lambda match: match[1] + re.sub(r"(?<!\\),", r"\,", match[2]), unfolded)


def _row(text: str) -> Row:
    try:
        card = vobject.readOne(_mended(text), allowQP=True)
    except Exception:  # vobject raises ParseError, ValueError, IndexError … for damaged cards
        return [None] * (len(FIELDS) - 1) + [plain(text)]
    values = {**_who(card), **_where(card), **_how(card)}
    values["birth_date"] = _text(_first(card, "bday"))
    values["notes"] = "\n".join(_text(note.value) for note in card.contents.get("note", ()))
    return [plain(values.get(field) or "") for field in FIELDS]


def _who(card: Any) -> dict[str, str]:
    name = _first(card, "n")
    values = {
        "organisation": _text(_first(card, "org")),
        "function": _text(_first(card, "title") or _first(card, "role")),
    }
    if name is not None:
        values["last_name"] = _text(name.family)
        values["first_name"] = " ".join(filter(None, (_text(name.given), _text(name.additional))))
        values["salutation"] = _text(name.prefix)
    whole = _text(_first(card, "fn"))
    if not values.get("last_name") and not values.get("first_name") and values["organisation"] != whole:
        parts = split_name(whole)
        values.update(last_name=parts.last, first_name=parts.first, salutation=parts.salutation)
    return values


def _where(card: Any) -> dict[str, str]:
    address = _first(card, "adr")
    if address is None:
        return {}
    return {"street": _text(address.street), "postal_code": _text(address.code), "city": _text(address.city)}


def _how(card: Any) -> dict[str, str]:
    values = {"email": "; ".join(_text(line.value) for line in card.contents.get("email", ()))}
    for line in card.contents.get("tel", ()):
        kinds = {kind.upper() for kind in [*line.params.get("TYPE", []), *line.singletonparams]}
        if kinds & {"FAX", "PAGER"}:
            continue
        field = "mobile" if "CELL" in kinds else "phone_work" if "WORK" in kinds else "phone"
        number = _text(line.value).removeprefix("tel:").split(";")[0]
        values[field] = " / ".join(filter(None, (values.get(field), number)))
    return values


def _first(card: Any, name: str) -> Any:
    lines = card.contents.get(name)
    return lines[0].value if lines else None


def _text(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return " ".join(filter(None, (_text(part) for part in value)))
    return "" if value is None else str(value).replace("\\,", ",").replace("\\;", ";").strip()
