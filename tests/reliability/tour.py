"""The program that is watched: does everything once in an office in which every text is a canary.

`tour FOLDER [protected] [window]`: what is wanted in clear goes to FOLDER/Ausgaben, everything else must hide it.
"""

import json
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.models import ErasureWay, Person
from app.models.base import Kind, entities
from app.models.facts import facts, fields
from app.services import diagnosis, hard_crash, log
from app.services.backups import second_place
from app.services.backups.restoring import restore
from app.services.backups.states import Why, folder_of, states_in
from app.services.documents.register import DOCUMENTS
from app.services.drafts import Typing
from app.services.imports import lists
from app.services.keys import changing
from app.services.lists.export import export
from app.services.lists.register import LISTS
from app.services.locks import Lock
from app.services.migrations.steps import create
from app.services.opening import open_services
from app.services.outputs import find, print_document
from app.services.privacy.erasing import Wanted, erase
from app.services.sample import make_sample
from app.services.worker import run_in_child

CANARY = "Zzqkanarienvogel"
PHONE, ADDRESS = "0171 3920055", f"{CANARY.lower()}@example.org"
NEEDLES = (CANARY, CANARY.lower(), "3920055")
WANTED = "Ausgaben"
PASSPHRASE, OTHER = "Birne Lampe Regen Tasche Zug", "Kanne Wiese Brille Schuh Dach"
_OF_MACHINES = ("accent", "rule")
"""Texts that people do not write: a colour, a rule of repetition."""
_TEXTS = {Kind.TEXT: CANARY, Kind.NOTES: CANARY, Kind.PHONE: PHONE, Kind.EMAIL: ADDRESS}


def main() -> None:
    """One tour."""
    folder, words = Path(sys.argv[1]), sys.argv[2:]
    out = folder / WANTED
    out.mkdir()
    log.begin()
    hard_crash.begin()
    path = folder / "Büro.db"
    if "protected" in words:
        changing.begin(path, changing.prepare(PASSPHRASE))
    create(path)
    lock = Lock(path)
    lock.take()
    services = open_services(path, who="Kim")
    _fill(services)
    for act in (_work, _read_in, _keep, _hand_out, _fail):
        act(services, folder, out)
    if "window" in words:
        _look(services, out)
    _diagnose(services, folder)
    services.close()
    if "protected" in words:
        changing.change_passphrase(path, PASSPHRASE, OTHER)
    restore(states_in(folder_of(path))[-1].path, path)
    open_services(path).close()
    lock.release()


# ---------------------------------------------------------------------------------------------------- filling


def _fill(services: Any) -> None:
    """The sample office, and of each kind a record in which every text is the canary."""
    make_sample(services, 20)
    for owner in entities():
        with suppress(KeyError):
            _sing(services, services.crud(owner))


def _sing(services: Any, service: Any) -> None:
    for identity in service.ids()[:2]:
        for field in fields(service.entity):
            told = facts(field)
            if (text := _TEXTS.get(told.kind)) and told.name not in _OF_MACHINES:
                with suppress(UserError):
                    service.save(identity, {told.name: text[: told.length or 200]})


def _person(**more: Any) -> dict[str, Any]:
    return {"first_name": CANARY, "last_name": CANARY, "mobile": PHONE, "email": ADDRESS, "notes": CANARY, **more}


# ------------------------------------------------------------------------------------------------------- acts


def _work(services: Any, _folder: Path, _out: Path) -> None:
    people = services.people
    one, other = (people.save(None, _person(languages=[CANARY], skills=[CANARY])) for _number in range(2))
    people.change_all([one, other], {"city": CANARY}, f"Ort: {CANARY}")
    people.trash([other])
    people.restore([other])
    services.history.undo(services.history.last_undoable().id)
    services.search(CANARY)
    services.history.of(one)
    services.drafts.keep(Typing("Person", one, 1, CANARY, values=_person()))
    services.drafts.offered()
    erase(services, [Wanted("Person", other, ErasureWay.DELETED)], "Gelöscht")


def _read_in(services: Any, _folder: Path, out: Path) -> None:
    """A list of the user's own, which is in clear before the program ever sees it."""
    source = out / f"Liste {CANARY}.csv"
    source.write_text(f"Vorname;Nachname;Telefon\n{CANARY};Eingelesen;{PHONE}\n", encoding="utf-8")
    plan = lists.plan(services.database, lists.open_list(services.database, source, "volunteers"))
    lists.apply(services.database, plan)


def _keep(services: Any, folder: Path, _out: Path) -> None:
    (folder / "Stick").mkdir()
    services.backups.make()
    services.backups.choose_place(folder / "Stick")
    services.people.save(None, _person())
    services.backups.keep(Why.TIME)
    second_place.states_there(services.database.path)


def _hand_out(services: Any, _folder: Path, out: Path) -> None:
    """Every list in every kind, every document: in clear where they are wanted, and nowhere else."""
    for wanted in LISTS:
        for ending in wanted.endings:
            with suppress(UserError):
                export(services, wanted.key, out / f"{wanted.key}.{ending}", recipient=CANARY, purpose=CANARY)
    person = services.people.ids()[0]
    for document in DOCUMENTS:
        with suppress(UserError):
            identity = person if document.entity == Person.__name__ else find(services, document.key)
            print_document(services, document.key, identity, out / f"{document.key}.pdf")
    with suppress(UserError):
        print_document(services, "information", person, out / "information.json")


# ------------------------------------------------------------------------------------------------------ faults


def _fail(services: Any, folder: Path, out: Path) -> None:
    """Everything that can go wrong, with the canary in it; what is logged of it must not sing."""
    for number, act in enumerate(_mistakes(services, out)):
        try:
            act()
        except UserError as error:
            log.refused(error)
        except Exception as error:
            log.fault(error)
            (folder / f"Absturz {number}.txt").write_text(diagnosis.report(error), encoding="utf-8")
    logging.getLogger("sqlalchemy").warning("parameters %s", CANARY)
    logging.getLogger("openpyxl").error(f"{CANARY}\r\n{PHONE}")
    log.event("odd", name=CANARY, number=PHONE)
    log.qt_message("warning", "qt.widgets", f"QWidget::show {CANARY}")


def _mistakes(services: Any, out: Path) -> Iterator[Callable[[], Any]]:
    person = services.people.ids()[0]
    yield lambda: services.people.save(person, {"email": CANARY})
    yield lambda: services.people.save(person, {"last_name": CANARY}, version=0)
    yield lambda: services.people.save(None, {"last_name": CANARY * 100})
    yield lambda: services.people.get(CANARY)
    yield lambda: export(services, CANARY, out / f"{CANARY}.xlsx")
    yield lambda: export(services, LISTS[0].key, out / CANARY / "Liste.xlsx")
    yield lambda: export(services, LISTS[0].key, out / "Liste.xlsx", [f"last_name={CANARY}", f"{CANARY}=1"])
    yield lambda: lists.open_list(services.database, out / f"{CANARY}.xlsx")
    yield lambda: run_in_child("json:loads", (CANARY,))
    yield lambda: json.loads(CANARY)
    yield lambda: int(CANARY)
    yield lambda: (out / CANARY).read_text()
    yield lambda: datetime.strptime(CANARY, "%d.%m.%Y")
    yield lambda: _twice(services)
    yield lambda: open_services(out / f"{CANARY}.db")
    yield lambda: restore(out / f"{CANARY}.kbak", services.database.path)


def _twice(services: Any) -> None:
    """The database's own words for a value that is there already."""
    with services.database.transaction(f"Doppelt: {CANARY}") as session:
        for _time in range(2):
            session.connection().exec_driver_sql("CREATE UNIQUE INDEX IF NOT EXISTS once ON person (last_name, notes)")
            values = {"last_name": CANARY, "notes": CANARY, "mobile": PHONE}
            session.add(Person(**values))
        session.flush()


def _diagnose(services: Any, folder: Path) -> None:
    parts = diagnosis.collect(services.database, ("Qt",))
    diagnosis.write(folder / "Diagnose.zip", parts)
    for part in parts:
        (folder / f"gezeigt {part.name}").write_text(part.text, encoding="utf-8")


# ------------------------------------------------------------------------------------------------------ window


def _look(services: Any, out: Path) -> None:
    """Every view of the window, with what it keeps of settings."""
    from app.bootstrap import application
    from app.ui.main_window import MainWindow
    from app.ui.screenshots import let_go, take

    application()
    screen = MainWindow()
    screen.attach(services)
    take(screen, out / "Bilder")
    let_go(screen)
    services.backups.make()  # the pictures of the dialog have swept the states out


if __name__ == "__main__":
    os.umask(0o077)
    main()
