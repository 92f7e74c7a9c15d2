"""Reads back what was written, as others would."""

import csv
import json
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from sqlalchemy import select

from app.models import Disclosure
from app.services.lists.export import export
from app.services.office import Services


def sheet(path: Path) -> Any:
    """The worksheet of a file."""
    return load_workbook(path).active


def cells(page: Any) -> list[list[Any]]:
    """All values of a worksheet, row by row."""
    return [list(row) for row in page.iter_rows(values_only=True)]


def table(page: Any) -> list[dict[str, Any]]:
    """The rows between headings and sum as dicts by heading."""
    rows = cells(page)
    start, end = page.auto_filter.ref.split(":")
    first, last = (int("".join(filter(str.isdigit, cell))) for cell in (start, end))
    return [dict(zip(rows[first - 1], row, strict=True)) for row in rows[first:last]]


def text_of(page: Any) -> str:
    """Everything written on a worksheet."""
    return "\n".join(str(value) for row in cells(page) for value in row if value is not None)


def exported(services: Services, key: str, path: Path, *conditions: str, recipient: str = "") -> Any:
    """Export a list and read it: a worksheet, rows of CSV, or JSON."""
    export(services, key, path, conditions, recipient)
    if path.suffix == ".xlsx":
        return sheet(path)
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.DictReader(stream, delimiter=";"))
    return json.loads(path.read_text(encoding="utf-8"))


def log(services: Services) -> list[Disclosure]:
    """The log of hand-outs, oldest first."""
    with services.database.session() as session:
        return list(session.scalars(select(Disclosure).order_by(Disclosure.at, Disclosure.id)))
