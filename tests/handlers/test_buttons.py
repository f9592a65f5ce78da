"""A button carries what somebody may have changed: whatever it is, it is an old button then, and nothing happens."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from aiogram.types import CallbackQuery, Chat, Message, User
from sqlalchemy import event

from handlers.actions import AT_THE_DOOR, TAPS, hear_tap
from handlers.visit import Visit
from newsroom.errors import Refused
from newsroom.pages import followers
from newsroom.plan import exceptions
from newsroom.posts import drafting, publishing, review
from newsroom.unfinished import key_of
from newsroom.values.figures import Amount
from newsroom.who import ROLES, Who
from screens import failures
from screens.forms import mark_of
from tests.handlers.pressing import buttons, spoilt
from tests.newsroom.everybody import NOW, draft, newcomer, reminded, rule, seated, sent_post
from tests.newsroom.racing_world import NEEDS, arranged

STRANGER = "stranger"
NOBODY_ELSE = 1_000
LATER = NOW.replace(day=17)


@pytest.fixture(scope="module")
async def pressing(shared):
    """Somebody in every seat, something of each kind, and whoever presses; all that they do is undone again."""
    async with shared.begin() as tx:
        others = ("channel", "approved", "nine", "held", "counted")
        w = await arranged(tx, *(need for need in NEEDS if need not in others))
        w.owner, w.stranger = await seated(tx, "owner", "centre"), await newcomer(tx)
        await exceptions.set_off(tx, w.owner, date(2027, 6, 1), date(2027, 6, 1), {}, NOW)
        w.stream = await _announced(tx, w)
        w.approved = await sent_post(tx, w.chair)
        await review.approve(tx, w.specialist, w.approved, NOW)
        said_day = date(2027, 6, 1)
        await exceptions.set_off(tx, w.owner, said_day, said_day, {}, NOW)
        w.rule, w.reminder = await rule(tx, w.code["vko"]), await reminded(tx, w.chair, w.vko, kind="plan")
        w.figure = await followers.count(tx, w.chair, w.ridder_page, Amount(5), NOW)
    made = Pressing(shared, w)
    event.listen(shared.sync_engine, "after_cursor_execute", made.note)
    return made


async def _announced(tx, w) -> int:
    """A live stream that stands in the channel."""
    number = await draft(tx, w.chair, "Эфир.")
    await drafting.set_facts(tx, w.chair, number, live_at=LATER)
    await drafting.send(tx, w.chair, number, NOW)
    await publishing.publish(tx, w.specialist, number, NOW)
    await publishing.came_out(tx, number, "https://t.me/c/1/7", w.channel, [{"id": 7, "text": "text"}], NOW)
    return number


class Pressing:
    """Whoever sits in one of the seats presses: what hears every tap hears it here."""

    def __init__(self, engine, w: SimpleNamespace) -> None:
        self.engine, self.w = engine, w
        self.wrote: list[str] = []
        w.seats, w.question = w.chair.seat.id, mark_of(key_of(self.page))
        self.buttons = buttons(w)

    @property
    def page(self) -> dict[str, Any]:
        return {"view": "page", "page": self.w.ridder_page}

    def note(self, _, cursor, statement: str, *__) -> None:
        if statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")) and cursor.rowcount:
            self.wrote.append(statement)

    def who(self, role: str) -> Who:
        return getattr(self.w, role)

    def visit(self, tx, role: str, action: str) -> Visit:
        """The button is one of the screen that they are on."""
        w = self.w
        places = {"view": "places", "purpose": "join" if role == STRANGER else "look", "above": w.vko}
        shown = {
            "form": self.page,
            "bind": {"view": "channel", "title": "Арна", "chat": w.channel},
            "enter": {"view": "invitation", "invitation": w.for_deputy},
        }.get(action, places)  # fmt: skip
        return Visit(tx, self.who(role), NOW, 1000, shown, bot_name="tilshi_bot")

    async def presses(self, tx, role: str, data: str) -> str | None:
        """What it was refused for; anything else that is raised is an incident."""
        self.wrote.clear()
        visit = self.visit(tx, role, data.partition(":")[0])
        user = User(id=visit.who.account_id, is_bot=False, first_name="X")
        message = Message(message_id=1, date=NOW, chat=Chat(id=user.id, type="private"), text="…")
        query = CallbackQuery(id="1", from_user=user, chat_instance="1", data=data, message=message)
        refused = None
        try:
            await hear_tap(query, visit)
        except Refused as told:
            refused = told.kind
            failures.refused("kk", told.kind, told.parameters, stranger=visit.who.is_stranger)
        if self.wrote:
            await tx.rollback()
        return refused


async def test_every_button_with_values_is_known_here(pressing):
    assert set(pressing.buttons) == {action for action, (_, wants_values) in TAPS.items() if wants_values}


async def test_as_they_are_somebody_is_served(pressing):
    """Else what is refused below could be refused for any other reason. All press it in `make torture`."""
    await all_press(pressing, shares=4 if pressing.engine.dialect.name == "sqlite" else NOBODY_ELSE)


async def all_press(pressing, shares: int) -> None:
    """Of those after the one who is served, such a share, at each button others."""
    async with pressing.engine.connect() as tx:
        for at, (action, values) in enumerate(pressing.buttons.items()):
            data = ":".join([action, *(str(value) for _, value in values)])
            answers: dict[str, str | None] = {}
            for number, role in enumerate((*ROLES, STRANGER), at):
                if None in answers.values() and number % shares:
                    continue
                answer = await pressing.presses(tx, role, data)
                if role != STRANGER or action in AT_THE_DOOR:
                    answers[role] = answer
            assert None in answers.values(), (action, answers)
            await tx.rollback()


@pytest.mark.parametrize("role", [*ROLES, STRANGER])
async def test_a_value_that_cannot_be_is_an_old_button(pressing, role):
    """For whoever presses it. A stranger sees the door, whatever they press: one value of each button."""
    met, taken = [], []
    async with pressing.engine.connect() as tx:
        for action, values in pressing.buttons.items():
            door = role == STRANGER and action not in AT_THE_DOOR
            for data in list(spoilt(action, values))[: 1 if door else None]:
                try:
                    refused = await pressing.presses(tx, role, data)
                except Exception as error:
                    met.append((data, type(error).__name__))
                    await tx.rollback()
                    continue
                if pressing.wrote or (
                    refused != "old_button" and not door and refused not in ("no_right", "other_seat")
                ):
                    taken.append((data, refused))
    assert (met, taken) == ([], [])
