"""What an office prepares before the day: files, changes it can take back, tasks, more of each row."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

WORDS = {
    "event": ("superior", "quarter", "session"),
    "delegate": (
        "sort_given",
        "bloc",
        "level",
        "protocol_reason",
        "sector",
        "economic_sector",
        "honour",
        "education",
    ),
    "recipient": ("certificate_text", "movement"),
}
NUMBERS = {
    "event": ("ordinal", "period_from", "period_to", "expected_delegates", "copied_from_id"),
}


def upgrade() -> None:
    for table, names in WORDS.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.String(), nullable=False, server_default=""))
    for table, names in NUMBERS.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.Integer(), nullable=True))
    op.add_column("event", sa.Column("filing", sa.String(), nullable=False, server_default="family"))
    op.add_column("event", sa.Column("legal_bases", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("event", sa.Column("flag_salute", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("delegate", sa.Column("appointed_on", sa.Date(), nullable=True))
    op.add_column("delegate", sa.Column("direct_worker", sa.Boolean(), nullable=True))
    op.add_column(
        "recipient", sa.Column("link_confirmed", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("recipient", sa.Column("portrait", sa.String(), nullable=True))
    op.create_table(
        "event_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("venue", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_session_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_session")),
        sa.UniqueConstraint("event_id", "no", name=op.f("uq_event_session_event_id_no")),
    )
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("days_before", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_task_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    op.create_index(op.f("ix_task_event_id"), "task", ["event_id"])
    op.create_table(
        "upload",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("read", sa.LargeBinary(), nullable=True),
        sa.Column("refusal", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_upload_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upload")),
    )
    op.create_index(op.f("ix_upload_event_id"), "upload", ["event_id"])
    op.create_table(
        "mapping_choice",
        sa.Column("signature", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("kind", "signature", name=op.f("pk_mapping_choice")),
    )
    op.create_table(
        "list_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("rows", sa.LargeBinary(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_list_change_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_change")),
    )
    op.create_index(op.f("ix_list_change_event_id"), "list_change", ["event_id"])


def downgrade() -> None:
    for table in ("list_change", "mapping_choice", "upload", "task", "event_session"):
        op.drop_table(table)
    for name in ("portrait", "link_confirmed"):
        op.drop_column("recipient", name)
    for name in ("direct_worker", "appointed_on"):
        op.drop_column("delegate", name)
    for name in ("flag_salute", "legal_bases", "filing"):
        op.drop_column("event", name)
    for table, names in (*NUMBERS.items(), *WORDS.items()):
        for name in names:
            op.drop_column(table, name)
