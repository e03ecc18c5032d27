"""Guests of honour who wait at a door are kept where every server reads them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "waits_at_door",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("delegate_id", sa.Integer(), nullable=False),
        sa.Column("door", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_waits_at_door_event_id")),
        sa.PrimaryKeyConstraint("event_id", "delegate_id", name=op.f("pk_waits_at_door")),
    )


def downgrade() -> None:
    op.drop_table("waits_at_door")
