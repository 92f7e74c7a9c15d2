"""The page with the recovery code, for the safe."""

from html import escape

from PySide6.QtGui import QTextDocument

from app.text import _

_PAGE = """<h1>{title}</h1><p>{office}</p>
<p style="font-size: 22pt; font-family: monospace; margin: 24pt 0">{code}</p>
<p>{what}</p><p>{how}</p><p>{where}</p><p>{old}</p>"""


def page(code: str, office: str, day: str) -> QTextDocument:
    """One page that says what the code is, how it is used, and where to keep it."""
    groups = code.split()
    document = QTextDocument()
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
