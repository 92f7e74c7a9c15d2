"""Rooms with seats, key and whom to ask; the arrival that a need was made for."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from app.text import fold

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every room that a house names a record of its own, and let needs tell their arrival."""
    with op.batch_alter_table("room", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seats", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("key", sa.String(length=120), nullable=True))
        batch_op.add_column(sa.Column("booking", sa.String(length=160), nullable=True))
        batch_op.add_column(sa.Column("equipment", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("notes", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("version", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("created_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("changed_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("deleted_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("sort_key", sa.String(length=200), nullable=True))
    _fill()
    with op.batch_alter_table("room", schema=None) as batch_op:
        for name in ("version", "created_at", "changed_at", "sort_key"):
            batch_op.alter_column(name, nullable=False)
        batch_op.create_index("ix_room_order", ["deleted_at", "sort_key", "id"], unique=False)

    with op.batch_alter_table("need", schema=None) as batch_op:
        batch_op.add_column(sa.Column("arrival_id", sa.String(length=32), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_need_arrival_id"), "arrival", ["arrival_id"], ["id"], initially="DEFERRED", deferrable=True
        )
        batch_op.create_index(batch_op.f("ix_need_arrival_id"), ["arrival_id"], unique=False)


def _fill() -> None:
    """What every record has, for the rooms there are."""
    columns = ("id", "name", "version", "created_at", "changed_at", "sort_key")
    kinds = {"version": sa.Integer, "created_at": sa.DateTime, "changed_at": sa.DateTime}
    room = sa.table("room", *(sa.column(name, kinds.get(name, sa.String)()) for name in columns))
    connection, now = op.get_bind(), datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    for identity, name in connection.execute(sa.select(room.c.id, room.c.name)).all():
        values = {"version": 1, "created_at": now, "changed_at": now, "sort_key": fold(name)[:200]}
        connection.execute(sa.update(room).where(room.c.id == identity).values(**values))
