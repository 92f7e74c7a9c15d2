"""Lets the services keep states at the right moments, and tells once what somebody should know."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.text import _, number
from app.ui.backups.watch import Watch
from app.ui.backups.words import bare_words
from app.ui.kit.dialog import ask
from app.ui.kit.tasks import Tasks

START_MS, TIME_MS, PLACE_MS = 3_000, 30 * 60_000, 60_000
"""The first state comes when the window has come to rest; then every half hour, and a look for the stick a minute."""


class Keeper(QObject):
    """Keeps the states of the office in the window; all of it beside the window's own thread."""

    told = Signal(object)
    """How it stands (`keeping.News`), after every try; also from the worker."""
    aged = Signal(object)
    """The same news a minute later, when "heute" may have become "gestern"."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        self._said: set[str] = set()
        self._asked = self._running = self._told_bare = False
        self._unsubscribe: Callable[[], None] | None = None
        self.tasks: Tasks = window.desk.aside
        self._resting: list[QTimer] = []
        self.news: Any = None
        self.good_at: datetime | None = None
        """When it was sure for the last time that a good state holds everything."""
        self.timers = [self._timer(TIME_MS, self._on_half_hour), self._timer(PLACE_MS, self._on_minute)]
        self.watch = Watch(window)
        self._start = self._timer(START_MS, self._on_start)
        self._start.setSingleShot(True)
        self.told.connect(self._on_told)

    def _timer(self, milliseconds: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def begin(self) -> None:
        """Keep states from now on; not called for a sample office."""
        self._running = True
        self.watch.begin()
        for timer in (self._start, *self.timers):
            timer.start()

    def rest(self) -> None:
        """Keep no state until `go_on`: nothing changes, and nothing can be read."""
        self._resting = [timer for timer in (self._start, *self.timers) if timer.isActive()]
        for timer in self._resting:
            timer.stop()

    def go_on(self) -> None:
        """Keep states again."""
        for timer in self._resting:
            timer.start()
        self._resting.clear()

    def end(self, keep: bool = True) -> None:
        """Stop, and mostly keep what the office is now; the window is closed, so this may take its time."""
        for timer in (self._start, *self.timers, self.watch.timer):
            timer.stop()
        self.tasks.wait()
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        from app.services.backups.states import Why
        from app.services.keys.opening import is_locked

        path = self._window.desk.office.database.path
        if self._running and keep and (path is None or not is_locked(path)):
            self._window.desk.office.backups.keep(Why.EXIT)
        self._running = False

    def work(self, act: Callable[[Any], Any], done: Callable[[Any], object], failed: Any = None) -> None:
        """Do something with the services' backups in the worker; all listeners are told of the outcome."""
        self.tasks.run(self, lambda _job: act(self._backups()), done, failed)

    def _backups(self) -> Any:
        backups = self._window.desk.office.backups
        if self._unsubscribe is None:
            self._unsubscribe = backups.subscribe(self.told.emit)
        return backups

    def _on_start(self) -> None:
        self._keep("START")

    def _on_half_hour(self) -> None:
        self._keep("TIME")

    def _keep(self, why: str) -> None:
        from app.services.backups.states import Why

        self.work(lambda backups: backups.keep(Why[why]), lambda _news: None)

    def _on_minute(self) -> None:
        if not self.tasks.busy:
            self.work(lambda backups: backups.fill_place(), lambda _news: None)
        if self.news is not None:
            self.aged.emit(self.news)

    # ------------------------------------------------------------------------------------------ what is told

    def _on_told(self, news: Any) -> None:
        if news is not self.news and not news.problem:
            self.good_at = datetime.now(UTC)
        self.news = news
        for sentence in (news.problem, news.place_problem):
            self._say_once(sentence)
        self._miss_place(news.place)
        self._tell_bare(news.bare)
        if news.shrunk_from is not None and news.state is not None and not self._asked:
            self._ask_shrunk(news.shrunk_from, news.state.total)

    def _say_once(self, sentence: str) -> None:
        """A failure never stands in the way: one notice, and from then on only the line at the foot tells it."""
        if sentence and sentence not in self._said:
            self._said.add(sentence)
            self._window.desk.say(sentence, _("Sicherungen …"), self.open_dialog)

    def _miss_place(self, place: Any) -> None:
        from app.services.backups.second_place import late_words

        days = place.late(datetime.now(UTC)) if place else None
        if days is not None and not any(str(place.folder) in sentence for sentence in self._said):
            self._say_once(late_words(place, days))

    def _tell_bare(self, bare: int) -> None:
        """States from a time without a passphrase; the number goes down, so it is told once and not with each."""
        if bare and not self._told_bare:
            self._told_bare = True
            self._window.desk.say(bare_words(bare), _("Sicherungen …"), self.open_dialog)

    def _ask_shrunk(self, before: int, now: int) -> None:
        self._asked = True
        words = _(
            "Es waren schon einmal {before} Einträge, jetzt sind es {now}. Solange Sie nicht antworten, bleiben alle "
            "alten Sicherungen liegen."
        )
        answers = [(_("Sicherungen ansehen"), self.open_dialog), (_("Das ist richtig so"), self.accept)]
        sentence = words.format(before=number(before), now=number(now))
        ask(self._window, _("Fehlen hier Einträge?"), sentence, answers).setObjectName("shrunk")

    def accept(self) -> None:
        """So few records are right."""
        self.work(lambda backups: backups.accept(), lambda _news: None)

    def open_dialog(self) -> None:
        """Show the states."""
        from app.ui.backups.dialog import open_backups

        open_backups(self._window)
