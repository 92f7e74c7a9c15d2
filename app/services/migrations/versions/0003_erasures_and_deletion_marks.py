"""What was erased, which proposals were put off, and since when a person is only a line of the statistics."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add two tables and a column, and carry that in the order of people."""
    op.create_table(
        "deletion_mark",
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("entity", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.String(length=32), nullable=False),
        sa.Column("postponed_until", sa.Date(), nullable=True),
        sa.Column("noticed_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deletion_mark")),
    )
    with op.batch_alter_table("deletion_mark", schema=None) as batch_op:
        batch_op.create_index("ix_deletion_mark_record", ["record_id", "rule"], unique=True)

    op.create_table(
        "erasure",
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("entity", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.String(length=32), nullable=False),
        sa.Column(
            "way", sa.Enum("ANONYMISED", "DELETED", name="erasureway", native_enum=False, length=20), nullable=False
        ),
        sa.Column("rule", sa.String(length=40), nullable=True),
        sa.Column("run", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
    )
    with op.batch_alter_table("erasure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_erasure_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_erasure_record_id"), ["record_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_erasure_run"), ["run"], unique=False)

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("anonymised_on", sa.Date(), nullable=True))
        batch_op.drop_index(batch_op.f("ix_person_order"))
        batch_op.create_index(
            "ix_person_order", ["deleted_at", "sort_key", "id", "status", "anonymised_on"], unique=False
        )
