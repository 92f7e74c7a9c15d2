"""What the program keeps of erasures: ids and days, so that a restored backup can be cleaned again; never a name."""

from datetime import date, datetime

from sqlalchemy import Date, Enum, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Choice, Row, now
from app.models.protection import Keep, Protection
from app.text import _


class ErasureWay(Choice):
    """What became of a record."""

    ANONYMISED = _("anonymisiert")
    DELETED = _("gelöscht")


class Erasure(Row):
    """One record that was anonymised or deleted (GDPR Art. 17, Art. 5(2)); `run` is shared by those done together."""

    protection, keep = Protection.TECHNICAL, Keep.ERASURE

    at: Mapped[datetime] = mapped_column(default=now, index=True)
    entity: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[str] = mapped_column(String(32), index=True)
    way: Mapped[ErasureWay] = mapped_column(Enum(ErasureWay, native_enum=False, length=20))
    rule: Mapped[str | None] = mapped_column(String(40))
    run: Mapped[str] = mapped_column(String(32), index=True)


class DeletionMark(Row):
    """That a proposal was put off until a day, or that somebody was told about a coming deletion."""

    protection, keep = Protection.TECHNICAL, Keep.ERASURE
    __table_args__ = (Index("ix_deletion_mark_record", "record_id", "rule", unique=True),)

    rule: Mapped[str] = mapped_column(String(40))
    entity: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[str] = mapped_column(String(32))
    postponed_until: Mapped[date | None] = mapped_column(Date)
    noticed_on: Mapped[date | None] = mapped_column(Date)
