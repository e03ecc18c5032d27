"""The build hook: brings what the lockfile names and compiles the catalogues, before the wheel is packed."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Hook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs for a wheel and for an editable install; the source archive stays without others' files."""

    def dependencies(self) -> list[str]:
        """Ask for npm only where it is needed and missing."""
        assets = _load(self.root, "__init__.py")
        if assets.fresh(Path(self.root, "static/vendor")) or assets.npm():
            return []
        return [str(assets.NODE_REQUIREMENT)]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fill `static/vendor` and write the compiled catalogues."""
        assets = _load(self.root, "__init__.py")
        try:
            assets.build(Path(self.root, "static/vendor"))
        except assets.AssetsFailed as failed:
            sys.exit(f"ceremony: {failed}")
        _load(self.root, "catalogues.py").compile_stale()


def _load(root: str, name: str) -> ModuleType:
    """Load a module of `ceremony.assets` by its path: nothing of ceremony is installed yet."""
    path = Path(root, "ceremony/assets", name)
    spec = importlib.util.spec_from_file_location(f"ceremony_assets_{path.stem.strip('_')}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
