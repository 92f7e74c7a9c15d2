"""The line at the foot of the wizard that shows running work and the time it takes."""

import time

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.text import _
from app.ui.kit.progress import QUIET_MS, time_left
from app.ui.kit.tasks import Job
from app.ui.kit.widgets import label


class Working(QWidget):
    """Shows one job at a time; work shorter than a moment stays unseen."""

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self._text, self._started = "", 0.0
        self.words = label("", "quiet")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(260)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self.words)
        layout.addStretch(1)
        self._clock = QTimer(self)
        self._clock.setInterval(500)
        self._clock.timeout.connect(self._tell)
        self._done, self._total = 0, 0
        self.hide()

    def watch(self, job: Job, text: str) -> None:
        """Show `job` under the words `text` until it ends."""
        self._job, self._text, self._started = job, text, time.monotonic()
        self._done, self._total = 0, 0
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(text)
        job.progressed.connect(self._on_job_progressed)
        job.ended.connect(self._on_job_ended)
        self._tell()
        QTimer.singleShot(QUIET_MS, self, self._on_quiet_over)
        self._clock.start()

    @property
    def busy(self) -> bool:
        """True while a job is watched."""
        return self._job is not None

    def cancel(self) -> None:
        """Ask the job to stop."""
        if self._job is not None:
            self._job.cancel()
            self.words.setText(_("Wird abgebrochen …"))

    @Slot()
    def _on_quiet_over(self) -> None:
        self.setVisible(self.busy)

    def _tell(self) -> None:
        if self._job is None or self._job.cancelled:
            return
        elapsed = time.monotonic() - self._started
        left = time_left(self._done, self._total, elapsed)
        since = _("seit {seconds} Sekunden").format(seconds=int(elapsed)) if elapsed >= 2 else ""
        self.words.setText(" · ".join(filter(None, (self._text, left or since))))

    @Slot(int, int)
    def _on_job_progressed(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    @Slot()
    def _on_job_ended(self) -> None:
        self._job = None
        self._clock.stop()
        self.hide()
