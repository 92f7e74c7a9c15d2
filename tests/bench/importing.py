"""P8: reading, recognising and storing a list of 5,000 people, against a bare read and a bare insert of its rows."""

import time
from pathlib import Path
from typing import Any

from app.services.database import connect
from app.services.imports import lists as imports
from app.services.migrations.steps import create
from app.services.opening import open_services
from tests.bench.measure import Promise

ROWS = 5_000
_HEADER = (
    "Nachname",
    "Vorname",
    "Straße",
    "PLZ",
    "Ort",
    "Telefon",
    "Mobil",
    "E-Mail",
    "Geburtsdatum",
    "Sprachen",
    "Seit",
)


def promises(folder: Path) -> list[Promise]:
    """The whole way of a list, child process included, into an empty database each time."""
    source, fresh = _written(folder / "people.xlsx"), folder / "fresh.db"
    create(fresh)
    number = iter(range(1_000_000))

    def copy() -> Path:
        target = folder / f"copy-{next(number)}.db"
        target.write_bytes(fresh.read_bytes())
        return target

    def ours() -> tuple[float, Any]:
        target = copy()
        services = open_services(target)
        begun = time.perf_counter()
        found = imports.open_list(services.database, source, "volunteers")
        imports.apply(services.database, imports.plan(services.database, found))
        spent = (time.perf_counter() - begun) * 1000
        count = services.people.count()
        services.close()
        target.unlink()
        return spent, count

    def bare() -> tuple[float, Any]:
        target = copy()
        raw = connect(target)
        begun = time.perf_counter()
        rows = _read(source)
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany(_INSERT, [(f"{n:032x}", *map(_text, row)) for n, row in enumerate(rows)])
        raw.execute("COMMIT")
        spent = (time.perf_counter() - begun) * 1000
        count = raw.execute("SELECT count(*) FROM person").fetchone()[0]
        raw.close()
        target.unlink()
        return spent, count

    title = f"read, recognise and store a list of {ROWS:,} people"
    return [Promise("P8", title, "bare read of the file and bare insert of its rows", 2.5, 1.5, ours, bare)]


_INSERT = (
    "INSERT INTO person (id, last_name, first_name, street, postal_code, city, phone, mobile, email, birth_date, notes,"
    " since,"
    " version, created_at, changed_at, sort_key) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,1,'2026-01-01','2026-01-01','')"
)


def _text(value: Any) -> Any:
    return value.date().isoformat() if hasattr(value, "date") else value


def _read(path: Path) -> list[tuple[Any, ...]]:
    from openpyxl import load_workbook

    page = load_workbook(path, read_only=True, data_only=True).worksheets[0]
    return list(page.iter_rows(min_row=2, values_only=True))


def _written(path: Path) -> Path:
    from datetime import date

    from openpyxl import Workbook

    book = Workbook(write_only=True)
    page = book.create_sheet("Liste")
    page.append(_HEADER)
    for n in range(ROWS):
        page.append(_person(n, date(1950 + n % 55, 1 + n % 12, 1 + n % 28)))
    book.save(path)
    return path


def _person(n: int, born: Any) -> tuple[Any, ...]:
    name = "".join("bcdfghklmn"[int(digit)] for digit in f"{n:04d}").title()
    return (
        f"Muster{name}", f"Vor{name[::-1].title()}", f"Musterweg {n % 90 + 1}", "71638", "Ludwigsburg",
        f"07141 {300000 + n}",
        f"0171 {3920000 + n}", f"person{n}@beispiel.example", born, "Arabisch, Englisch", born.replace(year=2015),
    )  # fmt: skip
