"""What every frame is made of: a photo opened and made upright, words that fit, the sign of the union."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageDraw, ImageFont, ImageOps

from newsroom.standards.photos import FORMATS, require_size
from reports.faces import font

SMALLEST, LARGEST = 1280, 2048  # of the longer side of a photo within its frame
NARROWEST, FLATTEST = 0.5, 0.25  # width by height, and height by width: beyond it the photo stands on paper
PAPER, INK, FAINT = "#ffffff", "#1f2a37", "#667085"
FINER = 4  # shapes are drawn so much larger, for round edges
SHRINKS, LEADING = 0.72, 1.24  # how far letters may become smaller before a line is broken; from line to line
SEPIA = (242, 239, 233)
SRGB = ImageCms.createProfile("sRGB")


def opened(content: bytes) -> Image.Image:
    """Upright, in colour, and as large as it stands in a frame. A JPEG is read no larger than that is needed for."""
    with Image.open(BytesIO(content), formats=FORMATS) as image:
        require_size(image)
        image.draft("RGB", (LARGEST, LARGEST))
        profile, exif = image.info.get("icc_profile"), image.getexif()
        picture = _fitting(image)
    return _in_usual_colours(_upright(picture, exif), profile)


def _fitting(image: Image.Image) -> Image.Image:
    """Its size first: every copy of the whole takes as much memory again. Transparency stands on white."""
    wanted = "RGBA" if image.has_transparency_data else "RGB"
    if image.mode.startswith("I"):  # sixteen bits, of which the upper eight are seen
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode != wanted:
        image = image.convert(wanted)
    size = _size(*image.size)
    picture = image.resize(size, Image.Resampling.LANCZOS) if size != image.size else image.copy()
    if wanted == "RGBA":
        picture = Image.alpha_composite(Image.new("RGBA", size, PAPER), picture).convert("RGB")
    return picture


def _upright(picture: Image.Image, exif: Image.Exif) -> Image.Image:
    picture.info["exif"] = exif.tobytes()
    return ImageOps.exif_transpose(picture)


def _size(width: int, height: int) -> tuple[int, int]:
    longer = max(width, height)
    share = min(max(longer, SMALLEST), LARGEST) / longer
    return max(1, round(width * share)), max(1, round(height * share))


def _in_usual_colours(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """A telephone's own colours, of which the frame has none; a profile that is broken is none."""
    if not profile:
        return picture
    try:
        made = ImageCms.profileToProfile(picture, ImageCms.ImageCmsProfile(BytesIO(profile)), SRGB)
    except (ImageCms.PyCMSError, OSError):  # of another space than RGB, too
        return picture
    return made if made is not None else picture


def on_paper(photo: Image.Image, paper: tuple[int, int, int]) -> Image.Image:
    """A photo that is very tall or very flat gets room beside it: words need some, and nothing of it is cut off."""
    width = max(photo.width, round(photo.height * NARROWEST))
    height = max(photo.height, round(photo.width * FLATTEST))
    if (width, height) == photo.size:
        return photo
    wider = Image.new("RGB", (width, height), paper)
    wider.paste(photo, ((width - photo.width) // 2, (height - photo.height) // 2))
    return wider


def letter_height(photo: Image.Image) -> int:
    """Of a branch's name, as it is well read on a telephone."""
    return round(max(0.034 * math.sqrt(photo.width * photo.height), 0.022 * photo.width))


@dataclass(frozen=True, slots=True)
class Line:
    """Words in one size and colour, in as many rows as they need."""

    rows: tuple[str, ...]
    face: ImageFont.FreeTypeFont
    ink: str

    @property
    def width(self) -> int:
        return round(max((self.face.getlength(row) for row in self.rows), default=0))

    @property
    def height(self) -> int:
        return round(len(self.rows) * self.face.size * LEADING)

    def put(self, draw: ImageDraw.ImageDraw, left: float, top: float) -> None:
        for place, row in enumerate(self.rows):
            draw.text((left, top + (place + 0.5) * self.face.size * LEADING), row, self.ink, self.face, anchor="lm")


def line(text: str, width: int, size: float, ink: str, *, bold: bool = False) -> Line:
    """In one row if it can be, smaller if it must be, else in several: nothing is ever cut off."""
    text = " ".join(text.split())
    for share in (1.0, 0.93, 0.86, 0.79, SHRINKS):
        face = font(max(8, round(size * share)), bold=bold)
        if face.getlength(text) <= width:
            return Line((text,) if text else (), face, ink)
    return Line(tuple(_rows(text, width, face)), face, ink)


def _rows(text: str, width: int, face: ImageFont.FreeTypeFont) -> list[str]:
    rows: list[str] = []
    for word in text.split():
        longer = f"{rows[-1]} {word}" if rows else word
        if face.getlength(longer) <= width:
            rows[-1:] = [longer]
        else:
            rows += _pieces(word, width, face)
    return rows


def _pieces(word: str, width: int, face: ImageFont.FreeTypeFont) -> list[str]:
    """A word wider than a row goes on in the next."""
    pieces = [word[0]]
    for letter in word[1:]:
        if face.getlength(pieces[-1] + letter) <= width:
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def height_of(lines: Sequence[Line]) -> int:
    return sum(one.height for one in lines)


def put_below_each_other(draw: ImageDraw.ImageDraw, lines: Sequence[Line], left: float, top: float) -> None:
    for one in lines:
        one.put(draw, left, top)
        top += one.height


def put_shape(
    canvas: Image.Image, box: tuple[int, int, int, int], radius: int, fill: str, *, foot: bool = True
) -> None:
    """A rectangle with round corners; without them at its foot, it stands on something."""
    left, top, right, bottom = box
    mask = Image.new("L", ((right - left) * FINER, (bottom - top) * FINER))
    corners = (True, True, foot, foot)
    ImageDraw.Draw(mask).rounded_rectangle(
        (0, 0, mask.width - 1, mask.height - 1), radius * FINER, 255, corners=corners
    )
    canvas.paste(fill, (left, top), mask.resize((right - left, bottom - top), Image.Resampling.LANCZOS))


def sign(size: int, logo: Image.Image | None, ground: str, ink: str) -> Image.Image:
    """The region's own logo, as high as this; else an open book on a disc, which is nobody's."""
    if logo is not None:
        share = min(size / logo.height, 2.2 * size / logo.width)
        return logo.resize((max(1, round(logo.width * share)), max(1, round(logo.height * share))),
                           Image.Resampling.LANCZOS)  # fmt: skip
    side = size * FINER
    made = Image.new("RGBA", (side, side))
    draw = ImageDraw.Draw(made)
    draw.ellipse((0, 0, side - 1, side - 1), ground)
    for leaf in (-1, 1):
        draw.polygon([(side * (0.5 + leaf * x), side * y) for x, y in LEAF], ink)
    draw.ellipse([side * one for one in (0.44, 0.2, 0.56, 0.32)], ink)
    return made.resize((size, size), Image.Resampling.LANCZOS)


# The right page of the book, from its fold outwards, in shares of the disc.
LEAF = ((0.018, 0.42), (0.1, 0.375), (0.2, 0.36), (0.3, 0.37), (0.3, 0.66), (0.2, 0.65), (0.1, 0.665), (0.018, 0.71))


def picture_of(content: bytes) -> Image.Image:
    with Image.open(BytesIO(content), formats=("PNG",)) as image:
        require_size(image)
        return image.convert("RGBA")


def logo_of(content: bytes) -> Image.Image:
    """Without the empty margins that many have."""
    whole = picture_of(content)
    return whole.crop(whole.getchannel("A").getbbox())


def as_jpeg(canvas: Image.Image, longest: int) -> bytes:
    canvas.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    out = BytesIO()
    canvas.save(out, "JPEG", quality=90, optimize=True)
    return out.getvalue()
