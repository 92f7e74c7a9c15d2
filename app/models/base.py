"""What every record has, and how a field is declared once with all its facts.

A field: one line here (`field`, `reference`, `Several`, `Computed`), its place on a tab, `python3 dev.py migrate "…"`.
Its protection class follows from `disclose` and the entity (`protection.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from random import Random
from time import time_ns
from typing import Any, ClassVar

from sqlalchemy import DateTime, ForeignKey, Index, Integer, MetaData, String
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, Mapped, MappedColumn, declared_attr, mapped_column

from app.models.protection import Disclose as Disclose, Keep, Protection
from app.text import translate


class Kind(Enum):
    """How a value is edited and written; each has one editor and one spreadsheet format."""

    TEXT = "text"
    NOTES = "notes"
    NUMBER = "number"
    MONEY = "money"
    HOURS = "hours"
    """A length of time in minutes, spoken of in hours."""
    DATE = "date"
    DATETIME = "datetime"
    YES_NO = "yes_no"
    CHOICE = "choice"
    REFERENCE = "reference"
    SEVERAL = "several"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    COUNTS = "counts"
    """A number for each of some words: {"Arabisch": 34}."""


class Choice(Enum):
    """A closed set of values: stored by name, shown by its German value."""

    @property
    def label(self) -> str:
        return translate(self.value)


@dataclass(frozen=True)
class Facts:
    """Everything derived from a field's declaration: label, editor, column header, import recognition, JSON name."""

    name: str
    label: str
    kind: Kind
    length: int | None = None
    required: bool = False
    hint: str = ""
    found_as: tuple[str, ...] = ()
    disclose: Disclose = Disclose.OPEN
    choices: type[Choice] | None = None
    target: str | None = None
    editable: bool = True
    default: Any = None


@dataclass(frozen=True)
class _Declared:
    """The part of `Facts` that a declaration states itself."""

    label: str
    kind: Kind | None = None
    hint: str = ""
    found_as: tuple[str, ...] = ()
    disclose: Disclose = Disclose.OPEN
    target: str | None = None


def field(
    label: str,
    type_: Any = None,
    *,
    kind: Kind | None = None,
    hint: str = "",
    found_as: tuple[str, ...] = (),
    disclose: Disclose = Disclose.OPEN,
    protect: Protection | None = None,
    keep: Keep | None = None,
    **column: Any,
) -> MappedColumn[Any]:
    """A stored value with its German `label`; `found_as` lists how other people's lists head the same column.

    `protect` and `keep` only where they differ from what follows from `disclose` and the entity (`protection.py`).
    """
    info = {"declared": _Declared(label, kind, hint, found_as, disclose), "protect": protect, "keep": keep}
    return mapped_column(*([] if type_ is None else [type_]), info=info, **column)


def reference(
    label: str,
    target: str,
    *,
    hint: str = "",
    found_as: tuple[str, ...] = (),
    protect: Protection | None = None,
    **column: Any,
) -> MappedColumn[Any]:
    """A link to one record of the entity `target` (class name); the database checks it when the action ends."""
    info = {"declared": _Declared(label, Kind.REFERENCE, hint, found_as, target=target), "protect": protect}
    return mapped_column(String(32), _foreign_key(target), index=True, info=info, **column)


def owner(target: str) -> MappedColumn[Any]:
    """The record a child row belongs to and goes with."""
    return mapped_column(String(32), _foreign_key(target), info={"owner": target})


def _foreign_key(target: str) -> ForeignKey:
    return ForeignKey(f"{_table_name(target)}.id", deferrable=True, initially="DEFERRED")


def _table_name(class_name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in class_name).lstrip("_")


class Several:
    """A list of texts kept in child rows, one row a text ("Arabisch C1"); second query, never a join."""

    def __init__(
        self,
        label: str,
        child: str,
        *,
        hint: str = "",
        found_as: tuple[str, ...] = (),
        disclose: Disclose = Disclose.OFFICE,
        choices: type[Choice] | None = None,
    ) -> None:
        self.label, self.child_name, self.hint = label, child, hint
        self.found_as, self.disclose, self.choices = found_as, disclose, choices
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.owner = owner

    def __get__(self, record: Any, owner: type | None = None) -> Any:
        return self if record is None else record.__dict__.get(self.name, [])

    def __set__(self, record: Any, values: list[str]) -> None:
        record.__dict__[self.name] = list(values)

    @property
    def child(self) -> Any:
        """The child entity: it has `owner_column`, `value_column`, `text()` and `parts(text)`."""
        return entity(self.child_name)


class Computed:
    """A value made by SQL from the record (`expression(entity)`): shown and exported like a column, never edited."""

    def __init__(
        self,
        label: str,
        expression: Callable[[Any], Any],
        kind: Kind = Kind.TEXT,
        disclose: Disclose = Disclose.OPEN,
        order: Callable[[Any], Any] | None = None,
        choices: type[Choice] | None = None,
    ) -> None:
        self.label, self.expression, self.kind, self.disclose = label, expression, kind, disclose
        self.order, self.choices = order, choices
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.owner = owner

    def __get__(self, record: Any, owner: type | None = None) -> Any:
        return self if record is None else record.__dict__.get(self.name)

    def __set__(self, record: Any, value: Any) -> None:
        record.__dict__[self.name] = value


@dataclass(frozen=True)
class Loose:
    """A field that no model declares, as an office defines its own: on a form it stands where an attribute does."""

    told: "Facts"
    key: str
    """Another one where the facts are others."""
    owner: ClassVar[type] = object


Attribute = InstrumentedAttribute[Any] | Several | Computed | Loose
"""Anything a screen or a list may name as a column: `Person.last_name`, `Person.languages`, `Person.sort_name`."""


class Base(DeclarativeBase):
    """The register of all tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: DateTime(timezone=False)}

    @declared_attr.directive
    def __tablename__(cls) -> str:
        return _table_name(cls.__name__)


getrandbits = Random().getrandbits
_newest_id = 0


def new_id() -> str:
    """A key made by the program, so that a save can be repeated without making a twin.

    A UUID of version 7 (RFC 9562): later keys are greater, so that new rows stand together in every index and rows made
    in the same instant keep their order.
    """
    global _newest_id
    fresh = time_ns() // 1_000_000 << 80 | 7 << 76 | 2 << 62 | getrandbits(62)
    _newest_id = fresh if fresh >> 80 > _newest_id >> 80 else _newest_id + getrandbits(24) + 1
    return f"{_newest_id:032x}"


def now() -> datetime:
    """The present instant in UTC without zone, as stored in `created_at`, `changed_at` and the history."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


class Row(Base):
    """A row with a key of its own: records and the child rows that belong to them."""

    __abstract__ = True
    part_of: ClassVar[str | None] = None
    """The column that names the record in whose history and search text this row appears."""
    restricted: ClassVar[bool] = False
    """Seen only in a window of its own: no list, choice, search, trash or history tells more than that it changed."""
    protection: ClassVar[Protection | None] = None
    keep: ClassVar[Keep | None] = None

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if "__table__" in cls.__dict__:
            _find_by_owner(cls)

    @property
    def words(self) -> str:
        """The row in plain German, where it is an item of a list."""
        return str(getattr(self, "text", ""))


def _find_by_owner(row: type[Row]) -> None:
    """Index the rows of an owner; those of a `Several` are read from the index alone: half the time of a page."""
    table = row.__table__
    for column in [c for c in table.c if "owner" in c.info]:
        besides = [c for c in table.c if c is not column and not c.primary_key] if hasattr(row, "value_column") else []
        Index(f"ix_{row.__tablename__}_{column.name}", column, *besides)


class Record(Row):
    """A record of the office: versioned, searchable, with history and trash."""

    __abstract__ = True
    singular: ClassVar[str] = ""
    plural: ClassVar[str] = ""
    search_by: ClassVar[tuple[str, ...]] = ()
    sort_by: ClassVar[tuple[str, ...]] = ()
    listed_with: ClassVar[tuple[str, ...]] = ()
    """Columns that a long list is always limited by; the index of its order carries them."""
    found_by: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Further columns together that rows are looked up by; each gets an index."""

    version: Mapped[int] = mapped_column(Integer, nullable=False, default=1)
    created_at: Mapped[datetime] = mapped_column(default=now)
    changed_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)
    deleted_at: Mapped[datetime | None] = mapped_column(default=None)
    sort_key: Mapped[str] = mapped_column(String(200), default="")

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:
        order = Index(f"ix_{cls.__tablename__}_order", "deleted_at", "sort_key", "id", *cls.listed_with)
        return (order, *(Index(f"ix_{cls.__tablename__}_{names[0]}_found", *names) for names in cls.found_by))

    @property
    def caption(self) -> str:
        """How the record is named in lists, questions and the history."""
        return " ".join(str(getattr(self, name)) for name in self.sort_by if getattr(self, name))


@cache
def entity(name: str) -> Any:
    """The model class called `name`; KeyError when there is none."""
    return next(mapper.class_ for mapper in Base.registry.mappers if mapper.class_.__name__ == name)


def entities() -> list[type[Record]]:
    """All record classes that the whole office may see, in the order of their names."""
    found = (m.class_ for m in Base.registry.mappers if issubclass(m.class_, Record) and not m.class_.restricted)
    return sorted(found, key=lambda c: c.__name__)
