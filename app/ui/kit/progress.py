"""Long work with a face: a line that fills, the time left, and a way out."""

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from app.text import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.tasks import Job, Tasks
from app.ui.kit.widgets import label

QUIET_MS = 300
"""Work shorter than this shows no dialog."""


def time_left(done: int, total: int, elapsed: float) -> str:
    """Rough German words for the rest of the work; empty while nobody can know. `elapsed` in seconds."""
    if done <= 0 or total <= 0 or elapsed < 1:
        return ""
    left = elapsed * (total - done) / done
    if left < 5:
        return _("gleich fertig")
    if left < 90:
        return _("noch etwa {seconds} Sekunden").format(seconds=5 * round(left / 5))
    return _("noch etwa {minutes} Minuten").format(minutes=max(2, round(left / 60)))


class ProgressDialog(Dialog):
    """Shows a running job and lets the user stop it."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, title, 420)
        self.setObjectName("progress")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self._left = label(" ", "small")
        self._started = time.monotonic()
        self._job: Job | None = None
        self.body.addWidget(self._bar)
        self.body.addWidget(self._left)
        self._stop = self.add_button(_("Abbrechen"), self._on_stop_clicked)

    def watch(self, job: Job) -> None:
        """Show the progress of `job` from now on."""
        self._job = job
        job.progressed.connect(self._on_job_progressed)
        job.ended.connect(self._on_job_ended)
        QTimer.singleShot(QUIET_MS, self, self._on_quiet_over)

    def reject(self) -> None:
        """Esc and the window's cross mean: stop the work."""
        self._on_stop_clicked()

    @Slot()
    def _on_quiet_over(self) -> None:
        if self._job is not None:
            self.open()

    @Slot(int, int)
    def _on_job_progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._left.setText(time_left(done, total, time.monotonic() - self._started) or " ")

    @Slot()
    def _on_stop_clicked(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._stop.setEnabled(False)
        self._left.setText(_("Wird abgebrochen …"))

    @Slot()
    def _on_job_ended(self) -> None:
        self._job = None
        self.done(0)
        self.deleteLater()


def run_with_progress(
    tasks: Tasks,
    owner: QWidget,
    title: str,
    work: Callable[[Job], Any],
    done: Callable[[Any], object],
    failed: Callable[[Exception], object] | None = None,
) -> Job:
    """`Tasks.run` with a progress dialog over `owner` as soon as the work takes longer than a moment."""
    dialog = ProgressDialog(owner.window(), title)
    job = tasks.run(owner, work, done, failed)
    dialog.watch(job)
    return job
