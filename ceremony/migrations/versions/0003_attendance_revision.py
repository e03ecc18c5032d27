"""An event knows the revision of its last check-in, so that who is in the hall is read once for each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("event") as table:
        table.add_column(sa.Column("attendance_revision", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("event") as table:
        table.alter_column("attendance_revision", existing_type=sa.Integer(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("event") as table:
        table.drop_column("attendance_revision")
