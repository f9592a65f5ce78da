"""A specialist has school breaks on other days than the order, and goes back to it."""

from __future__ import annotations

import pytest

from locales import words_for
from tests.conftest import ALTERNATING
from tests.stories.telling import read

pytestmark = pytest.mark.usefixtures("unhurried")
SPAN = {"kk": "2–8 қараша", "ru": "2–8 ноября"}


@ALTERNATING
async def test_breaks_of_a_region(office, language):
    """From the settings two taps and one message; what is no span of that year is asked once more."""
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.taps(say("Settings"))
    specialist.effort.reset()
    await specialist.taps(say("School breaks"))
    specialist.sees("2026/27")
    await specialist.taps(say("Autumn"))
    await specialist.says("02.11-08.11")
    assert str(specialist.effort) == "1 message + 2 taps"
    specialist.sees(read(say, "{what}, entered here", what=SPAN[language]))
    await specialist.taps(say("Autumn"))
    for wrong in ("01.08.2026-02.08.2026", "қашан", "8-2 ноября"):
        await specialist.says(wrong)
    await specialist.taps(say("Back"))
    specialist.sees(SPAN[language])
    region = await office.place("vko")
    assert region.settings["breaks"] == {"2026": {"autumn": ["2026-11-02", "2026-11-08"]}}
