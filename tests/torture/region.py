"""Where bad days are lived: chairs who read two languages, a specialist with a channel, the press service."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from db.tables import Account, Person, Seat
from newsroom.reminders import runs
from newsroom.rubrics import bringing_in
from newsroom.union import organisations
from simulator.world.accounts import Bot
from simulator.world.world import FIRST_PERSON, FIRST_SUPERGROUP, World

TEN = datetime(2026, 11, 16, 5, tzinfo=UTC).timestamp()  # of a Monday: chairs hear of the rubric of the week
SINCE = datetime(2026, 1, 1, tzinfo=UTC)
CHAIRS = 20
PRESS, SPECIALIST, FIRST_CHAIR = 0, 1, 2  # by the order in which they have come


def language_of(number: int) -> str:
    return ("kk", "ru")[number % 3 == 2]


def account_of(number: int) -> int:
    return FIRST_PERSON + number


async def with_a_region(engine: AsyncEngine) -> None:
    async with engine.begin() as tx:
        await bringing_in.bring_in_rubrics(tx)
        names = {"kk": "Бәрі", "ru": "Все"}
        centre = await organisations.make(tx, parent_id=None, level="centre", code="centre", names=names)
        region = await organisations.make(tx, parent_id=centre, level="region", code="all", names=names)
        place = await organisations.require_to_change(tx, region)
        await organisations.change(tx, place, settings={"channel": {"id": FIRST_SUPERGROUP, "title": "Арна"}})
        await _seated(tx, PRESS, "press", centre)
        await _seated(tx, SPECIALIST, "specialist", region)
        for number in range(FIRST_CHAIR, FIRST_CHAIR + CHAIRS):
            branch = await organisations.make(
                tx, parent_id=region, level="branch", code=f"b{number}", names={"kk": f"{number}", "ru": f"{number}"}
            )  # fmt: skip
            await _seated(tx, number, "chair", branch)
        await runs.come_due(tx, datetime.fromtimestamp(TEN - 1800, UTC))


async def _seated(tx: AsyncConnection, number: int, role: str, place_id: int) -> None:
    language, account = language_of(number), account_of(number)
    await tx.execute(insert(Person).values(id=account, name=f"{role} {number}", language=language, created_at=SINCE))
    sits = {"person_id": account, "organisation_id": place_id, "role": role, "starts_on": SINCE.date()}
    seat = (await tx.execute(insert(Seat).values(**sits).returning(Seat.id))).scalar_one()
    await tx.execute(insert(Account).values(id=account, person_id=account, seat_id=seat, language=language))


def come_together(world: World, bot: Bot) -> int:
    """Of them, those whom Telegram knows. Gives the channel."""
    for number in range(FIRST_CHAIR + CHAIRS):
        human = world.add_human(f"{number}", language=language_of(number))
        world.dialog(human, bot).started = True
    channel = world.add_room("Арна", "channel", world.human(account_of(SPECIALIST)))
    member = channel.member(bot)
    member.status, member.rights = "administrator", {"can_post_messages": True, "can_edit_messages": True}
    channel.members[bot.id] = member
    return channel.id
