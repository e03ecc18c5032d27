"""What the paper is called by which somebody is summoned."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    column = sa.Column("heading_summoned", sa.String(), nullable=False, server_default="GIẤY MỜI")
    op.add_column("invitation_letter", column)


def downgrade() -> None:
    op.drop_column("invitation_letter", "heading_summoned")
