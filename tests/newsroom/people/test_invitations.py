"""The ways in: for one role in one place, as often as said, as long as said, and never kept in clear."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from db.tables import Account, Invitation, Notice, Person, Seat
from newsroom import weeks
from newsroom.errors import Refused
from newsroom.people import invitations, joining, terms, upkeep
from newsroom.union import organisations, seats
from newsroom.who import Who
from tests.newsroom.everybody import NOW, draft, invited, kept_in_clear, newcomer, now_is, place, seated, union


async def accepted(tx, who: Who, number: int, now=NOW, name: str = "Әлия", language: str = "kk") -> int:
    return await invitations.accept(tx, who, number, name, language, now)


async def came_in(engine, who: Who, number: int) -> str:
    try:
        async with engine.begin() as tx:
            await accepted(tx, who, number)
    except Refused as refused:
        return refused.kind
    return "in"


async def count_of(engine, table) -> int:
    async with engine.connect() as tx:
        return (await tx.execute(select(func.count()).select_from(table))).scalar_one()


async def test_it_opens_one_seat_once(tx):
    number = await invited(tx, "chair", "ridder")
    who = await newcomer(tx)
    seat = await accepted(tx, who, number)
    theirs = await now_is(tx, who)
    assert [(one.id, one.role, one.names["ru"]) for one in theirs.seats] == [(seat, "chair", "ridder")]
    assert (theirs.name, theirs.seat.zone) == ("Әлия", "Asia/Almaty")
    with pytest.raises(Refused, match="invitation_used"):
        await accepted(tx, await newcomer(tx), number)
    assert (await tx.execute(select(Seat.person_id))).scalars().all() == [theirs.person_id]


async def test_of_two_who_come_at_once_one_gets_in(engine):
    async with engine.begin() as tx:
        await union(tx)
        number = await invited(tx, "deputy", "ridder")
        two = [await newcomer(tx), await newcomer(tx)]
    assert sorted(await asyncio.gather(*[came_in(engine, who, number) for who in two])) == ["in", "invitation_used"]
    assert (await count_of(engine, Seat), await count_of(engine, Person)) == (1, 1)


async def test_of_several_at_once_as_many_get_in_as_were_meant(engine):
    async with engine.begin() as tx:
        await union(tx)
        specialist, number = await seated(tx, "specialist", "vko"), await invited(tx, "deputy", "ridder")
        await invitations.for_several(tx, specialist, number, 3, NOW)
        many = [await newcomer(tx) for _ in range(5)]
    told = await asyncio.gather(*[came_in(engine, who, number) for who in many])
    assert sorted(told) == ["in"] * 3 + ["invitation_used"] * 2
    assert await count_of(engine, Seat) == 1 + 3


async def test_two_invitations_for_one_chair_at_once_make_one_chair(engine):
    """Both were made while nobody sat there."""
    async with engine.begin() as tx:
        await union(tx)
        numbers = [await invited(tx, "chair", "ridder") for _ in range(2)]
        two = [await newcomer(tx), await newcomer(tx)]
    told = await asyncio.gather(*[came_in(engine, *one) for one in zip(two, numbers, strict=True)])
    assert sorted(told) == ["in", "invitation_used"]
    assert await count_of(engine, Seat) == 1


async def test_counted_by_those_who_may_give_it_and_only_for_seats_that_are_many(tx):
    specialist, number = await seated(tx, "specialist", "vko"), await invited(tx, "deputy", "ridder")
    deputy = await seated(tx, "deputy", "ridder")
    for uses in (0, -1, invitations.MOST_USES + 1):
        with pytest.raises(Refused, match="old_button"):
            await invitations.for_several(tx, specialist, number, uses, NOW)
    one_only = [await invited(tx, "chair", "ridder")]
    one_only += [(await invitations.make_for_account(tx, specialist, deputy.seat.id, NOW))[0]]
    for other in one_only:
        with pytest.raises(Refused, match="old_button"):
            await invitations.for_several(tx, specialist, other, 2, NOW)
    await invitations.for_several(tx, specialist, number, invitations.MOST_USES, NOW)
    assert (await invitations.require_invitation(tx, specialist, number, NOW)).uses_left == invitations.MOST_USES


# Made on the 16th of November, it opens until the end of the 16th of December in Almaty, which is 19:00 by UTC.
TIMES = [("2026-11-16T04:00", True), ("2026-12-16T18:59", True), ("2026-12-16T19:00", False), ("2027-12-16", False)]


@pytest.mark.parametrize(("moment", "opens"), TIMES)
async def test_it_holds_for_thirty_days_to_the_end_of_the_last(tx, moment, opens):
    assert invitations.last_day(NOW).isoformat() == "2026-12-16"
    number, word = await invitations.make(tx, None, await organisations.require_code(tx, "ridder"), "chair", NOW)
    who, now = await newcomer(tx), datetime.fromisoformat(moment).replace(tzinfo=UTC)
    if opens:
        assert (await invitations.require_by_word(tx, word, now)).id == number
        await accepted(tx, who, number, now)
        return
    for attempt in (invitations.require_by_word(tx, word, now), accepted(tx, who, number, now)):
        with pytest.raises(Refused, match="invitation_expired"):
            await attempt


async def test_withdrawn(tx):
    specialist, riddler = await seated(tx, "specialist", "vko"), await organisations.require_code(tx, "ridder")
    number, word = await invitations.make(tx, specialist, riddler, "chair", NOW)
    assert [one.id for one in await invitations.open_at(tx, specialist, riddler, NOW)] == [number]
    await invitations.revoke(tx, specialist, number, NOW)
    assert not await invitations.open_at(tx, specialist, riddler, NOW)
    for attempt in (invitations.require_by_word(tx, word, NOW), accepted(tx, await newcomer(tx), number)):
        with pytest.raises(Refused, match="invitation_revoked"):
            await attempt
    with pytest.raises(Refused, match="old_button"):
        await invitations.revoke(tx, specialist, number, NOW)


async def test_a_place_that_was_closed_lets_nobody_in(tx):
    """Neither by an old invitation, nor is a new one made."""
    specialist, ulan = await seated(tx, "specialist", "vko"), await organisations.require_code(tx, "ulan")
    number, word = await invitations.make(tx, specialist, ulan, "chair", NOW)
    await upkeep.close(tx, specialist, ulan.id, weeks.term_day(NOW), NOW)
    for attempt in (invitations.require_by_word(tx, word, NOW), accepted(tx, await newcomer(tx), number)):
        with pytest.raises(Refused, match="invitation_revoked"):
            await attempt
    with pytest.raises(Refused, match="place_closed"):
        await invited(tx, "chair", "ulan", who=specialist)


MANGLED = ["", "nothing", "ә" * 20, "x" * 19, "x" * 21, "x" * 4000, "'; DROP TABLE seat; --", "x" * 19 + "\n"]


@pytest.mark.parametrize("word", MANGLED)
async def test_a_word_that_was_cut_or_changed_on_the_way(tx, word):
    with pytest.raises(Refused, match="invitation_mangled"):
        await invitations.require_by_word(tx, word, NOW)


async def test_a_word_and_a_number_that_nobody_made(tx):
    """A whole word that is another bot's, and the number of no invitation at all."""
    with pytest.raises(Refused, match="invitation_unknown"):
        await invitations.require_by_word(tx, "x" * 20, NOW)
    with pytest.raises(Refused, match="invitation_unknown"):
        await accepted(tx, await newcomer(tx), 999)


async def test_who_is_in_leaves_the_invitation_to_others(tx):
    deputy, number = await seated(tx, "deputy", "ridder"), await invited(tx, "deputy", "ridder")
    with pytest.raises(Refused, match="already_in"):
        await accepted(tx, deputy, number)
    await accepted(tx, await newcomer(tx), number)


async def test_a_second_seat_belongs_to_the_same_person(tx):
    """And the language chosen on coming in is the one that is spoken from then on."""
    chair = await seated(tx, "chair", "ridder")
    seat = await accepted(tx, chair, await invited(tx, "chair", "ulan"), language="ru")
    both = await now_is(tx, chair)
    assert (both.person_id, both.name, both.language) == (chair.person_id, chair.name, "ru")
    assert [one.names["ru"] for one in both.seats] == ["ridder", "ulan"]
    assert both.seat.id == seat


async def test_the_word_is_kept_nowhere(tx):
    """Whoever reads the database cannot come in by it."""
    number, word = await invitations.make(tx, None, await organisations.require_code(tx, "ridder"), "chair", NOW)
    await invitations.require_by_word(tx, word, NOW)
    await accepted(tx, await newcomer(tx), number)
    assert await kept_in_clear(tx, word) == []
    assert await kept_in_clear(tx, invitations.hashed(word)) == ["invitation.word_hash"]


async def test_words_fit_a_link_and_are_not_alike(tx):
    deputies = await organisations.require_code(tx, "ridder")
    words = [(await invitations.make(tx, None, deputies, "deputy", NOW))[1] for _ in range(50)]
    assert len(set(words)) == 50
    assert all(invitations.WORD.fullmatch(word) for word in words)


LEVELS = [("king", "ridder"), ("chair", "vko"), ("chair", "centre"), ("deputy", "vko"), ("specialist", "ridder"),
          ("specialist", "centre"), ("press", "vko"), ("owner", "ridder"), ("owner", "vko")]  # fmt: skip


@pytest.mark.parametrize(("role", "code"), LEVELS)
async def test_no_such_role_there(tx, role, code):
    with pytest.raises(Refused, match="no_role"):
        await invited(tx, role, code)


async def test_no_such_place(tx):
    with pytest.raises(Refused, match="no_organisation"):
        await invited(tx, "chair", "atlantis")


async def test_who_looks_does_not_use_it_up(tx):
    _, word = await invitations.make(tx, None, await organisations.require_code(tx, "ridder"), "chair", NOW)
    for _ in range(3):
        found = await invitations.require_by_word(tx, word, NOW)
    assert (found.role, found.names["ru"], found.uses_left) == ("chair", "ridder", 1)


async def test_whoever_made_it_hears_who_came(tx):
    specialist = await seated(tx, "specialist", "vko")
    seat = await accepted(tx, await newcomer(tx), await invited(tx, "chair", "ridder", who=specialist))
    told = (await tx.execute(select(Notice.chat_id, Notice.kind, Notice.parameters))).all()
    assert [tuple(one) for one in told] == [(specialist.account_id, "came_in", {"seat": seat})]


# ---- another account, and the same person


async def for_account(tx, maker: Who, whose: Who) -> int:
    return (await invitations.make_for_account(tx, maker, whose.seat.id, NOW))[0]


async def test_a_new_account_has_all_the_seats_and_the_old_one_none(tx):
    specialist, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
    chair = await seated(tx, "chair", "ulan", who=chair)
    await seats.sit(tx, chair, chair.seats[0].id, NOW)
    number, written = await for_account(tx, specialist, chair), await draft(tx, chair)
    new = await newcomer(tx)
    seat = await accepted(tx, new, number, name="Басқа ат", language="ru")
    there = await now_is(tx, new)
    assert (there.person_id, there.name, there.language) == (chair.person_id, chair.name, "ru")
    assert [one.id for one in there.seats] == [one.id for one in chair.seats]
    assert there.seat.id == seat == chair.seats[0].id, "they go on where they sat"
    assert (await tx.execute(select(func.count()).select_from(Seat))).scalar_one() == 3, "no seat was taken"
    old = await now_is(tx, chair)
    assert (old.is_stranger, old.person_id) == (True, None)
    assert written
    with pytest.raises(Refused, match="invitation_used"):
        await accepted(tx, await newcomer(tx), number)


async def test_what_waits_for_the_old_account_waits_for_the_new_one(tx):
    """Else a telephone that was sold would go on hearing; and a request would be approved for nobody."""
    specialist, chair = await seated(tx, "specialist", "vko"), await newcomer(tx)
    await joining.ask(tx, chair, await place(tx, "school"), "Әлия", NOW)
    chair = await seated(tx, "chair", "ridder", who=chair)
    await terms.end(tx, specialist, (await seated(tx, "chair", "ulan", who=chair)).seat.id, NOW)
    new = await newcomer(tx)
    await accepted(tx, new, await for_account(tx, specialist, chair))
    told = select(Notice.kind).where(Notice.chat_id == new.account_id)
    assert (await tx.execute(told)).scalars().all() == ["term_ended"]
    assert await kept_in_clear(tx, str(chair.account_id)) == ["person.name"], "as the name of these tests has it"
    (request,) = await joining.waiting(tx, await place(tx, "vko"), NOW)
    await joining.approve(tx, specialist, request.id, "deputy", NOW)
    assert [one.role for one in (await now_is(tx, new)).seats] == ["chair", "deputy"]


async def test_an_account_of_somebody_known_is_not_made_another_person(tx):
    specialist, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
    number = await for_account(tx, specialist, chair)
    with pytest.raises(Refused, match="already_in"):
        await accepted(tx, await seated(tx, "chair", "ulan"), number)


async def test_whose_terms_have_ended_needs_no_account(tx):
    specialist, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
    number = await for_account(tx, specialist, chair)
    await terms.end(tx, specialist, chair.seat.id, NOW)
    with pytest.raises(Refused, match="invitation_revoked"):
        await accepted(tx, await newcomer(tx), number)


async def test_nobody_gets_by_an_account_what_they_may_not_give(tx):
    """A deputy who is the press service, too: the chair who may seat deputies could come in as the press service."""
    chair, deputy = await seated(tx, "chair", "ridder"), await seated(tx, "deputy", "ridder")
    await for_account(tx, chair, deputy)
    await seated(tx, "press", "centre", who=deputy)
    with pytest.raises(Refused, match="no_right"):
        await for_account(tx, chair, deputy)
    await for_account(tx, await seated(tx, "owner", "centre"), deputy)


async def test_a_seat_taken_later_shuts_the_door_that_was_made_for_an_account(tx):
    """The same way in by the other door: first the invitation, then the greater seat."""
    chair, deputy = await seated(tx, "chair", "ridder"), await seated(tx, "deputy", "ridder")
    number = await for_account(tx, chair, deputy)
    await seated(tx, "press", "centre", who=deputy)
    with pytest.raises(Refused, match="invitation_revoked"):
        await accepted(tx, await newcomer(tx), number)


async def test_back_by_a_new_account_is_back(tx):
    specialist, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
    await tx.execute(Person.__table__.update().values(unreachable_since=NOW - timedelta(days=9)))
    await accepted(tx, await newcomer(tx), await for_account(tx, specialist, chair))
    back = select(Person.unreachable_since).where(Person.id == chair.person_id)
    assert (await tx.execute(back)).scalar_one() is None


async def test_a_refusal_leaves_nothing(engine):
    """Used, and asked for once more: no person, no seat, no use."""
    async with engine.begin() as tx:
        await union(tx)
        number = await invited(tx, "chair", "ridder")
        await accepted(tx, await newcomer(tx), number)
        late = await newcomer(tx)
    assert await came_in(engine, late, number) == "invitation_used"
    async with engine.connect() as tx:
        assert (await tx.execute(select(Invitation.uses_left))).scalar_one() == 0
        assert (await tx.execute(select(Account.person_id).where(Account.id == late.account_id))).scalar_one() is None
    assert (await count_of(engine, Seat), await count_of(engine, Person)) == (1, 1)
