"""How an office begins: read own lists, begin empty, look around in a sample, or open a file; and the first steps."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.text import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.widgets import button, frame, label, row, scrolled
from app.ui.offices import Wanted, Way, ask_new, ask_open, own_path, recent, sample_path, spoken

Ways = tuple[tuple[str, str, str, Callable[[], object]], ...]
"""Title, sentence, words of the button, and what it does; the first one is recommended."""
RECENT_SHOWN = 3
LEAST_CARDS = 310
"""Height of two rows of cards; on a lower screen they scroll."""


def ways(window: Any, fresh: Path | None, broken: bool = False, offer: Any = None) -> Ways:
    """The ways to an office; a new one is made at `fresh`, or where the user says.

    With `broken` there is an office that cannot be opened: nobody shall begin a new one by mistake then. An `offer`
    (`rescue.Offer`) is its newest good state.
    """
    asked = window.office_asked.emit

    def new(way: Way) -> None:
        asked(Wanted(way, fresh)) if fresh else ask_new(window, asked, way)

    read = (
        _("Ihre Listen einlesen"),
        _("Excel, CSV oder Outlook: Sie sehen vorher, was erkannt wurde, und können alles rückgängig machen."),
        _("Liste auswählen …"), partial(new, Way.LIST),
    )  # fmt: skip
    empty = (
        _("Leer beginnen"), _("Ein neues Büro ohne Einträge. Listen können Sie jederzeit später einlesen."),
        _("Leer beginnen"), partial(new, Way.EMPTY),
    )  # fmt: skip
    sample = (
        _("Musterbüro ansehen"),
        _("Musterstadt mit erfundenen Menschen, zum Ausprobieren. Es liegt in einer eigenen Datei."),
        _("Musterbüro öffnen"), lambda: asked(Wanted(Way.SAMPLE, sample_path())),
    )  # fmt: skip
    other = (
        _("Vorhandene Bürodatei öffnen"),
        _("Von einem anderen Ort, zum Beispiel nach einem Umzug, oder ein Übergabepaket."),
        _("Datei auswählen …"), lambda: ask_open(window, asked),
    )  # fmt: skip
    if offer is not None and fresh is not None:
        return (_back(window, fresh, offer), other, sample)
    return (other, sample) if broken else (read, empty, sample, other)


def _back(window: Any, path: Path, offer: Any) -> tuple[str, str, str, Callable[[], object]]:
    """The way back to the newest good state of an office that cannot be opened."""
    from app.ui.backups.words import lacking

    wanted = Wanted(Way.RESTORE, path, state=offer.state.path)
    words = (_("Letzten guten Stand zurückholen"), lacking(offer), _("Zurückholen"))
    return (*words, lambda: window.office_asked.emit(wanted))


def first_steps(window: Any, way: Way) -> None:
    """What comes right after an office is there: its lists, who it is, or where its state before has gone."""
    if way is Way.LIST:
        from app.ui.imports import open_wizard

        wizard = open_wizard(window)
        wizard.finished.connect(lambda _result: _ask_who(window))
        wizard.file.place.ask()
    elif way is Way.EMPTY:
        _ask_who(window)
    elif way is Way.RESTORE:
        window.desk.say(_("Der gewählte Stand ist wieder da."), _("Sicherungen …"), window.backups.open_dialog)
    elif way is Way.TAKE:
        window.desk.say(_("Das Büro ist übernommen. Es wird ab jetzt beim Start geöffnet."))


def _ask_who(window: Any) -> None:
    from app.ui.office_dialog import OfficeDialog

    if window.desk.office.office() is None:
        OfficeDialog(window, window.desk).open()


class Welcome(QWidget):
    """Stands in the window's middle while there is no database; `sentence` says why one could not be opened."""

    def __init__(self, ways: Ways, sentence: str = "") -> None:
        super().__init__()
        self.setObjectName("ground")
        title = _("Die Bürodatei lässt sich nicht öffnen") if sentence else _("Willkommen bei Helferkreis")
        head = label(title, "name")
        head.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = label(sentence or _("Alles bleibt auf diesem Rechner. Womit möchten Sie beginnen?"), "quiet", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner = QWidget()
        inner.setMaximumWidth(820)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(words)
        column.addSpacing(12)
        column.addLayout(_cards(ways))
        self._place(inner)
        self.setFocusProxy(inner.findChildren(QPushButton)[0])

    def _place(self, inner: QWidget) -> None:
        """In the middle of the window, with a scroll bar where that is too low."""
        ground = QWidget()
        ground.setObjectName("page")
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addStretch(2)
        middle = QHBoxLayout()  # stretches, not an alignment: that would forget the height of wrapped words
        middle.addStretch(1)
        middle.addWidget(inner, 100)
        middle.addStretch(1)
        layout.addLayout(middle)
        layout.addStretch(3)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled(ground))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the button with the frame says."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)


class BeginDialog(Dialog):
    """The same ways beside an office that is open, and the offices that were open before."""

    def __init__(self, window: Any) -> None:
        super().__init__(window, _("Büro beginnen oder wechseln"), 800)
        self.setObjectName("begin")
        fresh = None if own_path().exists() else own_path()
        chosen = [(title, words, act, self._closing(way)) for title, words, act, way in ways(window, fresh)]
        ground = QWidget()
        ground.setObjectName("page")
        ground.setLayout(_cards(tuple(chosen)))
        ground.layout().setContentsMargins(0, 0, 0, 0)
        area = scrolled(ground)
        area.setMinimumHeight(min(LEAST_CARDS, self.screen().availableGeometry().height() - 220))
        self.body.addWidget(area)
        if others := others_than(window)[:RECENT_SHOWN]:
            links = [button(spoken(path), self._closing(partial(go_to, window, path)), "link") for path in others]
            self.body.addLayout(row(label(_("Zuletzt geöffnet:"), "quiet"), *links, 1, gap=16))
        self.add_button(_("Abbrechen"))

    def _closing(self, act: Callable[[], object]) -> Callable[[], None]:
        def close_and_act() -> None:
            self.accept()
            act()

        return close_and_act


def others_than(window: Any) -> list[Path]:
    """Offices that were open before and are not in this window."""
    return [path for path in recent() if window.desk is None or path != window.desk.office.database.path]


def go_to(window: Any, path: Path) -> None:
    """Open an office that was open before."""
    window.office_asked.emit(Wanted(Way.OPEN, path))


def _cards(ways: Ways) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(12)
    for place, way in enumerate(ways):
        grid.addWidget(_card(*way, recommended=place == 0), place // 2, place % 2)
    return grid


def _card(title: str, sentence: str, words: str, act: Callable[[], object], recommended: bool) -> QWidget:
    card = frame("card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(20, 18, 20, 18)
    layout.setSpacing(8)
    layout.addWidget(label(title, "strong"))
    explanation = label(sentence, "quiet", wrap=True)
    explanation.setMinimumWidth(300)
    explanation.setAlignment(Qt.AlignmentFlag.AlignTop)  # under its title, however many lines there are
    layout.addWidget(explanation, 1)
    layout.addWidget(button(words, act, "primary" if recommended else ""), 0, Qt.AlignmentFlag.AlignLeft)
    return card
