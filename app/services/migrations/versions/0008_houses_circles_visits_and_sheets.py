"""Visits, printed sheets, problems and incidents, the ladder and budget of circles, keys, pictures and arrivals."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables of visits, sheets, problems, incidents, circles and houses, and what houses say besides."""
    op.create_table(
        "printed_sheet",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("PRESENCE", "HOURS", "OCCUPANCY", name="sheetkind", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("printed_on", sa.Date(), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=True),
        sa.Column("entered_rows", sa.Integer(), nullable=True),
        sa.Column("blank", sa.Integer(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("context", sa.JSON(), nullable=False),
        sa.Column("about_type", sa.String(length=40), nullable=True),
        sa.Column("about_id", sa.String(length=32), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_sheet")),
        sa.UniqueConstraint("number", name=op.f("uq_printed_sheet_number")),
    )
    with op.batch_alter_table("printed_sheet", schema=None) as batch_op:
        batch_op.create_index("ix_printed_sheet_order", ["deleted_at", "sort_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_printed_sheet_printed_on"), ["printed_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_printed_sheet_about_id"), ["about_id"], unique=False)

    op.create_table(
        "arrival",
        sa.Column("shelter_id", sa.String(length=32), nullable=True),
        sa.Column("announced_on", sa.Date(), nullable=False),
        sa.Column("arrives_on", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("families", sa.Integer(), nullable=True),
        sa.Column("minors", sa.Integer(), nullable=True),
        sa.Column("travelling_alone", sa.Integer(), nullable=True),
        sa.Column("languages", sa.JSON(), nullable=True),
        sa.Column("source", sa.String(length=120), nullable=True),
        sa.Column("prepared_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["shelter_id"], ["shelter.id"], name=op.f("fk_arrival_shelter_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrival")),
    )
    with op.batch_alter_table("arrival", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_arrival_arrives_on"), ["arrives_on"], unique=False)
        batch_op.create_index("ix_arrival_order", ["deleted_at", "sort_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_arrival_shelter_id"), ["shelter_id"], unique=False)

    op.create_table(
        "key_handover",
        sa.Column("shelter_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.String(length=200), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_key_handover_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["shelter_id"],
            ["shelter.id"],
            name=op.f("fk_key_handover_shelter_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_handover")),
    )
    with op.batch_alter_table("key_handover", schema=None) as batch_op:
        batch_op.create_index("ix_key_handover_order", ["deleted_at", "sort_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_key_handover_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_key_handover_shelter_id"), ["shelter_id"], unique=False)

    op.create_table(
        "shelter_photo",
        sa.Column("shelter_id", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=True),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["shelter_id"],
            ["shelter.id"],
            name=op.f("fk_shelter_photo_shelter_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shelter_photo")),
    )
    with op.batch_alter_table("shelter_photo", schema=None) as batch_op:
        batch_op.create_index("ix_shelter_photo_order", ["deleted_at", "sort_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_shelter_photo_shelter_id"), ["shelter_id"], unique=False)

    op.create_table(
        "circle_booking",
        sa.Column("circle_id", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=160), nullable=False),
        sa.Column("receipt", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["circle_id"],
            ["helper_circle.id"],
            name=op.f("fk_circle_booking_circle_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circle_booking")),
    )
    with op.batch_alter_table("circle_booking", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_circle_booking_circle_id"), ["circle_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_circle_booking_day"), ["day"], unique=False)
        batch_op.create_index("ix_circle_booking_order", ["deleted_at", "sort_key", "id"], unique=False)

    op.create_table(
        "circle_marker",
        sa.Column("circle_id", sa.String(length=32), nullable=False),
        sa.Column("marker", sa.String(length=40), nullable=False),
        sa.Column("reached_on", sa.Date(), nullable=False),
        sa.Column("lost_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.String(length=200), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["circle_id"],
            ["helper_circle.id"],
            name=op.f("fk_circle_marker_circle_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circle_marker")),
    )
    with op.batch_alter_table("circle_marker", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_circle_marker_circle_id"), ["circle_id"], unique=False)
        batch_op.create_index("ix_circle_marker_order", ["deleted_at", "sort_key", "id"], unique=False)

    op.create_table(
        "incident",
        sa.Column("happened_at", sa.DateTime(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "INSULT",
                "THREAT",
                "ONLINE",
                "DAMAGE",
                "ASSAULT",
                "PROPAGANDA",
                "OTHER",
                name="incidentkind",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "target",
            sa.Enum("VOLUNTEERS", "HOUSE", "STAFF", "OFFICE", name="incidenttarget", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("shelter_id", sa.String(length=32), nullable=True),
        sa.Column("circle_id", sa.String(length=32), nullable=True),
        sa.Column("place", sa.String(length=160), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("reported_to", sa.String(length=160), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("reference_number", sa.String(length=80), nullable=True),
        sa.Column("measures", sa.Text(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["circle_id"],
            ["helper_circle.id"],
            name=op.f("fk_incident_circle_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_incident_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["shelter_id"], ["shelter.id"], name=op.f("fk_incident_shelter_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
    )
    with op.batch_alter_table("incident", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incident_circle_id"), ["circle_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_incident_happened_at"), ["happened_at"], unique=False)
        batch_op.create_index("ix_incident_order", ["deleted_at", "sort_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_incident_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_incident_shelter_id"), ["shelter_id"], unique=False)

    op.create_table(
        "problem",
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("category", sa.String(length=80), nullable=True),
        sa.Column("circle_id", sa.String(length=32), nullable=True),
        sa.Column("shelter_id", sa.String(length=32), nullable=True),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("raised_by", sa.String(length=120), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("step", sa.String(length=200), nullable=True),
        sa.Column("responsible", sa.String(length=80), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("solved_on", sa.Date(), nullable=True),
        sa.Column("solution", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["circle_id"],
            ["helper_circle.id"],
            name=op.f("fk_problem_circle_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["shelter_id"], ["shelter.id"], name=op.f("fk_problem_shelter_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem")),
    )
    with op.batch_alter_table("problem", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_problem_category"), ["category"], unique=False)
        batch_op.create_index(batch_op.f("ix_problem_circle_id"), ["circle_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_problem_due_on"), ["due_on"], unique=False)
        batch_op.create_index("ix_problem_order", ["deleted_at", "sort_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_problem_raised_on"), ["raised_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_problem_shelter_id"), ["shelter_id"], unique=False)

    op.create_table(
        "visit",
        sa.Column("shelter_id", sa.String(length=32), nullable=False),
        sa.Column("event_id", sa.String(length=32), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("present", sa.String(length=300), nullable=True),
        sa.Column("topics", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("written_on", sa.Date(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_visit_event_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["shelter_id"], ["shelter.id"], name=op.f("fk_visit_shelter_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_day"), ["day"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_event_id"), ["event_id"], unique=False)
        batch_op.create_index("ix_visit_order", ["deleted_at", "sort_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_shelter_id"), ["shelter_id"], unique=False)
        batch_op.create_index("ix_visit_shelter_id_found", ["shelter_id", "deleted_at", "day"], unique=False)

    with op.batch_alter_table("helper_circle", schema=None) as batch_op:
        batch_op.add_column(sa.Column("members_wanted", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("budget", sa.Integer(), nullable=True))

    with op.batch_alter_table("shelter", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "stage",
                sa.Enum("RECEPTION", "PROVISIONAL", "FOLLOW_UP", name="shelterstage", native_enum=False, length=20),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("protection_concept_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("tour_position", sa.Integer(), nullable=True))
