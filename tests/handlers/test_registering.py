"""What a handler takes is held against what its action carries, and a view against what draws it and who hears it."""

from __future__ import annotations

from datetime import date

import pytest
from aiogram.types import Message

from handlers.actions import TAPS, Event, tapped
from handlers.views import named, view
from handlers.visit import Visit
from screens import actions
from screens.actions import ACTIONS
from screens.screen import Screen


def test_every_action_has_one_code_and_is_heard():
    codes = [code for one in ACTIONS for code in one.codes]
    assert len(set(codes)) == len(codes)
    assert {code: one.kinds for one in ACTIONS for code in one.codes} == {c: kinds for c, (_, kinds) in TAPS.items()}


async def too_few(_: Event, visit: Visit) -> Screen: ...
async def too_many(_: Event, visit: Visit, invitation_id: int, uses: int, more: int) -> Screen: ...
async def another_type(_: Event, visit: Visit, invitation_id: int, uses: str) -> Screen: ...
async def second(_: Event, visit: Visit, invitation_id: int, uses: int) -> Screen: ...


@pytest.mark.parametrize("handler", [too_few, too_many, another_type])
def test_a_handler_takes_what_its_action_carries(monkeypatch, handler):
    monkeypatch.delitem(TAPS, "uses", raising=False)
    with pytest.raises(TypeError, match="uses"):
        tapped(actions.USES, handler)
    assert "uses" not in TAPS


def test_an_action_has_one_handler():
    with pytest.raises(ValueError, match="two handlers for one action: uses"):
        tapped(actions.USES, second)


@named("of a test")
def shown_elsewhere(post: int, step: str = "") -> None: ...
async def another_name(visit: Visit, offer: int, step: str = "") -> Screen: ...
async def another_need(visit: Visit, post: int, step: str) -> Screen: ...
async def a_day(visit: Visit, on_day: date) -> Screen: ...


@pytest.mark.parametrize("draw", [another_name, another_need])
def test_a_view_is_drawn_from_the_parameters_that_it_has(draw):
    with pytest.raises(TypeError, match="of a test is drawn from other parameters"):
        shown_elsewhere.drawn()(draw)


async def unknown_to_it(message: Message, visit: Visit, place: int) -> Screen: ...
async def of_another_type(message: Message, visit: Visit, post: str) -> Screen: ...
async def not_always_there(message: Message, visit: Visit, post: int, step: str) -> Screen: ...


@pytest.mark.parametrize("hears", [unknown_to_it, of_another_type, not_always_there])
def test_a_view_has_what_its_hearer_asks_for(hears):
    with pytest.raises(TypeError, match="of a test does not have what its hearer asks for"):
        shown_elsewhere.drawn(hears=hears)


def test_what_cannot_be_kept_is_no_parameter():
    with pytest.raises(TypeError, match="nothing that is kept is"):
        view("of a test")(a_day)


@pytest.mark.parametrize("given", [{}, {"post": "1"}, {"post": True}, {"post": 1, "step": 2}, {"post": 1, "more": 2}])
def test_nothing_is_shown_that_could_not_be_drawn_again(given):
    with pytest.raises(TypeError, match="of a test is not shown with"):
        shown_elsewhere.shown(**given)


def test_a_button_is_one_that_is_understood():
    assert [actions.HOLD(17), actions.REVIEW(None), actions.REVIEW(17), actions.STAFF(17, True)] == [
        "hold:17", "review", "review:17", "staff:17:1",
    ]  # fmt: skip
    for press in (lambda: actions.STEP(17, "nowhere"), lambda: actions.HOLD(), lambda: actions.HOLD(17, 18)):
        with pytest.raises(ValueError):  # noqa: PT011 (each in its own words)
            press()
