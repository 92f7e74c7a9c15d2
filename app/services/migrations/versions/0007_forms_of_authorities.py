"""Files of authorities that the office fills in."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a table for the files of authorities and what belongs into their cells."""
    op.create_table(
        "authority_form",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("recipient", sa.String(length=160), nullable=False),
        sa.Column("purpose", sa.String(length=200), nullable=True),
        sa.Column("filled_on", sa.Date(), nullable=True),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority_form")),
    )
    with op.batch_alter_table("authority_form", schema=None) as batch_op:
        batch_op.create_index("ix_authority_form_order", ["deleted_at", "sort_key", "id"], unique=False)
