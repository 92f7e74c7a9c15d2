"""An empty office database, a whole import into it, and how much of a list arrived."""

import json
import re
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from sqlalchemy import select

from app.models import Event, EventSeries, Person, Shelter
from app.services.database import Database
from app.services.imports import lists
from app.services.imports.plan_people import values_of
from app.services.imports.plan_shelters import stored_shelters
from app.services.migrations import steps

LISTS = Path(__file__).parent.parent / "data" / "lists"


@cache
def _empty() -> Path:
    path = Path(mkdtemp(prefix="helferkreis-")) / "Leer.db"
    steps.create(path)
    return path


def empty_office(folder: Path) -> Database:
    """A copy of an empty database in `folder`."""
    target = folder / "Helferkreis.db"
    shutil.copy(_empty(), target)
    return Database(target)


def take_over(
    database: Database, path: Path, kind: str = "volunteers", decisions: dict[str, str] | None = None
) -> tuple[lists.Plan, lists.Batch]:
    """Read a list and write it, without any hint."""
    plan = lists.plan(database, lists.open_list(database, path, kind), decisions)
    return plan, lists.apply(database, plan)


def volunteers(database: Database) -> list[dict[str, Any]]:
    """All people with the field names of the neutral export."""
    with database.reading() as connection:
        ids = list(
            connection.execute(select(Person.id).where(Person.deleted_at.is_(None)).order_by(Person.sort_key)).scalars()
        )
        stored = values_of(connection, ids)
    return [_exported(values) for values in stored.values()]


def _exported(values: dict[str, Any]) -> dict[str, Any]:
    days = list(dict.fromkeys(slot.split(".")[0] for slot in values.get("availability", ())))
    return {
        **values,
        "available_days": days,
        "shelter": ", ".join(values.get("shelters", ())),
        "status": str(values.get("status") or "").lower(),
        "salutation": {"MS": "Frau", "MR": "Herr"}.get(str(values.get("salutation"))),
        **{key: value.isoformat() for key, value in values.items() if hasattr(value, "isoformat")},
    }


def shelters(database: Database) -> list[dict[str, Any]]:
    """All houses with their newest occupancy."""
    with database.reading() as connection:
        return list(stored_shelters(connection).values())


def events(database: Database) -> list[dict[str, Any]]:
    """All events; a whole day as a date."""
    statement = select(
        Event.title,
        Event.start,
        Event.end,
        Event.all_day,
        Event.location,
        Event.uid,
        Event.kind,
        EventSeries.rule,
        Event.description,
    )
    joined = (
        statement.join(EventSeries, EventSeries.id == Event.series_id, isouter=True)
        .where(Event.deleted_at.is_(None))
        .order_by(Event.start)
    )
    with database.reading() as connection:
        return [
            {
                **row._mapping,
                "start": (row.start.date() if row.all_day else row.start).isoformat(),
                "kind": row.kind.name,
            }
            for row in connection.execute(joined)
        ]


def houses(database: Database) -> list[str]:
    """The names of all houses."""
    with database.reading() as connection:
        return list(connection.execute(select(Shelter.name).where(Shelter.deleted_at.is_(None))).scalars())


def truth(path: Path) -> list[dict[str, Any]]:
    """What a list is meant to say."""
    return json.loads(path.with_name(path.name + ".expected.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def mistakes(expected: list[dict[str, Any]], arrived: list[dict[str, Any]]) -> tuple[float, list[str]]:
    """The share of cells that arrived right, and every wrong one in words."""
    index: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for record in arrived:
        index.setdefault(_name(record), []).append(record)
    wrong, cells = [], 0
    for want in expected:
        twins = index.get(_name(want), [])
        got = max(
            twins, key=lambda twin: sum(_same(key, twin.get(key), value) for key, value in want.items()), default={}
        )
        for key, value in want.items():
            cells += 1
            if not _same(key, got.get(key), value):
                wrong.append(f"{' '.join(_name(want))}: {key} should be {value!r}, is {got.get(key)!r}")
    return 1 - len(wrong) / cells, wrong


def wrong_by_field(wrong: list[str]) -> Counter[str]:
    """How many cells of each field are wrong."""
    return Counter(match[1] for line in wrong if (match := re.search(r": (\w+) should", line)))


def _name(record: dict[str, Any]) -> tuple[str, ...]:
    keys = ("last_name", "first_name") if "last_name" in record else ("uid",) if "uid" in record else ("name",)
    return tuple(" ".join(str(record.get(key) or "").split()).casefold() for key in keys)


def _same(key: str, got: Any, want: Any) -> bool:
    return bool(_plain(key, got) == _plain(key, want))


def _plain(key: str, value: Any) -> Any:
    if value in (None, "", []):
        return None
    if key in ("phone", "mobile"):
        return re.sub(r"\D", "", str(value)).lstrip("0")
    if isinstance(value, list):
        return sorted(str(entry).casefold() for entry in value)
    return str(value).casefold() if key == "email" else " ".join(str(value).split())
