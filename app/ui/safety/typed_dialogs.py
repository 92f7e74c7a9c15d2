"""Half-typed input in dialogs: each says itself what is typed in it, and here stands how it is opened again."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from PySide6.QtWidgets import QDialog

from app.models.base import entity
from app.models.facts import attribute
from app.services.drafts import Typing
from app.ui.safety import typed_many


def found(window: Any) -> Iterator[Typing]:
    """What is typed in the dialogs over a window; one that is only hidden for a while counts, too."""
    for dialog in window.findChildren(QDialog):
        tell = getattr(dialog, "half_typed", None)
        if tell is not None and not dialog.ended and (typing := tell()) is not None:
            yield typing


def kind_of(typing: Typing) -> str:
    """What brings it back, a key of `AGAIN`; "" for the form of a record on its card."""
    return typing.entity.partition(":")[2]


def again(window: Any, typing: Typing) -> bool:
    """Open what it was typed in, with the input in its fields; False when that is not possible any more."""
    way = AGAIN.get(kind_of(typing))
    return way is not None and way(window, typing)


def _record(window: Any, typing: Typing) -> bool:
    """The same fields in the same order, for a record that is there or a new one."""
    from app.ui.kit.places import section
    from app.ui.record_dialog import RecordDialog

    owner = entity(typing.entity.partition(":")[0])
    first = dict(typing.first)
    fields = (section("", *(attribute(owner, name) for name in first.pop("fields"))),)
    service = window.desk.office.crud(owner)
    record = service.get(typing.record_id) if typing.record_id else first
    return _opened(RecordDialog(window, window.desk, typing.name, service, record, fields), typing)


def _office(window: Any, typing: Typing) -> bool:
    from app.ui.office_dialog import OfficeDialog

    return _opened(OfficeDialog(window, window.desk), typing)


def _consents(window: Any, typing: Typing) -> bool:
    from app.ui.people.proofs import ConsentsDialog

    ids = [str(identity) for identity in typing.first.get("ids", ())]
    there = window.desk.office.captions("Person", ids)
    return bool(there) and _opened(ConsentsDialog(window, window.desk, [i for i in ids if i in there]), typing)


def _opened(dialog: Any, typing: Typing) -> bool:
    dialog.open()
    return bool(dialog.form.put(typing.values, typing.unread))


def _conduct(window: Any, typing: Typing) -> bool:
    from app.ui.people.conduct import ConductDialog

    person = window.desk.office.people.get(typing.subject_id)
    dialog = ConductDialog(window, window.desk.office, person)
    dialog.put({"seen_on": date.today(), **typing.values}, typing.unread)
    dialog.open()
    return True


def _rules(window: Any, typing: Typing) -> bool:
    from app.ui.rules_dialog import RulesDialog

    dialog = RulesDialog(window, window.desk)
    dialog.put(typing.unread)
    dialog.open()
    return True


def _list(window: Any, typing: Typing) -> bool:
    from app.ui.imports import open_wizard

    open_wizard(window).take_up(dict(typing.values))
    return True


def _sheet(window: Any, typing: Typing) -> bool:
    from app.ui.hours.sheet_dialog import take_up

    return take_up(window, typing)


def _counts(window: Any, typing: Typing) -> bool:
    from app.ui.occupancy.grid_dialog import take_up

    return take_up(window, typing)


def _paper(window: Any, typing: Typing) -> bool:
    from app.ui.paper.entry_dialog import take_up

    return take_up(window, typing)


def _template(window: Any, typing: Typing) -> bool:
    from app.ui.letters.template_dialog import again

    return again(window, typing)


def _mail(window: Any, typing: Typing) -> bool:
    from app.ui.letters.mail_dialog import again

    return again(window, typing)


def _incident(window: Any, typing: Typing) -> bool:
    from app.ui.trouble.incidents import again

    return again(window, typing)


def _protocol(window: Any, typing: Typing) -> bool:
    from app.ui.visits.protocol_dialog import again

    return again(window, typing)


def _minutes(window: Any, typing: Typing) -> bool:
    from app.ui.circles.minutes import again

    return again(window, typing)


def _arrival_template(window: Any, typing: Typing) -> bool:
    from app.ui.arrivals.template_dialog import take_up

    return take_up(window, typing)


def _arrival_steps(window: Any, typing: Typing) -> bool:
    from app.ui.arrivals.prepare import take_up

    return take_up(window, typing)


AGAIN: dict[str, Callable[[Any, Typing], bool]] = {
    "protocol": _protocol, "minutes": _minutes,
    "record": _record, "office": _office, "consents": _consents, "conduct": _conduct, "rules": _rules, "list": _list,
    typed_many.KIND: typed_many.again, "template": _template, "mail": _mail, "sheet": _sheet, "paper": _paper,
    "incident": _incident, "counts": _counts, "arrival_template": _arrival_template, "arrival_steps": _arrival_steps,
}  # fmt: skip
