"""The first start from a checkout: from bare Python to a running Ceremony, in one go.

`python3 -m ceremony …` and `python3 -m tests` call `get_ready` before anything else. Installed from a
wheel there is nothing to do. In a checkout a `.venv` is made beside it; started again inside, the same
command installs what the lockfile pins and then the project itself, which brings the browser libraries
and fonts. Later starts only compare a stamp. Standard library only: nothing else is there yet.

What is said goes to stderr, because stdout may be an answer that a program reads.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {"ceremony": "requirements.lock", "tests": "requirements-test.lock"}
"""What each `python -m …` needs; the second holds all of the first."""
BUILT_FROM = ("pyproject.toml", *(f"ceremony/assets/{name}" for name in ("__init__.py", "package-lock.json")))


def get_ready(module: str) -> None:
    """Return when this Python can run `module`; otherwise set up and run the same command again."""
    if sys.version_info < (3, 11):  # noqa: UP036  an older Python can read this file, and no further
        give_up("cần Python 3.11 trở lên", "needs Python 3.11 or newer")
    if not (ROOT / "pyproject.toml").exists():
        return
    _speak_anywhere()
    if Path(sys.prefix).resolve() != VENV.resolve():
        if _chosen_by_the_user() and _complete(module):
            return
        if not PYTHON.exists():
            _make_venv()
        _run_again(module)
    if not (_stamped(module) if _stamps() else _complete(module)):
        _install(module)
        _run_again(module)
    _compile_catalogues()


def say(vietnamese: str, english: str) -> None:
    """One line of progress, in both languages."""
    print(f"• {vietnamese} / {english}", file=sys.stderr, flush=True)


def give_up(vietnamese: str, english: str) -> NoReturn:
    """Stop with one line that says what to do."""
    sys.exit(f"ceremony: {vietnamese} / {english}")


def may_use_apt() -> bool:
    """Is this Debian or a child of it, and may we install packages?"""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def apt_install(*packages: str) -> bool:
    """Install Debian packages; return whether that went well. What apt says is shown only if it did not."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        ended = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
    if ended.returncode:
        print(ended.stdout + ended.stderr, file=sys.stderr)
    return ended.returncode == 0


def _speak_anywhere() -> None:
    """A console that cannot write Vietnamese shows question marks instead of a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _chosen_by_the_user() -> bool:
    """Another environment is active, or none was ever made here: then this Python is meant."""
    return sys.prefix != sys.base_prefix or not PYTHON.exists()


def _complete(module: str) -> bool:
    """Has this very Python all that the project asks for, and are the browser libraries here?"""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extra = project["optional-dependencies"]["test"] if module == "tests" else []
    wanted = [line for line in (*project["dependencies"], *extra) if ";" not in line]
    return _has_vendor() and all(_installed(line) for line in wanted)


def _installed(requirement: str) -> bool:
    import importlib.metadata

    name = re.match(r"[\w.-]+", requirement)
    try:
        return bool(name and importlib.metadata.version(name[0]))
    except importlib.metadata.PackageNotFoundError:
        return False


def _has_vendor() -> bool:
    return (ROOT / "static/vendor/stamp.json").exists()


def _stamps() -> list[Path]:
    return list(VENV.glob("ceremony-*.stamp"))


def _stamp(module: str) -> Path:
    return VENV / f"ceremony-{module}.stamp"


def _stamped(module: str) -> bool:
    stamp = _stamp(module)
    return stamp.exists() and stamp.read_text("utf-8") == _digest(module) and _has_vendor()


def _digest(module: str) -> str:
    """What the environment is made from: this Python, the lockfile, what the project is built from."""
    digest = hashlib.sha256(sys.version.encode())
    for name in (LOCKS[module], *BUILT_FROM):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def _make_venv() -> None:
    say("Lần đầu: chuẩn bị, khoảng một phút", "First start: setting up, about a minute")
    if not importlib.util.find_spec("ensurepip") or not importlib.util.find_spec("venv"):
        _bring_venv()
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if made.returncode:
        give_up(f"không tạo được {VENV}", f"could not make {VENV}")


def _bring_venv() -> None:
    """Debian keeps Python's venv in a package of its own."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not (may_use_apt() and apt_install(package)):
        give_up(f"hãy cài gói {package} rồi chạy lại", f"install {package} first: sudo apt install {package}")


def _install(module: str) -> None:
    say("Cài các thư viện Python đã ghim phiên bản", "Installing the pinned Python libraries")
    if not importlib.util.find_spec("pip"):
        subprocess.run([sys.executable, "-m", "ensurepip"], stdout=subprocess.DEVNULL, check=False)
    _pip("install", "--require-hashes", "-r", str(ROOT / LOCKS[module]))
    say("Cài Ceremony, thư viện trình duyệt và phông chữ", "Installing Ceremony, browser libraries and fonts")
    _pip("install", "--no-deps", "-e", str(ROOT))
    for done in LOCKS if module == "tests" else (module,):
        _stamp(done).write_text(_digest(done), "utf-8")
    if not _stamped(module):
        give_up("thiếu thư viện trình duyệt trong static/vendor", "static/vendor was not filled")


def _pip(*arguments: str) -> None:
    """Run pip without its chatter; if it fails, say why: in our build hook's own line when there is one."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "-q", *arguments]
    ended = subprocess.run(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if ended.returncode:
        if ours := re.search(r"^\s*(ceremony: .+)$", ended.stdout, re.MULTILINE):
            sys.exit(ours[1])
        print(ended.stdout.strip(), file=sys.stderr)
        give_up("cài đặt chưa xong; lần đầu cần có internet", "set-up did not finish; it needs the internet")


def _run_again(module: str) -> NoReturn:
    """The same command in the environment's Python. Windows has no exec: wait for it there."""
    command = [str(PYTHON), "-m", module, *sys.argv[1:]]
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(PYTHON, command)
    child = subprocess.Popen(command)
    while True:
        try:
            sys.exit(child.wait())
        except KeyboardInterrupt:
            continue


def _compile_catalogues() -> None:
    """In a checkout the catalogues are edited in place."""
    from ceremony.assets import catalogues

    if catalogues.stale():
        catalogues.compile_stale()
