"""What papers looked like when somebody last looked at them, as small pictures, and whether they still do.

A picture is compared with a tolerance: a letter that another version of the renderer draws a shade darker is
no change, a line that moved by half a millimetre is. `CEREMONY_LOOK=1` draws the pictures anew; look at them
before they are committed.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageStat

REFERENCES = Path(__file__).parent / "references"
DPI = 50
SHADE = 60
"""A blurred pixel that is darker or lighter by so much has changed; of 255."""
MOST_CHANGED = 0.0004
"""The share of a page's pixels that may: at 50 dpi about a hundred of a quarter of a million."""


def drawn(pdf: Path, page: int = 1, dpi: int = DPI) -> Image.Image:
    """One page as a grey picture."""
    command = ["pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), "-gray", "-singlefile", str(pdf)]
    made = subprocess.run(command, check=True, capture_output=True)
    return Image.open(BytesIO(made.stdout)).convert("L")


def looks_as_before(pdf: Path, name: str, page: int = 1) -> bool:
    """Say whether a page looks as its reference does; where it does not, what it looks like now is kept."""
    now, kept = drawn(pdf, page), REFERENCES / f"{name}.png"
    if os.environ.get("CEREMONY_LOOK"):
        REFERENCES.mkdir(exist_ok=True)
        now.quantize(16).save(kept, optimize=True)
        return True
    before = Image.open(kept).convert("L")
    if before.size != now.size or changed(before, now) > MOST_CHANGED:
        now.save(Path(tempfile.gettempdir()) / f"{name}-now.png")
        return False
    return True


def changed(before: Image.Image, now: Image.Image) -> float:
    """The share of pixels in which two pictures differ, once both are a little out of focus."""
    blur = ImageFilter.BoxBlur(1)
    difference = ImageChops.difference(before.filter(blur), now.filter(blur))
    far = difference.point(lambda shade: 255 if shade > SHADE else 0)
    return ImageStat.Stat(far).mean[0] / 255
