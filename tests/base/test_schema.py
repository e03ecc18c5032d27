"""The migrations make exactly the tables that the models speak of, on either database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from alembic.script import ScriptDirectory

from ceremony.base.paths import MIGRATIONS
from ceremony.base.schema import HEAD
from ceremony.firstrun import ROOT
from tests.servers import Server, clean_environment

COMPARE = """
import json, sys
from pathlib import Path
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from ceremony.app import create_app
from ceremony.base.db import db
from ceremony.settings import Settings
app = create_app(Settings(Path(sys.argv[1]), sys.argv[2]))
with app.app_context(), db.engine.connect() as connection:
    found = MigrationContext.configure(connection, opts={"compare_type": True})
    print(json.dumps([str(one) for one in compare_metadata(found, db.metadata)]))
"""


def test_the_newest_revision_is_the_one_the_server_knows() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD


def test_the_migrations_make_what_the_models_speak_of(own_server: Server, tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", COMPARE, str(tmp_path / "elsewhere"), own_server.database_url],
        cwd=ROOT,
        env=clean_environment({}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (ended.returncode, ended.stderr) == (0, "")
    assert json.loads(ended.stdout) == []
