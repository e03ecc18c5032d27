"""Paper: what invitations say and which numbers they have, what was printed, where certificates have their
words.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

LETTER_WORDS = (
    "superior", "issuer", "symbol", "place", "subject", "venue", "chair", "content", "contact",
    "closing_invited", "closing_summoned", "authority", "office", "signer",
)  # fmt: skip


def upgrade() -> None:
    op.add_column("delegate", sa.Column("nameless", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "invitation_letter",
        sa.Column("event_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in LETTER_WORDS),
        sa.Column("first_number", sa.Integer(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("notes", "copies", "summoned")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_invitation_letter_event_id")),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_invitation_letter")),
    )
    op.create_table(
        "invitation",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("delegate_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_invitation_event_id")),
        sa.PrimaryKeyConstraint("event_id", "no", name=op.f("pk_invitation")),
    )
    op.create_index("ix_invitation_event_delegate", "invitation", ["event_id", "delegate_id"], unique=True)
    op.create_table(
        "printed_piece",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("lines", "before")),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_printed_piece_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_piece")),
        sa.UniqueConstraint("event_id", "paper", "key", name=op.f("uq_printed_piece_event_id_paper_key")),
    )
    op.create_table(
        "certificate_form",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("award", sa.String(), nullable=False),
        *(
            sa.Column(name, sa.Double(), nullable=False)
            for name in ("width_mm", "height_mm", "shift_x_mm", "shift_y_mm")
        ),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_certificate_form_event_id")),
        sa.PrimaryKeyConstraint("event_id", "award", name=op.f("pk_certificate_form")),
    )


def downgrade() -> None:
    for table in ("certificate_form", "printed_piece", "invitation", "invitation_letter"):
        op.drop_table(table)
    op.drop_column("delegate", "nameless")
