"""Placeholder portraits for the sample's people: a quiet bust on a warm ground, no face, no letters.

Drawn, never downloaded. The same name and seed give the same picture; who it is says nothing about looks.
"""

from __future__ import annotations

from hashlib import blake2b
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image, ImageDraw

WIDTH_PX, HEIGHT_PX = 600, 800
_FINER = 2
_QUALITY = 86
# Ground above, ground below, figure, cloth, collar.
_TONES = (
    ("#efe3d2", "#cdb79a", "#8f7457", "#5d4a3a", "#e9dcc9"),
    ("#ece6da", "#bcb6a6", "#7d7768", "#4d4a42", "#e6e0d2"),
    ("#f0e0d4", "#cfa894", "#94664f", "#6a4032", "#eedfd3"),
    ("#e6e5da", "#aeb6a2", "#6c7863", "#454e40", "#e2e4d8"),
    ("#e8e3e2", "#b9adae", "#7d6c70", "#4f4348", "#e5dedd"),
    ("#f2e6cd", "#d1b880", "#957b45", "#5f4d2c", "#efe4cb"),
)


def draw(name: str, seed: int = 0) -> bytes:
    """Return a JPEG of 600 × 800 pixels for a name; another seed is another tone and stance."""
    from PIL import Image, ImageDraw, ImageFilter

    chance = blake2b(f"{seed}|{name}".encode(), digest_size=8).digest()
    above, below, figure, cloth, collar = _TONES[chance[0] % len(_TONES)]
    picture = _ground(above, below)
    shade = Image.new("L", picture.size, 0)
    _bust(ImageDraw.Draw(shade), chance, 110, 110, 0)
    shade = shade.filter(ImageFilter.GaussianBlur(26 * _FINER))
    picture.paste(Image.new("RGB", picture.size, figure), (0, 14 * _FINER), shade)
    _bust(ImageDraw.Draw(picture), chance, figure, cloth, collar)
    small = picture.resize((WIDTH_PX, HEIGHT_PX), Image.Resampling.LANCZOS)
    out = BytesIO()
    small.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


def _ground(above: str, below: str) -> Image.Image:
    """Return the ground: lighter behind the head, darker below."""
    from PIL import Image, ImageOps

    fall = Image.linear_gradient("L").resize((WIDTH_PX * _FINER, HEIGHT_PX * _FINER))
    glow = Image.radial_gradient("L").resize((WIDTH_PX * _FINER * 2, HEIGHT_PX * _FINER * 2))
    left, top = WIDTH_PX * _FINER // 2, HEIGHT_PX * _FINER * 3 // 4
    glow = glow.crop((left, top, left + fall.width, top + fall.height))
    return ImageOps.colorize(Image.blend(fall, glow, 0.55), above, below)


def _bust(
    pen: ImageDraw.ImageDraw, chance: bytes, figure: str | int, cloth: str | int, collar: str | int
) -> None:
    """Draw hair, head, neck, shoulders and one of three collars; the measures vary a little with `chance`."""
    half = 108 + chance[1] % 10
    top, chin = 150 + chance[2] % 12, 452 + chance[3] % 10
    shoulder = 262 + chance[4] % 20
    middle = WIDTH_PX // 2

    def at(*points: tuple[float, float]) -> list[tuple[float, float]]:
        return [(x * _FINER, y * _FINER) for x, y in points]

    hair = 10 + chance[6] % 10
    pen.ellipse(at((middle - half - hair, top - hair), (middle + half + hair, chin - 60)), fill=cloth)
    pen.ellipse(at((middle - shoulder, chin + 34), (middle + shoulder, HEIGHT_PX + 420)), fill=cloth)
    pen.rectangle(at((middle - 58, chin - 90), (middle + 58, chin + 66)), fill=figure)
    corners = ((60, 30), (72, 68), (0, 172), (124, 94), (34, 172))
    points = at(*((middle + side * x, chin + y) for side in (-1, 1) for x, y in corners))
    _collar(pen, chance[5] % 3, points, collar, figure)
    pen.ellipse(at((middle - half, top + 40), (middle + half, chin)), fill=figure)


def _collar(
    pen: ImageDraw.ImageDraw,
    kind: int,
    points: list[tuple[float, float]],
    light: str | int,
    figure: str | int,
) -> None:
    """Draw an open collar, the standing collar of an áo dài, or lapels; `points` are left then right."""
    left, right = points[:5], points[5:]
    if kind == 1:
        pen.polygon([left[0], right[0], right[1], left[1]], fill=light)
        return
    pen.polygon([left[0], right[0], right[1], left[2], left[1]], fill=figure)
    for side in (left, right):
        edge = side[1] if kind == 0 else side[3]
        pen.polygon([side[0], edge, side[4], side[2]], fill=light)
