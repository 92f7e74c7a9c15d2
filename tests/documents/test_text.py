"""Text on its way to the page: clean, broken into lines, in the order in which it is read."""

import pytest
from hypothesis import given, settings, strategies as st

from app.services.documents.fonts import font, unprintable
from app.services.documents.text import NBSP, bound, clean, drawn, shaped
from app.services.documents.typeset import Style, wrap, wrap_at_most

BODY = Style(11)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=80) | st.text(
    "اب ﷲلاًّ)(«»19:0–07141 az-@.پچژگکی", max_size=80
)


def as_seen(text: str, rtl: bool = True) -> str:
    return drawn(bound(clean(text)), rtl)


@pytest.mark.parametrize(
    "number", ["07141 000000", "+49 171 392 00 11", "19:00–21:00", "25.11.2026", "a.b@x.example", "A-12/3"]
)
def test_numbers_keep_their_order_in_arabic(number: str) -> None:
    assert number in as_seen(f"هاتف: {number}، مجاني").replace(NBSP, " ")


def test_amounts_keep_their_order_in_farsi() -> None:
    assert "1.312,50" in as_seen("قیمت 1.312,50 €")


def test_brackets_open_to_the_side_from_which_they_are_read() -> None:
    assert as_seen("(اب)") == "(با)"
    assert as_seen("اب [x] (ج)") == "(ج) [x] با"


def test_brackets_of_german_around_arabic_stay() -> None:
    assert as_seen("Herr (اب) kommt", rtl=False) == "Herr (با) kommt"


def test_tanwin_is_kept() -> None:
    assert "\u064b" in drawn(shaped("أهلاً"), rtl=True)


def test_arabic_letters_are_joined() -> None:
    assert "\ufe91" in shaped("كتابة ببب")


def test_farsi_letters_have_glyphs_in_every_form() -> None:
    assert not unprintable(shaped("پپپ چچچ ژژ گگگ ککک ییی می‌خواهید"))


def test_direction_marks_of_foreign_texts_are_removed() -> None:
    assert clean("a\u202eb\u2067c\ufeff\x00\ud800") == "abc"


def test_decomposed_letters_are_composed() -> None:
    assert clean("Mu\u0308ller") == "Müller"


def test_a_text_without_end_is_cut_visibly() -> None:
    assert clean("x" * 1_000_000).endswith("x …")


def test_telephone_numbers_are_not_broken() -> None:
    lines = ["".join(run.text for run in line.runs) for line in wrap("Rufen Sie an: 07141 000000", BODY, 100)]
    assert f"07141{NBSP}000000" in lines


def test_a_word_wider_than_the_column_is_broken() -> None:
    assert all(line.width <= 60 for line in wrap("Ehrenamtskoordinationsstelle", BODY, 60))


def test_what_is_left_out_is_shown() -> None:
    lines = wrap_at_most("eins zwei drei vier fünf sechs", BODY, 60, 2)
    assert len(lines) == 2
    assert lines[-1].runs[-1].text.endswith(" …")


def test_each_script_gets_its_font() -> None:
    fonts = [run.font for run in wrap("Aж ዓ ა Ա ☎ →", BODY, 500)[0].runs if run.text.strip()]
    assert [name.split("-")[0] for name in fonts] == [
        "NotoSans",
        "NotoSansEthiopic",
        "NotoSansGeorgian",
        "NotoSansArmenian",
        "NotoSansSymbols2",
        "NotoSansMath",
    ]


def test_characters_without_a_glyph_are_named() -> None:
    assert unprintable("Grüße 😀 漢") == {"😀", "漢"}


@settings(max_examples=150, deadline=None, derandomize=True)
@given(ANYTHING, st.booleans())
def test_no_character_is_drawn_in_a_font_that_lacks_it(text: str, rtl: bool) -> None:
    for line in wrap(clean(text), BODY, 90, rtl):
        assert all(ord(char) in font(run.font).face.charToGlyph for run in line.runs for char in run.text)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(ANYTHING)
def test_no_letter_is_lost_between_lines(text: str) -> None:
    safe = clean(text)
    whole, broken = (
        sorted("".join(run.text for line in wrap(safe, BODY, width) for run in line.runs).replace(" ", ""))
        for width in (1e9, 200)
    )
    assert "".join(whole).replace(NBSP, "") == "".join(broken).replace(NBSP, "")


@pytest.mark.parametrize("law", ["Art. 6", "Abs. 1", "Buchst. a", "§ 72a", "Nr. 26a"])
def test_a_reference_to_a_law_breaks_between_its_pieces_only(law: str) -> None:
    words = bound(f"nach {law} Abs. 2 DSGVO")
    assert law.replace(" ", NBSP) in words and f"{NBSP}Abs" not in words
