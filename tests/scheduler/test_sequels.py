"""What follows from an outcome may go wrong: the outcome is noted all the same, and so are those of everybody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import insert

from db.tables import Account, Incident, Notice, Post
from newsroom import line, outbox
from newsroom.errors import Refused
from newsroom.notices import Recipient, tell
from newsroom.people import forgetting
from newsroom.posts import drafting, publishing
from newsroom.posts.notices import Recording
from scheduler.outcomes import Ledger, Outcome
from tests.bot.reading import rows
from tests.scheduler.post_office import as_left

HOUR = timedelta(hours=1)


async def its_author_goes(desk, number: int) -> None:
    """Takes the post back while it is on its way, and asks to be forgotten."""
    async with desk.engine.begin() as tx:
        await drafting.take_back(tx, desk.chair, number, "take back", desk.now)
        await forgetting.forget(tx, desk.chair, desk.now)


async def test_what_came_out_for_a_post_that_is_gone_is_taken_out_again(desk, proxy):
    other = await desk.sent("Басқа.")
    for number in (await desk.sent(), other):
        await desk.do(publishing.schedule, number, desk.now + HOUR)
    await desk.telegram.clock.advance(3601)
    (gone,) = [post.id for post in await rows(desk.engine, Post) if post.id != other]
    proxy.meanwhile = lambda: its_author_goes(desk, gone)
    await desk.drained(4)
    assert desk.channel() == ["Басқа.\n\nКәсіподақ"]
    assert await desk.state_of_notices("publication") == ["sent", "sent"]
    assert await desk.state_of_notices("removal") == ["sent"]
    assert [(post.id, post.state) for post in await rows(desk.engine, Post)] == [(other, "published")]


async def test_gone_before_its_minute_it_is_about_nothing(desk):
    number = await desk.sent()
    await desk.do(publishing.schedule, number, desk.now + HOUR)
    await its_author_goes(desk, number)
    await desk.drained(3, seconds=3600)
    assert (desk.channel(), await desk.state_of_notices("publication")) == ([], ["sent"])


async def test_what_is_to_be_mended_for_a_post_that_is_gone_is_no_fault(desk):
    """The amendment and the recording come to their turn after the post has gone: nobody can do anything by hand."""
    number = await desk.out()
    await desk.do(publishing.amend, number)
    async with desk.engine.begin() as tx:
        await tell(tx, Recording(999, "https://youtu.be/1"), [Recipient(desk.group.id)], desk.now)
        await tx.exec_driver_sql("UPDATE notice SET parameters = '{\"post\": 999}' WHERE kind = 'amendment'")
    await desk.drained(4)
    assert [await desk.state_of_notices(kind) for kind in ("amendment", "recording")] == [["sent"], ["sent"]]
    assert "not_changed" not in await desk.news(desk.specialist)


async def test_what_another_version_has_left_holds_up_nobody(desk):
    """In the same chat and in the same round; and it is over with."""
    async with desk.engine.begin() as tx:
        for kind, given in (("of tomorrow", {}), ("publication", {"posts": [1]})):
            row = {"kind": kind, "parameters": given, "state": outbox.WAITING, "due_at": desk.now}
            await tx.execute(insert(Notice).values(chat_id=desk.group.id, urgency=outbox.URGENT, **row))
    await desk.do(publishing.publish, await desk.sent())
    await desk.drained(4)
    assert await desk.state_of_notices("of tomorrow") == ["failed"]
    assert await desk.state_of_notices("publication") == ["failed", "sent"]
    assert len(desk.channel()) == 1
    assert [incident.kind for incident in await rows(desk.engine, Incident)] == [
        "notice not understood: of tomorrow", "notice not understood: publication",
    ]  # fmt: skip


# ---- whatever it is that goes wrong


def fails_for(text: str, how):
    async def sequel(tx, notice, outcome, now) -> None:
        if notice.parameters["text"] == text:
            await how(tx)

    return sequel


async def refuses(_) -> None:
    raise Refused("old_button")


async def breaks(_) -> None:
    raise ZeroDivisionError("Менің құпия сөзім")


async def breaks_a_rule_of_the_database(tx) -> None:
    await tx.execute(insert(Account).values(id=1, person_id=999))


async def spoils_its_statement(tx) -> None:
    await tx.exec_driver_sql("SELECT nothing_of_this_name FROM notice")


WAYS = [refuses, breaks, breaks_a_rule_of_the_database, spoils_its_statement]


@pytest.mark.parametrize("how", WAYS)
async def test_it_holds_up_nobody(office, how, logged):
    people = [await office.reader(f"{number}") for number in range(6)]
    for person in people:
        await office.leave(person, f"{person}")
    office.sender = office.another(fails_for(f"{people[2]}", how))
    async with office.running():
        await office.settled()
    assert sorted(office.said()) == sorted(f"{person}" for person in people), "each once"
    assert await office.states() == ["sent"] * 6
    (line,) = logged()
    assert (line["event"], line["kind"], line["state"]) == ("sequel failed", "text", "sent")
    assert "құпия" not in str(line)


async def test_the_running_sender_survives_it(office):
    person = await office.reader()
    await office.leave(person, "Бірінші", "Екінші")
    office.sender = office.another(fails_for("Бірінші", breaks))
    async with office.running():
        await office.settled()
    assert (office.said(), await office.states()) == (["Бірінші", "Екінші"], ["sent", "sent"])


async def test_what_is_doubted_at_the_start_may_fail_too(office):
    """Otherwise the bot would not start again."""
    person = await office.reader()
    await office.leave(person, "Бірінші", "Екінші")
    async with office.engine.begin() as tx:
        await line.claim(tx, office.now, 1, sender=7)
    office.sender = office.another(fails_for("Бірінші", breaks))
    async with office.running():
        await office.settled(120)
    assert (office.said(), await office.states()) == (["Екінші"], ["unknown", "sent"])


async def test_noted_twice_it_is_followed_once(office):
    """The connection went when it was committed: it is noted once more, for nobody knows that it was."""
    followed = []

    async def follow(tx, row, outcome, now) -> None:
        followed.append(outcome.state)

    await office.leave(await office.reader(), "Бір", "Екі")
    async with office.engine.begin() as tx:
        (row,) = await line.claim(tx, office.now, 1)
    ledger = Ledger(office.engine, follow)
    for outcome in (Outcome(outbox.SENT, (1,)), Outcome(outbox.SENT, (1,)), Outcome(outbox.UNKNOWN)):
        await ledger.note([(row, outcome)], office.now)
    assert followed == ["sent"]
    assert await office.states() == ["sent", "waiting"]


async def test_words_that_spoil_the_transaction_fail_by_themselves(office):
    people = [await office.reader(f"{number}") for number in range(3)]
    for person in people:
        await office.leave(person, f"{person}")

    async def words(tx, claimed):
        usual = await as_left(tx, claimed)

        async def word(notice):
            if notice.chat_id == people[1]:
                await breaks_a_rule_of_the_database(tx)
            return await usual(notice)

        return word

    office.sender = office.another(wording=words)
    async with office.running():
        await office.settled()
    assert len(office.said()) == 2
    assert await office.states() == ["sent", "failed", "sent"]
    assert (await office.notices())[1]["trouble"] == "IntegrityError"
