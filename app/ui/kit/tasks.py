"""Work beside the window: one worker thread, progress, cancel, and results only for those who are still there."""

import gc
import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal, Slot
from shiboken6 import isValid

SWITCH_SECONDS = 0.0005
"""How long Python work in the worker may keep the window waiting for the interpreter, once for every painted cell;
the usual 5 ms add up to most of a second for a table."""


class Job(QObject):
    """One piece of work; the worker reports here, the window reads here."""

    progressed = Signal(int, int)
    """Done and total steps; total 0 = unknown."""
    finished = Signal(object, object)
    """Result and error; one of them is None. Emitted in the worker: who connects after the start may miss it."""
    ended = Signal()
    """On the UI thread, before the result is handed over; nobody who connects right after `Tasks.run` misses it."""

    def __init__(self) -> None:
        super().__init__()
        self._cancelled = threading.Event()

    def progress(self, done: int, total: int) -> None:
        """To be called by the work; may come from the worker thread."""
        self.progressed.emit(done, total)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """True after `cancel`; the work looks at it between its steps."""
        return self._cancelled.is_set()


class Tasks(QObject):
    """Runs jobs one after the other; results keep the order of the calls."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        sys.setswitchinterval(SWITCH_SECONDS)
        self._waiting: dict[Job, tuple[QObject, Callable[[Any], object], Callable[[Exception], object] | None]] = {}

    def run(
        self,
        owner: QObject,
        work: Callable[[Job], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> Job:
        """Do `work` in the worker; `done(result)` follows on the UI thread unless `owner` is gone by then.

        An exception goes to `failed`, or without it to `sys.excepthook`.
        """
        job = Job()
        self._waiting[job] = (owner, done, failed)
        gc.disable()
        job.finished.connect(self._on_job_finished)
        self._pool.start(lambda: _work(job, work))
        return job

    def wait(self) -> None:
        """Ask everything to stop and wait for it; before the window goes."""
        for job in list(self._waiting):
            job.cancel()
        self._pool.waitForDone()

    def wait_quietly(self) -> None:
        """Wait for everything, and let it tell its outcome."""
        self._pool.waitForDone()
        for job in list(self._waiting):
            QCoreApplication.sendPostedEvents(job)
        QCoreApplication.sendPostedEvents(self)

    @property
    def busy(self) -> bool:
        """True while a job runs or waits."""
        return bool(self._waiting)

    @Slot(object, object)
    def _on_job_finished(self, result: Any, error: Exception | None) -> None:
        job = self.sender()
        assert isinstance(job, Job)
        owner, done, failed = self._waiting.pop(job)
        job.ended.emit()
        if not self._waiting:
            _collect_garbage_again()
        if not isValid(owner):
            return
        if error is None:
            done(result)
        elif failed:
            failed(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)


def _collect_garbage_again() -> None:
    """A search for garbage through the thousands of objects that a job makes would stop the window for 100 to 250 ms;
    so it rests meanwhile, and what the job leaves counts as old, which is looked through rarely."""
    gc.freeze()
    gc.unfreeze()
    gc.enable()


def _work(job: Job, work: Callable[[Job], Any]) -> None:
    try:
        result = work(job)
    except Exception as error:  # the worker's only way to hand an exception to the window
        job.finished.emit(None, error)
    else:
        job.finished.emit(result, None)
