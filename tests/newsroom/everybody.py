"""A union for use cases without Telegram: two regions, their branches, a school, and somebody in whatever seat."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from itertools import count

from aiogram.types import User
from PIL import Image
from sqlalchemy import Text, cast, insert, select, update

from bot import arrivals
from db.tables import Account, Base, Notice, Page, Person, Task
from newsroom import outbox, record
from newsroom.broadcasts import sending, writing
from newsroom.notices import Recipient, tell
from newsroom.people import invitations, terms
from newsroom.posts import drafting, posts, publishing, review
from newsroom.reminders import rules
from newsroom.reminders.notices import Reminder, part
from newsroom.rubrics import turns
from newsroom.union import organisations, seats
from newsroom.values.formatted import parse_formatted
from newsroom.who import CHAIR, Who

NOW = datetime(2026, 11, 16, 4, tzinfo=UTC)  # a Monday, nine o'clock in Almaty
ACCOUNTS = count(7_100_000_001)
MESSAGES = count(1)
# code → the code of the place above
PLACES = {"centre": "", "vko": "centre", "ridder": "vko", "ulan": "vko", "abay": "centre", "ayagoz": "abay",
          "school": "ridder"}  # fmt: skip


async def union(tx) -> None:
    """A branch has one page each, and one of them a primary organisation below it."""
    await turns.bring_in_rubrics(tx)
    numbers: dict[str, int] = {}
    for code, above in PLACES.items():
        level = organisations.LEVELS[depth(code)]
        row = {"code": code, "level": level, "parent_id": numbers.get(above), "names": {"kk": code, "ru": code}}
        numbers[code] = await organisations.make(tx, **row)
        if level == organisations.BRANCH:
            await tx.execute(insert(Page).values(organisation_id=numbers[code], platform="facebook", kind="page"))


def depth(code: str) -> int:
    return 1 + depth(PLACES[code]) if PLACES[code] else 0


async def place(tx, code: str) -> int:
    return (await organisations.require_code(tx, code)).id


async def page_of(tx, code: str) -> int:
    pages = select(Page.id).where(Page.organisation_id == await place(tx, code))
    return (await tx.execute(pages)).scalars().one()


async def newcomer(tx, language: str = "kk") -> Who:
    """Somebody who has pressed Start, and nothing else."""
    who = Who(next(ACCOUNTS), language)
    await tx.execute(insert(Account).values(id=who.account_id, language=language))
    return who


async def invited(tx, role: str, code: str, now: datetime = NOW, who: Who | None = None) -> int:
    """The number of an invitation, made at the command line if by nobody."""
    number, _ = await invitations.make(tx, who, await organisations.require_code(tx, code), role, now)
    return number


async def seated(tx, role: str, code: str, now: datetime = NOW, language: str = "kk", who: Who | None = None) -> Who:
    """Somebody new who has taken a seat, or somebody known who has come into one more by an invitation."""
    if who is None:
        who, seat = await _sat_down(tx, role, code, now, language)
    else:
        seat = await invitations.accept(
            tx, who, await invited(tx, role, code, now), _named(who, role, code), language, now
        )
    return await seats.held_by(tx, who, seat, language, now)


async def _sat_down(tx, role: str, code: str, now: datetime, language: str) -> tuple[Who, int]:
    """As by an invitation, with the same on record: few tests want to know more of it, and it takes twice as long."""
    who, place = Who(next(ACCOUNTS), language), await organisations.require_code(tx, code)
    row = {"name": _named(who, role, code), "language": language, "created_at": now}
    person_id = (await tx.execute(insert(Person).values(row).returning(Person.id))).scalar_one()
    await tx.execute(insert(Account).values(id=who.account_id, person_id=person_id, language=language))
    if role == CHAIR and (sitting := (await seats.chairs(tx, [place.id], now)).get(place.id)) is not None:
        await terms.end_term(tx, who, sitting, now)  # whom an invitation would have been made to follow
    seat = await terms.take(tx, person_id, place.id, role, now)
    await tx.execute(update(Account).where(Account.id == who.account_id).values(seat_id=seat))
    await record.note(tx, None, "invited", now, place.id, role=role)
    here = replace(who, person_id=person_id)
    await record.note(tx, here, "seat taken", now, place.id, role=role, seat=seat)
    return who, seat


def _named(who: Who, role: str, code: str) -> str:
    return who.name or f"{role} {code} {who.account_id}"


async def now_is(tx, who: Who, now: datetime = NOW) -> Who:
    """The same account as it is read when its next update comes."""
    found, _ = await arrivals.read(tx, User(id=who.account_id, is_bot=False, first_name="X"), now)
    return found


async def draft(tx, who: Who, text: str = "Семинар өтті.", now: datetime = NOW, at: int | None = None) -> int:
    number = await drafting.begin(tx, who, at or who.seat.organisation_id, now, None)
    await drafting.add_text(tx, who, number, said(text))
    return number


def said(text: str, *entities: dict, message: int = 0, origin: dict | None = None) -> drafting.Piece:
    return drafting.Piece(message or next(MESSAGES), parse_formatted(text, entities), origin or {})


def painted(size: tuple[int, int], ground: str | int, ink: str | int, box: tuple[int, int, int, int]) -> bytes:
    held, image = BytesIO(), Image.new("RGBA", size, ground)
    image.paste(ink, box)
    image.save(held, "PNG")
    return held.getvalue()


LOGO = painted((300, 200), 0, "#d4a017", (50, 20, 250, 180))  # of a region, with an empty margin
FRAME = painted((1200, 900), "#123456", 0, (100, 100, 1100, 700))  # with a hole for the photo
# What was seen in a photo that could be opened.
LOOKED = {"width": 1280, "height": 960, "brightness": 120.0, "contrast": 40.0, "sharpness": 90.0, "drawn": False,
          "picture": True}  # fmt: skip


def seen_photo(name: str, kind: str = "photo") -> drafting.File:
    """One that was fetched and looked at, and is like no other."""
    return photo(name, LOOKED | {"likeness": int.from_bytes(name.encode()[:7], "big")}, kind)


def photo(name: str, facts: dict | None = None, kind: str = "photo", origin: dict | None = None) -> drafting.File:
    return drafting.File(kind, 1, f"file {name}", name, facts or {}, origin=origin or {})


async def sent_post(tx, who: Who, text: str = "Семинар өтті.", now: datetime = NOW, at: int | None = None) -> int:
    number = await draft(tx, who, text, now, at)
    await drafting.send(tx, who, number, now)
    return number


CHANNEL = -1001234


async def bound(tx, code: str = "vko") -> Who:
    """The specialist of a region whose channel is bound."""
    specialist = await seated(tx, "specialist", code)
    await review.bind_channel(tx, specialist, CHANNEL, "Арна", NOW)
    return specialist


async def came_out(tx, number: int, *messages: int, now: datetime = NOW) -> None:
    """The sender tells that it stands in the channel; below the first message are its words."""
    first, *rest = messages or (5,)
    stand = [{"id": first, "text": "text"}, *({"id": one} for one in rest)]
    await publishing.came_out(tx, number, f"https://t.me/c/1234/{first}", CHANNEL, stand, now)


async def published(tx, specialist: Who, chair: Who, now: datetime = NOW) -> int:
    number = await sent_post(tx, chair, now=now)
    await publishing.publish(tx, specialist, number, now)
    await came_out(tx, number, now=now)
    return number


async def task_of(
    tx, place_id: int, kind: str = "silent", subject_id: int = 0, now: datetime = NOW, last_on: date | None = None
) -> int:
    """One that was opened on that morning."""
    row = {"organisation_id": place_id, "kind": kind, "subject_id": subject_id or place_id, "last_on": last_on,
           "opened_at": now, "opened_on": now.date() - timedelta(days=1)}  # fmt: skip
    return (await tx.execute(insert(Task).values(**row).returning(Task.id))).scalar_one()


async def state_of(tx, number: int) -> str:
    return (await posts.require_post(tx, number)).state


def in_flight(kind: str, given: dict, chat: int, person: int | None = None) -> outbox.Notice:
    """As the sender has it when it is put into words."""
    return outbox.Notice(1, chat, person, kind, given, outbox.USUAL, NOW, 1, None, 0)


async def left_for(tx, who: Who) -> list[tuple[str, dict]]:
    """What was left for them in the outbox, in its order."""
    left = select(Notice.kind, Notice.parameters).where(Notice.chat_id == who.account_id).order_by(Notice.id)
    return [tuple(one) for one in (await tx.execute(left)).all()]


async def kept_in_clear(tx, words: str) -> list[str]:
    """The columns of whatever table in which these words stand."""
    found = []
    for table in Base.metadata.sorted_tables:
        columns = [column for column in table.columns if column.name != "content"]
        rows = (await tx.execute(select(*[cast(column, Text) for column in columns]))).all()
        for column, values in zip(columns, zip(*rows, strict=True), strict=False):  # of no rows there are no values
            found += [f"{table.name}.{column.name}" for value in values if value and words in value]
    return found


async def rule(tx, code: str = "vko", kind: str = "rubric") -> int:
    """The number of one of a region's reminders."""
    known = await rules.to_change(tx, await organisations.require_code(tx, code), NOW)
    return next(one.id for one in known if one.kind == kind)


async def reminded(tx, who: Who, region_id: int, now: datetime = NOW, kind: str = "chaser") -> int:
    """The number of a notice that reminds somebody of this week's post, or of something else."""
    about = Reminder(region_id, now.date().isoformat(), (part(kind, who.seat.organisation_id),))
    await tell(tx, about, [Recipient(who.account_id, who.person_id)], now)
    found = select(Notice.id).where(Notice.kind == Reminder.kind, Notice.person_id == who.person_id)
    return (await tx.execute(found.order_by(Notice.id.desc()))).scalars().first()


async def tip(tx, who: Who, texts: dict[str, str], now: datetime = NOW) -> tuple[int, int]:
    """To all chairs and deputies. Gives its number and how many it goes to."""
    number = await writing.begin(tx, who, now)
    for language, text in texts.items():
        await writing.write(tx, who, number, text, language=language)
    return number, await sending.send(tx, who, number, now)
