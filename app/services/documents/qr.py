"""QR codes drawn as vectors, and the texts they carry: a scanner must read them offline and from a photocopy."""

from itertools import groupby
from urllib.parse import quote

from reportlab.graphics.barcode.qr import QrCodeWidget

from app.errors import UserError
from app.services.documents.page import Page, colour

QUIET_ZONE = 4
"""Modules of white around the code (ISO/IEC 18004)."""
LONGEST = 300
"""Bytes; more makes the modules too small for a code of 3 cm on a copied flyer."""


def modules(text: str, level: str = "M") -> list[list[bool]]:
    """The code of a text, rows of dark (true) and light modules without the quiet zone; `level` of error correction
    is L, M, Q or H."""
    if len(text.encode()) > LONGEST:
        raise UserError(
            "Der QR-Code wird mit {count} Zeichen zu fein zum Einlesen. "
            "Bitte kürzen Sie seinen Inhalt auf {most} Zeichen.",
            count=len(text),
            most=LONGEST,
        )
    code = QrCodeWidget(text, barLevel=level).qr
    code.make()
    return [[bool(module) for module in row] for row in code.modules]


def draw(page: Page, x: float, y: float, size: float, text: str, level: str = "M") -> None:
    """Draw the code with its quiet zone as a black-on-white square of `size` points, upper left corner at x, y."""
    rows = modules(text, level)
    step = size / (len(rows) + 2 * QUIET_ZONE)
    page.box(x, y, size, size, "#FFFFFF")
    path = page.canvas.beginPath()
    top = page.height - y - QUIET_ZONE * step
    for number, row in enumerate(rows):
        place = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                path.rect(x + (QUIET_ZONE + place) * step, top - (number + 1) * step, length * step, step)
            place += length
    page.canvas.setFillColor(colour("#000000"))
    page.canvas.drawPath(path, stroke=0, fill=1)


def mail(address: str, subject: str, body: str = "") -> str:
    """A code that opens a new e-mail with its subject (RFC 6068)."""
    fields = [f"{name}={quote(value, safe='')}" for name, value in (("subject", subject), ("body", body)) if value]
    return f"mailto:{quote(address, safe='@')}" + ("?" + "&".join(fields) if fields else "")


def call(number: str) -> str:
    """A code that dials a telephone number."""
    return "tel:" + "".join(char for char in number if char.isdigit() or char == "+")
