"""What a list is: said once, from which the sheet, JSON, the command line and the menus derive."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.models.base import Attribute, Record
from app.services.crud import Query
from app.services.lists.disclosure import OWN_OFFICE, Gate
from app.services.lists.sheet import Records, Sheet
from app.services.office import Services
from app.text import translate

SHEETS = ("xlsx", "csv")


@dataclass(frozen=True)
class Scope:
    """What was asked for: the records (by `query`, or these `ids`), for whom, and options of this list (`as_of` …).

    `condition` says it in German, for the head of the sheet.
    """

    gate: Gate
    query: Query = Query()
    ids: tuple[str, ...] | None = None
    condition: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Option:
    """A filter that is no field of the records: English `name`, German `label`, and how its text is understood."""

    name: str
    label: str
    parse: Callable[[Services, str], Any]
    hint: str = ""
    """What stands in its empty field."""


@dataclass(frozen=True)
class ListDefinition:
    """One list.

    `key`: on the command line. `columns`: attributes of `entity`, the columns of the sheet. `person`: the attribute
    that holds the id of the person a row names. `sort`: the order, by default that of the entity. `recipient`: who gets
    it unless said otherwise; anybody but the own office only learns of people who agreed. `totals`: columns with a sum.
    `official`: people in a function are named without consent unless they are volunteers. `sheet`, `records`: for
    lists that are not simply the records of an entity. `service`: its service where the entity has several. `formats`:
    besides Excel, CSV and JSON.
    """

    key: str
    title: str
    entity: type[Record]
    columns: tuple[Attribute, ...] = ()
    person: Attribute | None = None
    sort: Attribute | None = None
    recipient: str = OWN_OFFICE
    purpose: str = ""
    totals: tuple[Attribute, ...] = ()
    official: bool = False
    landscape: bool = True
    options: tuple[Option, ...] = ()
    sheet: Callable[[Services, "ListDefinition", Scope], Sheet] | None = None
    records: Callable[[Services, "ListDefinition", Scope], Records] | None = None
    service: str = ""
    formats: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The title in the user's language."""
        return translate(self.title)

    @property
    def endings(self) -> tuple[str, ...]:
        """The kinds of file this list can be written to."""
        return (*SHEETS, "json", *self.formats)

    def crud(self, services: Services) -> Any:
        """The service that finds its records."""
        return getattr(services, self.service) if self.service else services.crud(self.entity)
