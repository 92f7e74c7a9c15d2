"""P13: what a passphrase costs: opening, saving and reading an encrypted office against the same one in plain."""

import itertools
import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from app.models import Person
from app.services.keys import ring, slots, turning
from app.services.keys.changing import change_passphrase
from app.services.keys.opening import unlock
from app.services.listing import PAGE
from app.services.office import Services
from app.services.opening import open_services
from tests.bench.measure import Clock, Promise

_PASSPHRASE = "Birne Lampe Regen Tasche Zug"
_COLUMNS = (Person.sort_name, Person.status, Person.city, Person.languages, Person.shelter_names, Person.phone)


def promises(office: Path, folder: Path) -> Iterable[Promise]:
    """Opening with the derivation of real use, saving a record, a page of the list."""
    plain, protected = (
        Path(shutil.copy(office, folder / "plain.db")),
        Path(shutil.copy(office, folder / "protected.db")),
    )
    turning.protect(protected, slots.make(_PASSPHRASE))
    yield _opening(plain, protected)
    yield _changing(protected)
    pair = open_services(protected), open_services(plain)
    ours, bare = (_saver(services) for services in pair)
    yield Promise("P13b", "save a record, encrypted", "the same without encryption", 1.25, 1.1, ours, bare)
    ours, bare = (_reader(services) for services in pair)
    yield Promise("P13c", f"page of {PAGE}, encrypted", "the same without encryption", 1.15, 1.05, ours, bare)
    for services in pair:
        services.close()


def _opening(plain: Path, protected: Path) -> Promise:
    state = {"plain": 0.0}

    def bare() -> tuple[float, Any]:
        state["plain"] = _timed(lambda: open_services(plain).close())
        return state["plain"], None

    def ours() -> tuple[float, Any]:
        ring._unlocked.clear()
        took = _timed(lambda: (unlock(protected, _PASSPHRASE), open_services(protected).close()))
        return max(took - state["plain"], 0.0), None

    title = "open with a passphrase: so much longer than without"
    return Promise("P13a", title, "open without", 0, 0, ours, bare, limit=1_000, aim_limit=500)


def _changing(protected: Path) -> Promise:
    """Another passphrase takes two derivations: the old one is asked for."""
    held = slots.read(ring.slots_path(protected))

    def change() -> tuple[float, Any]:
        return _timed(lambda: change_passphrase(protected, _PASSPHRASE, _PASSPHRASE)), None

    def derive() -> tuple[float, Any]:
        return _timed(lambda: slots.unseal(held, _PASSPHRASE)), None

    title = "another passphrase"
    return Promise("P13d", title, "one derivation", 0, 0, change, derive, limit=2_000, aim_limit=1_000)


def _saver(services: Services) -> Clock:
    identity, towns = services.volunteers.ids()[0], itertools.cycle(("Asperg", "Marbach am Neckar"))

    def save() -> tuple[float, Any]:
        change = {"city": next(towns), "mobile": "0171 3920011"}
        return _timed(lambda: services.volunteers.save(identity, change)), identity

    return save


def _reader(services: Services) -> Clock:
    ids = services.volunteers.ids()
    places = itertools.cycle(range(0, len(ids) - PAGE, max(PAGE, len(ids) // 17)))

    def read() -> tuple[float, Any]:
        start = next(places)
        wanted = ids[start : start + PAGE]
        return _timed(lambda: services.volunteers.rows(wanted, _COLUMNS)), wanted

    return read


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000
