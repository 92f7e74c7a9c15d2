"""The number of a list in the corner of each of its pages."""

from dataclasses import replace

import pypdfium2
import pytest

from app.services.documents import qr, sheet_mark
from app.services.documents.furniture import MARGIN
from app.services.documents.page import SIZES
from app.services.paper import numbers
from tests.documents.samples import SIGN_IN, pages, printed

NUMBER, PER_INCH = "1042-9", 150
MANY = SIGN_IN.participants * 20
NUMBERED = replace(SIGN_IN, participants=MANY, sheet=NUMBER)


def test_every_page_says_the_number() -> None:
    texts = pages(printed("sign-in", NUMBERED))
    assert len(texts) > 1
    assert all(f"Liste {NUMBER}" in text for text in texts)


def test_a_list_without_a_number_has_no_mark() -> None:
    assert "Liste 1" not in pages(printed("sign-in", SIGN_IN))[0]


def test_a_preview_says_where_the_number_will_stand() -> None:
    text = pages(printed("sign-in", replace(SIGN_IN, sheet=numbers.PREVIEW)))[0]
    assert "sobald sie gedruckt wird" in text


@pytest.mark.parametrize("page", [0, 1])
def test_the_code_can_be_read_module_by_module_at_150_dpi(page: int) -> None:
    wanted, scale = qr.modules(NUMBER, "H"), PER_INCH / 72
    picture = pypdfium2.PdfDocument(printed("sign-in", NUMBERED))[page].render(scale=scale).to_pil().convert("L")
    step = sheet_mark.SIDE / (len(wanted) + 2 * qr.QUIET_ZONE)
    left = SIZES["A4"][0] - MARGIN - len(wanted) * step
    top = sheet_mark.TOP + qr.QUIET_ZONE * step
    seen = [
        [picture.getpixel((int((left + (x + 0.5) * step) * scale), int((top + (y + 0.5) * step) * scale))) < 128
         for x in range(len(wanted))]
        for y in range(len(wanted))
    ]  # fmt: skip
    assert seen == wanted
