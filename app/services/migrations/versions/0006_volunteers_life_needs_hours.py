"""Needs, questions, assignments for a need, tandems, proofs, hours, money, absences, own fields and letters."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables of a volunteer's life, and what people, languages and assignments gained."""
    op.create_table(
        "credential_term",
        sa.Column(
            "kind",
            sa.Enum(
                "AGREEMENT",
                "SECRECY",
                "INFORMATION",
                "COMMITMENT",
                "CONDUCT",
                "MEASLES",
                "FOOD",
                "FIRST_AID",
                "LICENCE",
                "OTHER",
                name="credentialkind",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("valid_months", sa.Integer(), nullable=True),
        sa.Column("fresh_months", sa.Integer(), nullable=True),
        sa.Column("warn_weeks", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credential_term")),
    )
    with op.batch_alter_table("credential_term", schema=None) as batch_op:
        batch_op.create_index("ix_credential_term_order", ["deleted_at", "sort_key", "id"], unique=False)

    op.create_table(
        "distance",
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("other_place", sa.String(length=80), nullable=False),
        sa.Column("kilometres", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distance")),
    )
    with op.batch_alter_table("distance", schema=None) as batch_op:
        batch_op.create_index("ix_distance_order", ["deleted_at", "sort_key", "id"], unique=False)

    op.create_table(
        "extra_field",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("TEXT", "NUMBER", "DATE", "YES_NO", "CHOICE", name="extrakind", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("options", sa.Text(), nullable=True),
        sa.Column("hint", sa.String(length=200), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extra_field")),
    )
    with op.batch_alter_table("extra_field", schema=None) as batch_op:
        batch_op.create_index("ix_extra_field_order", ["deleted_at", "sort_key", "id"], unique=False)

    op.create_table(
        "letter_template",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "use", sa.Enum("LETTER", "FORM", "EMAIL", name="letteruse", native_enum=False, length=20), nullable=False
        ),
        sa.Column("shipped", sa.String(length=40), nullable=True),
        sa.Column("subject", sa.String(length=200), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_template")),
    )
    with op.batch_alter_table("letter_template", schema=None) as batch_op:
        batch_op.create_index("ix_letter_template_order", ["deleted_at", "sort_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letter_template_shipped"), ["shipped"], unique=False)

    op.create_table(
        "absence",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=120), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_absence_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.create_index("ix_absence_order", ["deleted_at", "sort_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_absence_person_id"), ["person_id"], unique=False)

    op.create_table(
        "allowance",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column(
            "kind", sa.Enum("TRAINER", "VOLUNTEER", name="allowancekind", native_enum=False, length=20), nullable=False
        ),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("elsewhere", sa.Boolean(), nullable=False),
        sa.Column("declared_on", sa.Date(), nullable=True),
        sa.Column("activity", sa.String(length=120), nullable=True),
        sa.Column("funder_id", sa.String(length=32), nullable=True),
        sa.Column("override", sa.String(length=200), nullable=True),
        sa.Column("notes", sa.String(length=200), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["funder_id"], ["funder.id"], name=op.f("fk_allowance_funder_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_allowance_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allowance")),
    )
    with op.batch_alter_table("allowance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_allowance_funder_id"), ["funder_id"], unique=False)
        batch_op.create_index("ix_allowance_order", ["deleted_at", "sort_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_allowance_paid_on"), ["paid_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_allowance_person_id"), ["person_id"], unique=False)

    op.create_table(
        "credential",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "AGREEMENT",
                "SECRECY",
                "INFORMATION",
                "COMMITMENT",
                "CONDUCT",
                "MEASLES",
                "FOOD",
                "FIRST_AID",
                "LICENCE",
                "OTHER",
                name="credentialkind",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=120), nullable=True),
        sa.Column("presented_on", sa.Date(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("edition", sa.String(length=40), nullable=True),
        sa.Column("seen_by", sa.String(length=80), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_credential_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credential")),
    )
    with op.batch_alter_table("credential", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_credential_kind"), ["kind"], unique=False)
        batch_op.create_index("ix_credential_order", ["deleted_at", "sort_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_credential_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_credential_valid_until"), ["valid_until"], unique=False)

    op.create_table(
        "credential_demand",
        sa.Column(
            "kind",
            sa.Enum(
                "AGREEMENT",
                "SECRECY",
                "INFORMATION",
                "COMMITMENT",
                "CONDUCT",
                "MEASLES",
                "FOOD",
                "FIRST_AID",
                "LICENCE",
                "OTHER",
                name="credentialkind",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("activity", sa.String(length=80), nullable=True),
        sa.Column(
            "shelter_kind",
            sa.Enum(
                "SHARED",
                "FLAT",
                "FOLLOW_UP",
                "RECEPTION",
                "EMERGENCY",
                name="shelterkind",
                native_enum=False,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column("shelter_id", sa.String(length=32), nullable=True),
        sa.Column("born_after", sa.Date(), nullable=True),
        sa.Column("blocks", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["shelter_id"],
            ["shelter.id"],
            name=op.f("fk_credential_demand_shelter_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credential_demand")),
    )
    with op.batch_alter_table("credential_demand", schema=None) as batch_op:
        batch_op.create_index("ix_credential_demand_order", ["deleted_at", "sort_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_credential_demand_shelter_id"), ["shelter_id"], unique=False)

    op.create_table(
        "extra_value",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("field_id", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["field_id"],
            ["extra_field.id"],
            name=op.f("fk_extra_value_field_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_extra_value_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extra_value")),
    )
    with op.batch_alter_table("extra_value", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_extra_value_field_id"), ["field_id"], unique=False)
        batch_op.create_index("ix_extra_value_one", ["person_id", "field_id"], unique=True)
        batch_op.create_index(batch_op.f("ix_extra_value_person_id"), ["person_id"], unique=False)

    op.create_table(
        "mileage_rate",
        sa.Column("funder_id", sa.String(length=32), nullable=True),
        sa.Column(
            "kind",
            sa.Enum("CAR", "BICYCLE", "TRANSIT", "MATERIAL", "OTHER", name="expensekind", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("rate", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["funder_id"], ["funder.id"], name=op.f("fk_mileage_rate_funder_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mileage_rate")),
    )
    with op.batch_alter_table("mileage_rate", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mileage_rate_funder_id"), ["funder_id"], unique=False)
        batch_op.create_index("ix_mileage_rate_order", ["deleted_at", "sort_key", "id"], unique=False)

    op.create_table(
        "person_link",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("other_id", sa.String(length=32), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("COUPLE", "FAMILY", "HOUSEHOLD", "TOGETHER", name="linkkind", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("notes", sa.String(length=200), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["other_id"], ["person.id"], name=op.f("fk_person_link_other_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_person_link_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_link")),
    )
    with op.batch_alter_table("person_link", schema=None) as batch_op:
        batch_op.create_index("ix_person_link_order", ["deleted_at", "sort_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_link_other_id"), ["other_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_link_person_id"), ["person_id"], unique=False)

    op.create_table(
        "person_photo",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_person_photo_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_photo")),
    )
    with op.batch_alter_table("person_photo", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_photo_person_id"), ["person_id"], unique=False)

    op.create_table(
        "tandem",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("shelter_id", sa.String(length=32), nullable=True),
        sa.Column("topic", sa.String(length=120), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("ended_because", sa.String(length=200), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_tandem_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["shelter_id"], ["shelter.id"], name=op.f("fk_tandem_shelter_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tandem")),
    )
    with op.batch_alter_table("tandem", schema=None) as batch_op:
        batch_op.create_index("ix_tandem_order", ["deleted_at", "sort_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_tandem_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_tandem_review_on"), ["review_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_tandem_shelter_id"), ["shelter_id"], unique=False)

    op.create_table(
        "twin_decision",
        sa.Column("first_id", sa.String(length=32), nullable=False),
        sa.Column("second_id", sa.String(length=32), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["first_id"], ["person.id"], name=op.f("fk_twin_decision_first_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["person.id"], name=op.f("fk_twin_decision_second_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_twin_decision")),
    )
    with op.batch_alter_table("twin_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_twin_decision_first_id"), ["first_id"], unique=False)
        batch_op.create_index("ix_twin_decision_pair", ["first_id", "second_id"], unique=True)
        batch_op.create_index(batch_op.f("ix_twin_decision_second_id"), ["second_id"], unique=False)

    op.create_table(
        "expense",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("CAR", "BICYCLE", "TRANSIT", "MATERIAL", "OTHER", name="expensekind", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("route", sa.String(length=160), nullable=True),
        sa.Column("purpose", sa.String(length=160), nullable=True),
        sa.Column("kilometres", sa.Integer(), nullable=True),
        sa.Column("rate", sa.Integer(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("receipt", sa.Boolean(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("funder_id", sa.String(length=32), nullable=True),
        sa.Column("project_id", sa.String(length=32), nullable=True),
        sa.Column("shelter_id", sa.String(length=32), nullable=True),
        sa.Column("notes", sa.String(length=200), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["funder_id"], ["funder.id"], name=op.f("fk_expense_funder_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_expense_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_expense_project_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["shelter_id"], ["shelter.id"], name=op.f("fk_expense_shelter_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expense")),
    )
    with op.batch_alter_table("expense", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_expense_day"), ["day"], unique=False)
        batch_op.create_index(batch_op.f("ix_expense_funder_id"), ["funder_id"], unique=False)
        batch_op.create_index("ix_expense_order", ["deleted_at", "sort_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_expense_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_expense_project_id"), ["project_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_expense_shelter_id"), ["shelter_id"], unique=False)

    op.create_table(
        "need",
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("category", sa.String(length=80), nullable=True),
        sa.Column("shelter_id", sa.String(length=32), nullable=True),
        sa.Column("circle_id", sa.String(length=32), nullable=True),
        sa.Column("project_id", sa.String(length=32), nullable=True),
        sa.Column("event_id", sa.String(length=32), nullable=True),
        sa.Column("people_wanted", sa.Integer(), nullable=False),
        sa.Column("target_group", sa.String(length=160), nullable=True),
        sa.Column("requirements", sa.Text(), nullable=True),
        sa.Column(
            "time_shape",
            sa.Enum("FIXED", "WEEKLY", "OPEN", name="needtime", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("hours_per_week", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("find_until", sa.Date(), nullable=True),
        sa.Column(
            "urgency", sa.Enum("HIGH", "NORMAL", "LOW", name="urgency", native_enum=False, length=20), nullable=False
        ),
        sa.Column(
            "state",
            sa.Enum("OPEN", "CLOSED", "WITHDRAWN", name="needstate", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_because", sa.String(length=200), nullable=True),
        sa.Column("asked_by", sa.String(length=160), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["circle_id"], ["helper_circle.id"], name=op.f("fk_need_circle_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_need_event_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_need_project_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["shelter_id"], ["shelter.id"], name=op.f("fk_need_shelter_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need")),
    )
    with op.batch_alter_table("need", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_category"), ["category"], unique=False)
        batch_op.create_index(batch_op.f("ix_need_circle_id"), ["circle_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_need_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_need_find_until"), ["find_until"], unique=False)
        batch_op.create_index("ix_need_order", ["deleted_at", "sort_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_need_project_id"), ["project_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_need_shelter_id"), ["shelter_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_need_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_need_time_shape"), ["time_shape"], unique=False)

    op.create_table(
        "need_date",
        sa.Column("need_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["need_id"], ["need.id"], name=op.f("fk_need_date_need_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need_date")),
    )
    with op.batch_alter_table("need_date", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_date_need_id"), ["need_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_need_date_starts_at"), ["starts_at"], unique=False)

    op.create_table(
        "need_language",
        sa.Column("need_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["need_id"], ["need.id"], name=op.f("fk_need_language_need_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need_language")),
    )
    with op.batch_alter_table("need_language", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_language_language"), ["language"], unique=False)
        batch_op.create_index(batch_op.f("ix_need_language_need_id"), ["need_id"], unique=False)

    op.create_table(
        "need_slot",
        sa.Column("need_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=10), nullable=False),
        sa.Column("slot", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        sa.ForeignKeyConstraint(
            ["need_id"], ["need.id"], name=op.f("fk_need_slot_need_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need_slot")),
    )
    with op.batch_alter_table("need_slot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_slot_need_id"), ["need_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_need_slot_slot"), ["slot"], unique=False)

    op.create_table(
        "request",
        sa.Column("need_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "ASKED",
                "ACCEPTED",
                "DECLINED",
                "UNANSWERED",
                "WITHDRAWN",
                name="requeststate",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "CALL",
                "TALK",
                "EMAIL",
                "LETTER",
                "MESSAGE",
                "COACHING",
                "OTHER",
                name="contactkind",
                native_enum=False,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("override", sa.String(length=200), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["need_id"], ["need.id"], name=op.f("fk_request_need_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_request_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
    )
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_request_need_id"), ["need_id"], unique=False)
        batch_op.create_index("ix_request_order", ["deleted_at", "sort_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_request_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_request_state"), ["state"], unique=False)

    op.create_table(
        "hours_entry",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("activity", sa.String(length=120), nullable=True),
        sa.Column("shelter_id", sa.String(length=32), nullable=True),
        sa.Column("project_id", sa.String(length=32), nullable=True),
        sa.Column("event_id", sa.String(length=32), nullable=True),
        sa.Column("assignment_id", sa.String(length=32), nullable=True),
        sa.Column("notes", sa.String(length=200), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("sort_key", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["assignment.id"],
            name=op.f("fk_hours_entry_assignment_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_hours_entry_event_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_hours_entry_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
            name=op.f("fk_hours_entry_project_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["shelter_id"],
            ["shelter.id"],
            name=op.f("fk_hours_entry_shelter_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hours_entry")),
    )
    with op.batch_alter_table("hours_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hours_entry_assignment_id"), ["assignment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_hours_entry_day"), ["day"], unique=False)
        batch_op.create_index(batch_op.f("ix_hours_entry_event_id"), ["event_id"], unique=False)
        batch_op.create_index("ix_hours_entry_order", ["deleted_at", "sort_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_hours_entry_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_hours_entry_project_id"), ["project_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_hours_entry_shelter_id"), ["shelter_id"], unique=False)

    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("need_id", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("project_id", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("request_id", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("hours_per_week", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("ended_because", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("override", sa.String(length=200), nullable=True))
        batch_op.create_index(batch_op.f("ix_assignment_need_id"), ["need_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_project_id"), ["project_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_request_id"), ["request_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_assignment_project_id"),
            "project",
            ["project_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_assignment_need_id"), "need", ["need_id"], ["id"], initially="DEFERRED", deferrable=True
        )

    with op.batch_alter_table("contact_entry", schema=None) as batch_op:
        batch_op.create_index("ix_contact_entry_subject_id_found", ["subject_id", "deleted_at", "at"], unique=False)

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("address_protected", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("weekly_hours", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("interprets_for", sa.String(length=160), nullable=True))
        batch_op.add_column(sa.Column("interpreting_fee", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("merged_into", sa.String(length=32), nullable=True))

    with op.batch_alter_table("person_language", schema=None) as batch_op:
        batch_op.add_column(sa.Column("interprets", sa.Boolean(), nullable=False, server_default=sa.false()))

    with op.batch_alter_table("status_change", schema=None) as batch_op:
        batch_op.add_column(sa.Column("override", sa.String(length=200), nullable=True))
