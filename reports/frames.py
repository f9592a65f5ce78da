"""Photos in a region's frame. A frame is added around the photo: of the photo itself nothing is covered or cut off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageOps

from newsroom.standards.windows import window_of
from reports.framing import (
    FAINT,
    INK,
    PAPER,
    SEPIA,
    Line,
    as_jpeg,
    height_of,
    letter_height,
    line,
    logo_of,
    on_paper,
    opened,
    picture_of,
    put_below_each_other,
    put_shape,
    sign,
)

OWN = "own"  # a picture that a region has sent, with a hole for the photo
LONGEST = 2560  # of the longer side, of what is shown by Telegram without loss


@dataclass(frozen=True, slots=True)
class Texts:
    """What stands in the frame. `rubric` may be empty."""

    branch: str
    region: str
    rubric: str = ""


@dataclass(frozen=True, slots=True)
class Shade:
    """`deep` carries white letters; `soft` is what is written on it second."""

    deep: str
    soft: str


SHADES = {
    "blue": Shade("#0b5cad", "#cfe4fa"),
    "turquoise": Shade("#0b7a83", "#c9eef0"),
    "green": Shade("#22733f", "#d0efd9"),
    "burgundy": Shade("#8a1f3a", "#f8d5dd"),
    "navy": Shade("#1d2b4f", "#d3dcf2"),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a frame is drawn from; all its sizes are shares of `letter`."""

    photo: Image.Image
    texts: Texts
    shade: Shade
    logo: Image.Image | None
    letter: int

    def size(self, share: float) -> int:
        return max(1, round(self.letter * share))

    def sign(self, share: float, ground: str, ink: str) -> Image.Image:
        return sign(self.size(share), self.logo, ground, ink)


def framed(content: bytes, frame: str, shade: str, texts: Texts, logo: bytes | None = None) -> bytes:
    """A JPEG, always the same for the same; raises what Pillow raises over what is no picture.

    Of a region's own frame, `logo` is the whole of it.
    """
    if frame == OWN and logo is not None:
        return as_jpeg(_captioned(_in_window(opened(content), picture_of(logo)), texts), LONGEST)
    photo = on_paper(opened(content), SEPIA)
    made = Setting(photo, texts, SHADES[shade], logo_of(logo) if logo else None, letter_height(photo))
    return as_jpeg(FRAMES[frame](made), LONGEST)


def _band(made: Setting) -> Image.Image:
    """A white band below: sign and branch on the left, the rubric on the right, or below where there is no room."""
    photo, texts, letter = made.photo, made.texts, made.size
    mark, pad, gap = made.sign(2.7, made.shade.deep, PAPER), letter(0.9), letter(0.75)
    left = pad + mark.width + gap
    room = photo.width - left - pad
    name = line(texts.branch, room, letter(1), INK, bold=True)
    lines = [name, line(texts.region, room, letter(0.7), FAINT)]
    pill = line(texts.rubric, round(room * 0.55), letter(0.7), PAPER, bold=True)
    beside = len(pill.rows) == 1 and max(one.width for one in lines) + pill.width + letter(2.4) <= room
    if texts.rubric and not beside:
        lines.append(line(texts.rubric, room, letter(0.7), made.shade.deep, bold=True))
    rule = letter(0.18)
    height = max(mark.height, height_of(lines)) + 2 * letter(0.75)
    canvas, draw = _below(photo, rule + height, PAPER)
    top = photo.height + rule
    draw.rectangle((0, photo.height, canvas.width, top - 1), made.shade.deep)
    canvas.paste(mark, (pad, top + (height - mark.height) // 2), mark)
    put_below_each_other(draw, lines, left, top + (height - height_of(lines)) / 2)
    if texts.rubric and beside:
        _pill(made, canvas, draw, pill, top + height // 2, pad)
    return canvas


def _pill(
    made: Setting, canvas: Image.Image, draw: ImageDraw.ImageDraw, words: Line, middle: int, pad: int
) -> None:  # fmt: skip
    side, half = made.size(0.7), made.size(0.75)
    left = canvas.width - pad - words.width - 2 * side
    put_shape(canvas, (left, middle - half, canvas.width - pad, middle + half), half, made.shade.deep)
    words.put(draw, left + side, middle - words.height / 2)


def _tab(made: Setting) -> Image.Image:
    """A tab with the rubric stands on the photo's upper edge; below it branch and region, and the sign at the right."""
    photo, texts, letter = made.photo, made.texts, made.size
    margin, side = letter(0.55), letter(0.75)
    tab = line(texts.rubric or texts.region, photo.width - 2 * side, letter(0.78), PAPER, bold=True)
    tab_height = tab.height + letter(0.65)
    mark = made.sign(2.3, made.shade.deep, PAPER)
    room = photo.width - mark.width - letter(1)
    lines = [line(texts.branch, room, letter(1), INK, bold=True)]
    lines += [line(texts.region, room, letter(0.7), FAINT)] if texts.rubric else []
    foot = max(mark.height, height_of(lines)) + 2 * letter(0.6)
    head, rule = margin + tab_height, letter(0.22)
    canvas = Image.new("RGB", (photo.width + 2 * margin, head + photo.height + rule + foot), PAPER)
    draw = ImageDraw.Draw(canvas)
    box = (margin, margin, margin + tab.width + 2 * side, head)
    put_shape(canvas, box, letter(0.4), made.shade.deep, foot=False)
    tab.put(draw, margin + side, margin + (tab_height - tab.height) / 2)
    draw.rectangle((margin, head - letter(0.12), margin + photo.width - 1, head), made.shade.deep)
    canvas.paste(photo, (margin, head))
    below = head + photo.height
    draw.rectangle((margin, below, margin + photo.width - 1, below + rule - 1), made.shade.deep)
    below += rule
    put_below_each_other(draw, lines, margin, below + (foot - height_of(lines)) / 2)
    canvas.paste(mark, (canvas.width - margin - mark.width, below + (foot - mark.height) // 2), mark)
    return canvas


def _border(made: Setting) -> Image.Image:
    """Like a print on paper: a fine line around it, and sign, branch, rubric and region in the middle below."""
    photo, texts, letter = made.photo, made.texts, made.size
    margin, away = letter(1), letter(0.28)
    width = max(photo.width, letter(16)) + 2 * margin
    mark, gap = made.sign(2.5, made.shade.deep, PAPER), letter(0.7)
    room = width - 2 * margin - mark.width - gap
    lines = [line(texts.branch, room, letter(1.05), made.shade.deep, bold=True)]
    parts = [part for part in (texts.rubric, texts.region) if part]
    below = line(" · ".join(parts), room, letter(0.72), FAINT)
    is_small = len(below.rows) > 1 or below.face.size < 0.9 * letter(0.72)
    lines += [line(part, room, letter(0.72), FAINT) for part in parts] if is_small else [below]
    foot = max(mark.height, height_of(lines)) + 2 * letter(0.75)
    canvas = Image.new("RGB", (width, margin + photo.height + away + foot), PAPER)
    draw = ImageDraw.Draw(canvas)
    left = (width - photo.width) // 2
    box = (left - away, margin - away, left + photo.width + away - 1, margin + photo.height + away - 1)
    draw.rectangle(box, None, made.shade.deep, letter(0.09))
    canvas.paste(photo, (left, margin))
    taken = mark.width + gap + max(one.width for one in lines)
    start, top = (width - taken) // 2, margin + photo.height + away
    canvas.paste(mark, (start, top + (foot - mark.height) // 2), mark)
    put_below_each_other(draw, lines, start + mark.width + gap, top + (foot - height_of(lines)) / 2)
    return canvas


def _solid(made: Setting) -> Image.Image:
    """The photo stands in the colour: rubric, branch and region in white below it, the sign on a white ground."""
    photo, texts, letter = made.photo, made.texts, made.size
    margin, pad, gap = letter(0.4), letter(0.9), letter(0.8)
    mark = made.sign(2.9, PAPER, made.shade.deep)
    width = photo.width + 2 * margin
    left = pad + mark.width + gap
    room = width - left - pad
    lines = [line(texts.rubric, room, letter(0.7), made.shade.soft, bold=True)] if texts.rubric else []
    lines += [line(texts.branch, room, letter(1.08), PAPER, bold=True)]
    lines += [line(texts.region, room, letter(0.7), made.shade.soft)]
    foot = max(mark.height, height_of(lines)) + 2 * letter(0.7)
    canvas = Image.new("RGB", (width, margin + photo.height + foot), made.shade.deep)
    draw = ImageDraw.Draw(canvas)
    canvas.paste(photo, (margin, margin))
    top = margin + photo.height
    at = (pad, top + (foot - mark.height) // 2)
    if made.logo is not None:
        away = letter(0.25)
        box = (at[0] - away, at[1] - away, at[0] + mark.width + away, at[1] + mark.height + away)
        put_shape(canvas, box, letter(0.4), PAPER)
    canvas.paste(mark, at, mark)
    put_below_each_other(draw, lines, left, top + (foot - height_of(lines)) / 2)
    return canvas


def _in_window(photo: Image.Image, own: Image.Image) -> Image.Image:
    """The photo stands whole in the hole of the region's own frame, and under what is painted; paper fills the rest."""
    left, top, right, bottom = window_of(own)
    photo = ImageOps.contain(photo, (right - left, bottom - top), Image.Resampling.LANCZOS)
    canvas = Image.new("RGBA", own.size, SEPIA)
    canvas.paste(photo, ((left + right - photo.width) // 2, (top + bottom - photo.height) // 2))
    return Image.alpha_composite(canvas, own).convert("RGB")


def _captioned(picture: Image.Image, texts: Texts) -> Image.Image:
    """Branch and rubric below it, for the frame is the same for all."""
    letter = letter_height(picture)
    pad, room = round(0.7 * letter), picture.width - round(1.4 * letter)
    lines = [line(texts.branch, room, letter, INK, bold=True)]
    lines += [line(texts.rubric, room, 0.7 * letter, FAINT)] if texts.rubric else []
    canvas, draw = _below(picture, height_of(lines) + 2 * pad, PAPER)
    put_below_each_other(draw, lines, pad, picture.height + pad)
    return canvas


def _below(photo: Image.Image, height: int, ground: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    canvas = Image.new("RGB", (photo.width, photo.height + height), ground)
    canvas.paste(photo, (0, 0))
    return canvas, ImageDraw.Draw(canvas)


FRAMES: dict[str, Callable[[Setting], Image.Image]] = {
    "band": _band, "tab": _tab, "border": _border, "solid": _solid,
}  # fmt: skip
