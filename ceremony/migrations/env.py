"""Alembic's way in: the application's own engine, the models' own metadata; no logging touched."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from flask import current_app

database = current_app.extensions["migrate"].db


def drawn(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """How a migration writes our own column types: as what the database knows."""
    return "sa.DateTime(timezone=True)" if kind == "type" and type(item).__name__ == "Instant" else False


def run() -> None:
    """Run the migrations on the application's engine."""
    arguments = current_app.extensions["migrate"].configure_args
    with database.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=database.metadata,
            render_item=drawn,
            transaction_per_migration=True,
            **arguments,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
