"""Keep drafts, and where items come from.

Revision: 0004, after 0003. All items so far came from files. Going back forgets drafts; items that were published from
them stay and are retired by the next load of the files.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep drafts, and where items come from."""
    with op.batch_alter_table("items", schema=None) as batch_op:
        batch_op.add_column(sa.Column("origin", sa.String(length=8), nullable=False, server_default="files"))
    with op.batch_alter_table("items", schema=None) as batch_op:
        batch_op.alter_column("origin", server_default=None)
    op.create_table(
        "drafts",
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("item_id", sa.String(length=20), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name=op.f("fk_drafts_learner_id_learners")),
        sa.PrimaryKeyConstraint("learner_id", "number", name=op.f("pk_drafts")),
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_drafts_state"), ["state"], unique=False)
    op.create_table(
        "draft_revisions",
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id", "number"],
            ["drafts.learner_id", "drafts.number"],
            name=op.f("fk_draft_revisions_learner_id_drafts"),
        ),
        sa.PrimaryKeyConstraint("learner_id", "number", "revision", name=op.f("pk_draft_revisions")),
    )
    op.create_table(
        "draft_solves",
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=16), nullable=False),
        sa.Column("pick", sa.JSON(), nullable=False),
        sa.Column("argument", sa.Text(), nullable=False),
        sa.Column("solved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name=op.f("fk_draft_solves_learner_id_learners")),
        sa.ForeignKeyConstraint(
            ["author_id", "number"],
            ["drafts.learner_id", "drafts.number"],
            name=op.f("fk_draft_solves_author_id_drafts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("learner_id", "author_id", "number", "words", name=op.f("pk_draft_solves")),
    )


def downgrade() -> None:
    """Forget them."""
    op.drop_table("draft_solves")
    op.drop_table("draft_revisions")
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_drafts_state"))
    op.drop_table("drafts")
    with op.batch_alter_table("items", schema=None) as batch_op:
        batch_op.drop_column("origin")
