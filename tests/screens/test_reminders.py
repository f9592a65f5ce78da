"""What can be pressed below a reminder, by what it is of."""

from __future__ import annotations

from datetime import date

import pytest

from locales import LANGUAGES
from newsroom.reminders import rules
from newsroom.reminders.owed import Owed, Part, Rubric
from screens.reminders.reminders import reminder

NAMES = {2: {"kk": "Облыс", "ru": "Область"}, 5: {"kk": "Риддер", "ru": "Риддер"}, 6: {"kk": "Ұлан", "ru": "Улан"}}
WEEK, TODAY = "2026-W47", date(2026, 11, 16)
RUBRIC = Rubric(3, {"kk": "Кеңес", "ru": "Советы"})


def pressed(*parts: Part) -> list[list[str]]:
    places = {part.place_id: NAMES[part.place_id] for part in parts}
    drawn = reminder(LANGUAGES[0], Owed(parts, places, WEEK, TODAY), 9)
    return [[button.data for button in row] for row in drawn.buttons]


@pytest.mark.parametrize(("parts", "rows"), [
    ([Part(rules.CHASER, 5, RUBRIC)], [["write_at:3:5", "later:9"], ["quiet:5:2026-W47"]]),
    ([Part(rules.CHASER, 5)], [["write_at:0:5", "later:9"], ["quiet:5:2026-W47"]]),
    ([Part(rules.SILENT, 5, number=3)], [["write_at:0:5", "later:9"], ["quiet:5:2026-W47"]]),
    ([Part(rules.COUNT, 5)], [["count_due:5", "later:9"]]),
    ([Part(rules.CHASER, 5, RUBRIC), Part(rules.COUNT, 5)],
     [["write_at:3:5", "later:9"], ["count_due:5"], ["quiet:5:2026-W47"]]),
    ([Part(rules.CHASER, 5, RUBRIC), Part(rules.CHASER, 6)],
     [["write_at:3:5"], ["write_at:0:6"], ["later:9"], ["quiet:5:2026-W47"], ["quiet:6:2026-W47"]]),
    ([Part(rules.CHASER, 5, RUBRIC), Part(rules.COUNT, 6)],
     [["write_at:3:5"], ["count_due:6"], ["later:9"], ["quiet:5:2026-W47"]]),
    ([Part(rules.PLAN, 2, on_day=date(2026, 12, 1))], [["plan", "later:9"]]),
    ([Part(rules.SILENT, 2, number=4, silent=[NAMES[5]])], [["people", "later:9"]]),
])  # fmt: skip
def test_buttons(parts, rows):
    """Each begins what it is of, at its branch; and no week is said to be without a post where none is asked for."""
    assert pressed(*parts) == rows
