"""What is stored outlasts a deploy: names in chats and on paper stay, and a screen of another time is the home."""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers import dispatcher
from handlers.actions import TAPS
from handlers.visit import VIEWS, Visit
from screens.menu import COMMANDS
from tests.newsroom.everybody import NOW, seated

OF_ANOTHER_TIME = [
    {"view": "of a later version"}, {"view": "card"}, {"view": "card", "post": 1, "colour": "red"}, {"view": 5},
]  # fmt: skip
CODES = Path(__file__).with_name("codes.txt")


def test_no_code_that_was_ever_given_out_is_gone():
    """A new one is written there; what is called otherwise from now on is heard and drawn by its old name, too."""
    dispatcher()
    known = {f"view {name}" for name in VIEWS} | {f"action {name}" for name in TAPS}
    known |= {f"command {name}" for name in COMMANDS}
    assert set(CODES.read_text("utf-8").split("\n")[:-1]) == known


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("shown", OF_ANOTHER_TIME)
async def test_a_screen_of_another_time_is_the_home(shared, shown):
    async with shared.connect() as tx:
        await _is_home(tx, shown)
        await tx.rollback()


async def _is_home(tx, shown: dict) -> None:
    chair = await seated(tx, "chair", "ridder")
    visit = Visit(tx, chair, NOW, 1000, dict(shown), shown_at=NOW)
    assert visit.question() is None
    screen = await visit.show_again()
    assert visit.is_on("home")
    assert screen.text
