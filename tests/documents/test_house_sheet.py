"""A house at a glance: always one page, complete, and discreet."""

from dataclasses import replace
from datetime import date

import pytest

from app.services.documents.handout_data import Handout
from app.services.documents.house_data import HouseSheet
from tests.documents.samples import HANDOUT, HOUSE_SHEET, OFFICE, pages, printed, seen_lines

EMPTY = HouseSheet(OFFICE, date(2026, 11, 22), Handout(OFFICE, date(2026, 11, 22), "AU Ziegelmuster"))
SINCE = "seit21.09.2024"
"""As it is seen, without the space."""
LISTS = ("contacts", "groups", "offers", "needs")


def crowded(count: int) -> HouseSheet:
    handout = replace(
        HANDOUT, rules=("Eine lange Regel. " * 9,) * count, **{n: getattr(HANDOUT, n) * count for n in LISTS}
    )
    return replace(HOUSE_SHEET, handout=handout, helping=HOUSE_SHEET.helping * count, rooms=HOUSE_SHEET.rooms * count)


@pytest.mark.parametrize(
    "part",
    ["GU Am Beispielbogen", "vorläufige Unterbringung (Kreis)", "Bus 421", "Petra Probe", "41 von 48",
     "Seit 01.2026: 31 bis 41 Personen", "Musterfrau, Lieselotte", "Sprachcafé, Di nachmittags", "Mi 16:00–18:00",
     "Arztbegleitung", "Gemeinschaftsraum EG, 24 Plätze", "Schlüssel: Nr. 3", "Lernzimmer, 10 Plätze",
     "Führungszeugnis, Masernschutz", "Schutzkonzept vom 01.03.2024", "Seite 1 von 1"],
)  # fmt: skip
def test_everything_stands_on_one_page(part: str) -> None:
    (text,) = pages(printed("house-sheet", HOUSE_SHEET))
    assert part in text


def test_since_when_somebody_helps_stays_in_one_piece() -> None:
    helping = tuple(
        replace(HOUSE_SHEET.helping[0], activity="Behörde" + "n" * n, when="seit 21.09.2024") for n in range(22)
    )
    told = "".join(f"{line}|" for line in seen_lines(printed("house-sheet", replace(HOUSE_SHEET, helping=helping))))
    assert told.count(SINCE) >= 12 and told.count(SINCE) == told.count("21.09.2024")


def test_private_numbers_are_left_out() -> None:
    assert "0171" not in pages(printed("house-sheet", HOUSE_SHEET))[0]


def test_private_numbers_are_printed_when_asked_for_and_the_sheet_says_so() -> None:
    (text,) = pages(printed("house-sheet", replace(HOUSE_SHEET, with_private_data=True)))
    assert "0171 3920002" in text and "0171 3920011" in text
    assert "mit privaten Telefonnummern" in text


@pytest.mark.parametrize("count", [3, 12, 300])
def test_a_crowded_house_stays_on_one_page(count: int) -> None:
    assert len(pages(printed("house-sheet", crowded(count)))) == 1


def test_what_is_left_out_is_counted() -> None:
    (text,) = pages(printed("house-sheet", replace(HOUSE_SHEET, helping=HOUSE_SHEET.helping * 90)))
    assert f"… und {90 - text.count('Musterfrau, Lieselotte')} weitere" in text


def test_long_words_everywhere_stay_on_one_page() -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitän " * 40
    contacts = tuple(replace(one, role=long, name=long, hours=long) for one in HANDOUT.contacts) * 9
    handout = replace(HANDOUT, shelter=long, transit=long, key=long, parking=long, contacts=contacts)
    assert len(pages(printed("house-sheet", replace(HOUSE_SHEET, handout=handout, concept=long)))) == 1


def test_an_empty_house_says_so() -> None:
    (text,) = pages(printed("house-sheet", EMPTY))
    assert "Noch keine Belegung eingetragen." in text and "Hier hilft noch niemand." in text


def test_a_single_count_has_no_curve() -> None:
    (text,) = pages(printed("house-sheet", replace(HOUSE_SHEET, counts=HOUSE_SHEET.counts[:1])))
    assert "Seit 01.2026" not in text
