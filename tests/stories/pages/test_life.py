"""Signs of life: the chair adds by buttons what they know, the specialist reach and remarks in both languages."""

from __future__ import annotations

from db.tables import Figure, Remark, Sign
from locales import words_for
from screens.names import page_name
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import enters_for, read, start_of

MONTH = {"kk": "қыркүйек 2025", "ru": "сентябрь 2025"}


@ALTERNATING
async def test_the_chair_adds_what_they_know_beside_a_count(office, telegram, language):
    """The own post, the last post and the posts since the last count; a wrong day and a wrong number change nothing."""
    say = words_for(language)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await office.passes(days=30)
    await chair.taps(say("Followers"))
    await chair.taps(say("No change"))
    chair.effort.reset()
    await chair.taps(say("Signs of life"))
    await chair.taps(say("Last own post"))
    await chair.taps(say("Yesterday"))
    chair.sees(start_of(say, "{what}: {date}") or say("Last own post"), say("Last own post"))
    assert str(chair.effort) == "0 messages + 3 taps"
    await chair.taps(say("Last post of any kind"))
    await chair.says("01.01.2030")
    await chair.says("жақында")
    await chair.taps(say("Today"))
    await chair.taps(say("How many posts"))
    await chair.taps("4")
    await chair.says("9")
    await chair.taps(say("Back"))
    await chair.taps(say("Next"))
    await chair.taps("1")
    chair.sees(read(say, "Of them reposts: {number}%", number="25"))
    signs = [one for one in await rows(office.engine, Sign) if one.source == "bot"]
    assert [one.kind for one in signs] == ["own_post", "post"]
    told = {one.kind: one.value for one in await rows(office.engine, Figure) if one.source == "bot"}
    assert told == {"followers": 225, "posts": 4, "reposts": 1}


@ALTERNATING
async def test_the_specialist_remarks_by_a_press_each(office, telegram, language):
    """What a file told is there, and gone on from; read in the other language, it stands in that."""
    say, other = words_for(language), words_for("ru" if language == "kk" else "kk")
    specialist = await office.seated("Облыс маманы", "specialist", "vko", language)
    await enters_for(specialist, language, (await office.place("ridder")).names[language])
    await specialist.taps(say("Pages and groups"))
    await specialist.taps(page_name(say, "facebook", "group"))
    specialist.sees(say("mostly reposts"), say("little of its own"))
    await specialist.taps(say("Signs of life"))
    await specialist.taps(say("Remarks"))
    specialist.effort.reset()
    await specialist.taps(say("poor photos"))
    await specialist.taps("• " + say("mostly reposts"))
    assert str(specialist.effort) == "0 messages + 2 taps"
    await specialist.taps(say("resumed after a break"))
    await specialist.says(MONTH[language])
    await specialist.taps(say("Back"))
    specialist.sees(say("poor photos"), start_of(say, "resumed since {date}"))
    specialist.does_not_see(say("mostly reposts"))
    await specialist.taps(say("Reach"))
    await specialist.says("6,2 мың" if language == "kk" else "6,2 тыс.")
    specialist.sees(start_of(say, "Reach: {number} ({when})"))
    (newest,) = [one for one in await rows(office.engine, Remark) if one.source == "region"]
    assert (newest.chips, newest.precision) == (["few_own", "poor_photos", "resumed"], "month")
    await specialist.says("/lang")
    specialist.sees(other("poor photos"))
