"""Brings the rules and the forward list of proofs into the menus."""

from collections.abc import Callable, Iterator
from typing import Any

from app.models import Person, VolunteerStatus
from app.services.query import Filter, Query
from app.text import _


def contribute(window: Any) -> None:
    """Add the entries."""
    window.menus.add(window.menus.output, _("Nachweise, die ablaufen …"), lambda: open_expiring(window))
    window.menus.add(
        window.menus.extras, _("Regeln für Nachweise …"), lambda: open_rules(window), part=window.menus.rules
    )


def open_expiring(window: Any) -> Any:
    """Show whose proofs end, and the way to those concerned."""
    from app.ui.people.expiring import ExpiringDialog

    dialog = ExpiringDialog(window, window.desk)
    dialog.open()
    return dialog


def open_rules(window: Any) -> Any:
    """Show how long which proof counts and who needs it, and let the office set its own lines."""
    from app.ui.people.proof_rules import ProofRulesDialog

    dialog = ProofRulesDialog(window, window.desk)
    dialog.open()
    return dialog


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """What ends soon, the gate before "aktiv" for one and for many, somebody who leaves, a proof of many, the rules."""
    from app.ui.people.proof_entry import ProofsDialog
    from app.ui.people.status import StatusDialog

    ahead = open_expiring(window)
    settle()
    yield "expiring", ahead
    ahead.reject()
    ids = window.desk.office.volunteers.ids(Query())[:6]
    new = window.desk.office.volunteers.ids(Query(filters=(Filter(Person.status, VolunteerStatus.INTERESTED),)))[:6]
    asked = ((new[:1], VolunteerStatus.ACTIVE, "gate"), (new, VolunteerStatus.ACTIVE, "gate-many"))
    for people, status, name in (*asked, (ids[:1], VolunteerStatus.LEFT, "leaving")):
        dialog = StatusDialog(window, window.desk, people, status, lambda note: None)
        dialog.open()
        settle()
        yield name, dialog
        dialog.reject()
    proofs = ProofsDialog(window, window.desk, ids)
    proofs.open()
    settle()
    yield "proofs-many", proofs
    proofs.reject()
    rules = open_rules(window)
    rules.add()
    settle()
    yield "proof-rule", rules.editing
    rules.editing.reject()
    settle()
    yield "proof-demands", rules
    rules.reject()
