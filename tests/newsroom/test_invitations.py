"""The ways in: for one role in one place, as often as said, as long as said, and never kept in clear."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Text, cast, func, insert, select, update

from db.tables import Account, Base, Invitation, Person, Seat
from newsroom import invitations, organisations
from newsroom.errors import Refused
from newsroom.who import Who
from tests.newsroom.people import ACCOUNTS, NOW, seated, union


async def word_for(tx, role: str = "chair", code: str = "ridder", uses: int = 1) -> str:
    return await invitations.make(tx, None, await organisations.by_code(tx, code), role, NOW, uses)


async def newcomer(tx) -> Who:
    who = Who(next(ACCOUNTS), "kk")
    await tx.execute(insert(Account).values(id=who.account_id, language="kk"))
    return who


async def accepted(tx, who: Who, word: str, now=NOW) -> tuple[int, int]:
    return await invitations.accept(tx, who, word, "Әлия", "kk", now)


async def test_it_opens_one_seat_once(engine):
    async with engine.begin() as tx:
        await union(tx)
        word = await word_for(tx)
        person, number = await accepted(tx, await newcomer(tx), word)
        seat = await invitations.seat_held(tx, number)
        assert (seat.role, seat.names) == ("chair", {"kk": "ridder", "ru": "ridder"})
        with pytest.raises(Refused, match="invitation_used"):
            await accepted(tx, await newcomer(tx), word)
        assert (await tx.execute(select(Seat.person_id))).scalars().all() == [person]


async def test_of_two_who_come_at_once_one_gets_in(engine):
    async with engine.begin() as tx:
        await union(tx)
        word = await word_for(tx)
        two = [await newcomer(tx), await newcomer(tx)]

    async def come(who: Who) -> str:
        try:
            async with engine.begin() as tx:
                await accepted(tx, who, word)
        except Refused as refused:
            return refused.kind
        return "in"

    assert sorted(await asyncio.gather(*map(come, two))) == ["in", "invitation_used"]
    async with engine.connect() as tx:
        assert (await tx.execute(select(func.count()).select_from(Seat))).scalar_one() == 1
        assert (await tx.execute(select(func.count()).select_from(Person))).scalar_one() == 1


async def test_one_for_three(engine):
    async with engine.begin() as tx:
        await union(tx)
        word = await word_for(tx, "deputy", uses=3)
        for _ in range(3):
            await accepted(tx, await newcomer(tx), word)
        with pytest.raises(Refused, match="invitation_used"):
            await accepted(tx, await newcomer(tx), word)


@pytest.mark.parametrize(("days", "opens"), [(29, True), (30, False), (400, False)])
async def test_it_holds_for_thirty_days(engine, days, opens):
    async with engine.begin() as tx:
        await union(tx)
        word, who = await word_for(tx), await newcomer(tx)
        if opens:
            await accepted(tx, who, word, NOW + timedelta(days=days))
            return
        with pytest.raises(Refused, match="invitation_expired"):
            await accepted(tx, who, word, NOW + timedelta(days=days))


async def test_withdrawn(engine):
    async with engine.begin() as tx:
        await union(tx)
        word = await word_for(tx)
        await tx.execute(update(Invitation).values(revoked_at=NOW))
        with pytest.raises(Refused, match="invitation_revoked"):
            await accepted(tx, await newcomer(tx), word)


@pytest.mark.parametrize("word", ["", "nothing", "ә" * 64, "x" * 4000, "'; DROP TABLE seat; --"])
async def test_unknown(engine, word):
    async with engine.begin() as tx:
        await union(tx)
        with pytest.raises(Refused, match="invitation_unknown"):
            await accepted(tx, await newcomer(tx), word)


async def test_who_is_in_leaves_the_invitation_to_others(engine):
    async with engine.begin() as tx:
        await union(tx)
        chair = await seated(tx, "chair", "ridder")
        word = await word_for(tx)
        with pytest.raises(Refused, match="already_in"):
            await accepted(tx, chair, word)
        await accepted(tx, await newcomer(tx), word)


async def test_a_second_seat_belongs_to_the_same_person(engine):
    """And the language chosen on coming in is the one that is spoken from then on."""
    async with engine.begin() as tx:
        await union(tx)
        chair = await seated(tx, "chair", "ridder", language="kk")
        word = await word_for(tx, "deputy", "ulan")
        person, number = await invitations.accept(tx, chair, word, "Әлия", "ru", NOW)
        assert person == chair.person_id
        account = (await tx.execute(select(Account).where(Account.id == chair.account_id))).one()
        assert (account.seat_id, account.language) == (number, "ru")
        assert (await tx.execute(select(Person.language))).scalars().all() == ["ru"]


async def test_the_word_is_kept_nowhere(engine):
    """Whoever reads the database cannot come in by it."""
    async with engine.begin() as tx:
        await union(tx)
        word = await word_for(tx)
        await accepted(tx, await newcomer(tx), word)
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                if column.name != "content":
                    kept = (await tx.execute(select(cast(column, Text)))).scalars().all()
                    assert not [value for value in kept if value and word in value], f"{table.name}.{column.name}"


async def test_words_fit_a_link_and_are_not_alike(engine):
    async with engine.begin() as tx:
        await union(tx)
        words = [await word_for(tx) for _ in range(50)]
    assert len(set(words)) == 50
    assert all(len(word) == 20 and word.replace("-", "").replace("_", "").isalnum() for word in words)


async def test_no_such_role_and_no_such_place(engine):
    async with engine.begin() as tx:
        await union(tx)
        with pytest.raises(Refused, match="no_role"):
            await word_for(tx, "king")
        with pytest.raises(Refused, match="no_organisation"):
            await word_for(tx, "chair", "atlantis")


async def test_who_looks_does_not_use_it_up(engine):
    async with engine.begin() as tx:
        await union(tx)
        word = await word_for(tx)
        for _ in range(3):
            found = await invitations.look(tx, word, NOW)
        assert (found.role, found.names["ru"], found.uses_left) == ("chair", "ridder", 1)


async def test_a_specialist_invites_into_their_region_only(engine):
    async with engine.begin() as tx:
        await union(tx)
        specialist = await seated(tx, "specialist", "vko")
        assert await invitations.make(tx, specialist, await organisations.by_code(tx, "ulan"), "chair", NOW)
        with pytest.raises(Refused, match="no_right"):
            await invitations.make(tx, specialist, await organisations.by_code(tx, "ayagoz"), "chair", NOW)
        without_seat = replace(specialist, seat=None, seats=())
        with pytest.raises(Refused, match="no_right"):
            await invitations.make(tx, without_seat, await organisations.by_code(tx, "ulan"), "chair", NOW)
