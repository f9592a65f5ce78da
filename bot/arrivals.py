"""Who an update comes from, read with their seats and state in one SELECT."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiogram.types import Update, User
from sqlalchemy import and_, bindparam, insert, or_, select
from sqlalchemy import update as change
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import aliased
from db.engine import Database
from db.fetch import fetch_all
from db.tables import Account, Organisation, Person, Seat
from handlers.actions import OWN_ROLES
from handlers.counted import found
from handlers.views import asks_for_file, known_view
from handlers.visit import Looked, Visit
from locales import Language, language_for
from newsroom import weeks
from newsroom.access import RIGHTS
from newsroom.who import SeatHeld, Who


@dataclass(frozen=True, slots=True)
class Arrived:
    """An account with one of the seats behind it: as many as there are, and one without where there is none."""

    update_id: int
    screen: dict[str, Any]
    shown_at: datetime | None
    interrupted_at: datetime | None
    entering_id: int | None
    sits_in: int | None
    spoken: str | None
    menu: str
    bubbles: dict[str, Any]
    person_id: int | None
    name: str | None
    language: str | None
    unreachable_since: datetime | None
    seat_id: int | None
    role: str
    acting: bool
    place_id: int
    region_id: int | None
    names: dict[str, str]
    timezone: str | None
    zone_above: str | None


REGION = aliased(Organisation)
LOOK = (
    select(
        Account.update_id, Account.screen, Account.shown_at, Account.interrupted_at, Account.entering_id,
        Account.seat_id.label("sits_in"), Account.language.label("spoken"), Account.menu, Account.bubbles,
        Person.id.label("person_id"), Person.name, Person.language, Person.unreachable_since,
        Seat.id.label("seat_id"), Seat.role, Seat.acting, Organisation.id.label("place_id"), Organisation.region_id,
        Organisation.names, Organisation.timezone, REGION.timezone.label("zone_above"),
    )
    .outerjoin(Person, Person.id == Account.person_id)
    .outerjoin(Seat, and_(Seat.person_id == Person.id, or_(Seat.ends_on.is_(None), Seat.ends_on > bindparam("today"))))
    .outerjoin(Organisation, Organisation.id == Seat.organisation_id)
    .outerjoin(REGION, REGION.id == Organisation.region_id)
    .where(Account.id == bindparam("account"))
    .order_by(Seat.id)
)  # fmt: skip
READ = LOOK.with_for_update(of=Account)

SEATED = (
    select(Seat.role, Account.entering_id, Account.screen)
    .join(Account, Account.person_id == Seat.person_id)
    .where(Account.id == bindparam("account"), or_(Seat.ends_on.is_(None), Seat.ends_on > bindparam("today")))
)

WRITE_NUMBER = (
    change(Account)
    .where(Account.id == bindparam("account"))
    .values(update_id=bindparam("update"), acted_at=bindparam("acted"))
)
WRITE = WRITE_NUMBER.values(
    screen=bindparam("now_shown"), shown_at=bindparam("since"), entering_id=bindparam("for_branch"),
    bubbles=bindparam("stand"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Before:
    """What was noted of the account when its last update was dealt with. `menu` is whose menu it was shown."""

    update_id: int
    screen: dict[str, Any]
    shown_at: datetime | None
    interrupted_at: datetime | None
    entering_id: int | None
    menu: str
    unreachable_since: datetime | None
    bubbles: dict[str, Any] = field(default_factory=dict)


def visit_of(
    tx: AsyncConnection, who: Who, before: Before, now: datetime, bot_id: int, bot_name: str = "",
    looked: Looked | None = None,
) -> Visit:  # fmt: skip
    """Where they stand, with what has come. Who stands on a screen of another time stands at home."""
    shown = before.screen if known_view(before.screen) is not None else {}
    since, interrupted = before.shown_at, before.interrupted_at
    return Visit(tx, who, now, bot_id, shown, before.entering_id, since, interrupted, bot_name, looked)


def visitor(update: Update) -> User | None:
    """The person behind it; what comes from nobody (a channel's posts), or is said in a group, has none."""
    said = update.message or update.edited_message
    if said is not None and said.chat.type != "private":
        return None
    source = update.message or update.edited_message or update.callback_query or update.my_chat_member
    return source.from_user if source is not None else None


async def may_send(engine: Database, user: User, now: datetime) -> bool:
    """Asked beforehand, to be decided later: whether it is worth while to fetch a photo, for a post or as an answer."""

    async def may(tx: AsyncConnection) -> bool:
        return any(
            seat.role in (*OWN_ROLES, *found.BEGIN_SO)
            or seat.entering_id is not None
            or asks_for_file(seat.screen or {})
            for seat in await tx.execute(SEATED, _given(user, now))
        )

    return await engine.read(may)


async def hands_in(engine: Database, user: User, now: datetime) -> bool:
    """Whether they issue reports, a Word of which may come back at any time; or any file is an answer."""

    async def hands(tx: AsyncConnection) -> bool:
        return any(
            seat.role in RIGHTS["issue a report"] or asks_for_file(seat.screen or {})
            for seat in await tx.execute(SEATED, _given(user, now))
        )

    return await engine.read(hands)


async def takes_file(engine: Database, user: User, now: datetime) -> bool:
    """Whether any file is an answer to what they are asked."""

    async def takes(tx: AsyncConnection) -> bool:
        return any(asks_for_file(seat.screen or {}) for seat in await tx.execute(SEATED, _given(user, now)))

    return await engine.read(takes)


def _given(user: User, now: datetime) -> dict[str, Any]:
    return {"account": user.id, "today": weeks.term_day(now)}


async def read(tx: AsyncConnection, user: User, now: datetime) -> tuple[Who, Before]:
    """An account never seen before is written down first, so that there is always a row to change."""
    rows = await fetch_all(tx, READ, Arrived, **_given(user, now))
    if not rows:
        await tx.execute(insert(Account).values(id=user.id, language=language_of(user)))
        return await read(tx, user, now)
    return _read(rows, user)


async def look(tx: AsyncConnection, user: User, now: datetime) -> Who:
    """Who somebody is, where nothing of theirs is to change: an account never seen before is not written down."""
    rows = await fetch_all(tx, LOOK, Arrived, **_given(user, now))
    return _read(rows, user)[0] if rows else Who(user.id, language_of(user))


def _read(rows: Sequence[Arrived], user: User) -> tuple[Who, Before]:
    first = rows[0]
    seats = tuple(
        SeatHeld(
            row.seat_id,
            row.role,
            row.place_id,
            row.region_id,
            row.names,
            weeks.zone_or_default(row.timezone, row.zone_above),
            row.acting,
        )
        for row in rows
        if row.seat_id is not None
    )
    seat = next((one for one in seats if one.id == first.sits_in), seats[0] if seats else None)
    language = language_for(first.language, first.spoken, language_of(user))
    moved = first.sits_in is not None and (seat is None or seat.id != first.sits_in)
    before = Before(
        first.update_id, first.screen, first.shown_at, first.interrupted_at, first.entering_id, first.menu,
        first.unreachable_since, first.bubbles,
    )  # fmt: skip
    return Who(user.id, language, first.person_id, first.name or "", seats, seat, moved), before


def language_of(user: User) -> Language:
    """A first guess, from Telegram's own setting, which may name a country, too."""
    return language_for((user.language_code or "").partition("-")[0])


async def write(
    tx: AsyncConnection, visit: Visit, before: Before, update_id: int, bubbles: dict[str, Any] | None = None
) -> None:
    """What changed, and the update's number with it."""
    stand = before.bubbles if bubbles is None else bubbles
    stands = visit.shown == before.screen and visit.shown_at == before.shown_at and stand == before.bubbles
    if stands and visit.entering_id == before.entering_id:
        row = {"account": visit.who.account_id, "update": update_id, "acted": visit.now}
        await tx.execute(WRITE_NUMBER, row)
    else:
        await tx.execute(WRITE, _written(visit, update_id, stand))


def _written(visit: Visit, update_id: int, stand: dict[str, Any]) -> dict[str, Any]:
    shown = {"now_shown": visit.shown, "since": visit.shown_at, "for_branch": visit.entering_id, "stand": stand}
    return {"account": visit.who.account_id, "update": update_id, "acted": visit.now} | shown


NOTE_MENU = change(Account).where(Account.id == bindparam("account")).values(menu=bindparam("shown_menu"))
NOTE_BUBBLES = change(Account).where(Account.id == bindparam("account")).values(bubbles=bindparam("stand"))
STANDS_IN = select(Account.shown_at, Account.bubbles).where(Account.id == bindparam("account")).with_for_update()


async def put_back(tx: AsyncConnection, visit: Visit, before: Before, update_id: int) -> None:
    """What was to be shown is not: they stand where they stood."""
    visit.shown, visit.shown_at, visit.entering_id = before.screen, before.shown_at, before.entering_id
    await tx.execute(WRITE, _written(visit, update_id, before.bubbles))


async def note_acted(tx: AsyncConnection, account_id: int, now: datetime) -> None:
    """By another door than an update."""
    await tx.execute(change(Account).where(Account.id == account_id).values(acted_at=now))


async def note_menu(tx: AsyncConnection, account_id: int, mark: str) -> None:
    await tx.execute(NOTE_MENU, {"account": account_id, "shown_menu": mark})


async def note_bubbles(tx: AsyncConnection, account_id: int, stand: dict[str, Any]) -> None:
    await tx.execute(NOTE_BUBBLES, {"account": account_id, "stand": stand})


async def stands_in(tx: AsyncConnection, account_id: int) -> tuple[datetime | None, dict[str, Any]]:
    """Since when their screen is what it is, and what it has left in the chat."""
    found = (await tx.execute(STANDS_IN, {"account": account_id})).one_or_none()
    return (found.shown_at, found.bubbles or {}) if found is not None else (None, {})
