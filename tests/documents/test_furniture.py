"""The head of the working sheets: whose sheet it is."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from tests.documents.samples import HANDOUT, OFFICE, SIGN_IN, logo, pages, printed

SHEETS = pytest.mark.parametrize(("key", "data"), [("handout", HANDOUT), ("sign-in", SIGN_IN)])


def with_logo(data: Any) -> Any:
    return replace(data, office=replace(OFFICE, logo=logo((300, 100))))


@SHEETS
def test_the_logo_stands_on_the_first_page(key: str, data: Any) -> None:
    read = PdfReader(BytesIO(printed(key, with_logo(data))))
    assert [len(page.images) for page in read.pages][:2] in ([1], [1, 0])


@SHEETS
def test_a_logo_pushes_nothing_off_the_sheet(key: str, data: Any) -> None:
    assert len(pages(printed(key, with_logo(data)))) == len(pages(printed(key, data)))


def test_a_long_title_goes_round_the_logo() -> None:
    title = "Gemeinschaftsunterkunft am Beispielbogen"
    assert title in pages(printed("handout", with_logo(replace(HANDOUT, shelter=title))))[0]
