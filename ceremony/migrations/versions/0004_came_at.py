"""The stage keeps when the ceremony came to its item, which a hold does not move."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("stage", sa.Column("came_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE stage SET came_at = timer_started_at")


def downgrade() -> None:
    op.drop_column("stage", "came_at")
