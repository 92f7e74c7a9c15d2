"""What the office sets itself, where it differs from how the program comes."""

from typing import Any, ClassVar

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Row
from app.models.protection import Keep, Protection
from app.text import _


class Setting(Row):
    """One value; its `id` is its name, at most 32 letters. Without a row holds what comes with the program."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular: ClassVar[str] = _("Regel des Büros")

    value: Mapped[Any] = mapped_column(JSON, info={"protect": Protection.NONE})
