"""The pages of East Kazakhstan, from its file to the table and the spreadsheet: as imprecise as the file says it.

`TILSHI_GOLDEN=record python -m pytest tests/stories/pages/test_example_table.py` writes the golden files anew.
"""

from __future__ import annotations

import os
from datetime import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from locales import words_for
from simulator import Telegram
from simulator.people.person import Person
from tests.conftest import ALTERNATING
from tests.stories.telling import file_on

GOLDEN = Path(__file__).with_name("golden")


def text_of(person: Person) -> str:
    return "\n".join(shown["text"] for shown in person.screen.visible() if shown.get("text"))


def cell_of(value: object) -> str:
    return f"{value:%d.%m.%Y}" if isinstance(value, datetime) else "" if value is None else str(value)


def table_of(telegram: Telegram, person: Person) -> str:
    tab = load_workbook(BytesIO(file_on(telegram, person))).active
    return "\n".join(" | ".join(map(cell_of, row)).rstrip(" |") for row in tab.iter_rows(values_only=True))


@ALTERNATING
async def test_the_table_of_the_example(office, telegram, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.taps(say("Pages"))
    shown = [text_of(specialist)]
    await specialist.taps("›")
    shown.append(text_of(specialist))
    await specialist.taps(say("Spreadsheet"))
    drawn = "\n\n".join([*shown, table_of(telegram, specialist)]) + "\n"
    path = GOLDEN / f"{language}.txt"
    if os.environ.get("TILSHI_GOLDEN") == "record":
        path.write_text(drawn, "utf-8")
    assert drawn == path.read_text("utf-8"), "if this is meant, record the golden files anew and look at the difference"
