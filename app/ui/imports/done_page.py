"""The wizard's last page: what was done, the way back, and the rows that stayed out."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.services.imports.lists import Batch, Plan
from app.services.imports.planning import Outcome, held_back_words
from app.text import _, number, translate
from app.ui.imports.kinds import kind_of
from app.ui.imports.skipped import ask_where
from app.ui.kit.desk import Desk
from app.ui.kit.widgets import button, draw_shape, label, row
from app.ui.outputs.saving import open_file
from app.ui.theme import colour

SAVE = _("Ausgelassene Zeilen speichern …")


class Tick(QWidget):
    """A quiet sign that it is done."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(52, 52)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("good_soft"))
        painter.drawEllipse(self.rect())
        painter.setPen(QPen(colour("good"), 1.4))
        painter.translate(12, 12)
        painter.scale(2, 2)
        draw_shape(painter, "check", QRectF(0, 0, 14, 14))


class DonePage(QWidget):
    """Counts what came in and offers what can follow."""

    again_asked = Signal()
    left = Signal()
    """The import was taken back, there is nothing more to see."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._batch: Batch | None = None
        self._plan: Plan | None = None
        self._source = Path()
        self._saved: Path | None = None
        self.words, self.more = label("", "name", wrap=True), label("", "quiet", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.undo = button(_("Rückgängig"), self._on_undo_clicked, name="undo")
        self.save = button(translate(SAVE), self._on_save_clicked, name="saveSkipped")
        self.again = button(_("Noch eine Liste einlesen"), self.again_asked.emit, name="again")
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(Tick(), 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (self.words, self.more, self.problem):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part)
        layout.addSpacing(8)
        layout.addLayout(row(1, self.undo, self.save, self.again, 1))
        layout.addStretch(3)

    def show_batch(self, plan: Plan, batch: Batch, source: Path) -> None:
        """Say what an import has done."""
        self._plan, self._batch, self._source, self._saved = plan, batch, source, None
        self.save.setText(translate(SAVE))
        counts = {outcome: batch.summary.get(outcome.name.casefold(), 0) for outcome in Outcome}
        self.words.setText(_done_words(plan.kind, counts[Outcome.NEW], counts[Outcome.CHANGED]))
        left_out = counts[Outcome.SKIPPED] + counts[Outcome.ASK]
        others = (Outcome.UNCHANGED, Outcome.MERGED)
        parts = [f"{number(counts[o])} {translate(o.value)}" for o in others if counts[o]]
        if left_out:
            parts.append(_("{count} ausgelassen").format(count=number(left_out)))
        lines = (_along_words(batch), " · ".join(parts), held_back_words(plan.held_back))
        self.more.setText("\n".join(filter(None, lines)))
        self.problem.hide()
        self.undo.setVisible(batch.operation_id is not None)
        self.save.setVisible(bool(left_out))

    def _on_undo_clicked(self) -> None:
        assert self._batch is not None and self._batch.operation_id is not None
        try:
            self._desk.undo(self._batch.operation_id)
        except UserError as error:  # the sentence belongs here, where the button is
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.left.emit()

    def _on_save_clicked(self) -> None:
        assert self._plan is not None
        if self._saved is not None:
            open_file(self._saved)
            return
        ask_where(self, self._desk, self._plan, self._source, self.tell_saved)

    def tell_saved(self, path: Path) -> None:
        """Say where the rows went, and offer to open them there."""
        self.save.setText(_("„{name}“ öffnen").format(name=path.name))
        self.save.setAccessibleName(self.save.text())
        self._saved = path

    def take_focus(self) -> bool:
        """The wizard's own primary button is what comes next."""
        return False


def _along_words(batch: Batch) -> str:
    """What was made because the rows named it: "Dazu angelegt: 2 Unterkünfte, 1 Helferkreis"."""
    made = [f"{number(n)} {entity.singular if n == 1 else entity.plural}" for entity, n in batch.made_along.items()]
    return _("Dazu angelegt: {what}").format(what=", ".join(made)) if made else ""


def _done_words(key: str, new: int, changed: int) -> str:
    kind = kind_of(key)
    if new and changed:
        template = _("{new} {kind} neu aufgenommen, {changed} ergänzt")
    elif new:
        template = _("{new} {kind} neu aufgenommen")
    elif changed:
        template = _("{changed} {kind} ergänzt")
    else:
        template = _("Es war schon alles da.")
    called = kind.one if (new or changed) == 1 else kind.title
    return template.format(new=number(new), changed=number(changed), kind=translate(called))
