"""The program that is killed: does one thing for ever and says each time that it is done."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.services import sqlite
from app.services.backups.states import Why, make
from app.services.drafts import Typing
from app.services.files import write_bytes
from tests.reliability.killed import open_for_writing

EXPORT = "Liste.txt"


def save(services: Any) -> Iterator[str]:
    """New people."""
    while True:
        yield services.people.save(None, {"last_name": "Böhringer", "languages": ["Farsi", "Arabisch"]})


def bulk(services: Any) -> Iterator[str]:
    """A change of all people, with a number that grows from life to life."""
    ids = services.people.ids()
    number = int(services.people.get(ids[0]).city or 0)
    while True:
        number += 1
        services.people.change_all(ids, {"city": str(number)}, "Ort")
        yield str(number)


def draft(services: Any) -> Iterator[str]:
    """The typing of one form, with a number that grows from life to life."""
    offers = services.drafts.offered()
    number = int(offers[0].typing.values["last_name"]) if offers else 0
    identity = offers[0].typing.id if offers else "0" * 32
    while True:
        number += 1
        services.drafts.keep(Typing("Person", None, None, "Probe", values={"last_name": str(number)}, id=identity))
        yield str(number)


def files(services: Any) -> Iterator[str]:
    """Lists over older ones, with a number that grows from life to life, and now and then a state."""
    export = services.database.path.with_name(EXPORT)
    number = int(export.read_bytes().split()[0]) if export.exists() else 0
    while True:
        number += 1
        write_bytes(export, f"{number} ".encode() * 2_000)
        yield f"list {number}"
        if number % 5 == 0:
            yield f"state {make(services.database.path, Why.TIME).path.name}"


ACTS: dict[str, Callable[[Any], Iterator[str]]] = {"save": save, "bulk": bulk, "draft": draft, "files": files}
CARELESS = " carelessly"
"""What a program adds to an act that makes nothing durable; a trial has to notice that."""


def lose_care() -> None:
    """Do as many programs do."""
    sqlite._SETTINGS = (*sqlite._SETTINGS, "synchronous=OFF")
    os.fsync = lambda _handle: None  # type: ignore[assignment]


def main() -> None:
    """`writer ACT DATABASE PASSPHRASE`."""
    act, path, passphrase = sys.argv[1:]
    if act.endswith(CARELESS):
        lose_care()
    services = open_for_writing(Path(path), passphrase)
    print("ready", flush=True)
    for word in ACTS[act.removesuffix(CARELESS)](services):
        print(word, flush=True)


if __name__ == "__main__":
    main()
