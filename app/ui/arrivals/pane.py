"""Ankünfte: who is announced for which house, in numbers, and whether it is prepared."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from app.models import Arrival
from app.text import _, german_date, number
from app.ui import tones
from app.ui.arrivals.opening import count_arrived, open_announce, open_prepare, open_template
from app.ui.arrivals.places import NEEDS, SECTIONS
from app.ui.arrivals.steps import StepsPart
from app.ui.kit import columns
from app.ui.kit.columns import Cell, Column, Look
from app.ui.kit.desk import Desk
from app.ui.kit.detail import Head
from app.ui.kit.list_pane import ListPane
from app.ui.kit.page import PageSpec, form_page
from app.ui.kit.related import block
from app.ui.kit.show import distance
from app.ui.needs.blocks import NeedsPage
from app.ui.records import NextSteps, blocks_page, record_pages
from app.ui.theme import Tone

A = Arrival


def _prepared(day: date | None) -> Cell:
    return (_("seit {day}").format(day=german_date(day)), Tone.GOOD) if day else (_("noch nicht"), Tone.ATTENTION)


class ArrivalPane(ListPane):
    """The arrivals."""

    entity = Arrival
    title = _("Ankünfte")
    columns = (
        columns.name(A.shelter_name, 190),
        Column(A.arrives_on, Look.TEXT, 110, steady=True),
        columns.text(A.people, 98),
        columns.text(A.families, 84),
        columns.text(A.languages, 186),
        Column(A.prepared_on, Look.CHIP, 140, title=_("Vorbereitet"), cell=_prepared),
    )
    filters = (A.shelter_id, A.arrives_on, A.prepared_on)
    search_hint = _("In den Notizen suchen …")
    new_text = _("+ Ankunft")
    new_title = _("Neue Ankunft")
    counted = _("{shown} von {total} Ankünften")
    all_counted = _("{total} Ankünfte")
    empty_text = _(
        "Hier steht, wie viele Menschen wann in welches Haus kommen, ohne Namen. "
        "Aus jeder Ankunft werden nach Ihrer Vorlage Bedarfe und Aufgaben."
    )
    watches = ("Task", "Need", "Occupancy")

    def __init__(self, desk: Desk, switches: Sequence[QWidget] = ()) -> None:
        """The latest day comes first unless somebody sorts otherwise."""
        super().__init__(desk, switches)
        if self.order.attribute is None:
            self.order.show(A.arrives_on, True)
            self._mark_order()

    @property
    def first_values(self) -> dict[str, Any]:  # type: ignore[override]
        """As a rule an arrival is entered on the day it is announced."""
        return {A.announced_on.key: date.today()}

    def pages(self) -> tuple[PageSpec, ...]:
        return (
            form_page(_("Ankunft"), *SECTIONS, below=(StepsPart, NextSteps)),
            blocks_page(_("Bedarfe"), (block(NEEDS, NeedsPage), NEEDS)),
            *record_pages(),
        )

    def head(self, record: Any) -> Head:
        day = record.arrives_on
        over = day < date.today()
        when = german_date(day) if over else distance(day)
        chips = [
            (when, Tone.NEUTRAL if over else tones.due(day)),
            (_("{count} Personen").format(count=number(record.people)), Tone.INFO),
        ]
        if not record.prepared_on and not over:
            chips.append((_("noch nicht vorbereitet"), Tone.ATTENTION))
        return Head(_("{house}: {caption}").format(house=record.shelter_name or _("Ohne Haus"), caption=record.caption),
                    tuple(chips))  # fmt: skip

    def fill_more(self, menu: QMenu) -> None:
        menu.addAction(_("Bedarfe und Aufgaben anlegen …"), self.prepare)
        menu.addAction(_("Notfallplan …"), self.call_together)
        menu.addAction(_("Belegung eintragen …"), self.count)
        menu.addSeparator()
        menu.addAction(_("Meldung einfügen …"), lambda: open_announce(self.window()))
        menu.addAction(_("Vorlage bearbeiten …"), lambda: open_template(self.window()))
        menu.addSeparator()
        for words, act in (
            (_("Bedarfe und Aufgaben anlegen …"), self.prepare),
            (_("Belegung eintragen …"), self.count),
        ):
            self.commands.append(self.add_command(words, act))

    def prepare(self) -> None:
        """Make needs and tasks of the arrival in view."""
        self._with_current(open_prepare)

    def count(self) -> None:
        """Enter the occupancy of the house now that they are there."""
        self._with_current(count_arrived)

    def call_together(self) -> None:
        """Who can come and whom to call."""
        from app.ui.letters.opening import open_emergency

        self._with_current(lambda window, identity: open_emergency(window, arrival_id=identity))

    def _with_current(self, act: Any) -> None:
        if identity := self.card.current_id:
            self.leave(lambda: act(self.window(), identity))
