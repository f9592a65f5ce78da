"""The frames that a region can choose from, around the same photo: a picture for the documentation."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from reports import sample
from reports.frames import FRAMES, SHADES, Texts, framed

FILE = Path(__file__).with_name("pictures") / "frames.png"
SIDE, AROUND = 400, 16  # of each frame in its row, and what is free around it
TEXTS = Texts("Риддер қаласы", "Шығыс Қазақстан облысы", "Құқықтық түсіндірме")


def main() -> None:
    sheet = Image.new("RGB", (len(FRAMES) * SIDE, SIDE), "#e5e7eb")
    for place, (frame, shade) in enumerate(zip(FRAMES, SHADES, strict=False)):
        with Image.open(BytesIO(framed(sample.photo(), frame, shade, TEXTS))) as one:
            one.thumbnail((SIDE - AROUND, SIDE - AROUND), Image.Resampling.LANCZOS)
            sheet.paste(one, (place * SIDE + (SIDE - one.width) // 2, (SIDE - one.height) // 2))
    sheet.save(FILE, optimize=True)


if __name__ == "__main__":
    main()
