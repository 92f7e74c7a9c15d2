"""What the list dialog asks of the services; everything here may run in the worker thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.models.base import Disclose
from app.models.facts import facts
from app.services.crud import Query
from app.services.lists import export
from app.services.lists.definition import ListDefinition, Scope
from app.services.lists.disclosure import gate
from app.services.lists.export import Written, hand_out
from app.services.lists.sheet import Sheet
from app.services.office import Services
from app.text import _, translate
from app.ui.kit.tasks import Job


@dataclass(frozen=True)
class Subject:
    """What is put out: a list, and which of its records (all, those of a query, or these ids) in German words.

    `options` are the texts its options begin with, by their name.
    """

    wanted: ListDefinition
    query: Query = Query()
    ids: tuple[str, ...] | None = None
    condition: str = ""
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Under what the last choices are remembered."""
        return f"{self.wanted.key}-{self.wanted.entity.__name__}"

    @property
    def has_contact_columns(self) -> bool:
        """Whether telephone numbers and the like can be left out."""
        return self.wanted.sheet is None and any(_is_contact(column) for column in self.wanted.columns)


@dataclass(frozen=True)
class Order:
    """How it is put out: the ending, for whom, and what is left out; `options` as text by their name."""

    ending: str
    recipient: str
    contacts: bool = True
    options: Mapping[str, str] | None = None


def sheet_for(services: Services, subject: Subject, order: Order) -> Sheet:
    """The list as its recipient would get it; UserError for an option that cannot be."""
    wanted, scope = _ordered(services, subject, order)
    return export.sheet_of(services, wanted, scope)


def write(services: Services, subject: Subject, order: Order, path: Path, purpose: str, job: Job) -> Written:
    """Write the list to `path` and log who is named in it."""
    wanted, scope = _ordered(services, subject, order)
    return hand_out(services, wanted, scope, path, purpose, job.progress, lambda: job.cancelled)


def _ordered(services: Services, subject: Subject, order: Order) -> tuple[ListDefinition, Scope]:
    wanted = subject.wanted
    if not order.contacts:
        wanted = replace(wanted, columns=tuple(c for c in wanted.columns if not _is_contact(c)))
    options, said = {}, [subject.condition]
    for option in wanted.options:
        if text := (order.options or {}).get(option.name, "").strip():
            options[option.name] = option.parse(services, text)
            said.append(f"{translate(option.label)}: {text}")
    query = subject.query if subject.query.sort or not wanted.sort else replace(subject.query, sort=wanted.sort)
    condition = " · ".join(filter(None, said))
    return wanted, Scope(gate(services, order.recipient), query, subject.ids, condition, options)


def _is_contact(column: Any) -> bool:
    return facts(column).disclose is Disclose.CONTACT


def other_name(error: Exception) -> str:
    """The second name a refused write proposes, "" where a name would not help."""
    return str(error.values.get("other", "")) if isinstance(error, UserError) and "{other}" in error.template else ""


def endings_in_words() -> dict[str, str]:
    """How the kinds of files are called on the screen."""
    return {
        "xlsx": _("Excel"),
        "csv": _("CSV"),
        "json": _("JSON"),
        "vcf": _("Adressbuch (.vcf)"),
        "ics": _("Kalender (.ics)"),
    }


def more_than_shown(ending: str) -> str:
    """What a file holds besides the columns of the table, as a sentence; "" for a table."""
    return {
        "json": _("Die Datei enthält alle Angaben zu diesen Einträgen, auch die hier nicht gezeigten."),
        "vcf": _("Die Datei enthält Namen, Anschriften, Telefonnummern und E-Mail-Adressen für das Adressbuch."),
        "ics": _("Die Datei enthält die Termine für einen anderen Kalender."),
    }.get(ending, "")
