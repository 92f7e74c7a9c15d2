"""Printed sheets: gives each its number at the moment it is printed, finds it again, and knows which are still out."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models import PrintedSheet, Setting, SheetKind
from app.services.crud import Crud
from app.services.paper import numbers
from app.text import _

_LAST = "paper.last"
"""The setting that holds the last number given out; written past the history, so that no number comes twice."""
_LOST = "lost"
"""In the context of a sheet that does not come back."""


class Paper(Crud[PrintedSheet]):
    """The printed sheets of an office."""

    entity = PrintedSheet

    def issue(
        self,
        kind: SheetKind,
        title: str,
        rows: Sequence[Mapping[str, Any]],
        *,
        day: date | None = None,
        blank: int = 0,
        context: Mapping[str, Any] | None = None,
        about: tuple[str, str] | None = None,
    ) -> PrintedSheet:
        """Give a sheet that is being printed its number, as one action; never for a preview. It cannot be undone: the
        paper lies on a table, and Strg+Z means what was done before.

        `rows` say in the printed order what each row is about: {"person": id}, {"participation": id} or
        {"shelter": id}; `blank` lines follow them. `context` holds fields of what is entered: {"shelter_id": id,
        "activity": "Sprachcafé"}. `about` is the class name and the id of the record it is printed for.
        """
        values = {
            "kind": kind, "title": title[:200], "rows": [dict(row) for row in rows], "day": day, "blank": blank,
            "context": dict(context or {}), "printed_on": date.today(),
        }  # fmt: skip
        about_type, about_id = about or (None, None)
        with self.database.transaction(_("Gedruckt"), undoable=False) as session:
            number = _next_number(session)
            session.info["action"].name = _("Gedruckt: {title}, Liste {number}").format(
                title=title, number=numbers.spoken(number)
            )
            sheet = PrintedSheet(number=number, about_type=about_type, about_id=about_id, **values)
            session.add(sheet)
        return sheet

    @contextmanager
    def issued(self, kind: SheetKind, title: str, rows: Sequence[Mapping[str, Any]], **more: Any) -> Iterator[str]:
        """The same around the writing of a file: gives the number as it is printed, and takes the sheet back where
        the file cannot be written."""
        sheet = self.issue(kind, title, rows, **more)
        try:
            yield numbers.spoken(sheet.number)
        except BaseException:
            self.withdraw([sheet.id])
            raise

    def withdraw(self, ids: Sequence[str]) -> None:
        """Take back sheets that never came out of the printer."""
        if ids:
            self.trash(ids)

    def numbered(self, text: str) -> PrintedSheet:
        """The sheet of a number as it was typed or scanned; UserError when a digit is wrong or there is none."""
        number = numbers.read(text)
        with self.database.session() as session:
            found = session.scalar(select(PrintedSheet).where(PrintedSheet.number == number))
        if found is None:
            raise UserError("Eine Liste {number} hat dieses Büro nicht gedruckt.", number=numbers.spoken(number))
        if found.deleted_at is not None:
            raise UserError(
                "Die Liste {number} ({title}) liegt im Papierkorb. Bitte holen Sie sie zuerst zurück.",
                number=numbers.spoken(number),
                title=found.title,
            )
        return found

    def last(self) -> int:
        """The last number that was given out, 0 for none."""
        with self.database.reading() as connection:
            return _last(connection)

    def go_on_after(self, number: int) -> None:
        """Give out only numbers above this one: a former state of the office does not know what was printed since."""
        with self.database.transaction("", undoable=False) as session:
            _keep_last(session.connection(), max(number, _last(session.connection())))

    # ------------------------------------------------------------------------------------------ still out

    def out(self, until: date | None = None) -> list[PrintedSheet]:
        """Sheets that were printed (until a day) and neither entered nor given up, the oldest first."""
        end = () if until is None else (PrintedSheet.printed_on <= until,)
        found = self.all(PrintedSheet.entered_on.is_(None), *end)
        return sorted(
            (one for one in found if not one.context.get(_LOST)), key=lambda one: (one.printed_on, one.number)
        )

    def give_up(self, sheet_id: str) -> str:
        """Note that a sheet does not come back, as one action; the answer names it."""
        sheet = self.get(sheet_id)
        name = _("Liste {number} kommt nicht zurück: {title}").format(
            number=numbers.spoken(sheet.number), title=sheet.title
        )
        with self.database.transaction(name) as session:
            kept = session.get_one(PrintedSheet, sheet_id)
            kept.context = {**kept.context, _LOST: True}
        return name


def _next_number(session: Session) -> int:
    """One more than every number that was ever given out, also by actions that were taken back."""
    number = max(_last(session.connection()), numbers.FIRST - 1) + 1
    _keep_last(session.connection(), number)
    return number


def _last(connection: Connection) -> int:
    kept = connection.execute(select(Setting.value).where(Setting.id == _LAST)).scalar()
    used = connection.execute(select(func.max(PrintedSheet.number))).scalar()
    return max(int(kept or 0), used or 0)


def _keep_last(connection: Connection, number: int) -> None:
    if not connection.execute(update(Setting).where(Setting.id == _LAST).values(value=number)).rowcount:
        connection.execute(insert(Setting).values(id=_LAST, value=number))
