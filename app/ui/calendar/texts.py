"""What the flyer says in other languages: versions of title and text, in their own reading direction."""

import unicodedata
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.models import EventText
from app.models.base import Facts
from app.services.documents.languages import LANGUAGES
from app.text import _, translate
from app.ui.kit.editors import ChoiceEditor, NotesEditor, TextEditor
from app.ui.kit.places import line, section
from app.ui.kit.related import Related, RelatedPage

_GERMAN = {
    "sq": _("Albanisch"), "am": _("Amharisch"), "ar": _("Arabisch"), "de": _("Deutsch"), "en": _("Englisch"),
    "es": _("Spanisch"), "fa": _("Farsi und Dari"), "fr": _("Französisch"), "it": _("Italienisch"),
    "ka": _("Georgisch"), "ku": _("Kurdisch (Kurmandschi)"), "pl": _("Polnisch"), "ps": _("Paschtu"),
    "ro": _("Rumänisch"), "ru": _("Russisch"), "so": _("Somali"), "ti": _("Tigrinya"),
    "tr": _("Türkisch"), "uk": _("Ukrainisch"),
}  # fmt: skip
_FIRST = ("ar", "fa", "en", "tr", "uk", "fr", "ti")
"""The languages most asked for stand at the top."""


class LanguageEditor(ChoiceEditor):
    """One of the languages a flyer can be printed in."""

    def __init__(self, facts: Facts, editable: bool) -> None:
        super().__init__(facts)
        self.setEnabled(editable)
        for code in (*_FIRST, *sorted(LANGUAGES.keys() - {*_FIRST, "de"}, key=language_name)):
            self.addItem(f"{language_name(code)} – {LANGUAGES[code].name}", code)

    def set_value(self, value: Any) -> None:
        if value and self.findData(value) < 0:
            self.addItem(value, value)
        self.setCurrentIndex(max(self.findData(value), 0))


class DirectedLine(TextEditor):
    """One line that runs in the direction of what is written in it."""

    def __init__(self, facts: Facts, editable: bool) -> None:
        super().__init__(facts)
        self.setReadOnly(not editable)
        self.textChanged.connect(lambda text: self.setLayoutDirection(direction(text)))


class DirectedNotes(NotesEditor):
    """Lines that run in the direction of what is written in them."""

    def __init__(self, facts: Facts, editable: bool) -> None:
        super().__init__(facts)
        self.setReadOnly(not editable)
        self.textChanged.connect(lambda: self._turn(direction(self.toPlainText())))

    def _turn(self, wanted: Qt.LayoutDirection) -> None:
        option = self.document().defaultTextOption()
        if option.textDirection() != wanted:
            option.setTextDirection(wanted)
            self.document().setDefaultTextOption(option)


T = EventText
TEXTS = Related(
    _("In anderen Sprachen"), T, T.event_id, (T.title,),
    (
        section(
            "", line(T.language, widget=LanguageEditor), line(T.title, widget=DirectedLine),
            line(T.body, widget=DirectedNotes),
        ),
    ),
    _("+ Sprache"), quiet=(T.language, T.body),
    empty=_("Noch keine. Der Flyer kann dieselbe Einladung in zwei weiteren Sprachen tragen."),
)  # fmt: skip


class TextsPage(RelatedPage):
    """The versions, with the German name of their language."""

    def make_line(self, record_id: str, values: dict[Any, Any]) -> QWidget:
        spoken = {**values, T.language: language_name(values[T.language])}
        return super().make_line(record_id, spoken)


def language_name(code: str) -> str:
    """The German name of a language by its code; the code itself where we know none."""
    return translate(_GERMAN.get(code, code))


def direction(text: str) -> Qt.LayoutDirection:
    """The direction of the first letter that has one."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return Qt.LayoutDirection.LeftToRight if first == "L" else Qt.LayoutDirection.RightToLeft
