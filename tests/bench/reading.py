"""P3 (service part) and P4: searching and paging 100,000 people, against raw SQL with the same answer."""

import itertools
import time
from pathlib import Path
from typing import Any

from app.models import Person
from app.services.crud import PAGE, Query
from app.services.database import connect
from app.services.office import Services
from tests.bench.measure import Promise

WORDS = ("mül", "müll", "ann", "anna", "schm", "0171 39", "öztürk", "asperg", "farsi", "katja b")
_COLUMNS = (Person.first_name, Person.last_name, Person.status, Person.city, Person.phone)
_RAW_SEARCH = (
    "SELECT id FROM person WHERE deleted_at IS NULL AND status IS NOT NULL AND id IN ("
    "SELECT id FROM search_entry WHERE entity = 'Person' AND number IN ("
    "SELECT rowid FROM search_index WHERE search_index MATCH ?)) ORDER BY sort_key, id"
)
_RAW_PAGE = "SELECT id, first_name, last_name, status, city, phone FROM person WHERE id IN ({})"


def promises(services: Services, path: Path) -> list[Promise]:
    """A search with its first page; a page anywhere."""
    raw = connect(path, writing=False)
    ids = services.volunteers.ids()
    words, places = itertools.cycle(WORDS), itertools.cycle(range(0, len(ids) - PAGE, max(PAGE, len(ids) // 17)))
    state: dict[str, Any] = {}

    def search() -> tuple[float, Any]:
        state["word"] = next(words)
        begun = time.perf_counter()
        found = services.volunteers.ids(Query(search=state["word"]))
        services.volunteers.rows(found[:PAGE], _COLUMNS)
        return (time.perf_counter() - begun) * 1000, found

    def raw_search() -> tuple[float, Any]:
        pattern = " AND ".join(f'"{term}"' for term in _fold(state.get("word", WORDS[0])).split() if len(term) > 2)
        begun = time.perf_counter()
        found = [row[0] for row in raw.execute(_RAW_SEARCH, (pattern,))]
        _page(raw, found[:PAGE])
        return (time.perf_counter() - begun) * 1000, found

    def page() -> tuple[float, Any]:
        state["place"] = next(places)
        wanted = ids[state["place"] : state["place"] + PAGE]
        begun = time.perf_counter()
        rows = services.volunteers.rows(wanted, _COLUMNS)
        return (time.perf_counter() - begun) * 1000, [row[1] for row in rows]

    def raw_page() -> tuple[float, Any]:
        wanted = ids[state.get("place", 0) : state.get("place", 0) + PAGE]
        begun = time.perf_counter()
        rows = _page(raw, wanted)
        return (time.perf_counter() - begun) * 1000, [row[2] for row in rows]

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
            "P4", f"page of {PAGE} at any place of {count}", "raw SQL", 1.5, 1.15, page, raw_page, same=_same_words
        ),
    ]


def _fold(words: str) -> str:
    from app.text import fold

    return fold(words)


def _page(raw: Any, wanted: list[str]) -> list[Any]:
    found = {row[0]: row for row in raw.execute(_RAW_PAGE.format(",".join("?" * len(wanted))), wanted)}
    return [found[i] for i in wanted]


def _same_words(ours: Any, bare: Any) -> bool:
    """Short words are looked up at word beginnings by ours only; then the raw answer may hold more."""
    return bool(ours == bare) or set(ours) <= set(bare)
