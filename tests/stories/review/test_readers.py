"""Readers of the channel like a post and comment on it; whoever wrote it hears of that in the evening."""

from __future__ import annotations

from db.tables import Incident
from locales import words_for
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import read

TEXT = {"kk": "Бүгін Риддерде семинар өтті, оған 32 педагог қатысты.",
        "ru": "Сегодня в Риддере прошёл семинар, в нём участвовали 32 педагога."}  # fmt: skip


@ALTERNATING
async def test_what_readers_make_of_a_post_comes_back_once_a_day(office, telegram, language):
    """Nobody taps anything for it: a number, a comment, and the post itself behind a button."""
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    channel = await office.channel(specialist, language)
    group = await telegram.group("Талқылау", specialist, telegram.world.bots()[0], kind="supergroup")
    await group.promote(telegram.world.bots()[0], by=specialist)
    await channel.discussed_in(group, by=specialist)
    await chair.sends(photo(), caption=TEXT[language])
    await chair.taps(say("Send it"))
    await specialist.says("/review")
    await specialist.taps(say("Publish"))
    await office.drained()
    post = office.stands_in(channel)[-1].id
    readers = [await telegram.person(f"Оқырман {number}", language=language) for number in range(4)]
    for reader, emoji in zip(readers, "👍🔥👍👎", strict=True):
        await telegram.act("join", person=reader.id, chat=channel.id)
        await reader.talks_to(channel).reacts(emoji, message=post)
    await readers[0].reacts(None, message=post)
    await readers[3].comments({"kk": "Келесісі қашан?", "ru": "Когда следующий?"}[language], message=post)
    chair.effort.reset()
    await office.passes(hours=10)
    await chair.gets(say.many("{number} person likes your post.", "{number} people like your post.", 2))
    chair.sees(
        say.many("{number} comment stands below it.", "{number} comments stand below it.", 1), TEXT[language][:20]
    )
    assert "👎" not in chair.screen.text
    thanks = say("Thank you!")
    told = chair.transcript().count(thanks)
    await office.passes(days=1)
    assert chair.transcript().count(thanks) == told, "nothing is new"
    await readers[0].reacts("❤", message=post)
    await office.passes(hours=1)
    await office.passes(days=1)
    await chair.gets(say.many("{number} person likes your post.", "{number} people like your post.", 3))
    assert str(chair.effort) == "0 messages + 0 taps"
    counts = {"liked": "3", "disliked": "1", "comments": "1"}
    await specialist.says("/review")
    await specialist.taps(say("Published"))
    await specialist.taps("1")
    specialist.sees(read(say, "Readers: like it {liked}, do not {disliked}, comments {comments}", **counts))
    assert await rows(office.engine, Incident) == []
