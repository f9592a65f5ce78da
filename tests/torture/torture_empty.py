"""A union of which nothing is known yet: whatever one presses, from every home, there is a way on from there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from aiogram.types import CallbackQuery, User
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.actions import hear_tap
from handlers.views import VIEWS
from handlers.visit import Visit
from locales import words_for
from newsroom.errors import Refused
from newsroom.rubrics import turns
from newsroom.union import organisations
from newsroom.who import Who
from screens.actions import COMMANDS
from screens.menu import KEYS, ROLES
from screens.screen import Button, Screen
from tests.databases import Sqlite, lent
from tests.newsroom.everybody import NOW, seated

PLACES = {"centre": "", "vko": "centre", "ridder": "vko", "school": "ridder"}
SEATS = {"chair": "ridder", "specialist": "vko", "press": "centre", "owner": "centre"}
FIRST = {
    role: ("home", *(action.code for row in KEYS[known] for action in row), *(COMMANDS[one].code for one in known))
    for role, known in ROLES.items()
}
# What is read and left again: help, figures, files, people; what says who fills it; and where one came by its button.
READ = {
    "help", "seat", "digest", "digest_rubrics", "regions", "regions_by", "status", "prompt_card", "quiets", "ranks",
    "plans", "all_pages", "past_counts", "pages", "outlets", "listed", "no_card", "set_up",
}  # fmt: skip


async def nothing(tx: AsyncConnection) -> None:
    """A centre, a region, a branch and a school; nobody has entered, sent or planned anything."""
    await turns.bring_in_rubrics(tx)
    numbers: dict[str, int] = {}
    for (code, above), level in zip(PLACES.items(), organisations.LEVELS, strict=True):
        row = {"code": code, "level": level, "parent_id": numbers.get(above), "names": {"kk": code, "ru": code}}
        numbers[code] = await organisations.make(tx, **row)


@dataclass
class Stands:
    """A screen, and by which taps one comes to it."""

    way: tuple[str, ...]
    screen: Screen
    shown: dict[str, Any]

    @property
    def buttons(self) -> list[Button]:
        return [button for row in self.screen.buttons for button in row]

    def leads_on(self) -> bool:
        """Elsewhere than home, back, or where one has come from; or it asks something."""
        view = VIEWS.get(self.shown.get("view", ""))
        back = {words_for(language)("Back") for language in ("kk", "ru")}
        asks = view is not None and view.hears is not None
        return asks or any(
            one.url or one.copy or (one.data not in ("home", *self.way) and one.text not in back)
            for one in self.buttons
        )


class Walker:
    """Presses each button once from each view; what writes leads out of what is empty, and is not followed."""

    def __init__(self, tx: AsyncConnection, who: Who) -> None:
        self.tx, self.who, self.wrote = tx, who, False

    def note(self, _: Any, cursor: Any, statement: str, *__: Any) -> None:
        self.wrote |= statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")) and bool(cursor.rowcount)

    async def taps(self, data: str, shown: dict[str, Any], way: tuple[str, ...]) -> Stands | None:
        visit = Visit(self.tx, self.who, NOW, 1000, dict(shown), None, NOW, None, "tilshi_bot")
        user = User(id=self.who.account_id, is_bot=False, first_name="X")
        kept, self.wrote = await self.tx.begin_nested(), False
        try:
            screen = await hear_tap(CallbackQuery(id="1", from_user=user, chat_instance="1", data=data), visit)
        except Refused:
            screen = None
        await kept.rollback()
        return None if screen is None or self.wrote else Stands((*way, data), screen, visit.shown)

    async def walk(self, first: tuple[str, ...]) -> list[Stands]:
        known: set[tuple[str, str]] = set()
        found: list[Stands] = []
        waiting: list[tuple[str, dict[str, Any], tuple[str, ...]]] = [(code, {}, ()) for code in first]
        while waiting:
            data, shown, way = waiting.pop(0)
            step = (shown.get("view", ""), data.partition(":")[0])
            if step in known:
                continue
            known.add(step)
            if (stands := await self.taps(data, shown, way)) is not None:
                found.append(stands)
                waiting += [(one.data, stands.shown, stands.way) for one in stands.buttons if one.data]
        return found


@pytest.mark.parametrize("role", SEATS)
async def test_there_is_a_way_on_from_everything_that_is_empty(sqlite: Sqlite, role: str):
    async with lent(sqlite, nothing_in) as engine:
        async with engine.begin() as tx:
            who = await seated(tx, role, SEATS[role])
        async with engine.connect() as tx:
            walker = Walker(tx, who)
            event.listen(engine.sync_engine, "after_cursor_execute", walker.note)
            found = await walker.walk(FIRST[role])
            await tx.rollback()
    assert len(found) > 20
    ends = [" > ".join(one.way) for one in found if not one.leads_on() and one.shown.get("view") not in READ]
    assert ends == []


async def nothing_in(engine: Any) -> None:
    async with engine.begin() as tx:
        await nothing(tx)
