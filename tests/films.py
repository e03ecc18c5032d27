"""What a camera at a door may see: codes, well and badly held, and films of them for a fake camera."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

import qrcode
from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

from ceremony.base.qr import MODULES, QUIET_MODULES, Rows, rows_of

SIZE = (1280, 720)
PAPER, TABLE = 240, 150
ORIENTATION, TURNED = 0x0112, 6
"""The EXIF tag by which a phone says how it was held, and its word for upright."""


def code(digits: str, module_px: int = 12) -> Image.Image:
    """A code as it is printed, its quiet zone included, in shades of grey."""
    return drawn(rows_of(digits), module_px)


def link(text: str, module_px: int = 9) -> Image.Image:
    """A code of any text, such as a delegate's link."""
    made = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    made.add_data(text)
    made.make()
    return drawn(made.get_matrix(), module_px)


def drawn(rows: Rows, module_px: int) -> Image.Image:
    side = len(rows) + 2 * QUIET_MODULES
    card = Image.new("L", (side, side), PAPER)
    for row, modules in enumerate(rows):
        for column, dark in enumerate(modules):
            card.putpixel((column + QUIET_MODULES, row + QUIET_MODULES), 20 if dark else PAPER)
    return card.resize((side * module_px, side * module_px), Image.Resampling.NEAREST)


def held(card: Image.Image, turned: float = 0, size: tuple[int, int] = SIZE) -> Image.Image:
    """The card in front of a table, turned by so many degrees."""
    scene = Image.new("L", size, TABLE)
    shape = Image.new("L", card.size, 255).rotate(turned, expand=True, resample=Image.Resampling.BICUBIC)
    card = card.rotate(turned, expand=True, resample=Image.Resampling.BICUBIC, fillcolor=TABLE)
    scene.paste(card, ((size[0] - card.width) // 2, (size[1] - card.height) // 2), shape)
    return scene


def torn(digits: str) -> Image.Image:
    """A code with a corner of its data gone; level Q mends a quarter."""
    card = code(digits)
    module = card.width // (MODULES + 2 * QUIET_MODULES)
    at = (QUIET_MODULES + MODULES - 5) * module
    ImageDraw.Draw(card).rectangle((at, at, card.width, card.height), fill=TABLE)
    return held(card)


def dim(digits: str) -> Image.Image:
    """A foyer before the lights are on: a sixth of the light, and the camera's own noise."""
    scene = ImageEnhance.Brightness(held(code(digits))).enhance(0.18)
    return ImageChops.add(scene, Image.effect_noise(SIZE, 12), scale=1, offset=-128)


KINDS: dict[str, Callable[[str], Image.Image]] = {
    "clean": lambda digits: held(code(digits)),
    "small": lambda digits: held(code(digits, module_px=4)),
    "rotated": lambda digits: held(code(digits), turned=33),
    "blurred": lambda digits: held(code(digits)).filter(ImageFilter.GaussianBlur(5)),
    "dim": dim,
    "torn": torn,
    "inverted": lambda digits: held(ImageChops.invert(code(digits))),
}
"""How a guest holds a card of these digits."""


def empty(seed: int = 0) -> Image.Image:
    """A table full of things and no code."""
    chance, scene = random.Random(seed), Image.new("L", SIZE, TABLE)
    pen = ImageDraw.Draw(scene)
    for _thing in range(60):
        x, y = chance.randrange(SIZE[0]), chance.randrange(SIZE[1])
        box = (x, y, x + chance.randrange(20, 200), y + chance.randrange(20, 200))
        pen.rectangle(box, fill=chance.randrange(256))
    return scene.filter(ImageFilter.GaussianBlur(1))


def black() -> Image.Image:
    return Image.new("L", SIZE, 0)


def film(path: Path, scenes: Iterable[Image.Image], frames_each: int = 2, per_second: int = 5) -> None:
    """Write a film that Chromium plays over and over as its camera; it never shows half a film."""
    arriving = path.with_suffix(".new")
    with arriving.open("wb") as out:
        out.write(f"YUV4MPEG2 W{SIZE[0]} H{SIZE[1]} F{per_second}:1 Ip A1:1 C420jpeg\n".encode())
        colourless = bytes([128]) * (SIZE[0] * SIZE[1] // 2)
        for scene in scenes:
            studio = scene.point([16 + light * 219 // 255 for light in range(256)])
            out.write((b"FRAME\n" + studio.tobytes() + colourless) * frames_each)
    arriving.replace(path)


def photo(card: Image.Image, size: tuple[int, int] = (4032, 3024)) -> bytes:
    """A phone's JPEG of twelve million pixels, lying on its side with a note that it does."""
    how = Image.Exif()
    how[ORIENTATION] = TURNED
    jpeg = BytesIO()
    held(card, turned=8, size=size).save(jpeg, "JPEG", quality=80, exif=how)
    return jpeg.getvalue()


def png(scene: Image.Image) -> bytes:
    out = BytesIO()
    scene.save(out, "PNG", compress_level=1)
    return out.getvalue()
