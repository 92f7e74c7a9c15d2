"""Brings data protection into the window: two entries in the menu, and the one deletion that the law sets a day for."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer

from app.models import Person
from app.text import _, number
from app.ui.kit import outputs_hook
from app.ui.kit.memory import recall, remember

_TOLD = "privacy/told"
QUIET_MS = 15_000
"""So long after the start the limits of certificates of good conduct are looked at; nobody waits for that."""


def contribute(window: Any) -> None:
    """Add the entries, and look at the legal limits a while after the start."""
    add = partial(window.menus.add, window.menus.extras, part=window.menus.records)
    add(_("Löschtag …"), lambda: open_deletion_day(window))
    add(_("Aufbewahrungsfristen …"), lambda: open_periods(window))
    add(_("Verarbeitungsverzeichnis …"), lambda: open_record(window))
    outputs_hook.offer(Person.__name__, _("Auskunft nach Art. 15 DSGVO …"), _print_information)
    QTimer.singleShot(QUIET_MS, window, lambda: _look_while_open(window))


def _print_information(window: Any, person_id: str) -> Any:
    from app.services.documents.register import document
    from app.ui.outputs.plugin import open_document
    from app.ui.trouble.gate import before_information

    def show() -> Any:
        dialog = open_document(window, window.desk, document("information"), person_id)
        dialog.record.setEnabled(False)  # nobody else's: whether a gate is before it was asked of this one
        return dialog

    return before_information(window, person_id, show)


def open_deletion_day(window: Any) -> Any:
    """Show what may not be kept any longer."""
    from app.ui.privacy.deletion_day import DeletionDayDialog

    dialog = DeletionDayDialog(window, window.desk)
    dialog.open()
    return dialog


def open_periods(window: Any) -> Any:
    """Show how long what is kept, and let the office set its own periods."""
    from app.ui.privacy.retention import RetentionDialog

    dialog = RetentionDialog(window, window.desk)
    dialog.open()
    return dialog


def open_record(window: Any) -> Any:
    """Show the record of processing activities, to print or to save."""
    from app.services.documents.register import document
    from app.ui.outputs.plugin import open_document

    office = window.desk.office.office()
    return open_document(window, window.desk, document("processing-record"), office.id if office else "")


def _look_while_open(window: Any) -> None:
    """Once the window has closed its office may be gone."""
    if window.isVisible() and not window.desk.office.database.frozen:
        look_at_limits(window)


def look_at_limits(window: Any) -> None:
    """Delete certificates beyond their limit that were announced, announce those that come, and name what is due."""
    from app.services.privacy.deletion_day import announce_conduct_checks, purge_conduct_checks
    from app.services.privacy.erasing import write_list
    from app.services.privacy.proposals import proposals

    office, today = window.desk.office, date.today()

    def work(_job: Any) -> tuple[int, int, int]:
        write_list(office)
        counts = purge_conduct_checks(office, today), announce_conduct_checks(office, today)
        return (*counts, len(proposals(office, today)))

    window.desk.tasks.run(window, work, lambda counts: _tell(window, today, *counts))


def _tell(window: Any, today: date, purged: int, announced: int, due: int) -> None:
    """One notice, the most pressing one; what is due is named once a month."""
    look = _("Ansehen"), lambda: open_deletion_day(window)
    if announced:
        words = _(
            "Führungszeugnisse, deren Angaben mit Ablauf der gesetzlichen Frist von selbst gelöscht werden "
            "(§ 72a SGB VIII): {count}"
        )
        window.desk.say(words.format(count=number(announced)), *look)
    elif purged:
        words = _("Führungszeugnisse, deren Angaben nach Ablauf der gesetzlichen Frist gelöscht wurden: {count}")
        window.desk.say(words.format(count=number(purged)))
    elif due and recall(_TOLD, "") != (month := f"{today:%Y-%m}"):
        remember(_TOLD, month)
        one = _("Eine Aufbewahrungsfrist ist abgelaufen: 1 Eintrag wartet auf einen Löschtag.")
        words = _("Aufbewahrungsfristen sind abgelaufen: {count} Einträge warten auf einen Löschtag.")
        words = one if due == 1 else words
        window.desk.say(words.format(count=number(due)), *look)


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """The dialogs of this plug-in for the pictures of the program, each with its name."""
    from app.ui.privacy import pictures as own

    yield from own.pictures(window, settle)
