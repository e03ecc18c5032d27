"""The stage keeps when the ceremony came to its item, which a hold does not move."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("stage") as table:
        table.add_column(sa.Column("came_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE stage SET came_at = timer_started_at")


def downgrade() -> None:
    with op.batch_alter_table("stage") as table:
        table.drop_column("came_at")
