"""What is stored outlasts a deploy: names in chats and on paper stay, and a screen of another time is the home."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.arrivals import Before, visit_of
from handlers import views
from handlers.actions import TAPS
from handlers.forms import hear_press
from handlers.views import VIEWS
from handlers.visit import Visit
from newsroom.errors import Refused
from newsroom.unfinished import key_of
from screens.actions import COMMANDS
from screens.forms import mark_of
from tests.newsroom.everybody import NOW, seated

OF_ANOTHER_TIME = [
    {"view": "of a later version"}, {"view": "card"}, {"view": "card", "post": 1, "colour": "red"}, {"view": 5},
    {"view": ["card"]}, {"view": "card", "post": "1"}, {"view": "card", "post": None}, {"view": "card", "post": True},
    {"view": "mend", "post": 1, "language": 5}, {"view": "rubrics", "post": 1, "guided": 1},
    {"view": "page", "page": 1, "doubted": 5}, {"view": "page", "page": 1, "doubted": [5]}, {"view": "tip", "at": 5},
    {"view": "place", "place": 1, "noted": [5, "2026-11-16"]}, {"view": "place", "place": 1, "noted": "members"},
    {"view": "rename", "place": 1, "names": {"kk": "Риддер"}}, {"view": "help", "of": "card"},
    {"view": "step", "post": "x", "step": "text"},
]  # fmt: skip
OF_OUR_TIME = [
    {}, {"view": "home"}, {"view": "card", "post": 1}, {"view": "rubrics", "post": 1, "guided": True},
    {"view": "place", "place": 1, "noted": ["members", "2026-11-16"]},
    {"view": "help", "of": {"view": "card", "post": 1}},
    {"view": "rename", "place": 1, "at": "ru"}, {"view": "rename", "place": 1, "at": "a step of another time"},
    {"view": "page", "page": 1, "doubted": [[5, "about"], [6]]},
]  # fmt: skip
MOVED = ("doubt", "name", "tip_check", "which_count", "which_figure")  # tests/db/test_screens_moved.py
CODES = Path(__file__).with_name("codes.txt")


def test_no_code_that_was_ever_given_out_is_gone():
    """A new one is written there; what is called otherwise from now on is heard by its old name, too.

    A kept screen can be moved by a migration, which has its own test.
    """
    known = {f"view {name}" for name in VIEWS} | {f"action {name}" for name in TAPS}
    known |= {f"command {name}" for name in COMMANDS} | {f"moved view {name}" for name in MOVED}
    assert set(CODES.read_text("utf-8").split("\n")[:-1]) == known


@pytest.mark.parametrize("shown", OF_ANOTHER_TIME)
async def test_a_screen_of_another_time_is_the_home(shared, shown):
    async with shared.connect() as tx:
        await _is_home(tx, shown)
        await tx.rollback()


@pytest.mark.parametrize("shown", OF_ANOTHER_TIME)
async def test_whoever_comes_from_one_stands_at_home(shared, shown):
    """Also what handlers read of the screen that somebody is on is of our time."""
    async with shared.connect() as tx:
        chair = await seated(tx, "chair", "ridder")
        assert _comes(tx, chair, shown).shown == {}
        await tx.rollback()


@pytest.mark.parametrize("shown", OF_ANOTHER_TIME)
async def test_below_the_help_lies_none_of_another_time(shared, shown):
    """Its buttons are in the chat still, and what they speak of is not there."""
    async with shared.connect() as tx:
        chair = await seated(tx, "chair", "ridder")
        visit = _comes(tx, chair, {"view": "help", "of": shown})
        assert visit.stands == {}
        with pytest.raises(Refused, match="old_button"):
            await hear_press(None, visit, mark_of(key_of(shown)), mark_of(""))
        await tx.rollback()


@pytest.mark.parametrize("shown", OF_OUR_TIME)
async def test_any_other_stays(shared, shown):
    """Else what is asserted above could be so for every screen."""
    async with shared.connect() as tx:
        chair = await seated(tx, "chair", "ridder")
        assert _comes(tx, chair, shown).shown == shown
        await tx.rollback()


def _comes(tx, who, shown: dict) -> Visit:
    return visit_of(tx, who, Before(1, shown, NOW, None, None, "", None), NOW, 1000)


async def _is_home(tx, shown: dict) -> None:
    chair = await seated(tx, "chair", "ridder")
    visit = Visit(tx, chair, NOW, 1000, dict(shown), shown_at=NOW)
    assert visit.question() is None
    screen = await visit.show_again()
    assert visit.is_on(views.home)
    assert screen.text
