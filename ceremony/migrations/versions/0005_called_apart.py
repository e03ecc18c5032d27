"""The stage remembers who was called by hand, apart from those it stands at."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("stage", sa.Column("apart_id", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("stage", "apart_id")
