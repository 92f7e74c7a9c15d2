"""QR codes: what is drawn is what was encoded, and what a scanner needs around it."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from app.errors import UserError
from app.services.documents import qr
from app.services.documents.flyer_parts import code
from app.services.documents.page import Page
from tests.documents.samples import FLYER, OFFICE, printed


def picture(content: bytes) -> Image.Image:
    return pypdfium2.PdfDocument(content)[0].render(scale=4).to_pil().convert("L")


def read(image: Image.Image, size: int) -> list[list[bool]]:
    """The modules in the black part of a picture."""
    left, top, right, _bottom = image.point(lambda value: 255 * (value < 8)).getbbox()
    step = (right - left) / size
    middle = [(number + 0.5) * step for number in range(size)]
    return [[image.getpixel((int(left + x), int(top + y))) < 128 for x in middle] for y in middle]


@pytest.mark.parametrize("text", ["A", "mailto:ehrenamt@beispiel.example?subject=Anmeldung", "Grüße " * 30])
def test_the_drawn_modules_are_the_encoded_ones(text: str) -> None:
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(200, 200))
    page = Page(canvas, (200, 200), 1, 1, replaced=False)
    qr.draw(page, 20, 20, 160, text)
    page.finish()
    canvas.save()
    assert read(picture(stream.getvalue()), len(qr.modules(text))) == qr.modules(text)


@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_the_code_on_the_flyer_is_its_registration(paper: str) -> None:
    modules = qr.modules(code(FLYER))
    assert read(picture(printed("flyer", replace(FLYER, paper=paper))), len(modules)) == modules


def test_the_code_writes_an_email_to_the_contact() -> None:
    address = code(replace(FLYER, email="kim@beispiel.example"))
    assert address == "mailto:kim@beispiel.example?subject=Anmeldung%3A%20Ehrenamt%20mit%20Gefl%C3%BCchteten"


def test_without_an_email_the_code_dials() -> None:
    assert code(replace(FLYER, office=replace(OFFICE, email=""))) == "tel:07141000000"


def test_a_code_too_fine_to_scan_is_refused() -> None:
    with pytest.raises(UserError, match="kürzen"):
        qr.modules("x" * 301)
