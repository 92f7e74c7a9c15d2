"""Finding records by any part of their text, whatever the accents; knows which index the database offers."""

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    column,
    exists,
    func,
    select,
    table,
    text,
    update,
)
from sqlalchemy.orm import Session

from app.models import SearchEntry
from app.models.base import Record, Row, Several, entity
from app.models.facts import fields
from app.models.finding import search_text, sort_key
from app.services import history
from app.services.inserting import insert_rows
from app.text import fold

SQLITE_INDEX = (
    "CREATE VIRTUAL TABLE search_index USING fts5(text, content='search_entry', content_rowid='number', "
    "tokenize='trigram', detail='full')",
    "CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN"
    " INSERT INTO search_index(search_index, rowid, text) VALUES ('delete', old.number, old.text); END",
    "CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN"
    " INSERT INTO search_index(search_index, rowid, text) VALUES ('delete', old.number, old.text);"
    " INSERT INTO search_index(rowid, text) VALUES (new.number, new.text); END",
)
POSTGRESQL_INDEX = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX search_index ON search_entry USING gin (text gin_trgm_ops)",
)
FEW = 2_000
"""Up to so many hits are looked up and sorted at once; beyond, the first ones are found by walking the order."""
MOST = 20_000
"""Words in more records than that are looked for in the records themselves while walking: the next ones have them."""
SHORTEST = 3
"""Letters from which on the trigram index answers; shorter words are looked up at the beginning of words."""


def create_index(connection: Connection) -> None:
    """Make the search index (called by the first migration)."""
    for statement in SQLITE_INDEX if connection.dialect.name == "sqlite" else POSTGRESQL_INDEX:
        connection.execute(text(statement))


def keep_sort_keys(session: Session) -> None:
    """Fill `sort_key` of everything about to be flushed."""
    for instance in [*session.new, *session.dirty]:
        if isinstance(instance, Record):
            instance.sort_key = sort_key(instance)


def record(session: Session) -> None:
    """Keep the search text of what was flushed, in the same transaction."""
    changed = [*session.new, *(i for i in session.dirty if _reads_anew(i))]
    owners = {(type(i), i.id) for i in changed if isinstance(i, Record) and i.search_by}
    for instance in [*session.new, *session.dirty, *session.deleted]:
        if searched := _searched_owner(instance):
            owners.add(searched)
    by_entity: dict[Any, set[str]] = {}
    for owner, identity in owners:
        by_entity.setdefault(owner, set()).add(identity)
    for owner, ids in by_entity.items():
        write(session, owner, [_loaded(session, owner, i) for i in sorted(ids)])


def _reads_anew(instance: Any) -> bool:
    """Whether a changed record has other words than before; most changes are of a status or a date."""
    return isinstance(instance, Record) and bool(history.old_values(instance, instance.search_by))


def _searched_owner(instance: Any) -> tuple[Any, str] | None:
    """The record whose search text holds this child row, as a person's languages."""
    if isinstance(instance, Record) or not isinstance(instance, Row) or not instance.part_of:
        return None
    column = type(instance).__table__.c[instance.part_of]
    owner = column.info.get("owner")
    return (entity(owner), getattr(instance, instance.part_of)) if owner and hasattr(instance, "value_column") else None


def _loaded(session: Session, owner: Any, identity: str) -> Any:
    record = session.get_one(owner, identity)
    for several, statement in _searched_lists(owner):
        rows = session.connection().execute(statement, {"owner": identity})
        several.__set__(record, [several.child.text.fget(row) for row in rows])
    return record


@cache
def _searched_lists(owner: Any) -> tuple[tuple[Several, Select[Any]], ...]:
    """The lists whose words the search knows, each with the statement that reads it for one record."""
    lists = [f for f in fields(owner) if isinstance(f, Several) and f.name in owner.search_by]
    return tuple((several, _reading(several.child)) for several in lists)


def _reading(child: Any) -> Select[Any]:
    columns = [c for c in child.__table__.c if c.key not in ("id", "position")]
    owner = child.__table__.c[child.part_of]
    return select(*columns).where(owner == bindparam("owner")).order_by(child.__table__.c.position)


def write(session: Session, owner: Any, records: Iterable[Any]) -> None:
    """Store the search text of `records` (with their lists loaded) where it changed."""
    connection = session.connection()
    wanted = {record.id: search_text(record) for record in records}
    if len(wanted) == 1 and _changed(connection, *wanted.items()):
        return
    for chunk in _chunks(list(wanted)):
        stored = select(SearchEntry.id, SearchEntry.text).where(SearchEntry.id.in_(chunk))
        present = {identity: text for identity, text in connection.execute(stored)}
        for identity in chunk:
            if identity in present and present[identity] != wanted[identity]:
                connection.execute(update(SearchEntry).where(SearchEntry.id == identity).values(text=wanted[identity]))
        new = [{"id": i, "entity": owner.__name__, "text": wanted[i]} for i in chunk if i not in present]
        add(connection, new)


_CHANGE = (
    update(SearchEntry)
    .where(SearchEntry.id == bindparam("one"), SearchEntry.text != bindparam("words"))
    .values(text=bindparam("words"))
)


def _changed(connection: Connection, entry: tuple[str, str]) -> bool:
    """Whether the record was known with other words, which are replaced now: the usual save, in one statement."""
    return connection.execute(_CHANGE, {"one": entry[0], "words": entry[1]}).rowcount == 1


def add(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Store search texts that are new (`id`, `entity`, `text`).

    No trigger does the index's part here: inside one FTS5 writes its pages after every row, ten times as slow.
    """
    if not rows:
        return
    newest = connection.execute(select(func.coalesce(func.max(SearchEntry.number), 0))).scalar_one()
    insert_rows(connection, SearchEntry, rows)
    if connection.dialect.name == "sqlite":
        added = "INSERT INTO search_index(rowid, text) SELECT number, text FROM search_entry WHERE number > :newest"
        connection.execute(text(added), {"newest": newest})


def forget(connection: Connection) -> None:
    """Leave no trace of removed texts in the index; after an erasure (GDPR Art. 17), too slow for every save."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO search_index(search_index) VALUES('optimize')"))


def _chunks(ids: list[str]) -> list[list[str]]:
    return [ids[start : start + 500] for start in range(0, len(ids), 500)]


Term = str | tuple[str, ...]
"""A word, or a telephone number: its digits without country and leading zero, then the words as they were typed."""


def terms_of(words: str) -> list[Term]:
    """What is looked for, folded; "0171 392", "+49171392" and "0171/392" all find 0171 3920077.

    Of a pasted page the first `_MOST_WORDS` different words are looked for.
    """
    folded = fold("".join(letter if letter.isprintable() else " " for letter in words[:_MOST_LETTERS]))
    found: list[Term] = []
    for run in _RUNS.finditer(folded):
        typed = tuple(run.group().split())
        digits = _BEFORE.sub("", re.sub(r"[^\d+]", "", run.group()))
        whole = run["dialled"] and len(digits) > SHORTEST and all(len(word) >= SHORTEST for word in typed)
        found.extend([(digits, *typed)] if whole else typed)
    return list(dict.fromkeys(found))[:_MOST_WORDS]


_MOST_WORDS, _MOST_LETTERS = 30, 2_000
_RUNS = re.compile(r"(?P<dialled>(?<!\S)(?:\+|0)[\d/()-]+(?:\s+[\d/()-]+)*(?!\S))|\S+")
_BEFORE = re.compile(r"^(?:(?:\+|00)49)?0*")


def _by_length(terms: list[Term]) -> tuple[list[Term], list[str]]:
    """Terms the trigram index answers, and shorter ones."""
    long_terms = [t for t in terms if isinstance(t, tuple) or len(t) >= SHORTEST]
    return long_terms, [t for t in terms if isinstance(t, str) and len(t) < SHORTEST]


def matching(
    owner: Any, words: str, connection: Connection, long_list: bool = False, walking: bool = False
) -> ColumnElement[bool] | None:
    """The condition "record contains all these words"; None for an empty search.

    In a `long_list` a single letter matches the beginning of the sort key only. `walking` is for the first hits of
    very many: the list is walked in its order, and each record asked for.
    """
    terms = terms_of(words)
    if not terms:
        return None
    long_terms, short_terms = _by_length(terms)
    if not long_terms and long_list:
        return _begun(owner, short_terms, connection.dialect.name)
    looked_into = walking and _are_more(long_terms, MOST, connection)
    conditions = _conditions(long_terms, short_terms, "" if looked_into else connection.dialect.name)
    if walking:
        return exists().where(SearchEntry.id == owner.id, *conditions)
    found = select(SearchEntry.id).where(SearchEntry.entity == owner.__name__, *conditions)
    return owner.id.in_(found)  # type: ignore[no-any-return]


def kinds(words: str, connection: Connection) -> dict[str, list[str] | None]:
    """The ids of all records that contain these words, by entity; None for one of which there are very many."""
    terms = terms_of(words)
    if not terms:
        return {}
    long_terms, short_terms = _by_length(terms)
    conditions = _conditions(long_terms, short_terms, connection.dialect.name)
    counted = select(SearchEntry.entity, func.count()).where(*conditions).group_by(SearchEntry.entity)
    counts = {name: count for name, count in connection.execute(counted)}
    found: dict[str, list[str] | None] = {name: None if count > FEW else [] for name, count in counts.items()}
    few = [name for name, ids in found.items() if ids is not None]
    for name, identity in connection.execute(
        select(SearchEntry.entity, SearchEntry.id).where(SearchEntry.entity.in_(few), *conditions)
    ):
        found[name] = [*(found[name] or ()), identity]
    return found


def are_many(words: str, connection: Connection) -> bool:
    """Whether the words may stand in more than `FEW` records: letters too few for the index always may."""
    terms = terms_of(words)
    indexed, _short = _by_length(terms)
    return _are_more(indexed, FEW, connection) if indexed else bool(terms)


def _are_more(terms: list[Term], most: int, connection: Connection) -> bool:
    """Whether more than so many search texts have these terms; without SQLite's index they always may."""
    if not terms or connection.dialect.name != "sqlite":
        return True
    counted: int = connection.execute(_COUNTED, {"pattern": _pattern_of(terms), "most": most + 1}).scalar_one()
    return counted > most


_COUNTED = text("SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH :pattern LIMIT :most)")


def _begun(owner: Any, terms: list[str], dialect: str) -> ColumnElement[bool]:
    """Records whose name begins with a letter, or of which one word of the name begins with two."""
    start = " ".join(terms)
    if len(start) > 1 or dialect != "sqlite":
        key = owner.sort_key
        return key.startswith(start, autoescape=True) | key.contains(" " + start, autoescape=True)  # type: ignore[no-any-return]
    return and_(owner.sort_key >= start, owner.sort_key < start + chr(0x10FFFF))


def listed(ids: Sequence[str], connection: Connection, name: str = "ids") -> Any:
    """A few ids as a value of their own within a statement; `name` tells two lists in one statement apart."""
    if connection.dialect.name != "sqlite":
        return ids
    given = text(f"SELECT value FROM json_each(:{name})").bindparams(**{name: json.dumps(list(ids))})
    return given.columns(SearchEntry.id).scalar_subquery()


def _conditions(long_terms: list[Term], short_terms: list[str], dialect: str) -> list[Any]:
    conditions: list[Any] = [(" " + SearchEntry.text).contains(" " + term, autoescape=True) for term in short_terms]
    if dialect != "sqlite":
        return conditions + [_contained(term) for term in long_terms]
    if long_terms:
        conditions.append(SearchEntry.number.in_(_index(long_terms).scalar_subquery()))
    return conditions


def _contained(term: Term) -> Any:
    if isinstance(term, str):
        return SearchEntry.text.contains(term, autoescape=True)
    return _contained(term[0]) | and_(*map(_contained, term[1:]))


def _index(terms: list[Term]) -> Any:
    """The numbers of all search texts with these terms, by SQLite's index."""
    hits = table("search_index", column("rowid"))
    return select(hits.c.rowid).where(text("search_index MATCH :pattern").bindparams(pattern=_pattern_of(terms)))


def _pattern_of(terms: list[Term]) -> str:
    """What SQLite's index is asked for."""
    return " AND ".join(map(_pattern, terms))


def _pattern(term: Term) -> str:
    if isinstance(term, str):
        return '"' + term.replace('"', '""') + '"'
    return f"({_pattern(term[0])} OR ({' AND '.join(map(_pattern, term[1:]))}))"
