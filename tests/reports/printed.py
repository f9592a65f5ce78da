"""Where on a page of a PDF its texts and pictures stand, in millimetres from the lower left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pypdf import PageObject

from reports.charts import font

MM = 25.4 / 72
KERNED = 0.2  # letters that lie nearer to each other than they are wide
MEASURED = 100  # the size at which a letter's width is taken: large, for a picture's letters have whole pixels


@dataclass(frozen=True)
class Place:
    what: str
    left: float
    bottom: float
    right: float
    top: float

    def inside(self, left: float, bottom: float, right: float, top: float) -> bool:
        return left <= self.left and bottom <= self.bottom and self.right <= right and self.top <= top

    def touches(self, other: Place) -> bool:
        apart = self.right <= other.left + KERNED or other.right <= self.left + KERNED
        return not (apart or self.top <= other.bottom or other.top <= self.bottom)


def texts(page: PageObject) -> list[Place]:
    """Every line as it is printed."""
    found = []

    def visit(text: str, matrix: Any, place: Any, face: Any, size: float) -> None:
        line = text.strip()
        if line:
            wide = font(MEASURED, bold="Bold" in face["/BaseFont"]).getlength(line) * size / MEASURED
            left, low = matrix[4] + place[4], matrix[5] + place[5]
            sides = (left, low - 0.2 * size, left + wide, low + 0.8 * size)
            found.append(Place(line, *(side * MM for side in sides)))

    page.extract_text(visitor_text=visit)
    return found


def pictures(page: PageObject) -> list[Place]:
    """Each by its name among the page's pictures."""
    found = []

    def visit(operator: bytes, operands: Any, matrix: Any, place: Any) -> None:
        if operator == b"Do":
            wide, _, _, high, left, low = matrix
            found.append(Place(operands[0], left * MM, low * MM, (left + wide) * MM, (low + high) * MM))

    page.extract_text(visitor_operand_before=visit)
    return found
