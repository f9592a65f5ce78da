"""A4 to be printed, in letters that every machine shows alike."""

from __future__ import annotations

from dataclasses import dataclass

from fpdf import FPDF

from reports.charts import FAINT
from reports.faces import FONTS

Box = tuple[float, float, float, float]

LEADING, ASCENT = 1.22, 0.93  # of a line, by the height of its letters
SMALLEST = 5.0  # points: a text that is too long even so is cut


@dataclass(frozen=True, slots=True)
class Laid:
    size: float
    lines: tuple[str, ...]


class Paper(FPDF):
    """A4 on which a text stays inside the place it is given."""

    def __init__(self) -> None:
        super().__init__(format="A4")
        self.set_auto_page_break(False)
        self._laid: dict[tuple[str, float, float, float, str], Laid] = {}  # most of it stands on each of hundreds
        self.add_font("DejaVu", "", FONTS / "DejaVuSans.ttf")
        self.add_font("DejaVu", "B", FONTS / "DejaVuSans-Bold.ttf")

    def cut_lines(self) -> None:
        """Into four; thin, as they may stay on a card that is not cut exactly."""
        self.set_draw_color(FAINT)
        self.set_line_width(0.1)
        self.set_dash_pattern(1.5, 1.5)
        self.line(self.w / 2, 0, self.w / 2, self.h)
        self.line(0, self.h / 2, self.w, self.h / 2)
        self.set_dash_pattern()

    def put(self, text: str, box: Box, size: float, ink: str, style: str = "") -> float:
        """Into (left, top, width, height), smaller than `size` where it must be; says where it ended."""
        left, top, width, height = box
        asked = (text, width, height, size, style)
        self._laid[asked] = laid = self._laid.get(asked) or self._lay(*asked)
        self.set_text_color(ink)
        self.set_font("DejaVu", style, laid.size)
        step = self.font_size * LEADING
        for row, line in enumerate(laid.lines):
            self.text(left, top + row * step + self.font_size * ASCENT, line)
        return top + len(laid.lines) * step

    def _lay(self, text: str, width: float, height: float, size: float, style: str) -> Laid:
        self.set_font("DejaVu", style, size)
        while not self._fits(text, width, height) and self.font_size_pt > SMALLEST:
            self.set_font_size(self.font_size_pt - 0.5)
        lines, room = self._wrapped(text, width), int(height / (self.font_size * LEADING))
        if len(lines) > room:
            lines = [*lines[: room - 1], lines[room - 1][:-2].rstrip() + "…"]
        return Laid(self.font_size_pt, tuple(lines))

    def _fits(self, text: str, width: float, height: float) -> bool:
        whole = all(self.get_string_width(word) <= width for word in text.split(" "))
        return whole and len(self._wrapped(text, width)) * self.font_size * LEADING <= height

    def _wrapped(self, text: str, width: float) -> list[str]:
        lines: list[str] = []
        for word in filter(None, text.split(" ")):
            longer = f"{lines[-1]} {word}" if lines else word
            if self.get_string_width(longer) <= width:
                lines[-1:] = [longer]
            else:
                lines += self._pieces(word, width)
        return lines

    def _pieces(self, word: str, width: float) -> list[str]:
        """A word wider than a line goes on in the next."""
        pieces = [word[0]]
        for letter in word[1:]:
            if self.get_string_width(pieces[-1] + letter) <= width:
                pieces[-1] += letter
            else:
                pieces.append(letter)
        return pieces
