"""The number of a printed sheet and its check digit."""

import pytest
from hypothesis import given, strategies as st

from app.errors import UserError
from app.services.paper import numbers

NUMBERS = st.integers(numbers.FIRST, 999_999)


def test_check_digit_is_the_published_one() -> None:
    assert numbers.check_digit(572) == 4


@given(NUMBERS, st.data())
def test_every_single_wrong_digit_is_found(number: int, data: st.DataObject) -> None:
    printed = f"{number}{numbers.check_digit(number)}"
    place = data.draw(st.integers(0, len(printed) - 1))
    wrong = data.draw(st.sampled_from([d for d in "0123456789" if d != printed[place]]))
    with pytest.raises(UserError):
        numbers.read(printed[:place] + wrong + printed[place + 1 :])


@given(NUMBERS, st.data())
def test_every_swapped_neighbour_is_found(number: int, data: st.DataObject) -> None:
    printed = f"{number}{numbers.check_digit(number)}"
    places = [i for i in range(len(printed) - 1) if printed[i] != printed[i + 1]]
    place = data.draw(st.sampled_from(places or [0]))
    swapped = printed[:place] + printed[place + 1] + printed[place] + printed[place + 2 :]
    if swapped != printed:
        with pytest.raises(UserError):
            numbers.read(swapped)


@pytest.mark.parametrize("text", ["1042-9", "10429", " 1042 9 ", "Liste 1042-9", "liste 1042–9"])
def test_number_is_read_however_it_is_typed(text: str) -> None:
    assert numbers.read(text) == 1042


@pytest.mark.parametrize("text", ["", "7", "Frieden", "10.11.2026 um 9"])
def test_other_words_are_no_number(text: str) -> None:
    with pytest.raises(UserError):
        numbers.read(text)
