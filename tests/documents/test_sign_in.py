"""The list to sign: rows for handwriting, room for those who just come."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from app.errors import UserError
from app.services.documents.data import Credit, Participant, Slot
from app.services.documents.hand_table import ROW
from app.services.documents.page import MM
from tests.documents.samples import EVENING, SIGN_IN, pages, printed

MANY = tuple(Participant(f"Muster{number:03d}", "Kim") for number in range(70))


def test_the_head_says_what_where_and_with_whom() -> None:
    (text,) = pages(printed("sign-in", SIGN_IN))
    for part in ("Teilnahmeliste: Zeit schenken", "Mittwoch, 25. November 2026", "Kulturzentrum", "mit Kim Koordinata"):
        assert part in text


def test_the_funder_and_the_purpose_are_on_every_page() -> None:
    for text in pages(printed("sign-in", replace(SIGN_IN, participants=MANY))):
        assert "Muster macht Mut" in text
        assert "nur dem Nachweis der Teilnahme" in text
        assert "Vertraulich – nicht weitergeben" in text
        assert "Unterschrift" in text


def test_rows_are_high_enough_for_handwriting() -> None:
    assert pytest.approx(10 * MM) == ROW


def test_there_are_blank_lines_for_walk_ins() -> None:
    texts = pages(printed("sign-in", replace(SIGN_IN, participants=MANY, blank=15)))
    assert "85" in texts[-1]


def test_everybody_registered_is_printed_once() -> None:
    text = " ".join(pages(printed("sign-in", replace(SIGN_IN, participants=MANY))))
    assert re.findall(r"Muster\d{3}", text) == [person.last_name for person in MANY]


def test_each_meeting_has_its_column_and_the_sheet_lies_across() -> None:
    slots = tuple(Slot(EVENING.start + timedelta(7 * n)) for n in range(4))
    text = pages(printed("sign-in", replace(SIGN_IN, slots=slots)))[0]
    assert [day in text for day in ("Mi 25.11.", "Mi 2.12.", "Mi 9.12.", "Mi 16.12.")] == [True] * 4


def test_more_than_eight_meetings_go_on_further_sheets() -> None:
    slots = tuple(Slot(EVENING.start + timedelta(n)) for n in range(10))
    text = " ".join(pages(printed("sign-in", replace(SIGN_IN, slots=slots))))
    assert all(
        f"{(EVENING.start + timedelta(n)).day}.{(EVENING.start + timedelta(n)).month}." in text for n in range(10)
    )


def test_without_that_column_no_organisation_is_printed() -> None:
    (text,) = pages(printed("sign-in", replace(SIGN_IN, with_organisation=False)))
    assert "Organisation" not in text
    assert text.count("Ludwigsburg") == 1


def test_an_empty_list_has_only_blank_lines() -> None:
    (text,) = pages(printed("sign-in", replace(SIGN_IN, participants=(), slots=())))
    assert "1 2 3" in text


def test_a_funder_without_credit_refuses_the_print() -> None:
    with pytest.raises(UserError, match="Fördersatz"):
        printed("sign-in", replace(SIGN_IN, credits=(Credit("Land", ""),)))


def test_who_wants_to_help_can_leave_a_number_and_knows_who_reads_it():
    text = pages(printed("sign-in", replace(SIGN_IN, with_contact=True)))[0]
    assert "Ich möchte mitmachen" in text
    assert "können die Angabe lesen" in " ".join(text.split())


def test_who_leaves_an_address_reads_what_is_agreed_to_and_ticks_it():
    text = " ".join(pages(printed("sign-in", replace(SIGN_IN, with_contact=True)))[0].split())
    assert "Einverstanden (siehe unten)" in text
    assert "ein Satz genügt (Art. 7 Abs. 3 DSGVO)" in text


def test_a_list_without_addresses_asks_for_no_consent():
    assert "Einverstanden" not in pages(printed("sign-in", SIGN_IN))[0]


def test_six_narrow_meetings_beside_an_address_still_name_their_days():
    slots = tuple(Slot(EVENING.start + timedelta(7 * n)) for n in range(6))
    text = pages(printed("sign-in", replace(SIGN_IN, slots=slots, with_contact=True)))[0]
    assert all(day in text for day in ("Mi 25.11.", "Mi 2.12.", "Mi 30.12."))
    assert "…" not in text


def test_eight_meetings_stand_beside_each_other():
    slots = tuple(Slot(EVENING.start + timedelta(7 * n)) for n in range(8))
    text = pages(printed("sign-in", replace(SIGN_IN, slots=slots)))[0]
    assert all(day in text for day in ("Mi 25.11.", "Mi 2.12.", "Mi 13.1."))
