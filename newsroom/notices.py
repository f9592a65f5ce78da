"""Notices as values, each kind with parameters of its own; and how they are left in the outbox."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, ClassVar, Self, get_args, get_origin, get_type_hints

from sqlalchemy import Select, case, insert, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.inserts import insert_or
from db.tables import Notice as Stored
from db.types import Moment
from newsroom import outbox

OUTBOX = Stored.__table__
GATHERED = timedelta(minutes=10)
AT_SOME_TIME = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Recipient:
    """A chat behind a door; and the person it is for, who need not be the one behind it when it is sent."""

    chat_id: int
    person_id: int | None = None
    door: str = outbox.TELEGRAM


class Unfit(ValueError):
    """As it is stored it is no notice of this kind: it was left by another version."""


@dataclass(frozen=True, slots=True)
class About:
    """What a notice is about. The name of its kind and those of its parameters are stored, and outlast a deploy.

    A parameter is a whole number, a text, a moment, or several of one of them.
    """

    kind: ClassVar[str]
    urgency: ClassVar[int] = outbox.USUAL

    def due_at(self, now: datetime) -> datetime:
        return now

    def once(self, _: Recipient, __: datetime, /) -> str | None:
        """Names what may be told only one time: a second notice of that name is not written."""
        return None

    def stored(self) -> dict[str, Any]:
        this: type = type(self)  # mypy takes a type[Self] for something that has no hash
        return {stored: _written(getattr(self, name)) for stored, (name, _) in _parameters(this).items()}

    @classmethod
    def parsed(cls, stored: Mapping[str, Any]) -> Self:
        """Raises `Unfit`, also for one parameter too many: it may be an old name of one that has a default."""
        this: type = cls
        known = _parameters(this)
        if not stored.keys() <= known.keys():
            raise Unfit
        given = {known[name][0]: _read(known[name][1], value) for name, value in stored.items()}
        try:
            return cls(**given)
        except TypeError:  # one is missing
            raise Unfit from None


@cache
def _parameters(kind: type) -> dict[str, tuple[str, Any]]:
    """By the name that each is stored under: its own, and its type."""
    hints = get_type_hints(kind)
    return {_stored_name(one.name): (one.name, hints[one.name]) for one in fields(kind)}


def _stored_name(field: str) -> str:
    """`post_id` has always been stored as `post`, and `message_ids` as `messages`."""
    return field.replace("_id", "")


def _written(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_written(one) for one in value]
    return value.isoformat() if isinstance(value, datetime) else value


def _read(hint: Any, value: Any) -> Any:
    if get_origin(hint) is tuple and isinstance(value, list):
        return tuple(_read(get_args(hint)[0], one) for one in value)
    if hint is datetime and isinstance(value, str):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            raise Unfit from None
    if hint in (int, str) and type(value) is hint:
        return value
    raise Unfit


@dataclass(frozen=True, slots=True)
class Gathered(About):
    """One for all that happens within ten minutes: it says how much there is when it is sent."""

    def due_at(self, now: datetime) -> datetime:
        return gathered(now, GATHERED)

    def once(self, to: Recipient, due: datetime) -> str | None:
        return f"{self.kind}:{to.person_id}:{due.isoformat()}"


def gathered(now: datetime, within: timedelta) -> datetime:
    """The end of the span that `now` falls into: what is left for then can be told in one notice."""
    seconds = within.total_seconds()
    return datetime.fromtimestamp((now.timestamp() // seconds + 1) * seconds, now.tzinfo)


@dataclass(frozen=True, slots=True)
class ToDraw(About):
    """What a person should see now, drawn when it is sent: one that waits is enough.

    `since` it has been on the screen: what came there later was shown when it came. Of another version it is not known.
    """

    kind = outbox.SCREEN
    urgency = outbox.URGENT
    since: datetime = AT_SOME_TIME

    def is_over(self, shown_at: datetime | None) -> bool:
        return self.since not in (AT_SOME_TIME, shown_at or AT_SOME_TIME)


def to_draw(shown_at: datetime | None) -> ToDraw:
    return ToDraw(shown_at or AT_SOME_TIME)


async def tell(
    tx: AsyncConnection,
    about: About,
    to: Iterable[Recipient],
    now: datetime,
    *,
    at: datetime | None = None,
    after: timedelta = timedelta(0),
    once: str | None = None,
    broadcast_id: int | None = None,
) -> None:
    """A notice for each of them, in the transaction of the change itself.

    `at`: an hour by the clock on the wall; `after`: so long from now; `once`: its name, where the kind gives none.
    """
    await tell_all(tx, [(about, one) for one in to], now, at=at, after=after, once=once, broadcast_id=broadcast_id)


async def tell_all(
    tx: AsyncConnection,
    told: Sequence[tuple[About, Recipient]],
    now: datetime,
    *,
    at: datetime | None = None,
    after: timedelta = timedelta(0),
    once: str | None = None,
    broadcast_id: int | None = None,
) -> None:
    """To each what is about them, written together: ten thousand cost little more than their rows do."""
    rows = []
    for about, to in told:
        due = about.due_at(now) + after if at is None else max(at, now)
        row = _row(about, due, None if at is not None and at > now else now, broadcast_id)
        name = once or about.once(to, due)
        if about.kind != outbox.SCREEN or not await _waits_already(tx, to.chat_id, row, now, name):
            rows.append(row | {"door": to.door, "chat_id": to.chat_id, "person_id": to.person_id, "once": name})
    if rows:
        await tx.execute(insert_or(tx, Stored).on_conflict_do_nothing(index_elements=["once"]), rows)
    tx.info[outbox.LEFT] = outbox.left_over(tx) + Counter(to.door for _, to in told)


async def tell_found(
    tx: AsyncConnection,
    about: About,
    found: Select[*tuple[Any, ...]],
    now: datetime,
    *,
    broadcast_id: int,
    urgency: int | None = None,
) -> int:
    """The same to all chats and people whom a statement finds, and by that same statement. Gives how many.

    Ten thousand are written in the time that a thousand would take by themselves: everybody else waits no longer.
    Of what is the same for all, the statement may find other values for each: an hour by the clock on the wall.
    """
    row = _row(about, about.due_at(now), now, broadcast_id) | ({"urgency": urgency} if urgency is not None else {})
    people = found.subquery()
    written = {name: literal(value, OUTBOX.c[name].type) for name, value in row.items()} | dict(people.c.items())
    rows = select(*[value.label(name) for name, value in written.items()])
    told = (await tx.execute(insert(Stored).from_select([*written], rows))).rowcount
    outbox.has_left(tx, told)
    return told


def _row(about: About, due: datetime, reckoned_from: datetime | None, broadcast_id: int | None) -> dict[str, Any]:
    """What is the same for all who are told it."""
    assert about.urgency in outbox.URGENCIES, "any other would never be claimed"
    return {"kind": about.kind, "parameters": about.stored(), "urgency": about.urgency, "due_at": due,
            "reckoned_from": reckoned_from, "broadcast_id": broadcast_id, "state": outbox.WAITING}  # fmt: skip


async def _waits_already(
    tx: AsyncConnection, chat_id: int, row: dict[str, Any], now: datetime, once: str | None
) -> bool:
    """The screen that waits shows all there is. It goes when the later of the two was to go: an album may be coming."""
    due = row["due_at"]
    screens = update(Stored).where(Stored.chat_id == chat_id, Stored.kind == outbox.SCREEN)
    waits = screens.where(Stored.state == outbox.WAITING)
    if once is not None:
        waits = waits.where(or_(Stored.once.is_(None), Stored.once != once))
    later = case((Stored.due_at < due, literal(due, Moment)), else_=Stored.due_at)
    shows = {"due_at": later, "reckoned_from": now, "parameters": row["parameters"]}
    return bool((await tx.execute(waits.values(**shows))).rowcount)
