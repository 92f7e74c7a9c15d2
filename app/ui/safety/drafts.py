"""Keeps what is half-typed once a second, beside the window's own work, and offers it after the next start."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC
from typing import Any

from PySide6.QtCore import QObject, QTimer

from app.services import log
from app.services.drafts import Offer, State, Typing
from app.text import _, german_time
from app.ui.kit.tasks import Tasks
from app.ui.safety.bar import Bar
from app.ui.safety.typings import type_again, typings

TICK_MS = 1_000
"""At most so much typing is lost, and what the disk takes."""
SHOWN = 3
"""More lines above the window would be in the way; the others come at the next start."""

_Key = tuple[str, str | None, str | None]


class DraftKeeper(QObject):
    """Looks at the forms of the window and keeps what differs from what is stored."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window, self._drafts = window, window.desk.office.drafts
        self.tasks = Tasks(self)
        self._ids: dict[_Key, str] = {}
        self._kept: dict[str, Typing] = {}
        self._gone: set[str] = set()
        self._ended = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        window.desk.news.committed.connect(lambda _changes: QTimer.singleShot(0, self, self.look))
        window.desk.aside.run(self, lambda _job: self._drafts.offered(), self._offer)

    def look(self) -> None:
        """Keep what was typed since the last look, forget what was saved or given up."""
        if self._ended:  # the forms may be gone already
            return
        found = {_key(typing): typing for typing in typings(self._window)}
        for key in [key for key in self._ids if key not in found]:
            self._gone.add(self._ids.pop(key))
        if self.tasks.busy:
            return
        for key, typing in found.items():
            self._keep(replace(typing, id=self._ids.setdefault(key, typing.id)))
        self._forget()

    def keep_now(self) -> None:
        """Keep everything at once, and come back when it is on the disk; before the window is covered or closed."""
        self.tasks.wait_quietly()
        self.look()
        self.tasks.wait_quietly()

    def rest(self) -> None:
        """Keep everything, then look no more until `go_on`."""
        self._timer.stop()
        self.keep_now()

    def go_on(self) -> None:
        """Look again."""
        self._timer.start()

    def end(self) -> None:
        """The window closes: what is left in no form is forgotten."""
        self._timer.stop()
        self.keep_now()
        self._ended = True

    def _keep(self, typing: Typing) -> None:
        if self._kept.get(typing.id) == typing:
            return
        self._kept[typing.id] = typing
        self.tasks.run(
            self, lambda _job: self._drafts.keep(typing), lambda _done: None, lambda error: self._fail(typing, error)
        )

    def _fail(self, typing: Typing, error: Exception) -> None:
        """The next look tries again; saving itself will say what is wrong with the disk."""
        self._kept.pop(typing.id, None)
        log.refused(error)

    def _forget(self) -> None:
        ids = [identity for identity in self._gone if self._kept.pop(identity, None) is not None]
        self._gone.clear()
        if ids:
            self._drop(ids)

    def _drop(self, ids: Iterable[str]) -> None:
        wanted = list(ids)
        self.tasks.run(self, lambda _job: self._drafts.drop(wanted), lambda _done: None, log.refused)

    # ---------------------------------------------------------------------------------------- after a crash

    def _offer(self, offers: list[Offer]) -> None:
        known = set(self._ids.values())
        for offer in reversed([offer for offer in offers if offer.typing.id not in known][:SHOWN]):
            self.show(offer)

    def show(self, offer: Offer) -> Bar:
        """A line above everything for input that was not saved."""

        def go_on() -> None:
            self._window.leave(take_up)

        def take_up() -> None:
            if self._take_up(offer.typing):
                bar.end()

        def give_up() -> None:
            bar.end()
            self._drop([offer.typing.id])

        ways = [(_("Weiter bearbeiten"), go_on), (_("Verwerfen"), give_up)]
        bar: Bar = Bar(self._window, words_of(offer), ways[1:] if offer.state is State.GONE else ways)
        return bar

    def _take_up(self, typing: Typing) -> bool:
        if not type_again(self._window, typing):
            self._window.desk.say(_("Diese Eingaben passen in kein Feld mehr."))
            return False
        key = _key(typing)
        if (other := self._ids.get(key)) is not None and other != typing.id:
            self._gone.add(other)
        self._ids[key], self._kept[typing.id] = typing.id, typing
        self.look()
        return True


def words_of(offer: Offer) -> str:
    """What the line says."""
    at = offer.at.replace(tzinfo=UTC).astimezone()
    words = _("Nicht gespeicherte Eingaben zu „{name}“ vom {day}. {time}").format(
        name=offer.typing.name, day=f"{at.day:02d}.{at.month:02d}", time=german_time(at)
    )
    if offer.state is State.CHANGED:
        return _("{words} – der Eintrag wurde danach geändert").format(words=words)
    if offer.state is State.GONE:
        return _("{words} – den Eintrag gibt es nicht mehr").format(words=words)
    return words


def _key(typing: Typing) -> _Key:
    return typing.entity, typing.record_id, typing.subject_id
