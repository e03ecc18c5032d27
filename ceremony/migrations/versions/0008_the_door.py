"""The door: who came unannounced, whom the hosts receive, what doors without network disagreed on, codes
that were nobody's.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("added_at_door", "added_by", "absence_reason"):
        op.add_column("delegate", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("delegate", sa.Column("vip", sa.Boolean(), nullable=True))
    op.add_column("event", sa.Column("greets", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_table(
        "door_conflict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("delegate_id", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("kind", "typed", "shown")),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("earlier", "later")),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("closed_by", "outcome", "note")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_door_conflict_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_door_conflict")),
    )
    op.create_index("ix_door_conflict_event_closed", "door_conflict", ["event_id", "closed_at"])
    op.create_table(
        "refused_scan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("delegate_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("door", "by", "outcome", "typed")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_refused_scan_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refused_scan")),
    )
    op.create_index("ix_refused_scan_event_id", "refused_scan", ["event_id", "id"])


def downgrade() -> None:
    for table in ("refused_scan", "door_conflict"):
        op.drop_table(table)
    op.drop_column("event", "greets")
    for name in ("vip", "absence_reason", "added_by", "added_at_door"):
        op.drop_column("delegate", name)
