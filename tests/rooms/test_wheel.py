"""What is installed is what was written: the wheel, and a machine that has only the wheel."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import ceremony
from ceremony import assets
from ceremony.firstrun import ROOT
from tests.rooms import tree
from tests.rooms.conftest import pip, run
from tests.rooms.server import demo, get


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(wheel: Path) -> None:
    ours = {tree.name(path) for path in tree.files("ceremony")}
    beside = {
        f"ceremony/{tree.name(path)}" for folder in ("templates", "static") for path in tree.files(folder)
    }
    compiled = {name.removesuffix(".po") + ".mo" for name in ours if name.endswith(".po")}
    vendor = {f"ceremony/static/vendor/{name}" for name in (*assets.FILES, assets.STAMP)}
    assert _packed(wheel) == ours | compiled | beside | vendor


def test_the_wheel_holds_compiled_catalogues_samples_and_migrations(wheel: Path) -> None:
    packed = _packed(wheel)
    wanted = [
        r"ceremony/translations/en/LC_MESSAGES/messages\.mo",
        r"ceremony/samples/[\w-]+\.docx",
        r"ceremony/samples/[\w-]+\.xlsx",
        r"ceremony/migrations/env\.py",
        r"ceremony/migrations/versions/\w+\.py",
    ]
    assert [one for one in wanted if not any(re.fullmatch(one, name) for name in packed)] == []


def test_the_wheel_names_its_licence_and_carries_those_of_what_it_ships(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        info = f"ceremony-{ceremony.__version__}.dist-info"
        metadata = packed.read(f"{info}/METADATA").decode()
        assert "\nLicense-Expression: Apache-2.0\n" in metadata
        assert packed.read(f"{info}/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
        licences = [name for name in packed.namelist() if "/vendor/licenses/" in name]
        assert all(len(packed.read(name)) > 500 for name in licences)
        assert len(licences) == 10


def test_the_installed_command_answers_from_the_wheel_alone(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import ceremony; print(ceremony.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)
    assert run(installed / "ceremony", "--help", cwd=tmp_path) == run(
        installed / "python", "-m", "ceremony", "--help", cwd=tmp_path
    )


def test_an_installed_demo_serves_its_page_and_all_that_the_page_names(
    installed: Path, tmp_path: Path
) -> None:
    with demo([installed / "ceremony"], tmp_path, seconds=60) as address:
        status, page = get(address)
        assert status == 200
        named = re.findall(r'(?:src|href)="(/static/[^"]+)"', page.decode())
        assert named
        assert {name: get(address + name)[0] for name in named} == dict.fromkeys(named, 200)
        stamp = re.match(r"/static/[^/]+", named[0])
        assert stamp
        vendor = [f"{stamp[0]}/vendor/{name}" for name in assets.FILES]
        assert {name: get(address + name)[0] for name in vendor} == dict.fromkeys(vendor, 200)


def test_assets_brings_back_what_was_lost_and_says_in_one_line_when_it_cannot(
    installed: Path, tmp_path: Path
) -> None:
    """An installation on a machine without Node.js: first as it is, then with the wheel it is told to get."""
    vendor = next(installed.parent.rglob("ceremony/static/vendor"))
    shutil.rmtree(vendor / "fonts")
    nothing_else = {**os.environ, "PATH": str(installed)}
    bring = [str(installed / "ceremony"), "assets"]

    refused = subprocess.run(
        bring, cwd=tmp_path, env=nothing_else, capture_output=True, text=True, check=False
    )
    assert refused.returncode != 0
    assert refused.stderr.count("\n") == 1
    assert assets.NODE_REQUIREMENT in refused.stderr
    assert (vendor / "idiomorph").exists()

    run(*pip(installed), assets.NODE_REQUIREMENT)
    subprocess.run(bring, cwd=tmp_path, env=nothing_else, check=True)
    assert assets.fresh(vendor)


def _packed(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as packed:
        return {name for name in packed.namelist() if ".dist-info/" not in name}
