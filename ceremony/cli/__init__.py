"""`ceremony …`: serve, demo, links, tokens, and the importers of plans, delegates and decisions.

Imports stay inside the commands: `serve` must patch the standard library before anything else is
loaded, and `--help` should be quick on an old laptop.
"""

from ceremony.cli import access, drawing, files, reading, secure, serving
from ceremony.cli.group import main

__all__ = ["access", "drawing", "files", "main", "reading", "secure", "serving"]
