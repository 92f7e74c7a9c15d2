"""The key date of a whole list: in the lines above its table, on its sheet, else in the name of its file."""

from collections.abc import Sequence
from datetime import date

from app.services.imports.values import dates


def key_date(titles: Sequence[str], file_name: str) -> date:
    """The day a list of houses stands for; a month is its first day, and without either it is today.

    `titles` are the lines above the table and the name of its sheet; the last one that names a day counts.
    """
    named = file_name.replace("_", " ")
    lines = [*reversed(titles), named, *reversed(named.split())]
    exact = (dates.date_in(line) for line in lines if dates.is_exact(line))
    months = (dates.date_in(line) for line in lines if dates.beside_key_date(line) is not None)
    today = date.today()
    return next((day for found in (exact, months) for day in found if day and day <= today), today)
