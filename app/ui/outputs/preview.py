"""Shows the real pages of a PDF, one at a time, as sharp as the screen allows."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.text import _
from app.ui.kit.empty import EmptyState
from app.ui.kit.tasks import Tasks
from app.ui.kit.widgets import button, frame, label, shape_button
from app.ui.outputs.rendering import POINTS_PER_INCH, Size, render
from app.ui.theme import colour

SCREEN_DPI = 96
MARGIN = 16
PAUSE_MS = 60
"""While a window is resized, pages are drawn when it rests."""


class Sheet(QWidget):
    """A page on the desk: white paper with a thin edge."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()

    def show_picture(self, picture: QImage) -> None:
        """Replace the paper's content."""
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self._picture.isNull():
            painter.drawImage(QRectF(self.rect()), self._picture)
        painter.setPen(colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Preview(QFrame):
    """A card with one page, its number and two sizes; a sentence where there is nothing to show."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("preview")
        self._tasks = tasks
        self._pdf = b""
        self.sizes: list[Size] = []
        self._pictures: dict[tuple[int, float], QImage] = {}
        self.page = 0
        self.fits = True
        self._make_pieces()
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._render)
        self._area.installEventFilter(self)
        self.say(_("Wird vorbereitet …"))

    def _make_pieces(self) -> None:
        self._sheet = Sheet()
        self._area = QScrollArea()
        self._area.setWidget(self._sheet)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setAccessibleName(_("Vorschau"))
        self._area.setMinimumSize(220, 200)
        self._area.setObjectName("paperDesk")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._area)
        self._back = shape_button("left", _("Vorige Seite (Bild auf)"), lambda: self.turn_to(self.page - 1))
        self._next = shape_button("right", _("Nächste Seite (Bild ab)"), lambda: self.turn_to(self.page + 1))
        self.number = label("", "small")
        self._whole = button(_("Ganze Seite"), lambda: self.zoom(True), "toggle", name="fit")
        self._full = button(_("100 %"), lambda: self.zoom(False), "toggle", name="full")
        for part in (self._whole, self._full):
            part.setCheckable(True)
        self._whole.setChecked(True)

    def _lay_out(self) -> None:
        self._foot = frame("foot")
        line = QHBoxLayout(self._foot)
        line.setContentsMargins(8, 6, 8, 6)
        for part in (self._back, self.number, self._next):
            line.addWidget(part)
        line.addStretch(1)
        for part in (self._whole, self._full):
            line.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._foot)

    def show_pdf(self, pdf: bytes, sizes: list[Size]) -> None:
        """Show another document; stays on its page where there is one."""
        self._pdf, self.sizes, self._pictures = pdf, sizes, {}
        self._drop_sentence()
        self._foot.show()
        self._stack.setCurrentIndex(0)
        self.turn_to(min(self.page, len(sizes) - 1))

    def say(self, sentence: str, ways: tuple = ()) -> None:
        """Stand a sentence where the page would be, with buttons as in `EmptyState`."""
        self._pdf = b""
        self._foot.hide()
        self._drop_sentence()
        self.sentence = sentence
        self._stack.addWidget(EmptyState(sentence, ways))
        self._stack.setCurrentIndex(1)

    def _drop_sentence(self) -> None:
        self.sentence = ""
        while old := self._stack.widget(1):
            self._stack.removeWidget(old)
            old.deleteLater()

    @property
    def drawn(self) -> bool:
        """Whether the page in view, or the sentence in its place, is there to be looked at."""
        return bool(self.sentence) if not self._pdf else self._key() in self._pictures

    def turn_to(self, page: int) -> None:
        """Show a page, counted from 0; beyond the ends nothing happens."""
        if not 0 <= page < len(self.sizes):
            return
        self.page = page
        self.number.setText(_("Seite {page} von {count}").format(page=page + 1, count=len(self.sizes)))
        self._back.setEnabled(page > 0)
        self._next.setEnabled(page < len(self.sizes) - 1)
        self._area.verticalScrollBar().setValue(0)
        self._draw()

    def zoom(self, fits: bool) -> None:
        """Show the whole page, or its real size."""
        self.fits = fits
        self._whole.setChecked(fits)
        self._full.setChecked(not fits)
        self._draw()

    def _draw(self) -> None:
        if not self._pdf:
            return
        self._sheet.setFixedSize(self._shown_size())
        if known := self._pictures.get(self._key()):
            self._sheet.show_picture(known)
        else:
            self._pause.start()

    def _key(self) -> tuple[int, float]:
        """The page in view and how finely it is drawn, in dots per inch."""
        scale = self._sheet.width() / self.sizes[self.page][0]
        return self.page, round(scale * POINTS_PER_INCH * self.devicePixelRatioF(), 1)

    def _render(self) -> None:
        if not self._pdf:
            return
        pdf, key = self._pdf, self._key()
        page, dots = key
        self._tasks.run(self, lambda job: render(pdf, page, dots), lambda picture: self._take(pdf, key, picture))

    def _take(self, pdf: bytes, key: tuple[int, float], picture: QImage) -> None:
        if pdf is not self._pdf:
            return
        if len(self._pictures) > 8:
            self._pictures.clear()
        self._pictures[key] = picture
        if key[0] == self.page:
            self._sheet.show_picture(picture)

    def _shown_size(self) -> QSize:
        width, height = self.sizes[self.page]
        if not self.fits:
            return QSize(round(width * SCREEN_DPI / POINTS_PER_INCH), round(height * SCREEN_DPI / POINTS_PER_INCH))
        room = self._area.maximumViewportSize() - QSize(2 * MARGIN, 2 * MARGIN)
        scale = max(0.05, min(room.width() / width, room.height() / height))
        return QSize(round(width * scale), round(height * scale))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._draw()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in steps:
            self.turn_to(self.page + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
