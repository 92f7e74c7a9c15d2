"""What a kept state holds less, more or otherwise than the office holds now, in figures and in words."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.models.base import Record, entities
from app.services.backups.copies import columns
from app.services.backups.states import State
from app.services.sqlite import connect
from app.text import _, number, translate

MOST = 3
"""Kinds of records that are named in words."""
_FIRST = ("Person", "Shelter", "Event", "Project", "Application", "Organisation", "HelperCircle", "Task")


@dataclass(frozen=True)
class Difference:
    """The records of one kind: how many the state does not have, has besides, and has in another version."""

    entity: type[Record]
    fewer: int = 0
    more: int = 0
    other: int = 0


def kinds() -> list[type[Record]]:
    """The kinds of records that have a name, those that most things turn on first."""
    named = [owner for owner in entities() if owner.plural]
    return sorted(named, key=lambda o: _FIRST.index(o.__name__) if o.__name__ in _FIRST else len(_FIRST))


def counted(state: Mapping[str, int], present: Mapping[str, int]) -> str:
    """By the number of records alone: "14 Personen weniger, 2 Termine mehr"; empty where they are the same."""
    by_kind = [(owner, state.get(_table(owner), 0) - present.get(_table(owner), 0)) for owner in kinds()]
    parts = [_more_or_less(owner, by) for owner, by in by_kind if by]
    return _joined(parts)


def summary(state: State, present: Mapping[str, int], actions: int) -> str:
    """One line for a list: in what a state differs from the present one."""
    words = counted(state.living, present)
    if words:
        return words
    missing = actions - state.actions
    if missing == 0:
        return _("wie jetzt")
    return (
        _("1 Änderung weniger") if missing == 1 else _("{count} Änderungen weniger").format(count=number(abs(missing)))
    )


def compare(state: Path, present: Path) -> list[Difference]:
    """Record by record, by key and version; a kind that one of the two does not know yet counts as empty there."""
    with closing(connect(state, writing=False)) as then, closing(connect(present, writing=False)) as now:
        found = [_compared(owner, _versions(then, owner), _versions(now, owner)) for owner in kinds()]
    return [one for one in found if one.fewer or one.more or one.other]


def told(found: list[Difference]) -> str:
    """What happens when one goes back to that state, in sentences."""
    gone = _joined([_count(one.entity, one.fewer) for one in found if one.fewer])
    back = _joined([_count(one.entity, one.more) for one in found if one.more])
    other = _joined([_count(one.entity, one.other) for one in found if one.other])
    sentences = [
        _("Es fehlen dann: {what}.").format(what=gone) if gone else "",
        _("Wieder da: {what}.").format(what=back) if back else "",
        _("Mit früheren Angaben: {what}.").format(what=other) if other else "",
    ]
    return " ".join(filter(None, sentences)) or _("Alle Einträge sind darin wie jetzt.")


def _compared(owner: type[Record], then: dict[str, int], now: dict[str, int]) -> Difference:
    both = then.keys() & now.keys()
    other = sum(then[key] != now[key] for key in both)
    return Difference(owner, len(now.keys() - both), len(then.keys() - both), other)


def _versions(connection: object, owner: type[Record]) -> dict[str, int]:
    table = _table(owner)
    if not columns(connection, table):
        return {}
    return dict(connection.execute(f'SELECT id, version FROM "{table}" WHERE deleted_at IS NULL'))  # type: ignore[attr-defined]


def _table(owner: type[Record]) -> str:
    return str(owner.__tablename__)


def _count(owner: type[Record], count: int) -> str:
    return f"{number(count)} {translate(owner.singular if count == 1 else owner.plural)}"


def _more_or_less(owner: type[Record], by: int) -> str:
    words = _("{what} mehr") if by > 0 else _("{what} weniger")
    return words.format(what=_count(owner, abs(by)))


def _joined(parts: list[str]) -> str:
    if len(parts) <= MOST:
        return ", ".join(parts)
    return _("{some} und anderes").format(some=", ".join(parts[:MOST]))
