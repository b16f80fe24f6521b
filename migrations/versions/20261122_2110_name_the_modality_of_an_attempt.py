"""Name the modality of an attempt.

Revision: 0002, after 0001. Attempts made before it held only types that both modalities show.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Name the modality of an attempt."""
    with op.batch_alter_table("attempts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("modality", sa.String(length=6), nullable=False, server_default="online"))
    with op.batch_alter_table("attempts", schema=None) as batch_op:
        batch_op.alter_column("modality", server_default=None)


def downgrade() -> None:
    """Forget it."""
    with op.batch_alter_table("attempts", schema=None) as batch_op:
        batch_op.drop_column("modality")
