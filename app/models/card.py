"""Who may ask for the Ehrenamtskarte Baden-Württemberg: 200 unpaid hours in 12 months, or 100 in one project."""

from calendar import monthrange
from datetime import date
from typing import Any

from sqlalchemy import Date, Integer, Text, bindparam, case, cast, func, select

from app.models.base import entity
from app.text import _

HOURS, PROJECT_HOURS = 200, 100
"""What the state demands (reported by swr.de and landkreisnachrichten.de, December 2025)."""
HOURS_RULE, PROJECT_RULE = "card.hours", "card.project_hours"
"""The settings by which an office may demand other numbers."""


def a_year_ago() -> date:
    """The first of the last 12 months' days."""
    today = date.today()
    return date(today.year - 1, today.month, min(today.day, monthrange(today.year - 1, today.month)[1]))


def recent_minutes(person: Any) -> Any:
    """Minutes somebody gave in the last 12 months, as SQL; empty for nothing."""
    entry = entity("HoursEntry")
    return (
        select(func.sum(entry.minutes))
        .where(entry.person_id == person.id, entry.deleted_at.is_(None), entry.day > _since())
        .scalar_subquery()
    )


def reason(person: Any) -> Any:
    """Why somebody fulfils the conditions, as SQL; empty for everybody who does not, or was paid an allowance."""
    recent = recent_minutes(person)
    demanded = 60 * _setting(HOURS_RULE, HOURS)
    return case(
        (_is_paid(person), None),
        (recent >= demanded, _("Stunden in 12 Monaten")),
        (_by_project(person) >= 60 * _setting(PROJECT_RULE, PROJECT_HOURS), _("Stunden in einem Projekt")),
        else_=None,
    )


def _by_project(person: Any) -> Any:
    """Minutes in the project that somebody gave most to."""
    entry = entity("HoursEntry")
    return (
        select(func.sum(entry.minutes))
        .where(entry.person_id == person.id, entry.deleted_at.is_(None), entry.project_id.is_not(None))
        .group_by(entry.project_id)
        .order_by(func.sum(entry.minutes).desc())
        .limit(1)
        .scalar_subquery()
    )


def _is_paid(person: Any) -> Any:
    allowance = entity("Allowance")
    mine = select(allowance.id).where(allowance.person_id == person.id, allowance.deleted_at.is_(None))
    return mine.where(allowance.paid_on > _since()).exists()


def _since() -> Any:
    return bindparam(None, callable_=a_year_ago, type_=Date)


def _setting(name: str, default: int) -> Any:
    setting = entity("Setting")
    own = select(cast(cast(setting.value, Text), Integer)).where(setting.id == name).scalar_subquery()
    return func.coalesce(own, default)
