"""Make the first tables.

Revision: 0001, after None.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "items",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
    )
    op.create_table(
        "learners",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("theme", sa.String(length=5), nullable=False),
        sa.Column("exam_on", sa.Date(), nullable=True),
        sa.Column("minutes_a_day", sa.Integer(), nullable=False),
        sa.Column("welcomed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("exported_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learners")),
    )
    op.create_table(
        "attempts",
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("form", sa.JSON(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deadline_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("known_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("raw_score", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name=op.f("fk_attempts_learner_id_learners")),
        sa.PrimaryKeyConstraint("learner_id", "number", name=op.f("pk_attempts")),
    )
    op.create_table(
        "cards",
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("objective", sa.String(length=80), nullable=False),
        sa.Column("stability", sa.Double(), nullable=False),
        sa.Column("difficulty", sa.Double(), nullable=False),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reps", sa.Integer(), nullable=False),
        sa.Column("lapses", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name=op.f("fk_cards_learner_id_learners")),
        sa.PrimaryKeyConstraint("learner_id", "objective", name=op.f("pk_cards")),
    )
    op.create_table(
        "claims",
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=False),
        sa.Column("hundredths", sa.Integer(), nullable=False),
        sa.Column("ways_of_working", sa.Integer(), nullable=False),
        sa.Column("power_skills", sa.Integer(), nullable=False),
        sa.Column("business_acumen", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name=op.f("fk_claims_learner_id_learners")),
        sa.PrimaryKeyConstraint("learner_id", "number", name=op.f("pk_claims")),
    )
    op.create_table(
        "credentials",
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("programme", sa.String(length=20), nullable=False),
        sa.Column("certified_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name=op.f("fk_credentials_learner_id_learners")),
        sa.PrimaryKeyConstraint("learner_id", "programme", name=op.f("pk_credentials")),
    )
    op.create_table(
        "item_locks",
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(length=20), nullable=False),
        sa.Column("sitting", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name=op.f("fk_item_locks_learner_id_learners")),
        sa.PrimaryKeyConstraint("learner_id", "item_id", "sitting", name=op.f("pk_item_locks")),
    )
    op.create_table(
        "item_revisions",
        sa.Column("item_id", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_item_revisions_item_id_items")),
        sa.PrimaryKeyConstraint("item_id", "revision", name=op.f("pk_item_revisions")),
    )
    op.create_table(
        "receipts",
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("client_key", sa.String(length=36), nullable=False),
        sa.Column("request_digest", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name=op.f("fk_receipts_learner_id_learners")),
        sa.PrimaryKeyConstraint("learner_id", "client_key", name=op.f("pk_receipts")),
    )
    op.create_table(
        "responses",
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("client_key", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=6), nullable=False),
        sa.Column("setting", sa.String(length=5), nullable=False),
        sa.Column("sitting", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.String(length=6), nullable=True),
        sa.Column("spent_ms", sa.Integer(), nullable=True),
        sa.Column("is_first_sight", sa.Boolean(), nullable=True),
        sa.Column("raw_score", sa.Integer(), nullable=True),
        sa.Column("responded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name=op.f("fk_responses_learner_id_learners")),
        sa.PrimaryKeyConstraint("learner_id", "client_key", name=op.f("pk_responses")),
    )
    with op.batch_alter_table("responses", schema=None) as batch_op:
        batch_op.create_index("ix_responses_learner_id_item_id", ["learner_id", "item_id"], unique=False)

    op.create_table(
        "study_sessions",
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("wanted", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name=op.f("fk_study_sessions_learner_id_learners")),
        sa.PrimaryKeyConstraint("learner_id", "number", name=op.f("pk_study_sessions")),
    )
    op.create_table(
        "attempt_answers",
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("is_flagged", sa.Boolean(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id", "number"],
            ["attempts.learner_id", "attempts.number"],
            name=op.f("fk_attempt_answers_learner_id_attempts"),
        ),
        sa.PrimaryKeyConstraint("learner_id", "number", "position", name=op.f("pk_attempt_answers")),
    )
    op.create_table(
        "session_questions",
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("objective", sa.String(length=80), nullable=False),
        sa.Column("reason", sa.String(length=8), nullable=False),
        sa.Column("option_order", sa.JSON(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("chosen", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("confidence", sa.String(length=6), nullable=True),
        sa.Column("raw_score", sa.Integer(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["learner_id", "number"],
            ["study_sessions.learner_id", "study_sessions.number"],
            name=op.f("fk_session_questions_learner_id_study_sessions"),
        ),
        sa.PrimaryKeyConstraint("learner_id", "number", "position", name=op.f("pk_session_questions")),
    )


def downgrade() -> None:
    """Undo it."""
    op.drop_table("session_questions")
    op.drop_table("attempt_answers")
    op.drop_table("study_sessions")
    with op.batch_alter_table("responses", schema=None) as batch_op:
        batch_op.drop_index("ix_responses_learner_id_item_id")

    op.drop_table("responses")
    op.drop_table("receipts")
    op.drop_table("item_revisions")
    op.drop_table("item_locks")
    op.drop_table("credentials")
    op.drop_table("claims")
    op.drop_table("cards")
    op.drop_table("attempts")
    op.drop_table("learners")
    op.drop_table("items")
