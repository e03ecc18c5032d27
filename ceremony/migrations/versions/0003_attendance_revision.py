"""An event knows the revision of its last check-in, so that who is in the hall is read once for each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """On SQLite the default stays: to drop it the table would be made anew, and other tables hold to it."""
    op.add_column("event", sa.Column("attendance_revision", sa.Integer(), nullable=False, server_default="0"))
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("event", "attendance_revision", existing_type=sa.Integer(), server_default=None)


def downgrade() -> None:
    op.drop_column("event", "attendance_revision")
