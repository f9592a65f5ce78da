"""A question is left by whatever else is done: what is said then is no answer to it, and what was begun is kept."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from db.tables import Account, Figure, Incident, Post
from locales import words_for
from simulator import photo
from tests.bot.reading import posts, rows
from tests.conftest import ALTERNATING
from tests.stories.telling import enters_for, read

POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."
THANKS = {"kk": "Рақмет, жақсы апта", "ru": "Спасибо, хорошая неделя"}
TIP = {"kk": "Суретті түпнұсқасымен жіберіңіз.", "ru": "Присылайте фото оригиналом."}


async def told(office) -> list[int]:
    return [one.value for one in await rows(office.engine, Figure) if one.source != "file"]


@ALTERNATING
async def test_a_thank_you_is_no_reason(office, language):
    """Return, then the standing button, then a kind word: the post stays where it is."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.sends(photo(), caption=POST)
    await chair.taps(say("Send it"))
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.taps(say("Review"))
    await specialist.taps(say("Return"))
    await specialist.says(say("Digest of the week"))
    await specialist.says(THANKS[language])
    assert [one.state for one in await rows(office.engine, Post)] == ["sent"]
    await office.drained()
    chair.does_not_see(THANKS[language])


@ALTERNATING
async def test_a_post_instead_of_a_count(office, language):
    """The preview is on the screen: a number that comes then counts nothing, and breaks nothing."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say("Followers"))
    await chair.sends(photo(), caption=POST)
    chair.sees(POST, say("Shall we send it like this?"))
    await chair.says("300")
    assert (await told(office), await rows(office.engine, Incident)) == ([], [])
    assert [state for state, _ in await posts(office.engine)] == ["draft"]


@ALTERNATING
async def test_a_long_text_where_a_number_is_asked(office, language):
    """It is no wrong answer: it is a post."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say("Followers"))
    await chair.says(POST)
    chair.sees(POST, say("Shall we send it like this?"))
    assert await posts(office.engine) == [("draft", POST)]


@ALTERNATING
async def test_after_a_month_and_a_reminder(office, language):
    """She was asked for a number, and writes the post that she was reminded of."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say("Followers"))
    await office.passes(days=30)
    await chair.says(POST)
    chair.sees(POST, say("Shall we send it like this?"))
    assert (await posts(office.engine), await told(office)) == ([("draft", POST)], [])


@ALTERNATING
async def test_a_number_to_what_was_asked_long_before_a_reminder(office, language):
    """A short word is not taken for the answer, either, and is not lost: it may be made a post."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say("Followers"))
    before = chair.screen.news
    await office.passes(hours=1, minutes=5)
    assert chair.screen.news > before, "reminded meanwhile"
    await chair.says("300")
    assert await told(office) == []
    chair.sees("300")


@ALTERNATING
async def test_a_question_that_nothing_came_after_stands(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await office.passes(days=1, hours=3)
    await chair.taps(say("Followers"))
    await office.passes(hours=2)
    await chair.says("230")
    assert await told(office) == [230]


@ALTERNATING
async def test_help_interrupts_nothing(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say("Followers"))
    await chair.says(say("Help"))
    await chair.says("230")
    assert await told(office) == [230]


@ALTERNATING
async def test_members_do_not_end_what_is_entered_for_a_branch(office, language):
    """Post, followers and members of a branch that has rung up: one errand."""
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await enters_for(specialist, language, ridder)
    await specialist.taps(say("Members"))
    await specialist.says("120")
    specialist.sees(say("Union members"), "120", ridder)
    specialist.button(say("Followers"))
    await specialist.says(POST)
    specialist.sees(read(say, "Entered for: {place}", place=ridder), POST)
    (post,) = await rows(office.engine, Post)
    assert post.organisation_id == (await office.place("ridder")).id


@ALTERNATING
async def test_help_does_not_end_it(office, language):
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await enters_for(specialist, language, ridder)
    await specialist.says(say("Help"))
    await specialist.says(POST)
    specialist.sees(read(say, "Entered for: {place}", place=ridder), POST)


@ALTERNATING
async def test_whoever_sits_nowhere_any_more_is_asked_nothing(office, telegram, language):
    """What stood on their screen is not drawn again for a stranger."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.sends(photo(), caption=POST)
    await chair.taps(say("Send it"))
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.taps(say("Review"))
    await specialist.taps(say("Return"))
    async with office.engine.begin() as tx:
        await tx.execute(update(Account).where(Account.id == specialist.id).values(person_id=None, seat_id=None))
    await specialist.says(THANKS[language])
    specialist.does_not_see(say("Why is it returned? Choose a reason or write your own."))
    assert [one.state for one in await rows(office.engine, Post)] == ["sent"]


@ALTERNATING
async def test_another_errand_ends_it(office, language):
    """Whoever goes to look at the posts enters nothing any more."""
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await enters_for(specialist, language, ridder)
    await specialist.says(say("Review"))
    await specialist.says(POST)
    assert await posts(office.engine) == []


@ALTERNATING
async def test_half_a_tip_is_gone_on_with(office, language):
    """The way home ends the question and keeps what was written; the same button leads back to it."""
    say = words_for(language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await press.says(say("Send a tip"))
    await press.says(TIP["kk"])
    await press.says(say("Home"))
    await press.says(THANKS[language])
    await press.says("/start")
    await press.says(say("Send a tip"))
    press.sees(TIP["kk"], read(say, "Now write it {in_language}, or send it as it is.",
                               in_language=say.written_in("ru")))  # fmt: skip
    await press.says(TIP["ru"])
    press.sees(TIP["kk"], TIP["ru"])


@ALTERNATING
async def test_a_newcomer_who_says_something_first(office, telegram, language):
    """The invitation is shown once more, and its buttons open, the ones above as well."""
    person = await telegram.person("Әлия", language=language)
    await person.opens(await office.invitation("chair", "ridder"))
    kept = person.button("Қазақша")
    await person.says("Сәлеметсіз бе!")
    person.button("Қазақша")
    await person.says("/help")
    await person.taps(kept)
    person.sees(words_for("kk")("Send a post"))


@ALTERNATING
async def test_a_specialist_who_says_something_first(office, telegram, language):
    """The bot has been added to the channel, and would have to be added anew."""
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await telegram.channel("Өңір арнасы", specialist, telegram.world.bots()[0])
    await specialist.gets("Өңір арнасы")
    kept = specialist.button(say("Yes"))
    await specialist.says("Жақсы")
    await specialist.taps(kept)
    region = await office.place("vko")
    assert region.settings["channel"]["title"] == "Өңір арнасы"


@ALTERNATING
async def test_a_button_below_the_help(office, language):
    """Help lies over the question, and the buttons of the question still do what they say."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say("Followers"))
    kept = chair.button(say("No change"))
    await chair.says(say("Help"))
    await chair.taps(kept)
    assert len(await told(office)) == 1


# ---- a month later, and by a clock that goes back


@ALTERNATING
async def test_what_comes_a_month_later_is_entered_for_nobody(office, telegram, language):
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await enters_for(specialist, language, ridder)
    await office.passes(days=30)
    await specialist.says(POST)
    assert await posts(office.engine) == []
    specialist.does_not_see(read(say, "Entered for: {place}", place=ridder))


@ALTERNATING
async def test_a_notice_of_a_day_that_has_not_come(office, language):
    """Sent while the clock was a day ahead: by the right one, what is asked now is asked now."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    async with office.engine.begin() as tx:
        ahead = office.now + timedelta(days=1)
        await tx.execute(update(Account).where(Account.id == chair.id).values(interrupted_at=ahead))
    await chair.taps(say("Followers"))
    await chair.says("230")
    assert await told(office) == [230]


@ALTERNATING
async def test_a_preview_of_a_day_that_has_not_come(office, language):
    """It was shown while the clock was a day ahead: what comes now is not poured into it without asking."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(POST)
    async with office.engine.begin() as tx:
        ahead = office.now + timedelta(days=1)
        await tx.execute(update(Account).where(Account.id == chair.id).values(shown_at=ahead))
    await chair.says("Кеше ұжымдық шарттың жаңа тармақтары туралы ашық сабақ өтті.")
    chair.button(say("Another post"))
