"""What a photo is like, measured on a small copy of it: size, light, sharpness, and whether it is a photo at all."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageChops, ImageFilter, ImageOps, ImageStat

from newsroom.standards.prints import print_of
from newsroom.standards.windows import share_of

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
# A JPEG is read at an eighth of its size; of anything else every pixel must be held in memory first.
MOST_PIXELS = {"JPEG": 64_000_000, "MPO": 64_000_000}
MOST_PIXELS_OTHERWISE = 24_000_000
LONGEST_SIDE = 20_000  # of a panorama; what is longer, and a pixel wide, only costs time
ORIENTATION, ON_ITS_SIDE = 0x0112, (5, 6, 7, 8)
SIDE = 480  # an eighth of a usual phone photo is larger than this, so every photo is measured at the same scale
TILES = 3  # a face before a soft background is sharp: the sharpest of 3 by 3 parts decides
LAPLACIAN = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)

FLAT, EDGE = 6, 60  # how much a pixel differs from its neighbours, of 255: below and above, with texture between
FEW_COLOURS = 4
# Of the picture. Half of a photo and more is texture; of a screenshot or a logo, hardly ever a quarter.
MOST_TEXTURE, LEAST_EDGES, LEAST_IN_FEW_COLOURS = 0.2, 0.01, 0.55


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """Width and height as a person sees it; brightness and contrast from 0 to 255; `likeness` is its print.

    `window` is how much of it is a hole in which a photo can stand.
    """

    width: int
    height: int
    brightness: float
    contrast: float
    sharpness: float
    likeness: int
    drawn: bool
    window: float = 0.0


def look(content: bytes) -> PhotoFacts | None:
    """None for what is no picture, is broken, or is too large to be looked at."""
    try:
        (width, height), small, window = _opened(content)
    except Exception:  # what Pillow raises over broken bytes is no list that could be told
        return None
    grey = small.convert("L")
    light = ImageStat.Stat(grey)
    return PhotoFacts(
        width,
        height,
        brightness=round(light.mean[0], 1),
        contrast=round(light.stddev[0], 1),
        sharpness=round(_sharpness(grey), 1),
        likeness=print_of(grey),
        drawn=_is_drawn(small, grey),
        window=window,
    )


def _opened(content: bytes) -> tuple[tuple[int, int], Image.Image, float]:
    """The size, a small upright copy with transparency on white, and its window; of many frames the first."""
    with Image.open(BytesIO(content), formats=FORMATS) as image:
        require_size(image)
        width, height = image.size
        if image.getexif().get(ORIENTATION) in ON_ITS_SIDE:
            width, height = height, width
        image.draft("RGB", (SIDE, SIDE))
        small = _small(image)
        return (width, height), _on_white(small), share_of(small) if small.mode == "RGBA" else 0.0


def require_size(image: Image.Image) -> None:
    """Asked before a pixel of it is read: few bytes can make many of them."""
    width, height = image.size
    most = MOST_PIXELS.get(image.format or "", MOST_PIXELS_OTHERWISE)
    if width * height > most or max(width, height) > LONGEST_SIDE:
        raise ValueError(image.size)


def _small(image: Image.Image) -> Image.Image:
    """Made small first: every copy of the whole takes as much memory again."""
    wanted = "RGBA" if image.has_transparency_data else "RGB"
    if image.mode != wanted:
        image = image.convert(wanted)
    image.thumbnail((SIDE, SIDE), reducing_gap=None)
    return ImageOps.exif_transpose(image)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")


def _sharpness(grey: Image.Image) -> float:
    """The variance of the Laplacian. The frame is left out: Pillow copies it unfiltered."""
    edges = grey.filter(LAPLACIAN)
    width, height = edges.size
    if min(width, height) < 3 * TILES:
        return 0.0
    across = [1 + (width - 2) * at // TILES for at in range(TILES + 1)]
    down = [1 + (height - 2) * at // TILES for at in range(TILES + 1)]
    boxes = [(across[x], down[y], across[x + 1], down[y + 1]) for x in range(TILES) for y in range(TILES)]
    return max(ImageStat.Stat(edges.crop(box)).var[0] for box in boxes)


def _is_drawn(small: Image.Image, grey: Image.Image) -> bool:
    """A logo or a screenshot: few colours, hard edges, and hardly anything between flat and edge."""
    pixels = grey.width * grey.height
    most, least = grey.filter(ImageFilter.MaxFilter(3)), grey.filter(ImageFilter.MinFilter(3))
    steps = ImageChops.subtract(most, least).histogram()
    texture, edges = sum(steps[FLAT:EDGE]) / pixels, sum(steps[EDGE:]) / pixels
    return texture <= MOST_TEXTURE and edges >= LEAST_EDGES and _in_few_colours(small) >= LEAST_IN_FEW_COLOURS


def _in_few_colours(picture: Image.Image) -> float:
    pixels = picture.width * picture.height
    colours = ImageOps.posterize(picture, 5).getcolors(pixels) or []
    counts = sorted((count for count, _ in colours), reverse=True)
    return sum(counts[:FEW_COLOURS]) / pixels
