"""Translations: from the catalogues people edit (.po) to those programs read (.mo)."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "translations"


def stale(folder: Path = FOLDER) -> list[Path]:
    """Return the catalogues whose compiled form is missing or older than they are."""
    return [po for po in sorted(folder.glob("*/LC_MESSAGES/*.po")) if not _compiled_after(po)]


def compile_stale(folder: Path = FOLDER) -> None:
    """Compile what changed. A fuzzy entry is a guess, and is left out."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for po in stale(folder):
        with po.open("rb") as source:
            catalogue = read_po(source)
        with po.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, catalogue)


def _compiled_after(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns
