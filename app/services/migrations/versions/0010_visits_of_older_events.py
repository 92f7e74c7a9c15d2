"""Visits in the calendar from before visits were records get theirs, so that their houses count as visited."""

import uuid
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_EVENT = sa.table(
    "event",
    *(sa.column(name, sa.String()) for name in ("id", "kind", "state", "shelter_id", "series_id")),
    *(sa.column(name, sa.DateTime()) for name in ("start", "deleted_at")),
)
_VISIT = sa.table(
    "visit",
    *(sa.column(name, sa.String()) for name in ("id", "shelter_id", "event_id", "sort_key")),
    *(sa.column(name, sa.Integer()) for name in ("position", "version")),
    *(sa.column(name, sa.DateTime()) for name in ("created_at", "changed_at", "deleted_at")),
    sa.column("day", sa.Date()),
)


def upgrade() -> None:
    """Make the visit that saving such an event would make, with the same id; one in the trash stays there."""
    known = sa.select(_VISIT.c.event_id).where(_VISIT.c.event_id.is_not(None))
    wanted = sa.select(_EVENT.c.id, _EVENT.c.shelter_id, _EVENT.c.start, _EVENT.c.deleted_at).where(
        _EVENT.c.kind == "VISIT",
        _EVENT.c.state != "CANCELLED",
        _EVENT.c.shelter_id.is_not(None),
        _EVENT.c.series_id.is_(None),
        _EVENT.c.start.is_not(None),
        _EVENT.c.id.not_in(known),
    )
    connection, now = op.get_bind(), datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    made = [_visit(row, now) for row in connection.execute(wanted)]
    if made:
        connection.execute(sa.insert(_VISIT), made)


def _visit(event: sa.Row[str, str, datetime, datetime | None], now: datetime) -> dict[str, object]:
    day = event.start.date()
    return {
        "id": uuid.uuid5(uuid.NAMESPACE_OID, event.id).hex, "shelter_id": event.shelter_id, "event_id": event.id,
        "day": day, "position": 0, "sort_key": day.isoformat(), "version": 1, "created_at": now, "changed_at": now,
        "deleted_at": event.deleted_at,
    }  # fmt: skip
