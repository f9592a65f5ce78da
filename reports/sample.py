"""A photo of nobody, by which a frame is chosen: three at a table, before a window."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

SIZE = WIDTH, HEIGHT = 1280, 960
WALL, WINDOW, TABLE = ("#e9dfd0", "#cdbda6"), ("#bfdcf2", "#eef6fb"), "#8a6145"
PEOPLE = (("#e8b98f", "#2b2320", "#36506e"), ("#f2cfae", "#4a3428", "#8a3b46"), ("#d99e73", "#1d1a1f", "#2d5a48"))


def photo() -> bytes:
    """Always the same."""
    image = _gradient(*WALL, SIZE)
    image.paste(_gradient(*WINDOW, (480, 420)), (400, 90))
    draw = ImageDraw.Draw(image)
    for place, (skin, hair, cloth) in enumerate(PEOPLE):
        _person(draw, 240 + 400 * place, skin, hair, cloth)
    draw.rectangle((0, 760, WIDTH, HEIGHT), TABLE)
    for left in (190, 590, 990):
        draw.polygon(((left - 60, 840), (left + 130, 840), (left + 160, 900), (left - 90, 900)), "#f7f4ee")
    out = BytesIO()
    image.filter(ImageFilter.GaussianBlur(1.2)).save(out, "JPEG", quality=90)
    return out.getvalue()


def _person(draw: ImageDraw.ImageDraw, middle: int, skin: str, hair: str, cloth: str) -> None:
    draw.rounded_rectangle((middle - 150, 560, middle + 150, 1000), 110, cloth)
    draw.rounded_rectangle((middle - 38, 480, middle + 38, 610), 36, skin)
    draw.ellipse((middle - 100, 300, middle + 100, 545), skin)
    draw.pieslice((middle - 110, 275, middle + 110, 500), 180, 360, hair)


def _gradient(top: str, bottom: str, size: tuple[int, int]) -> Image.Image:
    mask = Image.linear_gradient("L").resize(size)
    return Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), mask)
