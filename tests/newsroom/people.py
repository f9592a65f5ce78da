"""A union for use cases without Telegram: two regions, their branches, and somebody in whatever seat is wanted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

from sqlalchemy import insert

from db.tables import Account, Organisation, Page
from newsroom import invitations, organisations, plan, posts
from newsroom.who import Who

NOW = datetime(2026, 11, 16, 4, tzinfo=UTC)  # a Monday, nine o'clock in Almaty
ACCOUNTS = count(7_100_000_001)
# code → the code of the place above
PLACES = {"centre": "", "vko": "centre", "ridder": "vko", "ulan": "vko", "abay": "centre", "ayagoz": "abay"}
LEVELS = ("centre", "region", "branch")


async def union(tx) -> None:
    """A branch has one page each."""
    await plan.bring_in_rubrics(tx)
    numbers: dict[str, int] = {}
    for code, above in PLACES.items():
        level = LEVELS[0] if not above else LEVELS[1] if above == "centre" else LEVELS[2]
        row = {"code": code, "level": level, "parent_id": numbers.get(above), "names": {"kk": code, "ru": code}}
        numbers[code] = (await tx.execute(insert(Organisation).values(**row).returning(Organisation.id))).scalar_one()
        if level == "branch":
            await tx.execute(insert(Page).values(organisation_id=numbers[code], platform="facebook", kind="page"))


async def seated(tx, role: str, code: str, now: datetime = NOW, language: str = "kk") -> Who:
    """Somebody new, come in by an invitation."""
    account = next(ACCOUNTS)
    await tx.execute(insert(Account).values(id=account, language=language))
    word = await invitations.make(tx, None, await organisations.by_code(tx, code), role, now)
    who = Who(account, language)
    person, number = await invitations.accept(tx, who, word, f"{role} {code}", language, now)
    seat = await invitations.seat_held(tx, number)
    return replace(who, person_id=person, seats=(seat,), seat=seat)


async def sent_post(tx, who: Who, text: str = "Семинар өтті.", now: datetime = NOW) -> int:
    number = await posts.begin(tx, who, now, None)
    await posts.add_text(tx, who, number, text)
    await posts.send(tx, who, number, now)
    return number
