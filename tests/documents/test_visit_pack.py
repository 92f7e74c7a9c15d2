"""The visit pack: everything for a tour in order, pages counted through, nothing private unless ticked."""

from dataclasses import replace

import pytest

from app.services.documents.handout_data import Group
from app.services.documents.visit_data import PARTS, Helping, VisitPack
from tests.documents.samples import HANDOUT, OFFICE, pages, printed
from tests.documents.visit_samples import visit_pack

TOUR = visit_pack(OFFICE, HANDOUT)
ALONE = replace(TOUR, houses=TOUR.houses[:1], title=HANDOUT.shelter)


def texts(pack: VisitPack) -> list[str]:
    return pages(printed("visit-pack", pack))


def test_a_tour_begins_with_its_houses_in_order() -> None:
    cover = texts(TOUR)[0]
    assert cover.index(HANDOUT.shelter) < cover.index("GU Musterweg")
    assert "10:00 bis 13:00 Uhr · 2 Unterkünfte" in cover and "11:30" in cover


def test_one_house_needs_no_cover_of_a_tour() -> None:
    assert "Hinkommen und hineinkommen" in texts(ALONE)[0]
    assert "von 2" not in texts(ALONE)[0].split("Seite")[0]


def test_pages_are_counted_through_the_whole_pack() -> None:
    found = texts(TOUR)
    assert all(f"Seite {number} von {len(found)}" in text for number, text in enumerate(found, 1))


def test_every_page_says_how_confidential_it_is() -> None:
    assert all("Vertraulich – nach dem Besuch" in text for text in texts(TOUR))


def test_what_is_written_on_comes_back_and_the_rest_is_destroyed() -> None:
    back = ["zurück ins Büro" in text for text in texts(TOUR)]
    assert back == ["Einsatzliste" in text or "Wer dabei war" in text for text in texts(TOUR)]
    assert ["vernichten" in text for text in texts(TOUR)] == [not told for told in back]


def test_the_circle_as_a_whole_is_told_from_its_groups() -> None:
    groups = (Group("Helferkreis Nord", (), 9, whole=True), Group("Sprache", (), 4))
    told = replace(HANDOUT, circle="Nord", groups=groups)
    text = "".join(texts(replace(ALONE, houses=(replace(ALONE.houses[0], handout=told),))))
    assert "Ganzer Helferkreis" in text and text.count("Helferkreis Nord") == 1


def test_hours_and_deputy_of_a_contact_stand_there_whole() -> None:
    contact = replace(HANDOUT.contacts[0], hours="Mo–Do 9–12 Uhr, Mi 14–17 Uhr", deputy="Johanna Beispiel-Annahme")
    told = replace(HANDOUT, contacts=(contact,))
    text = "".join(texts(replace(ALONE, houses=(replace(ALONE.houses[0], handout=told),))))
    assert "Annahme" in text


def test_each_house_has_its_sheet_with_number_and_its_protocol() -> None:
    found = texts(TOUR)
    assert [("Liste 1042-9" in text, "Liste 1043-1" in text) for text in found if "Einsatzliste" in text] == [
        (True, False), (False, True),
    ]  # fmt: skip
    assert sum("Wer dabei war" in text for text in found) == 2


def test_a_sheet_has_ten_blank_lines_at_least() -> None:
    names = tuple(f"Name {number}" for number in range(18))
    crowded = replace(ALONE, houses=(replace(ALONE.houses[0], names=names),))
    sheets = [text for text in texts(crowded) if "Einsatzliste" in text]
    assert len(sheets) == 2 and "28" in sheets[1].split()


def test_private_numbers_stand_there_only_when_ticked() -> None:
    assert "0171 3920011" not in "".join(texts(TOUR))
    told = texts(replace(TOUR, with_private_data=True))
    assert any("0171 3920011" in text for text in told)
    assert all("mit privaten Telefonnummern" in text for text in told if "vernichten" in text)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("cover", "Wen anrufen"), ("needs", "Offene Bedarfe"), ("helpers", "Wer hilft wann"),
        ("points", "Offen vom letzten Besuch"), ("sheet", "Einsatzliste"), ("protocol", "Was besprochen wurde"),
    ],
)  # fmt: skip
def test_what_is_not_chosen_is_left_out(part: str, words: str) -> None:
    assert words in "".join(texts(TOUR))
    left = tuple(one for one in PARTS if one != part)
    assert words not in "".join(texts(replace(TOUR, parts=left)))


def test_emergency_numbers_stand_with_every_house() -> None:
    assert sum("116117" in text for text in texts(TOUR)) == 3


def test_long_lists_flow_onto_further_pages_and_lose_nobody() -> None:
    many = tuple(Helping(f"Name {number}", "Sprachcafé") for number in range(30))
    text = "".join(texts(replace(ALONE, houses=(replace(ALONE.houses[0], helping=many),))))
    assert all(f"Name {number}" in text for number in range(30))
    assert "Wer hilft wann – Fortsetzung" in text


@pytest.mark.parametrize("count", range(1, 15))
def test_a_page_never_begins_with_a_single_row(count: int) -> None:
    many = tuple(Helping(f"Name {number}", "Sprachcafé") for number in range(count))
    found = texts(replace(ALONE, houses=(replace(ALONE.houses[0], helping=many),)))
    assert all(text.count("Name ") != 1 for text in found if "Wer hilft wann – Fortsetzung" in text)


def test_the_last_protocol_is_told_in_short() -> None:
    assert "Lernzimmer · Klingel" in "".join(texts(ALONE))
