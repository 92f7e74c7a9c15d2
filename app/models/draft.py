"""What somebody has typed and not saved yet, kept in the office's own file, so that it is protected like everything."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Row, now
from app.models.protection import Keep, Protection


class Draft(Row):
    """Unsaved input to a record, new or changed; no action of a user, so the history knows nothing of it."""

    protection, keep = Protection.STRICT, Keep.DRAFT

    at: Mapped[datetime] = mapped_column(default=now, index=True)
    who: Mapped[str | None] = mapped_column(String(80))
    entity: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[str | None] = mapped_column(String(32), index=True)
    """None for a record that is not there yet."""
    version: Mapped[int | None] = mapped_column(Integer)
    """That of the record when somebody began to type."""
    subject_type: Mapped[str | None] = mapped_column(String(40))
    subject_id: Mapped[str | None] = mapped_column(String(32), index=True)
    """The record it hangs on, where it stands on the card of another one."""
    name: Mapped[str] = mapped_column(String(200))
    first: Mapped[dict[str, Any]] = mapped_column(JSON)
    """The values a new record began with."""
    typed: Mapped[dict[str, Any]] = mapped_column(JSON)
    unread: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What stands in fields that cannot be read yet, as it was typed."""
