"""What others wrote comes pinned, with integrity, from nowhere in particular, and is never committed."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import shutil
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from ceremony import assets
from ceremony.firstrun import LOCKS, ROOT
from tests.rooms import tree

FLASK_IS = {"werkzeug", "jinja2", "markupsafe", "itsdangerous"}
HERE = ROOT / "ceremony/assets"


@pytest.mark.parametrize("lock", LOCKS.values())
def test_every_pin_of_a_lockfile_has_hashes_and_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    blocks = re.split(r"\n(?=[A-Za-z])", text.strip())
    assert [block for block in blocks if not re.match(r"[\w.-]+==\S+.* \\\n +--hash=sha256:", block)] == []
    assert "://" not in text


@pytest.mark.parametrize("lock", LOCKS.values())
def test_a_lockfile_pins_every_dependency_within_its_range(lock: str) -> None:
    pins = dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE))
    wanted = [Requirement(line) for line in _dependencies(lock)]
    outside = [str(one) for one in wanted if not one.specifier.contains(pins.get(one.name.lower(), "0"))]
    assert outside == []


def test_what_is_imported_is_asked_for_and_not_just_brought_along() -> None:
    users, ours = (_asked_for(lock) for lock in LOCKS.values())
    package = [path for path in tree.files("ceremony", ".py") if path.name != "hatch_build.py"]
    assert _imported(package) - users == set()
    assert _imported(tree.files("tests", ".py")) - ours == set()


def test_the_tests_run_on_the_pins_that_users_get() -> None:
    users, ours = (
        set(re.findall(r"^[\w.-]+==\S+", (ROOT / lock).read_text("utf-8"), re.MULTILINE))
        for lock in LOCKS.values()
    )
    assert users - ours == set()


def test_the_npm_lockfile_has_integrity_for_every_package_and_no_registry() -> None:
    packages = json.loads((HERE / "package-lock.json").read_text("utf-8"))["packages"]
    brought = {name: package for name, package in packages.items() if name}
    assert [name for name, package in brought.items() if not package["integrity"].startswith("sha512-")] == []
    assert [name for name, package in brought.items() if "resolved" in package] == []


def test_package_json_asks_for_exact_versions() -> None:
    wanted = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]
    assert [version for version in wanted.values() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


def test_the_vendor_folder_is_what_the_lockfile_says() -> None:
    assert assets.fresh(ROOT / "static/vendor")


def test_the_decoder_and_its_webassembly_are_of_one_build() -> None:
    """Of two versions, every frame would end in "memory access out of bounds"."""
    zxing = ROOT / "static/vendor/zxing"
    digest = hashlib.sha256((zxing / "zxing_reader.wasm").read_bytes()).hexdigest()
    assert digest in (zxing / "reader/index.js").read_text("utf-8")


def test_a_changed_file_of_the_vendor_folder_is_noticed_and_brought_again(tmp_path: Path) -> None:
    vendor = shutil.copytree(ROOT / "static/vendor", tmp_path / "vendor")
    (vendor / "idiomorph/idiomorph.esm.js").write_text("export const Idiomorph = null\n", "utf-8")
    assert not assets.fresh(vendor)

    assert assets.build(vendor)

    assert assets.fresh(vendor)
    assert [path.name for path in tmp_path.iterdir()] == ["vendor"]


def test_a_package_with_the_wrong_integrity_is_refused_and_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tampered = shutil.copytree(HERE, tmp_path / "assets")
    lock = tampered / "package-lock.json"
    lock.write_text(re.sub(r'"sha512-.', '"sha512-A', lock.read_text("utf-8")), "utf-8")
    vendor = shutil.copytree(ROOT / "static/vendor", tmp_path / "vendor")
    monkeypatch.setattr(assets, "HERE", tampered)

    with pytest.raises(assets.AssetsFailed, match="EINTEGRITY") as refused:
        assets.build(vendor, force=True)

    assert "\n" not in str(refused.value)
    monkeypatch.undo()
    assert assets.fresh(vendor)


def test_nothing_that_others_wrote_is_committed() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").split()
    assert "/static/vendor/" in ignored
    brought = {Path(name).name for name in assets.FILES}
    assert [tree.name(path) for path in tree.files() if path.name in brought or path.suffix == ".woff2"] == []


def _asked_for(lock: str) -> set[str]:
    return {Requirement(line).name.lower() for line in _dependencies(lock)} | FLASK_IS


def _imported(modules: list[Path]) -> set[str]:
    """The distributions that these modules import from, the standard library and ourselves left out."""
    nodes = [node for path in modules for node in ast.walk(tree.parsed(path))]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    known = sys.stdlib_module_names | {"ceremony", "tests"}
    return {_distribution(name.split(".")[0]) for name in names if name.split(".")[0] not in known}


def _distribution(module: str) -> str:
    return packages_distributions().get(module, [module])[0].lower()


def _dependencies(lock: str) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extra = project["optional-dependencies"]["test"] if lock == LOCKS["tests"] else []
    return [*project["dependencies"], *extra]
