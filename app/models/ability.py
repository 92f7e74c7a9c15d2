"""What somebody can and when: languages, skills, and the weekly grid that people and needs share."""

from typing import Any, ClassVar

from sqlalchemy import Boolean, CheckConstraint, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Row, owner
from app.models.protection import Keep, Protection
from app.text import WEEKDAYS, _

INTERPRETS = "dolmetscht"
"""The word behind a language that says that the person translates."""


class PersonLanguage(Row):
    """A language somebody speaks, with an optional level (A1 … C2 or Muttersprache)."""

    protection, keep = Protection.PERSONAL, Keep.PERSON
    part_of, value_column = "person_id", "language"
    LEVELS: ClassVar[tuple[str, ...]] = ("A1", "A2", "B1", "B2", "C1", "C2", "Muttersprache")
    endings: ClassVar[tuple[str, ...]] = (INTERPRETS,)
    """What is offered behind a language while it is typed."""

    person_id: Mapped[str] = owner("Person")
    position: Mapped[int] = mapped_column(default=0)
    language: Mapped[str] = mapped_column(String(60), index=True)
    level: Mapped[str | None] = mapped_column(String(20))
    interprets: Mapped[bool] = mapped_column(Boolean, default=False)
    """Whether the person translates between this language and German."""

    @property
    def text(self) -> str:
        said = f"{self.language} {self.level}" if self.level else self.language
        return f"{said} {INTERPRETS}" if self.interprets else said

    @classmethod
    def parts(cls, text: str) -> dict[str, Any]:
        """ "Arabisch C1 dolmetscht" → language, level and whether the person interprets."""
        words = text.replace("(", " ").replace(")", " ").replace(",", " ").split()
        interprets = len(words) > 1 and words[-1].casefold() == INTERPRETS
        if interprets:
            words.pop()
        level = next(
            (known for known in cls.LEVELS if len(words) > 1 and words[-1].casefold() == known.casefold()), None
        )
        language = " ".join(words[:-1] if level else words)
        return {"language": language, "level": level, "interprets": interprets}


class PersonSkill(Row):
    """A field of work somebody offers."""

    protection, keep = Protection.PERSONAL, Keep.PERSON
    part_of, value_column = "person_id", "skill"

    person_id: Mapped[str] = owner("Person")
    position: Mapped[int] = mapped_column(default=0)
    skill: Mapped[str] = mapped_column(String(80), index=True)

    @property
    def text(self) -> str:
        return self.skill

    @classmethod
    def parts(cls, text: str) -> dict[str, Any]:
        return {"skill": " ".join(text.split())}


class WeekSlot(Row):
    """One cell of the weekly grid, as "mon.morning"; `part` is morning, afternoon, evening or day (no part known)."""

    __abstract__ = True
    value_column = "slot"
    WEEKDAYS: ClassVar[tuple[str, ...]] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    PARTS: ClassVar[tuple[str, ...]] = ("morning", "afternoon", "evening", "day")

    position: Mapped[int] = mapped_column(default=0)
    weekday: Mapped[int] = mapped_column(Integer)
    part: Mapped[str] = mapped_column(String(10))
    slot: Mapped[str] = mapped_column(String(20), index=True)

    @property
    def text(self) -> str:
        return self.slot

    @property
    def words(self) -> str:
        """ "Mo vormittags"."""
        return self.spoken(self.weekday, self.part)

    @classmethod
    def spoken(cls, weekday: int, part: str) -> str:
        """A cell in words: "Mo vormittags"."""
        parts = (_("vormittags"), _("nachmittags"), _("abends"), _("ganztags"))
        return f"{WEEKDAYS[weekday][:2]} {parts[cls.PARTS.index(part)]}"

    @classmethod
    def parts(cls, text: str) -> dict[str, Any]:
        """ "mon.morning" or "mon" → weekday 0 (Monday) and part; ValueError for anything else."""
        day, _dot, part = text.partition(".")
        part = part or "day"
        if part not in cls.PARTS:
            raise ValueError(text)
        weekday = cls.WEEKDAYS.index(day)
        return {
            "weekday": weekday,
            "part": part,
            "slot": f"{day}.{part}",
            "position": weekday * 4 + cls.PARTS.index(part),
        }


class Availability(WeekSlot):
    """When somebody has time."""

    protection, keep = Protection.PERSONAL, Keep.PERSON
    part_of = "person_id"
    __table_args__ = (CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),)

    person_id: Mapped[str] = owner("Person")
