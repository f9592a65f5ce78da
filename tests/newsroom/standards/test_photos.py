"""What is told of a photo: as it is usually sent, and as nobody should send it."""

from __future__ import annotations

import itertools
import random
from functools import cache
from io import BytesIO
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont, ImageOps

from newsroom.standards import thresholds
from newsroom.standards.photos import look
from newsroom.standards.prints import MOST_APART, is_alike, near_parts, parts
from simulator import photo
from tests.timing import is_done_in

USUAL = thresholds.Thresholds()


@cache
def scene(seed=1, size=(1280, 960)):
    """As a photo is: light that changes slowly, things in it, and detail of every size down to the finest."""
    chance = random.Random(seed)
    channels = []
    for tint in (0.9, 1.0, 1.1):
        channel = Image.linear_gradient("L").rotate(chance.randrange(360)).resize(size)
        for across in (5, 20, 80, 320, 1280):
            grain = (across, across * 3 // 4)
            noise = Image.frombytes("L", grain, chance.randbytes(grain[0] * grain[1]))
            channel = Image.blend(channel, noise.resize(size, Image.Resampling.BICUBIC), 0.3)
        channels.append(channel.point(lambda value, tint=tint: min(255, int(value * tint))))
    image = Image.merge("RGB", channels)
    draw = ImageDraw.Draw(image)
    for _ in range(4):
        x, y, r = chance.randrange(size[0]), chance.randrange(size[1]), size[1] // chance.randrange(4, 12)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=tuple(chance.choices(range(40, 220), k=3)))
    return image


def logo(side=900):
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((50, 50, side - 50, side - 50), fill="#0b5394", outline="#ffd966", width=30)
    draw.polygon([(side // 2, 150), (side - 250, side - 250), (250, side - 250)], fill="#ffd966")
    return image


def screenshot():
    image = Image.new("RGB", (590, 1280), "white")
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(22)
    draw.rectangle((0, 0, 590, 90), fill="#2a9ef1")
    for row in range(34):
        draw.text((24, 120 + 33 * row), "The union of education and science " * 2, font=font, fill="black")
    return image


def saved(image, form="JPEG", **more):
    out = BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


def sharpness(image):
    return look(saved(image)).sharpness


def test_a_good_photo_is_found_good():
    facts = look(saved(scene()))
    assert (facts.width, facts.height) == (1280, 960)
    assert facts.brightness > 2 * USUAL.darkness
    assert facts.contrast > 15
    assert facts.sharpness > 5 * USUAL.sharpness
    assert not facts.drawn


@pytest.mark.parametrize("size", [(1280, 960), (960, 1280), (640, 480), (320, 240)])
def test_the_photos_of_the_demo_pass(size):
    for seed in range(6):
        facts = look(photo(*size, seed=seed))
        assert not facts.drawn
        assert facts.brightness > USUAL.darkness
        assert facts.sharpness > USUAL.sharpness


def test_black_and_white():
    black, white = (look(saved(Image.new("RGB", (800, 600), colour))) for colour in ("black", "white"))
    assert (black.brightness, white.brightness) == (0, 255)
    assert black.contrast == white.contrast == black.sharpness == white.sharpness == 0


def test_a_dark_photo_is_dark():
    assert look(saved(ImageEnhance.Brightness(scene()).enhance(0.25))).brightness < USUAL.darkness


@pytest.mark.parametrize("seed", range(4))
def test_a_blurred_photo_is_blurred(seed):
    image = scene(seed)
    assert sharpness(image.filter(ImageFilter.GaussianBlur(1))) > USUAL.sharpness
    assert sharpness(image.filter(ImageFilter.GaussianBlur(12))) < USUAL.sharpness


def test_a_face_before_a_soft_background_is_sharp():
    image = scene()
    face = image.crop((480, 300, 860, 700))
    image = image.filter(ImageFilter.GaussianBlur(14))
    assert sharpness(image) < USUAL.sharpness
    image.paste(face, (480, 300))
    assert sharpness(image) > USUAL.sharpness


def test_sharpness_is_of_what_is_seen_not_of_how_many_pixels_there_are():
    large = scene(size=(2560, 1920))
    assert 0.5 < sharpness(large) / sharpness(large.resize((1280, 960))) < 2


@pytest.mark.parametrize("form", ["PNG", "WEBP", "GIF"])
def test_a_logo_is_drawn(form):
    assert look(saved(logo(), form)).drawn


@pytest.mark.parametrize("image", [logo().convert("RGB"), ImageOps.invert(screenshot()), screenshot()])
def test_a_logo_and_a_screenshot_are_drawn_as_jpeg_too(image):
    assert look(saved(image, quality=70)).drawn


@pytest.mark.parametrize("seed", range(3))
def test_a_photo_is_not_drawn(seed):
    image = scene(seed)
    assert not look(saved(image, quality=50)).drawn
    assert not look(saved(image.filter(ImageFilter.GaussianBlur(6)))).drawn
    snow = Image.composite(Image.new("RGB", image.size, "white"), image, Image.linear_gradient("L").resize(image.size))
    assert not look(saved(snow)).drawn


def test_white_sky_over_a_street_is_a_photo():
    """Most of it in one colour, and hard edges: what is left has the grain of a photo."""
    image = scene()
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 1280, 600), fill="white")
    for at in range(40, 1280, 80):
        draw.line((at, 300, at, 700), fill="black", width=6)
    assert not look(saved(image)).drawn


def test_a_soft_sky_over_black_hills_is_a_photo():
    """Hard edges and no grain, yet too many colours for a logo."""
    up, across = (
        Image.linear_gradient("L").resize((1280, 960)),
        Image.linear_gradient("L").rotate(90).resize((1280, 960)),
    )
    image = Image.merge("RGB", (up, across, ImageOps.invert(up)))
    draw = ImageDraw.Draw(image)
    for at in range(0, 1280, 40):
        draw.polygon([(at, 960), (at + 20, 500), (at + 40, 960)], fill="black")
    assert not look(saved(image)).drawn


def test_transparent_is_white():
    assert look(saved(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG")).brightness == 255


@pytest.mark.parametrize("orientation", [1, 2, 3, 4, 5, 6, 7, 8])
def test_a_photo_taken_on_its_side_is_seen_upright(orientation):
    image = scene()
    exif = Image.Exif()
    exif[0x0112] = orientation
    facts = look(saved(image, exif=exif))
    upright = look(saved(ImageOps.exif_transpose(Image.open(BytesIO(saved(image, exif=exif))))))
    assert (facts.width, facts.height) == ((960, 1280) if orientation >= 5 else (1280, 960))
    assert (facts.width, facts.height) == (upright.width, upright.height)
    assert is_alike(facts.likeness, upright.likeness)
    assert is_alike(facts.likeness, look(saved(image)).likeness) == (orientation == 1)


MODES = [("JPEG", "CMYK"), ("JPEG", "L"), ("PNG", "1"), ("PNG", "P"), ("PNG", "LA"), ("PNG", "RGBA"), ("PNG", "I;16"),
         ("GIF", "P"), ("WEBP", "RGBA"), ("BMP", "RGB"), ("MPO", "RGB")]  # fmt: skip


@pytest.mark.parametrize(("form", "mode"), MODES)
def test_every_kind_of_picture_is_looked_at(form, mode):
    image = scene().convert("L").convert("I;16") if mode == "I;16" else scene().convert(mode)
    facts = look(saved(image, form))
    assert (facts.width, facts.height) == (1280, 960)
    assert mode == "I;16" or 60 < facts.brightness < 200


def test_of_many_frames_the_first():
    frames = [Image.new("RGB", (64, 48), colour) for colour in ("white", "black", "red")]
    for form in ("GIF", "WEBP", "PNG"):
        assert look(saved(frames[0], form, save_all=True, append_images=frames[1:])).brightness > 250


@pytest.mark.parametrize("size", [(1, 1), (1, 500), (500, 1), (2, 2), (9, 9), (5000, 3)])
def test_tiny_and_narrow(size):
    facts = look(saved(Image.new("RGB", size, "grey"), "PNG"))
    assert (facts.width, facts.height, facts.sharpness, facts.drawn) == (*size, 0, False)


NO_PICTURES = [
    b"",
    b"\xff\xd8\xff",
    b"GIF89a",
    b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    b"<svg/>",
    b"RIFF1234WEBP",
]


@pytest.mark.parametrize("content", NO_PICTURES)
def test_what_is_no_picture(content):
    assert look(content) is None


@pytest.mark.parametrize("form", ["TIFF", "PPM", "ICO"])
def test_what_no_phone_sends_is_not_even_opened(form):
    assert look(saved(Image.new("RGB", (64, 64), "red"), form)) is None


def test_a_picture_cut_short():
    whole = saved(scene())
    assert look(whole) is not None
    assert look(whole[: len(whole) // 2]) is None


SMALL = {form: saved(scene(size=(64, 48)), form) for form in ("JPEG", "PNG", "GIF", "WEBP", "BMP")}


@settings(max_examples=200)
@given(st.sampled_from(sorted(SMALL)), st.lists(st.tuples(st.integers(0, 800), st.integers(0, 255)), min_size=1))
@pytest.mark.filterwarnings("ignore")  # Pillow's, over what is broken; it must not stop a person in the bot either
def test_broken_pictures_break_nothing(form, changes):
    content = bytearray(SMALL[form])
    for at, value in changes:
        content[at % len(content)] = value
    look(bytes(content))


@pytest.mark.parametrize(
    ("form", "size"), [("PNG", (7000, 7000)), ("GIF", (12_000, 12_000)), ("PNG", (20_000, 20_000))]
)
def test_a_bomb_does_not_go_off(form, size):
    content = saved(Image.new("1", (8, 8)), form)
    sides = (
        [side.to_bytes(4, "big") for side in size] if form == "PNG" else [side.to_bytes(2, "little") for side in size]
    )
    at = 16 if form == "PNG" else 6
    content = content[:at] + b"".join(sides) + content[at + len(b"".join(sides)) :]
    assert look(content) is None
    assert is_done_in(0.05, lambda: look(content))


def test_what_would_fill_the_memory_is_not_looked_at():
    assert look(saved(Image.new("1", (5000, 5000)), "PNG")) is None
    assert look(saved(Image.new("1", (4000, 4000)), "PNG")) is not None


def test_a_photo_of_twelve_megapixels_takes_no_time():
    content = saved(scene().resize((4000, 3000)), quality=90)
    facts = look(content)
    assert (facts.width, facts.height) == (4000, 3000)
    assert is_done_in(0.15, lambda: look(content))


SENT_AGAIN = {
    "saved anew": lambda image: saved(image, quality=35),
    "smaller": lambda image: saved(image.resize((400, 300))),
    "larger, as PNG": lambda image: saved(image.resize((1600, 1200)), "PNG", compress_level=1),
    "lighter": lambda image: saved(ImageEnhance.Brightness(image).enhance(1.15)),
    "darker": lambda image: saved(ImageEnhance.Brightness(image).enhance(0.8)),
    "grey": lambda image: saved(ImageOps.grayscale(image)),
    "softer": lambda image: saved(image.filter(ImageFilter.GaussianBlur(4))),
    "with a border cut off": lambda image: saved(image.crop((8, 6, 1272, 954))),
}  # fmt: skip


@cache
def originals():
    images = [image for seed in range(3) for image in (scene(seed), Image.open(BytesIO(photo(seed=seed))))]
    return [(image, look(saved(image)).likeness) for image in images]


@pytest.mark.parametrize("how", SENT_AGAIN)
def test_the_same_photo_is_known_again(how):
    for image, likeness in originals():
        assert is_alike(likeness, look(SENT_AGAIN[how](image)).likeness)


def test_other_photos_are_others():
    prints = [look(saved(scene(seed, (640, 480)))).likeness for seed in range(8)]
    prints += [look(photo(640, 480, seed)).likeness for seed in range(12)]
    prints += [look(saved(logo(), "PNG")).likeness, look(saved(screenshot())).likeness]
    pairs = list(itertools.combinations(prints, 2))
    assert not any(is_alike(a, b) for a, b in pairs)
    assert 24 < median((a ^ b).bit_count() for a, b in pairs) < 40


def test_how_far_apart_the_same_may_be():
    assert is_alike(0, (1 << MOST_APART) - 1)
    assert not is_alike(0, (1 << (MOST_APART + 1)) - 1)
    assert all(0 <= look(photo(320, 240, seed)).likeness < 2**64 for seed in range(3))


@given(whole=st.integers(0, 2**64 - 1), bits=st.sets(st.integers(0, 63), max_size=MOST_APART))
def test_whatever_is_alike_has_some_part_nearly_in_common(whole, bits):
    other = whole ^ sum(1 << bit for bit in bits)
    assert is_alike(whole, other)
    assert set(near_parts(whole)) & set(parts(other))
