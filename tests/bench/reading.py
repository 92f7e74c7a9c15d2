"""P3 (service part) and P4: searching and paging 100,000 people, against raw SQL with the same answer."""

import itertools
import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import event

from app.models import Person
from app.services.crud import PAGE, Query
from app.services.database import connect
from app.services.office import Services
from tests.bench import offices
from tests.bench.measure import Promise

WORDS = ("mül", "müll", "ann", "anna", "schm", "0171 39", "öztürk", "asperg", "farsi", "katja b")
_COLUMNS = (Person.sort_name, Person.status, Person.city, Person.languages, Person.shelter_names, Person.phone)
"""What the list of volunteers shows."""
_RAW_SEARCH = (
    "SELECT id FROM person WHERE deleted_at IS NULL AND status IS NOT NULL AND id IN ("
    "SELECT id FROM search_entry WHERE entity = 'Person' AND number IN ("
    "SELECT rowid FROM search_index WHERE search_index MATCH ?)) ORDER BY sort_key, id"
)


class _Turns:
    """The same thing for both sides of a pair, whichever begins, and a new one for each pair.

    Else the side that begins second finds what the other's last round has left in its own memory.
    """

    def __init__(self, things: Iterable[Any]) -> None:
        self._things = itertools.cycle(things)
        self._now, self._asked = next(self._things), set[str]()

    def next(self, side: str) -> Any:
        """What `side` is to ask for now."""
        if side in self._asked:
            self._now, self._asked = next(self._things), set()
        self._asked.add(side)
        return self._now


def promises(services: Services, path: Path) -> list[Promise]:
    """A search with its first page; a page anywhere."""
    raw = connect(path, writing=False)
    ids = services.volunteers.ids()
    same_sql = _statements(services, ids[:PAGE])
    words, places = _Turns(WORDS), _Turns(range(0, len(ids) - PAGE, max(PAGE, len(ids) // 17)))
    offices.read_from_disk(path)

    def search() -> tuple[float, Any]:
        word = words.next("ours")
        begun = time.perf_counter()
        found = services.volunteers.ids(Query(search=word))
        services.volunteers.rows(found[:PAGE], _COLUMNS)
        return (time.perf_counter() - begun) * 1000, found

    def raw_search() -> tuple[float, Any]:
        pattern = " AND ".join(f'"{term}"' for term in _fold(words.next("bare")).split() if len(term) > 2)
        begun = time.perf_counter()
        found = [row[0] for row in raw.execute(_RAW_SEARCH, (pattern,))]
        _page(raw, same_sql, found[:PAGE])
        return (time.perf_counter() - begun) * 1000, found

    def page() -> tuple[float, Any]:
        place = places.next("ours")
        wanted = ids[place : place + PAGE]
        begun = time.perf_counter()
        rows = services.volunteers.rows(wanted, _COLUMNS)
        return (time.perf_counter() - begun) * 1000, [row[0] for row in rows]

    def raw_page() -> tuple[float, Any]:
        place = places.next("bare")
        wanted = ids[place : place + PAGE]
        begun = time.perf_counter()
        rows = _page(raw, same_sql, wanted)
        return (time.perf_counter() - begun) * 1000, [row[1] for row in rows]

    count = f"{len(ids):,}"
    return [
        Promise(
            "P3b",
            f"search among {count} people, service part",
            "raw FTS query and fetch",
            2.0,
            1.2,
            search,
            raw_search,
            same=_same_words,
        ),
        Promise(
            "P4a", f"page of {PAGE} at any place of {count}", "raw SQL", 1.5, 1.15, page, raw_page, same=_same_words
        ),
    ]


def growing(large: Services, small: Services) -> Promise:
    """A page somewhere in the long list against one of the small office, both by the service."""

    for services in (large, small):
        if services.database.path:
            offices.read_from_disk(services.database.path)

    def pages(services: Services) -> Any:
        ids = services.volunteers.ids()
        places = itertools.cycle(range(0, len(ids) - PAGE, max(PAGE, len(ids) // 17)))

        def page() -> tuple[float, Any]:
            place = next(places)
            begun = time.perf_counter()
            rows = services.volunteers.rows(ids[place : place + PAGE], _COLUMNS)
            return (time.perf_counter() - begun) * 1000, len(rows)

        return page

    few, many = small.volunteers.count(), large.volunteers.count()
    return Promise(
        "P4b",
        f"page of {PAGE}: from {few:,} to {many:,} people",
        "the small office",
        2.0,
        1.3,
        pages(large),
        pages(small),
    )


def _fold(words: str) -> str:
    from app.text import fold

    return fold(words)


Statement = tuple[str, tuple[Any, ...]]


def _statements(services: Services, some: list[str]) -> list[Statement]:
    """The SQL with which the service reads a page, caught on its way to the driver; keys are None."""
    caught: list[Statement] = []
    engine = services.database._read
    event.listen(engine, "before_cursor_execute", lambda *told: caught.append((told[2], told[3])))
    services.volunteers.rows(some, _COLUMNS)
    given = json.dumps(some)
    return [(s, () if p == tuple(some) else tuple(None if v == given else v for v in p)) for s, p in caught if p]


def _page(raw: Any, statements: list[Statement], wanted: list[str]) -> list[Any]:
    """The same SQL by the driver alone; the answer are the rows of the first statement."""
    given = json.dumps(wanted)
    padded = (*wanted, *("" for _missing in range(PAGE - len(wanted))))
    filled = [(s, tuple(given if v is None else v for v in p) or padded) for s, p in statements]
    answers = [raw.execute(s, p).fetchall() for s, p in filled]
    found = {row[0]: row for row in answers[0]}
    return [found[i] for i in wanted if i in found]


def _same_words(ours: Any, bare: Any) -> bool:
    """Short words are looked up at word beginnings by ours only; then the raw answer may hold more."""
    return bool(ours == bare) or set(ours) <= set(bare)
