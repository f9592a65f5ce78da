"""A notice whose reader lost their seat while it waited: nothing is sent, the log has it, and an owner hears of it."""

from __future__ import annotations

from db.tables import Notice, Seat
from locales import words_for
from newsroom import outbox
from newsroom.people import terms
from newsroom.union import seats
from tests.bot.reading import notices, rows
from tests.conftest import ALTERNATING
from tests.stories.telling import start_of

POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."


@ALTERNATING
async def test_the_owner_hears_under_which_number_it_stands_in_the_log(office, engine, logged, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    owner = await office.seated("Иесі", "owner", "centre", language)
    await chair.says(POST)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    await specialist.taps(say("Approve"))
    async with engine.begin() as tx:
        held = (await tx.execute(seats.SEEN.where(Seat.role == "chair"))).one()
        await terms.end_term(tx, None, held, office.now, tell=False)
    before = chair.screen.news
    await office.drained()
    assert chair.screen.news == before, chair.transcript()
    assert ("verdict", outbox.NOT_THEIRS) in await notices(engine)

    (line,) = [line for line in logged() if line["event"] == "notice not theirs"]
    (left,) = [one for one in await rows(engine, Notice) if one.kind == "verdict"]
    assert (line["kind"], line["notice"]) == ("verdict", left.id)
    assert "семинар" not in str(line)
    office.app.owners = (owner.id,)
    await office.app.look_what_is_due()
    await office.drained()
    await owner.gets(start_of(say, "Look in the log for: {numbers}.") + line["incident"])
