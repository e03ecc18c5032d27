"""The live log also keeps what the tray and the wing do, and words to the MC."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("live_action") as table:
        table.add_column(sa.Column("quiet", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("live_action") as table:
        table.alter_column("quiet", existing_type=sa.Boolean(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("live_action") as table:
        table.drop_column("quiet")
