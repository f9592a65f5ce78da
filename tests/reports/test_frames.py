"""Photos in frames: whatever their shape and make, all of the photo is seen, and every word stands whole."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageCms, ImageDraw, UnidentifiedImageError

from newsroom.standards.windows import window_of
from reports.faces import font
from reports.frames import FRAMES, LONGEST, OWN, SHADES, Texts, framed
from reports.framing import line, opened

PINK = (255, 0, 255)  # of no frame and no letter
SHAPES = {
    "landscape": (1600, 1200), "portrait": (900, 1200), "square": (1080, 1080), "wide": (3000, 300),
    "tall": (200, 2600), "tiny": (60, 40), "a dot": (1, 1), "twelve megapixels": (4032, 3024), "a line": (9000, 90),
}  # fmt: skip
SHORT = Texts("Риддер қаласы", "Шығыс Қазақстан облысы", "Құқықтық түсіндірме")
BARE = Texts("Уланский район", "Восточно-Казахстанская область")
LONG = Texts(
    "Жақсыбайұлы Әбдіғаппар атындағы №12 Ғылым және өнер мектеп-лицейінің бастауыш кәсіподақ ұйымы",
    "Шығыс Қазақстан облысының білім және ғылым қызметкерлерінің жергілікті кәсіптік одағы",
    "Педагогикалық әулеттер, жұмысшы мамандықтары, ардагерлер",
)


def saved(image: Image.Image, kind: str = "JPEG", **more) -> bytes:
    held = BytesIO()
    image.save(held, kind, **more)
    return held.getvalue()


@cache
def pink(size: tuple[int, int]) -> bytes:
    return saved(Image.new("RGB", size, PINK))


def drawn(content: bytes, frame: str = "band", texts: Texts = SHORT, shade: str = "blue", **more) -> Image.Image:
    made = framed(content, frame, shade, texts, **more)
    with Image.open(BytesIO(made)) as image:
        assert (image.format, image.mode) == ("JPEG", "RGB")
        return image.copy()


def pink_in(image: Image.Image) -> tuple[tuple[int, int], float]:
    """The size of the part that is as pink as the photo, and how much of it is."""
    near = (
        ImageChops.difference(image, Image.new("RGB", image.size, PINK))
        .convert("L")
        .point(lambda one: 255 * (one < 60))
    )
    box = near.getbbox()
    assert box is not None, "there is none"
    inside = near.crop(box)
    return inside.size, inside.histogram()[255] / (inside.width * inside.height)


@pytest.mark.parametrize("size", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("frame", FRAMES)
def test_all_of_the_photo_is_seen_and_telegram_takes_it(frame, size):
    """Below each shape and in each frame short words, none of a rubric, and long ones, in turn."""
    turn = list(FRAMES).index(frame) + list(SHAPES.values()).index(size)
    content = framed(pink(size), frame, "green", (SHORT, BARE, LONG)[turn % 3])
    with Image.open(BytesIO(content)) as image:
        image.load()
        (width, height), share = pink_in(image)
        assert share > 0.98, "nothing lies over it"
        assert width / height == pytest.approx(size[0] / size[1], rel=0.1, abs=0.1), "nothing of it is cut off"
        assert max(image.size) <= LONGEST
        assert min(image.size) * 20 > max(image.size)
        assert max(image.size) >= 1000, "its words can be read"
    assert len(content) < 10 * 2**20


@pytest.mark.parametrize("frame", FRAMES)
def test_it_is_always_the_same(frame):
    photo = saved(Image.linear_gradient("L").resize((800, 600)))
    assert framed(photo, frame, "navy", SHORT) == framed(photo, frame, "navy", SHORT)
    assert len({framed(photo, frame, shade, SHORT) for shade in SHADES}) == len(SHADES)
    assert framed(photo, frame, "navy", SHORT) != framed(photo, frame, "navy", BARE)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_telephone_that_was_held_otherwise(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    upper = Image.new("RGB", (400, 300), PINK)
    upper.paste("black", (0, 150, 400, 300))
    sides = (3, 4) if orientation > 4 else (4, 3)
    seen = opened(saved(upper, exif=exif))
    assert seen.width * sides[1] == seen.height * sides[0]
    at = {1: (0.5, 0.1), 2: (0.5, 0.1), 3: (0.5, 0.9), 4: (0.5, 0.9), 5: (0.1, 0.5), 6: (0.9, 0.5), 7: (0.9, 0.5),
          8: (0.1, 0.5)}[orientation]  # fmt: skip
    pixel = seen.getpixel((int(seen.width * at[0]), int(seen.height * at[1])))
    assert max(abs(a - b) for a, b in zip(pixel, PINK, strict=True)) < 20


MAKES = {
    "grey": lambda: saved(Image.new("L", (640, 480), 120)),
    "for the press": lambda: saved(Image.new("CMYK", (640, 480), (0, 200, 0, 0))),
    "see-through": lambda: saved(Image.new("RGBA", (640, 480), (255, 0, 0, 0)), "PNG"),
    "of few colours": lambda: saved(Image.new("P", (640, 480), 3), "PNG", transparency=3),
    "black and white": lambda: saved(Image.new("1", (640, 480), 1), "PNG"),
    "sixteen bits": lambda: saved(Image.new("I;16", (640, 480), 30_000), "PNG"),
    "grey and see-through": lambda: saved(Image.new("LA", (640, 480), (90, 90)), "PNG"),
    "webp": lambda: saved(Image.new("RGB", (640, 480), PINK), "WEBP"),
    "gif": lambda: saved(Image.new("P", (640, 480)), "GIF"),
    "a profile that is none": lambda: saved(Image.new("RGB", (640, 480), PINK), icc_profile=b"none"),
    "a profile of greys": lambda: saved(
        Image.new("RGB", (640, 480)), icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    ),
    "a profile of its own": lambda: saved(
        Image.new("RGB", (640, 480)), icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    ),
}  # fmt: skip


@pytest.mark.parametrize("make", MAKES)
def test_photos_of_every_make(make):
    assert drawn(MAKES[make]()).width == 1280


def test_what_is_see_through_stands_on_white_and_sixteen_bits_are_not_all_white():
    assert min(opened(MAKES["see-through"]()).getpixel((9, 9))) > 250
    assert opened(MAKES["sixteen bits"]()).getpixel((9, 9)) == (117, 117, 117)


@pytest.mark.parametrize("text", [*LONG.__class__.__slots__, "ӘҒҚҢӨҰҮҺІ" * 12, "", "   "])
@pytest.mark.parametrize("width", [60, 300, 1000])
def test_no_letter_is_lost_and_none_stands_out(text, width):
    text = getattr(LONG, text, text)
    laid = line(text, width, 40, "black", bold=True)
    assert "".join("".join(laid.rows).split()) == "".join(text.split())
    assert laid.width <= width


def test_every_kazakh_letter_has_a_form_of_its_own():
    missing = bytes(font(40).getmask("\ufffe"))
    assert all(bytes(font(40).getmask(letter)) != missing for letter in "ӘәҒғҚқҢңӨөҰұҮүҺһІі№«»")


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("size", [(400, 400), (900, 300), (100, 600)])
def test_a_logo_of_any_shape_takes_the_place_of_the_sign(frame, size):
    photo = saved(Image.new("RGB", (1200, 900), "grey"))
    with_logo = drawn(photo, frame, logo=saved(Image.new("RGBA", size, (*PINK, 255)), "PNG"))
    (width, height), share = pink_in(with_logo)
    assert share > 0.98
    assert width / height == pytest.approx(size[0] / size[1], rel=0.1)
    assert with_logo.height <= drawn(photo, frame).height + 8, "it stands where the sign stood"


@pytest.mark.parametrize("content", [b"", b"no picture", saved(Image.new("RGB", (640, 480)))[:400]])
def test_what_is_no_picture_is_told(content):
    with pytest.raises((UnidentifiedImageError, OSError)):
        framed(content, "band", "blue", SHORT)


def test_a_picture_of_more_pixels_than_are_ever_looked_at_is_not_opened():
    large = saved(Image.new("1", (6000, 6000)), "PNG")
    assert len(large) < 50_000
    with pytest.raises(ValueError, match="6000"):
        framed(large, "band", "blue", SHORT)


def own_frame(width: int, height: int, *, round_corners: int = 0) -> bytes:
    """Painted around, with a hole in it; the lower edge is broader."""
    image = Image.new("RGBA", (width, height), "#123456")
    hole = (width // 10, height // 10, width * 9 // 10, height * 8 // 10)
    ImageDraw.Draw(image).rounded_rectangle(hole, round_corners, (0, 0, 0, 0))
    return saved(image, "PNG")


OWN_FRAMES = ((1600, 1200, 0), (900, 1600, 80), (2560, 1000, 30))


@pytest.mark.parametrize("size", SHAPES.values(), ids=SHAPES)
def test_in_a_regions_own_frame_the_photo_stands_in_the_hole_and_nothing_covers_it(size):
    width, height, corners = OWN_FRAMES[list(SHAPES.values()).index(size) % 3]
    image = drawn(pink(size), OWN, logo=own_frame(width, height, round_corners=corners))
    (seen_width, seen_height), share = pink_in(image)
    assert share > 0.97
    if min(size) * 20 > max(size):
        assert seen_width / seen_height == pytest.approx(size[0] / size[1], rel=0.1)
    assert (image.width, image.height > height) == (width, True), "what is written stands below"
    at_most = (width * 0.8, height * 0.7)
    assert seen_width > at_most[0] * 0.85 or seen_height > at_most[1] * 0.85, "as large as the hole lets it"


HOLES = [
    (Image.new("RGBA", (800, 600), (0, 0, 0, 0)), (0, 0, 800, 600)),
    (Image.new("RGBA", (800, 600), "red"), (0, 0, 0, 0)),
    (Image.new("RGB", (8, 8), "red").convert("RGBA"), (0, 0, 0, 0)),
]


@pytest.mark.parametrize(("image", "box"), HOLES)
def test_the_hole_of_what_has_all_or_none(image, box):
    assert window_of(image) == box


def test_of_two_holes_the_larger_counts():
    image = Image.new("RGBA", (1600, 1600), "red")
    image.paste((0, 0, 0, 0), (100, 100, 500, 400))
    image.paste((0, 0, 0, 5), (600, 500, 1400, 1500))  # as good as nothing
    left, top, right, bottom = window_of(image)
    assert 600 <= left < 620
    assert 500 <= top < 520
    assert 1380 < right <= 1400
    assert 1480 < bottom <= 1500
