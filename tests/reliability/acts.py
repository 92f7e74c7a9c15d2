"""What a program does to an office while it is disturbed; an act is prepared first, then done, if need be again."""

import pkgutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import alembic.command
import alembic.config
import cryptography.hazmat.primitives.ciphers.aead
import cryptography.hazmat.primitives.kdf.hkdf
import cryptography.hazmat.primitives.kdf.scrypt
import sqlcipher3.dbapi2
from sqlalchemy.orm import configure_mappers

import app.services
from app.models import ErasureWay, VolunteerStatus
from app.services.backups.restoring import restore
from app.services.backups.states import Why, folder_of, make, states_in
from app.services.imports import lists
from app.services.keys import changing, ring, slots
from app.services.keys.opening import is_protected, unlock
from app.services.opening import open_services
from app.services.privacy.erasing import Wanted, erase
from app.services.twins.merging import Merging
from tests.reliability.offices import CHEAP, NEW_PASSPHRASE, PASSPHRASE

Act = Callable[[Path], Callable[[], Any]]
WANTED = "Stand.txt"
"""Names the state that is wanted back; without it, it is the oldest."""
LIST = "Vorname;Nachname;Ort;Sprachen\nAmira;Haddad;Asperg;Arabisch\nJonas;Weiß;Remseck;Englisch\nLale;Demir;Asperg;\n"


def _opened(path: Path) -> Any:
    unlocked(path)
    return open_services(path, who="Kim")


def unlocked(path: Path) -> None:
    """Give the passphrase, the new one where it was changed already."""
    slots.COST = CHEAP
    if is_protected(path):
        try:
            unlock(path, PASSPHRASE)
        except slots.WrongPassphrase:
            unlock(path, NEW_PASSPHRASE)


def _save(path: Path) -> Callable[[], Any]:
    services = _opened(path)
    values = {"last_name": "Neumann", "languages": ["Farsi", "Dari"], "status": VolunteerStatus.ACTIVE}
    return lambda: services.people.save(None, values)


def _edit(path: Path) -> Callable[[], Any]:
    services = _opened(path)
    person = services.people.get(services.people.ids()[0])
    return lambda: services.people.save(person.id, {"city": "Asperg", "languages": ["Dari"]}, person.version)


def _trash(path: Path) -> Callable[[], Any]:
    services = _opened(path)
    ids = services.people.ids()[:3]
    return lambda: services.people.trash(ids)


def _read_in(path: Path) -> Callable[[], Any]:
    services, source = _opened(path), path.with_name("Liste.csv")
    source.write_text(LIST, encoding="utf-8")
    plan = lists.plan(services.database, lists.open_list(services.database, source, "volunteers"))
    return lambda: lists.apply(services.database, plan)


def _change_many(path: Path) -> Callable[[], Any]:
    services = _opened(path)
    ids = services.people.ids()
    return lambda: services.people.change_all(ids, {"city": "Remseck"}, "Ort geändert")


def _change_one_by_one(path: Path) -> Callable[[], Any]:
    """What no service does: several transactions for one action."""
    services = _opened(path)
    ids = services.people.ids()
    return lambda: [services.people.save(identity, {"city": "Remseck"}) for identity in ids]


def _merge(path: Path) -> Callable[[], Any]:
    services = _opened(path)
    one, other = services.people.ids()[:2]
    return lambda: Merging(services.people).merge(one, other)


def _undo(path: Path) -> Callable[[], Any]:
    services = _opened(path)
    operation = services.history.last_undoable()
    assert operation is not None
    return lambda: services.history.undo(operation.id)


def _anonymise(path: Path) -> Callable[[], Any]:
    services = _opened(path)
    wanted = [Wanted("Person", services.people.ids()[0], ErasureWay.ANONYMISED)]
    return lambda: erase(services, wanted, "Gelöscht")


def _backup(path: Path) -> Callable[[], Any]:
    unlocked(path)
    return lambda: make(path, Why.HAND)


def _restore(path: Path) -> Callable[[], Any]:
    unlocked(path)
    told = path.with_name(WANTED)
    state = folder_of(path) / told.read_text() if told.exists() else states_in(folder_of(path))[-1].path
    return lambda: restore(state, path)


def _migrate(path: Path) -> Callable[[], Any]:
    unlocked(path)
    return lambda: open_services(path).close()


def _open(path: Path) -> Callable[[], Any]:
    def do() -> None:
        ring._unlocked.clear()
        unlocked(path)
        open_services(path).close()

    return do


def _change_passphrase(path: Path) -> Callable[[], Any]:
    unlocked(path)
    return lambda: changing.change_passphrase(path, PASSPHRASE, NEW_PASSPHRASE)


ACTS: dict[str, Act] = {
    "save": _save,
    "edit": _edit,
    "trash": _trash,
    "import": _read_in,
    "change many": _change_many,
    "merge": _merge,
    "undo": _undo,
    "anonymise": _anonymise,
    "backup": _backup,
    "restore": _restore,
    "migrate": _migrate,
    "open": _open,
    "change passphrase": _change_passphrase,
}
CARELESS: dict[str, Act] = {"change one by one": _change_one_by_one}
"""What a trial has to find fault with."""


def _load_everything() -> None:
    """A module that is loaded half-way through an act would take the faults meant for the office."""
    for module in pkgutil.walk_packages(app.services.__path__, "app.services."):
        if ".migrations.env" not in module.name and ".versions" not in module.name:
            import_module(module.name)
    configure_mappers()


_load_everything()
__all__ = ["ACTS", "alembic", "cryptography", "sqlcipher3", "unlocked"]
