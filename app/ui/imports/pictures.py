"""Leads the wizard through a small list for the pictures of the program."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.models import Person
from app.services.imports.planning import Outcome
from app.ui.imports import open_wizard

_NEW = (
    "Kranz;Anna;anna.kranz@example.org;030 23125 011;Ludwigsburg;Sprachcafé",
    "Vogel;Jonas;jonas.vogel@example.org;030 23125 012;Asperg;Fahrdienst",
    ";;;;Asperg;wer war das?",
)


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """Every page of the wizard with its name; the list is stored, in the end."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "Helferliste.csv"
        source.write_text(_list(window.desk.office), encoding="utf-8")
        wizard = open_wizard(window)
        settle()
        yield "import-file", wizard
        wizard.file.set_kind("volunteers")
        wizard.read(source)
        settle()
        yield "import-columns", wizard
        wizard.go_on()
        settle()
        yield "import-questions", wizard
        wizard.plan.filter_by(Outcome.CHANGED)
        settle()
        yield "import-changes", wizard
        wizard.go_on()
        settle()
        yield "import-done", wizard
        wizard.accept()


def _list(office: Any) -> str:
    """A few people of the office in another spelling, and some new ones."""
    columns = (Person.last_name, Person.first_name, Person.email, Person.phone)
    known = office.volunteers.rows(office.volunteers.ids()[:5], columns)
    lines = [f"{last};{first};{email or ''};{phone or ''};Neuhausen;Sprachcafé" for last, first, email, phone in known]
    return "\n".join(["Nachname;Vorname;E-Mail;Telefon;Ort;möchte helfen bei", *lines, *_NEW])
