"""A file that an authority wants to have filled in, as it came, with what the office writes into which cell."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Date, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Record, field
from app.models.protection import Keep, Protection
from app.text import _


class AuthorityForm(Record):
    """An Excel file of somebody else; filled in, only its cells change. What was written into it is not kept, only
    its figures, to tell the difference the next time."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Formular einer Behörde")
    plural = _("Formulare von Behörden")
    sort_by = ("name",)

    name: Mapped[str] = field("Name des Formulars", String(120))
    recipient: Mapped[str] = field("Für wen", String(160))
    purpose: Mapped[str | None] = field("Wofür", String(200))
    filled_on: Mapped[date | None] = field("Zuletzt ausgefüllt zum", Date)
    file_name: Mapped[str] = mapped_column(String(200), info={"protect": Protection.NONE})
    size: Mapped[int] = mapped_column(Integer, default=0, info={"protect": Protection.NONE})
    digest: Mapped[str] = mapped_column(String(64), info={"protect": Protection.NONE})
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, info={"protect": Protection.CONFIDENTIAL})
    """The file as it came; somebody may have loaded one that was filled in before."""
    places: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, info={"protect": Protection.CONFIDENTIAL})
    figures: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, info={"protect": Protection.NONE})
    """The numbers of the last time, by sheet and cell; no names."""
