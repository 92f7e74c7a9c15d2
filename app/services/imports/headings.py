"""What the names of sheets, titles and lines inside a table say about the rows below them."""

import re

from app.services.imports.values import words
from app.services.imports.values.blank import key, line_of

_HOUSE = re.compile(
    r"^\W*(?:(?:unterkunft|flüchtlingsunterkunft|asylunterkunft|gemeinschaftsunterkunft|wohnheim|heim|standort|einsatzort|gu|au|objekt|haus)\b\.?\s*:?\s*[-–]?\s*|(?:helferkreis|helferteam|asylkreis|freundeskreis|arbeitskreis)\s*:?\s+)+(?P<name>\S.*)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:[-–(,;|:]\s.*|\(.*|\bstand\b.*|\d{1,2}[./]\d{2,4}.*|\b20\d\d\b.*|\s[-–]\s.*)$", re.IGNORECASE
)
_COMMON = {
    "tabelle", "sheet", "blatt", "table", "helfer", "helferliste", "helferin", "helferinnen", "helfende",
    "ehrenamtliche", "ehrenamtlichen", "ehrenamt", "freiwillige", "freiwilligen", "freiwilligenliste", "liste",
    "listen", "gesamt", "gesamtliste", "alle",
    "uebersicht", "daten", "kontakte", "kontakt", "kontaktliste", "adressen", "adressliste", "aktuell", "aktuelle",
    "neu", "neue", "alt", "alte", "archiv", "import", "export", "stand", "team", "helferkreis", "unterkunft", "heim",
    "asyl", "ak", "hk", "gu", "au", "und", "der", "die", "in",
    "ea", "teilnehmer", "mitglieder", "namen", "stammdaten", "awo", "personen", "paten", "patenschaften", "januar",
    "februar", "maerz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember",
    "von", "bis", "kopie", "data", "seite", "page", "volunteers",
    "freiwillig", "hauptliste", "verteiler", "telefonliste", "mailverteiler",
}  # fmt: skip


def house_in(text: str) -> str:
    """The house a title or group line names ("Unterkunft Oßweil – Stand 09/2015" → "Oßweil"), else empty."""
    match = _HOUSE.match(line_of(text))
    return _TAIL.sub("", match["name"]).strip(" :–-") if match else ""


def sheet_house(name: str) -> str:
    """What is left of a sheet's name without the words that every list carries; empty for "Tabelle1" or "2015"."""
    if house := house_in(name):
        return house
    left = [word for word in re.split(r"[\s_]+", name.strip()) if not _is_common(word)]
    return " ".join(left).strip(" -–,")


def _is_common(word: str) -> bool:
    plain = key(re.sub(r"[\d.()/:]+", "", word))
    return plain in _COMMON or len(plain) < 3 or bool(words.status_of(word)) or words.is_skill(word)


def group_status(text: str) -> str:
    """The status that a heading gives everybody below it: "Ehemalige", "Interessenten", "pausiert"."""
    word = line_of(text).strip(" :").casefold()
    known = re.fullmatch(
        r"(?P<left>ehemalige[rn]?|ausgeschieden(e|en)?|archiv)|(?P<interested>interessent(en|innen|inn?en|:innen|\*innen)?|interessierte|warteliste)|(?P<paused>pausiert(e|en)?|inaktive?|ruhend(e|en)?)|(?P<active>aktive?n?)|(?P<trial>hospitanten|hospitation)",
        word,
    )
    return str(known.lastgroup).upper() if known and known.lastgroup else ""
