"""The visit handout: complete, never more than two pages, and discreet."""

from dataclasses import replace
from datetime import date

import pytest

from app.services.documents.handout_data import Handout, Residents
from tests.documents.samples import HANDOUT, OFFICE, pages, printed

LISTS = ("contacts", "groups", "offers", "needs", "open_points", "upcoming")
EMPTY = Handout(OFFICE, date(2026, 11, 22), "AU Ziegelmuster")


def crowded(count: int) -> Handout:
    return replace(
        HANDOUT,
        rules=("Eine sehr lange Regel, die über mehr als eine Zeile geht und noch weiter. " * 4,) * count,
        **{name: getattr(HANDOUT, name) * count for name in LISTS},
    )


def test_everything_for_a_visit_is_on_it() -> None:
    text = " ".join(pages(printed("handout", HANDOUT)))
    for part in (
        "GU Am Beispielbogen",
        "Stand 22.11.2026",
        "Am Beispielbogen 3, 71638 Ludwigsburg",
        "Bus 421",
        "Zwei Plätze",
        "Schlüssel beim Hausmeister",
        "Heimleitung LRA Petra Probe",
        "41 von 48",
        "85 % belegt, 7 frei",
        "Arabisch: 15",
        "Helferkreis Weststadt",
        "Lieselotte Musterfrau",
        "Mi 16:00–18:00",
        "Arztbegleitung",
        "Offen vom letzten Besuch (14.10.2026)",
        "WLAN klären",
        "Mi 25.11.2026, 19:00–21:00",
        "Notizen",
        "112",
        "110",
        "116117",
    ):
        assert part in text


def test_every_page_says_what_to_do_with_it_and_its_number() -> None:
    texts = pages(printed("handout", crowded(8)))
    assert len(texts) == 2
    for number, text in enumerate(texts, 1):
        assert "Vertraulich – nach dem Besuch vernichten" in text
        assert f"Seite {number} von 2" in text


def test_rooms_are_entered_only_when_invited() -> None:
    assert "1. Zimmer nur auf Einladung" in pages(printed("handout", HANDOUT))[0]


def test_the_house_says_that_in_its_own_words() -> None:
    text = pages(printed("handout", replace(HANDOUT, rules=("Zimmer: nur mit Einladung",))))[0]
    assert "1. Zimmer: nur mit Einladung" in text
    assert "nur auf Einladung" not in text


def test_private_numbers_are_left_out() -> None:
    assert "0171" not in "".join(pages(printed("handout", HANDOUT)))


def test_private_numbers_are_printed_when_asked_for_and_the_sheet_says_so() -> None:
    text = "".join(pages(printed("handout", replace(HANDOUT, with_private_data=True))))
    assert "Lieselotte Musterfrau 0171 3920011" in text
    assert "mit privaten Telefonnummern" in text


def test_urgent_needs_stand_first() -> None:
    text = "".join(pages(printed("handout", HANDOUT)))
    assert text.index("Dringend: Fahrdienst") < text.index("Arztbegleitung")


@pytest.mark.parametrize("count", [2, 5, 12, 40, 400])
def test_there_are_never_more_than_two_pages(count: int) -> None:
    assert len(pages(printed("handout", crowded(count)))) <= 2


def test_what_is_cut_is_counted() -> None:
    text = "".join(pages(printed("handout", replace(HANDOUT, needs=HANDOUT.needs * 100))))
    shown = text.count("Arztbegleitung") + text.count("Dringend: Fahrdienst")
    assert f"… und {200 - shown} weitere" in text


def test_a_list_that_goes_on_has_its_heading_again() -> None:
    assert "– Fortsetzung" in pages(printed("handout", crowded(12)))[1]


def test_long_texts_in_every_cell_stay_within_two_pages() -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitän " * 40
    contacts = tuple(replace(contact, role=long, name=long, hours=long) for contact in HANDOUT.contacts) * 9
    data = replace(HANDOUT, contacts=contacts, shelter=long, operator=long, transit=long, key=long, parking=long)
    assert len(pages(printed("handout", data))) == 2


def test_an_empty_house_says_so_on_one_page() -> None:
    (text,) = pages(printed("handout", EMPTY))
    assert "Noch keine Belegung eingetragen." in text
    assert "Zurzeit ist kein Bedarf offen." in text


@pytest.mark.parametrize(
    ("capacity", "occupied", "words"),
    [(None, 12, "12 Personen"), (20, 25, "125 % belegt, 5 zu viel"), (0, 0, "0 Personen"), (20, None, "20 Plätze")],
)
def test_odd_occupancies_are_printed(capacity: int | None, occupied: int | None, words: str) -> None:
    residents = Residents(date(2026, 11, 1), capacity, occupied)
    assert words in pages(printed("handout", replace(HANDOUT, residents=residents)))[0]


def test_pages_are_counted_for_each_house() -> None:
    texts = pages(printed("handout", crowded(8), EMPTY, HANDOUT))
    assert "Seite 2 von 2" in texts[1]
    assert "Seite 1 von 1" in texts[2]
