"""The program that is killed: does one thing for ever and says each time that it is done."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.services.drafts import Typing
from tests.reliability.killed import open_for_writing


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


ACTS: dict[str, Callable[[Any], Iterator[str]]] = {"save": save, "bulk": bulk, "draft": draft}


def main() -> None:
    """`writer ACT DATABASE PASSPHRASE`."""
    act, path, passphrase = sys.argv[1:]
    services = open_for_writing(Path(path), passphrase)
    print("ready", flush=True)
    for word in ACTS[act](services):
        print(word, flush=True)


if __name__ == "__main__":
    main()
