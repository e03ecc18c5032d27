"""What doors said of one person has a table of its own; the journal is found by what it tells."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BEFORE_ID = 64
"""What doors had said stood among the nonces, under "past", dashes up to so many signs and an id."""


def upgrade() -> None:
    said = op.create_table(
        "door_past",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("delegate_id", sa.Integer(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_door_past_event_id")),
        sa.PrimaryKeyConstraint("event_id", "delegate_id", name=op.f("pk_door_past")),
    )
    op.create_index("ix_journal_event_kind", "journal", ["event_id", "kind", "number"])
    nonces = _nonces()
    mine = nonces.c.nonce.startswith("past-") & (sa.func.length(nonces.c.nonce) > BEFORE_ID)
    rows: list[dict[str, Any]] = [
        {"event_id": event_id, "delegate_id": int(key[BEFORE_ID:]), "said": answer}
        for event_id, key, answer in op.get_bind().execute(
            sa.select(nonces.c.event_id, nonces.c.nonce, nonces.c.answer).where(mine)
        )
    ]
    if rows:
        op.bulk_insert(said, rows)
        op.execute(nonces.delete().where(mine))


def downgrade() -> None:
    op.drop_index("ix_journal_event_kind", "journal")
    op.drop_table("door_past")


def _nonces() -> sa.TableClause:
    return sa.table(
        "nonce",
        sa.column("event_id", sa.Integer),
        sa.column("nonce", sa.String),
        sa.column("answer", sa.JSON),
    )
