"""Two servers of one event need PostgreSQL and Redis; where these are not, that story is not told."""

from __future__ import annotations

import os

from tests.machine import POSTGRES_URL, REDIS_URL

collect_ignore = [] if os.environ.get(POSTGRES_URL) and os.environ.get(REDIS_URL) else ["test_two_servers.py"]
