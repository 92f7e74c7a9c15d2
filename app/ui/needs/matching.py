"""Vermittlung: who fits a need, and everything that follows: ask, yes, no, begin the work."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton

from app.models import Need, NeedState, Person
from app.text import _, number
from app.ui.kit.chips import FlowLayout
from app.ui.kit.desk import Desk
from app.ui.kit.page import Page
from app.ui.kit.widgets import action, button, label, menu_button, row
from app.ui.needs.answer import Answer, read
from app.ui.needs.reason import ReasonDialog
from app.ui.needs.view import Candidate, CandidatesView

SHOWN, MORE = 60, 300
"""Lines shown at first, and by how many they grow."""
TITLE = _("Vermittlung")
REFUSALS = (_("keine Zeit"), _("krank"), _("zu weit"), _("passt nicht"), _("im Urlaub"))
WATCHED = frozenset({"Need", "Request", "Assignment", "Person", "Absence", "Credential", "ConductCheck", "Setting",
                     "Availability", "PersonLanguage", "PersonSkill", "Distance"})  # fmt: skip


class MatchingPage(Page):
    """The ranked people of a need with buttons and keys; reads beside the window."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = CandidatesView()
        self._answer: Answer | None = None
        self._most, self._wants_focus, self._goes_on = SHOWN, False, False
        self.search = QLineEdit()
        self.search.setProperty("role", "field")
        self.search.setPlaceholderText(_("Name in der Rangfolge suchen …"))
        self.search.setAccessibleName(_("Name in der Rangfolge suchen"))
        self.search.setClearButtonEnabled(True)
        self.state = label("", "quiet", wrap=True)
        self.more = button(_("Weitere Personen zeigen"), self.show_more, "link", name="moreCandidates")
        self._lay_out()
        self._connect()

    @property
    def service(self) -> Any:
        """The service of matching."""
        return self.office.matching

    # ------------------------------------------------------------ look

    def _lay_out(self) -> None:
        self.ask_button = button(_("Fragen"), self.ask, "primary", _("Enter"), "askPerson")
        self.yes_button = button(_("Zugesagt"), self.accept, "", _("Taste Z: der Einsatz beginnt"), "accepted")
        self.no_button = button(_("Abgesagt …"), self.decline, "", _("Taste A"), "declined")
        self.place_button = button(_("Einsatz beginnen"), self.begin_work, "", _("Taste E"), "beginWork")
        buttons = FlowLayout(6)
        for part in (self.ask_button, self.yes_button, self.no_button, self.place_button):
            buttons.addWidget(part)
        self.place.addLayout(buttons)
        self.place.addLayout(row(self.search, menu_button(_("Mehr"), self._menu(), name="moreMatching")))
        self.place.addWidget(self.state)
        self.place.addWidget(self.view, 1)
        self.place.addLayout(row(self.more, 1))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for words, slot in (
            (_("Person öffnen"), self.look),
            (_("Keine Antwort"), self.give_up),
            (_("Anfrage zurückziehen"), self.withdraw),
        ):
            menu.addAction(words, slot)
        menu.addSeparator()
        menu.addAction(_("Bedarf abschließen …"), self.close_need)
        menu.addAction(_("Was beim Vermitteln zählt …"), self.weigh)
        return menu

    def _connect(self) -> None:
        for signal, slot in (
            (self.view.ask, self.ask), (self.view.accept, self.accept), (self.view.decline, self.decline),
            (self.view.place, self.begin_work), (self.view.look, self.look),
        ):  # fmt: skip
            signal.connect(slot)
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self.view.setFocus)
        self.view.selectionModel().selectionChanged.connect(self._show_buttons)
        action(self, _("Name in der Rangfolge suchen"), self.search.setFocus, "Ctrl+Shift+F", here=True)
        self.desk.news.committed.connect(self._on_news_committed)

    # ------------------------------------------------------------ reading

    def load(self, record: Any) -> None:
        """Rank anew; the answer follows when it is there."""
        if self.record is None or self.record.id != record.id:
            self._answer, self._most = None, SHOWN
            self.search.clear()
            self.view.show_lines(())
        super().load(record)
        self.state.setText(_("Wird gesucht …") if self._answer is None else self.state.text())
        self._read()

    def take_focus(self) -> None:
        """Stand on the first person as soon as there is one."""
        self._wants_focus = True
        if self.view.lines.lines:
            self._give_focus()

    def _read(self) -> None:
        need_id = self.record.id
        self.desk.tasks.run(self, lambda _job: read(self.office, need_id), self._on_read)

    def _on_read(self, answer: Answer) -> None:
        if self.record is not None and answer.need_id == self.record.id:
            self._answer = answer
            self._show()
            self._goes_on = False

    def _on_news_committed(self, changes: Any) -> None:
        if self.record is not None and changes.entities & WATCHED:
            self.when_seen(self._read)

    # ------------------------------------------------------------ showing

    def show_more(self) -> None:
        """Show further people."""
        self._most += MORE
        self._show()

    def _show(self) -> None:
        if self._answer is None:
            return
        order = self._answer.order(self.search.text())
        lines = [self._answer.candidate(who) for who in order[: self._most]]
        self.view.show_lines(lines)
        if self._goes_on:
            self.view.stand_on_next()
        rest = len(order) - self._most
        words = _("Weitere {count} Personen zeigen").format(count=number(max(rest, 0)))
        self.more.setText(words)
        self.more.setAccessibleName(words)
        self.more.setVisible(rest > 0)
        self.state.setText(self._answer.words(self.office.needs.get(self._answer.need_id)))
        self._show_buttons()
        if self._wants_focus and lines:
            self._give_focus()

    def _give_focus(self) -> None:
        self._wants_focus = False
        self.view.setFocus()

    def _show_buttons(self) -> None:
        chosen = self.view.chosen
        asked, placed = [one for one in chosen if one.request_id], [one for one in chosen if one.placed]
        self._allow(self.ask_button, bool(chosen) and not asked and not placed)
        count = len(chosen)
        self.ask_button.setText(_("{count} fragen").format(count=count) if count > 1 else _("Fragen"))
        self._allow(self.yes_button, len(chosen) == 1 and bool(asked))
        self._allow(self.no_button, len(chosen) == 1 and bool(asked))
        self._allow(self.place_button, len(chosen) == 1 and not placed)

    def _allow(self, part: QPushButton, allowed: bool) -> None:
        """Quieten a button; the keyboard goes to the people then, else it lands anywhere in the window."""
        if part.hasFocus() and not allowed:
            self.view.setFocus()
        part.setEnabled(allowed)

    def _go_on(self) -> None:
        """Stand on who is to be asked next, as soon as the answer is in the ranking."""
        self._goes_on = True

    # ------------------------------------------------------------ doing

    def ask(self) -> None:
        """Note that the selected people are asked now; where something stands in the way, ask for a reason."""
        chosen = [one for one in self.view.chosen if not (one.request_id or one.placed)]
        ids = [one.person_id for one in chosen]
        if not ids:
            return
        self._past(chosen, _("Trotzdem fragen"), lambda why: self.service.ask(self.record.id, ids, override=why))

    def accept(self) -> None:
        """A yes: the assignment begins."""
        if (one := self._asked_one()) is not None:
            self._past_overlap(one, lambda why: self.service.asking.accept(one.request_id, date.today(), why))

    def decline(self) -> None:
        """A no, with its reason where one is known."""
        if (one := self._asked_one()) is not None:
            words = _("{name} hat abgesagt. Der Grund wird gemerkt, damit niemand zu oft gefragt wird.")
            ReasonDialog(
                self.window(), _("Abgesagt"), words.format(name=one.name), _("Festhalten"),
                lambda why: self._decline(one, why), REFUSALS, needed=False,
            ).open()  # fmt: skip

    def _decline(self, one: Candidate, why: str) -> None:
        self.service.asking.decline(one.request_id, why, date.today())
        self._go_on()

    def begin_work(self) -> None:
        """The assignment begins at once, asked or not."""
        one = self.view.current
        if one is None or one.placed:
            return
        if one.request_id:
            self.accept()
            return
        begin = partial(self.service.place, self.record.id, one.person_id)
        self._past([one], _("Trotzdem beginnen"), lambda why: begin(override=why))

    def give_up(self) -> None:
        """No answer came."""
        if (one := self._asked_one()) is not None:
            self.service.asking.give_up(one.request_id, date.today())
            self._go_on()

    def withdraw(self) -> None:
        """The question is taken back."""
        if (one := self._asked_one()) is not None:
            self.service.asking.withdraw(one.request_id, date.today())

    def look(self) -> None:
        """Show the person."""
        if self.view.current is not None:
            self.desk.open(Person.__name__, self.view.current.person_id)

    def close_need(self) -> None:
        """Nobody is looked for any more."""
        ReasonDialog(
            self.window(), _("Bedarf abschließen"), _("Warum wird niemand mehr gesucht?"), _("Abschließen"),
            lambda why: self.office.needs.close([self.record.id], why), (_("gefunden"), _("nicht mehr nötig")),
        ).open()  # fmt: skip

    def weigh(self) -> None:
        """Show what counts how much."""
        from app.ui.needs.weights import open_weights

        open_weights(self.window(), self.desk)

    def _asked_one(self) -> Candidate | None:
        one = self.view.current
        return one if one is not None and one.request_id else None

    def _past(self, chosen: Sequence[Candidate], words: str, act: Any) -> None:
        """Do it, with a reason asked for where something stands in the way."""
        hindered = [one for one in chosen if one.against]
        if not hindered:
            act("")
            return
        told = "\n".join(f"{one.name}: {one.against}" for one in hindered[:6])
        ReasonDialog(
            self.window(), words, _("{told}\n\nIhr Grund wird festgehalten.").format(told=told), words, act,
            (_("nach Rücksprache"), _("wird nachgereicht")),
        ).open()  # fmt: skip

    def _past_overlap(self, one: Candidate, act: Any) -> None:
        """The same for somebody who was asked: only work at the same time stands in the way of a yes."""
        against = self.service.overlap(self.record.id, one.person_id)
        self._past([Candidate(one.person_id, one.name, one.score, "", against=against)], _("Trotzdem zusagen"), act)


def is_open(need: Need) -> bool:
    """Whether somebody is still looked for."""
    return need.state is NeedState.OPEN and bool(need.missing)
