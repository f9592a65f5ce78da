"""Pictures for invented people, and for tests that need a photo to send."""

from __future__ import annotations

import random
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw

PAIRS = [("#ff885e", "#ff516a"), ("#ffcd6a", "#ffa85c"), ("#82b1ff", "#665fff"), ("#a0de7e", "#54cb68"),
         ("#53edd6", "#28c9b7"), ("#72d5fd", "#2a9ef1"), ("#e0a2f3", "#d669ed")]  # fmt: skip
SKIN = ("#f2cfae", "#e8b98f", "#d99e73", "#c68a5e")
HAIR = ("#2b2320", "#4a3428", "#6e6a68", "#1d1a1f")
SIDE = 640


def portrait(name: str, number: int) -> bytes:
    """A drawn head and shoulders, always the same for the same person."""
    chance = random.Random(f"{name}{number}")
    top, bottom = PAIRS[number % len(PAIRS)]
    image = _gradient(top, bottom, SIDE, SIDE)
    draw = ImageDraw.Draw(image)
    skin, hair, cloth = chance.choice(SKIN), chance.choice(HAIR), chance.choice(PAIRS)[1]
    draw.ellipse((90, 430, 550, 900), fill=cloth)
    draw.rounded_rectangle((270, 350, 370, 490), 45, fill=skin)
    if chance.random() < 0.5:
        draw.rounded_rectangle((185, 150, 455, 470), 130, fill=hair)
    draw.ellipse((205, 145, 435, 425), fill=skin)
    draw.pieslice((195, 120, 445, 380), 180, 360, fill=hair)
    draw.ellipse((225, 215, 415, 300), fill=skin)
    return as_jpeg(image.reduce(2))  # which also makes the edges smooth


@lru_cache(maxsize=64)
def photo(width: int = 1280, height: int = 960, seed: int = 1) -> bytes:
    """A landscape of its own for every seed: sky, sun, hills."""
    chance = random.Random(seed)
    top, bottom = chance.choice(PAIRS)
    image = _gradient(bottom, top, width, height)
    draw = ImageDraw.Draw(image)
    sun, x, y = width // 9, chance.randrange(width), height // 4
    draw.ellipse((x - sun, y - sun, x + sun, y + sun), fill="#fff6d6")
    for layer, shade in enumerate(("#7f9c96", "#567d74", "#2f5a50", "#183a34")):
        base = height * (45 + 14 * layer) // 100
        points = [(at * width // 8, base - chance.randrange(height // 6)) for at in range(9)]
        draw.polygon([(0, height), *points, (width, height)], fill=shade)
    return as_jpeg(image)


def as_jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=88)
    return out.getvalue()


def _gradient(top: str, bottom: str, width: int, height: int) -> Image.Image:
    column = Image.linear_gradient("L").resize((1, height))
    stripe = Image.composite(Image.new("RGB", (1, height), bottom), Image.new("RGB", (1, height), top), column)
    return stripe.resize((width, height), Image.Resampling.NEAREST)
