"""The kind of a list is found by what is in it."""

from pathlib import Path

import pytest

from app.errors import UserError
from app.services.imports.proposal import propose_kind
from app.services.imports.reading import sheets_of

LISTS = Path(__file__).parents[1] / "data" / "lists"
KINDS = {
    "Ehrenamtliche Gesamtliste.xlsx": "volunteers",
    "Helferliste_Eglosheim.xls": "volunteers",
    "Kontakte Outlook.vcf": "volunteers",
    "Termine Outlook.ics": "events",
    "Unterkünfte.xlsx": "shelters",
    "freiwillige_export.csv": "volunteers",
}
CONTACTS = """Organisation;Ansprechpartner;Funktion;Telefon;Sprechzeiten
Landratsamt;Uwe Vorbild;Heimleitung;030 23125 001;Mo 9-12
"""


def proposed(content: bytes, name: str) -> str:
    return propose_kind(sheets_of(content, name), Path(name))


@pytest.mark.parametrize("name", KINDS)
def test_the_kind_is_found(name: str):
    assert proposed((LISTS / name).read_bytes(), name) == KINDS[name]


def test_contacts_are_told_from_volunteers():
    assert proposed(CONTACTS.encode(), "Kontakte.csv") == "contacts"


def test_what_is_no_list_is_told_in_a_sentence():
    with pytest.raises(UserError, match="keine Liste"):
        proposed(b"Liebe Kollegin,\n\nanbei der Bericht.\n", "Brief.txt")
