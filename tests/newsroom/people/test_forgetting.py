"""What is stored about a person is shown in full; and who has been forgotten stands nowhere any more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, insert, select, update

from db.tables import Deed, Figure, Incident, Notice, Passage, Person, Post, Seat
from newsroom import incidents, outbox, record, unfinished
from newsroom.errors import Refused
from newsroom.pages import followers
from newsroom.people import forgetting, invitations, joining
from newsroom.posts import drafting, former, posts, review
from newsroom.unfinished import Answers
from newsroom.union import seats
from newsroom.values.figures import Amount
from tests.newsroom.everybody import (
    NOW,
    draft,
    invited,
    kept_in_clear,
    newcomer,
    now_is,
    page_of,
    place,
    seated,
    sent_post,
    tip,
    union,
)

NAME = "Сәуле <Ақын> & Ко"


async def lived(tx):
    """A chair of two branches who has done everything that leaves a trace, and asked to join before."""
    region = await seated(tx, "specialist", "vko")
    who = await newcomer(tx)
    await joining.ask(tx, who, await place(tx, "ridder"), NAME, NOW)
    request = (await joining.waiting(tx, await place(tx, "vko"), NOW))[0].id
    await joining.approve(tx, region, request, "chair", NOW)
    who = await now_is(tx, who)
    ridder = who.seat.organisation_id
    await draft(tx, who)
    await sent_post(tx, who)
    await review.send_back(tx, region, await sent_post(tx, who), {"kk": "күні жоқ"}, NOW)
    await followers.count(tx, who, await page_of(tx, "ridder"), Amount(225), NOW)
    await invited(tx, "deputy", "ridder", who=who)
    await tx.execute(insert(Incident).values(number="A7K3", at=NOW, kind="ZeroDivisionError", reported=False))
    await incidents.report(tx, [who.account_id], NOW)
    await tip(tx, await seated(tx, "press", "centre"), {"kk": "Кеңес", "ru": "Совет"}, NOW)
    told = update(Notice).where(Notice.kind.in_(("incidents", "verdict")))
    await tx.execute(told.values(state=outbox.SENT, message_ids=[1]))
    await seated(tx, "chair", "ulan", who=who)
    return region, await now_is(tx, who), ridder


async def test_what_is_stored_is_shown(tx):
    region, who, _ = await lived(tx)
    stored = await forgetting.about(tx, who)
    assert (stored.name, stored.language, list(stored.accounts)) == (NAME, "kk", [who.account_id])
    assert [(one.role, one.place["ru"]) for one in stored.terms] == [("chair", "ridder"), ("chair", "ulan")]
    counted = (stored.drafts, stored.requests, stored.notices, stored.posts, stored.counts)
    assert counted == (1, 1, 4, 2, 1), "draft, request, notices (seat, verdict, incidents, tip), posts, count"
    assert stored.deeds == (await tx.execute(select(func.count()).where(Deed.person_id == who.person_id))).scalar_one()
    assert stored.deeds > 0
    assert (await forgetting.about(tx, region)).posts == 0


async def test_what_is_erased_is_nowhere(tx):
    """No column of any table says the name or the number, whatever they did before."""
    _, who, _ = await lived(tx)
    await unfinished.keep(tx, who, "tip", {}, Answers({"kk": f"Кеңес: {NAME}"}), NOW)
    assert sorted(await kept_in_clear(tx, NAME)) == ["join_request.name", "person.name", "unfinished.answers"]
    number = str(who.account_id)
    assert set(await kept_in_clear(tx, number)) >= {"account.id", "notice.chat_id", "notice.once"}
    await forgetting.forget(tx, who, NOW)
    assert await kept_in_clear(tx, NAME) == []
    assert await kept_in_clear(tx, number) == []
    again = await now_is(tx, who)
    assert (again.is_stranger, again.person_id, again.name) == (True, None, "")
    nothing = await forgetting.about(tx, again)
    kept = nothing.terms, nothing.drafts, nothing.requests, nothing.notices, nothing.posts, nothing.counts
    assert kept == ([], 0, 0, 0, 0, 0)


async def test_what_was_thrown_away_or_written_anew_is_erased(tx):
    """It is theirs alone, as nobody else has seen it. What another post was joined with by the region stays."""
    region, who, _ = await lived(tx)
    thrown, anew = await draft(tx, who, "Ашық хат."), await draft(tx, who, "Жасырын.")
    await drafting.drop(tx, who, thrown, NOW)
    await former.set_aside(tx, who, anew, NOW)
    one, joined = await sent_post(tx, who, "Бірінші материал."), await sent_post(tx, who, "Екінші материал.")
    await review.merge(tx, region, joined, one, NOW)
    await drafting.take_back(tx, who, one, "take back", NOW)
    await forgetting.forget(tx, who, NOW)
    texts = [text for texts in (await tx.execute(select(Post.texts))).scalars() for text in texts.values()]
    assert {"Ашық хат.", "Жасырын.", "Бірінші материал."}.isdisjoint(texts)
    assert "Екінші материал." in texts


async def test_what_was_done_for_the_branch_stays(tx):
    """Posts, counts, terms with their dates, and the way of each post; the returned one passes to the next chair."""
    region, who, ridder = await lived(tx)
    before = await rows(tx)
    await forgetting.forget(tx, who, NOW + timedelta(days=2))
    after = await rows(tx)
    assert after["post"] == before["post"] - 1, "only the draft is gone"
    assert after["passage"] == before["passage"] - 1
    assert (after["figure"], after["seat"]) == (before["figure"], before["seat"])
    assert after["deed"] == before["deed"] + 3, "two terms ended, and that somebody was forgotten"
    assert (await posts.mine(tx, ridder, 0, 10))[1] == 2
    terms = await seats.before(tx, ridder, NOW + timedelta(days=2))
    assert [(one.name, one.starts_on.day, one.ends_on.day) for one in terms] == [("", 16, 18)]
    person = (await tx.execute(select(Person.__table__).where(Person.id == who.person_id))).one()
    assert (person.name, person.forgotten_at) == ("", NOW + timedelta(days=2))
    new = await newcomer(tx)
    number = await invited(tx, "chair", "ridder", who=region)
    await invitations.accept(tx, new, number, "Жаңа төраға", "kk", NOW + timedelta(days=2))
    new = await now_is(tx, new, NOW + timedelta(days=2))
    assert len(await posts.returned_to(tx, new, ridder)) == 1


async def rows(tx) -> dict[str, int]:
    tables = (Post, Passage, Figure, Seat, Deed)
    counted = {table.__tablename__: select(func.count()).select_from(table) for table in tables}
    return {name: (await tx.execute(query)).scalar_one() for name, query in counted.items()}


async def test_what_others_have_is_not_touched(tx):
    region, who, _ = await lived(tx)
    other = await seated(tx, "chair", "ayagoz")
    begun = await draft(tx, other)
    await forgetting.forget(tx, who, NOW)
    assert (await now_is(tx, other)).name == other.name
    assert (await posts.draft_of(tx, other, other.seat.organisation_id)).id == begun
    assert (await now_is(tx, region)).role == "specialist"


async def test_the_record_says_that_and_not_who(tx):
    _, who, _ = await lived(tx)
    owner = await seated(tx, "owner", "centre")
    await forgetting.forget(tx, who, NOW)
    deeds, _ = await record.read(tx, owner, 0, 100)
    assert {one.kind for one in deeds} >= {"forgotten", "term ended", "request approved"}
    assert NAME not in str(deeds)


async def test_all_accounts_of_a_person_are_forgotten(tx):
    """Also the one that they had before."""
    region, who, _ = await lived(tx)
    number, _ = await invitations.make_for_account(tx, region, who.seat.id, NOW)
    new = await newcomer(tx)
    await invitations.accept(tx, new, number, NAME, "kk", NOW)
    await forgetting.forget(tx, await now_is(tx, new), NOW)
    for account in (who.account_id, new.account_id):
        assert await kept_in_clear(tx, str(account)) == []
    assert await kept_in_clear(tx, NAME) == []


async def test_a_strangers_own_request(tx):
    """They have no person yet, and may have themselves forgotten all the same; another stranger's request stays."""
    who, other = await newcomer(tx), await newcomer(tx)
    for one in (who, other):
        await joining.ask(tx, one, await place(tx, "ridder"), NAME, NOW)
    stored = await forgetting.about(tx, who)
    assert (stored.requests, list(stored.accounts), stored.terms, stored.posts) == (1, [who.account_id], [], 0)
    await forgetting.forget(tx, who, NOW)
    assert await kept_in_clear(tx, str(who.account_id)) == []
    assert await kept_in_clear(tx, NAME) == ["join_request.name"]
    assert len(await joining.waiting(tx, await place(tx, "vko"), NOW)) == 1


async def test_the_last_owner_stays_and_nothing_is_erased(engine):
    async with engine.begin() as tx:
        await union(tx)
        owner = await seated(tx, "owner", "centre")
        owner = await seated(tx, "chair", "ridder", who=owner)
        await draft(tx, owner)
    with pytest.raises(Refused, match="last_owner"):
        async with engine.begin() as tx:
            await forgetting.forget(tx, owner, NOW)
    async with engine.begin() as tx:
        there = await now_is(tx, owner)
        assert (there.name, len(there.seats)) == (owner.name, 2)
        assert (await forgetting.about(tx, there)).drafts == 1
        await seated(tx, "owner", "centre")
        await forgetting.forget(tx, there, datetime(2026, 11, 17, tzinfo=UTC))
        assert (await now_is(tx, owner)).is_stranger
