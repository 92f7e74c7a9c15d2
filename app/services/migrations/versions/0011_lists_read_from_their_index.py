"""The lists of a record (languages, skills, times) and today's houses of people are read from an index alone."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ITEMS = {
    "person_language": ("person_id", "position", "language", "level", "interprets"),
    "person_skill": ("person_id", "position", "skill"),
    "availability": ("person_id", "position", "weekday", "part", "slot"),
    "need_language": ("need_id", "position", "language"),
    "need_slot": ("need_id", "position", "weekday", "part", "slot"),
    "need_date": ("need_id", "position", "starts_at", "ends_at"),
}


def upgrade() -> None:
    """Let the index of each owner hold the whole row; no row changes."""
    for table, columns in _ITEMS.items():
        name = f"ix_{table}_{columns[0]}"
        op.drop_index(name, table_name=table)
        op.create_index(name, table, list(columns))
    op.create_index("ix_assignment_person_id_found", "assignment", ["person_id", "deleted_at", "until", "shelter_id"])
