"""The page with the recovery code, for the safe."""

from html import escape

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from app.text import _

_MARGIN = 0.8
"""Inches of white around the text."""
_PAGE = """<h1>{title}</h1><p>{office}</p>
<p style="font-size: 26pt; font-family: monospace; margin: 24pt 0">{code}</p>
<p>{what}</p><p>{how}</p><p>{where}</p><p>{old}</p>"""


def print_page(printer: QPrinter, code: str, office: str, day: str) -> None:
    """One page that says what the code is, how it is used, and where to keep it."""
    document = _page(code, office, day)
    document.documentLayout().setPaintDevice(printer)
    document.setDocumentMargin(printer.resolution() * _MARGIN)
    document.setPageSize(QSizeF(printer.pageRect(QPrinter.Unit.DevicePixel).size()))
    painter = QPainter(printer)
    document.drawContents(painter)
    painter.end()


def _page(code: str, office: str, day: str) -> QTextDocument:
    groups = code.split()
    document = QTextDocument()
    font = document.defaultFont()
    font.setPointSize(12)
    document.setDefaultFont(font)
    document.setHtml(
        _PAGE.format(
            title=escape(_("Wiederherstellungscode für Helferkreis")),
            office=escape(_("Bürodatei: {name} · Stand: {day}").format(name=office, day=day)),
            code="<br>".join("&nbsp; ".join(groups[start : start + 4]) for start in range(0, len(groups), 4)),
            what=escape(_("Mit diesem Code öffnen Sie die Bürodatei, wenn die Passphrase vergessen wurde.")),
            how=escape(
                _("So geht es: Helferkreis starten, „Passphrase vergessen?“ wählen, den Code eingeben und dann eine "
                  "neue Passphrase festlegen. Leerzeichen und Groß- und Kleinschreibung sind gleichgültig.")
            ),
            where=escape(
                _("Bitte bewahren Sie das Blatt an einem sicheren Ort auf, zum Beispiel im Tresor, und nicht beim "
                  "Rechner. Wer den Code und die Datei hat, kann alles lesen. Ohne Passphrase und ohne Code kann "
                  "niemand die Datei öffnen, auch wir nicht.")
            ),
            old=escape(_("Gibt es einen neueren Code, dann gilt dieser nur noch für ältere Sicherungen.")),
        )
    )  # fmt: skip
    return document
