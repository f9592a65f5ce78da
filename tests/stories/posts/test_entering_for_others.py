"""What a branch sent by telephone: entered by the specialist, marked so everywhere, and no deed of the chair's."""

from __future__ import annotations

from db.tables import Figure, Post
from locales import words_for
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import enters_for, read, start_of

POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."
NO_DEEDS = "Has not sent or counted anything in the bot yet."


@ALTERNATING
async def test_a_post_that_came_by_telephone(office, telegram, language):
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await enters_for(specialist, language, ridder)
    await specialist.sends(photo(), caption=POST)
    specialist.sees(read(say, "Entered for: {place}", place=ridder), POST)
    await specialist.taps(say("Send it"))
    assert str(specialist.effort) == "1 message + 3 taps"
    specialist.sees(ridder)

    # It waits like any other, and is marked wherever it is shown.
    await specialist.taps(say("Review"))
    specialist.sees(say("Entered by the region"))
    assert [
        shown["caption"][: len(POST)]
        for shown in specialist.screen.messages.values()
        if "photo" in shown and not shown["out"]
    ] == [POST], "as it was previewed"
    await specialist.taps(say("Approve"))
    await chair.taps(say("My posts"))
    chair.sees(POST[:40], f"({say('entered by the region')})")
    await chair.says("/start")
    chair.sees(say.many("{number} post sent this week.", "{number} posts sent this week.", 1))
    await specialist.says("/start")
    await specialist.taps(say("Digest of the week"))
    specialist.sees(say("Entered by the region: {count}.", count="1"))

    # It is no sign of life of the chair's, and nobody's post but the branch's.
    await specialist.taps(specialist.button(say("Home")))
    await specialist.taps(say("Branches"))
    await specialist.taps(ridder)
    await specialist.taps("Төраға")
    specialist.sees(say(NO_DEEDS))
    (post,) = await rows(office.engine, Post)
    assert (post.author_id, post.organisation_id) == (None, (await office.place("ridder")).id)
    before = chair.screen.news
    await office.drained()
    assert chair.screen.news == before, "who did not send it is not told what became of it"


@ALTERNATING
async def test_a_count_of_followers(office, telegram, language):
    say, ulan = words_for(language), (await office.place("ulan")).names[language]
    await office.seated("Төраға", "chair", "ulan", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await enters_for(specialist, language, ulan)
    await specialist.taps(say("Followers"))
    await specialist.says("екі жүз")
    specialist.sees(say("This does not look like a number. Write digits, for example: 225."))
    await specialist.says("70")
    specialist.sees(say("All pages are counted. Thank you!"))
    assert str(specialist.effort) == "2 messages + 3 taps"
    newest = (await rows(office.engine, Figure))[-1]
    assert (newest.value, newest.source, newest.organisation_id) == (70, "region", (await office.place("ulan")).id)
    await specialist.taps(specialist.button(say("Home")))
    await specialist.taps(say("Branches"))
    await specialist.taps(ulan)
    await specialist.taps("Төраға")
    specialist.sees(say(NO_DEEDS))


@ALTERNATING
async def test_a_figure_of_the_branch(office, telegram, language):
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await enters_for(specialist, language, ridder)
    await specialist.taps(say("Members"))
    await specialist.says("2 310")
    assert str(specialist.effort) == "1 message + 3 taps"
    specialist.sees(ridder, say("Union members"), "2\u00a0310")


@ALTERNATING
async def test_a_deed_of_the_chairs_own_is_told_beside_it(office, telegram, language):
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await chair.says(POST)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    specialist.does_not_see(say("Entered by the region"))
    await specialist.taps(specialist.button(say("Home")))
    await specialist.taps(say("Branches"))
    await specialist.taps(ridder)
    await specialist.taps("Төраға")
    specialist.does_not_see(say(NO_DEEDS))
    specialist.sees(say.date(office.now.date()))


@ALTERNATING
async def test_what_is_said_after_the_way_home_is_entered_for_nobody(office, telegram, language):
    """And what was begun for one branch does not end up in another."""
    say = words_for(language)
    ridder, ulan = [(await office.place(code)).names[language] for code in ("ridder", "ulan")]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await enters_for(specialist, language, ridder)
    await specialist.says(POST)
    await specialist.taps(say("Later"))
    await specialist.says("Ұжымдық шарттың жаңа тармақтары туралы кеше ашық сабақ өтті.")
    specialist.sees(start_of(say, "Nothing is asked now, and nothing was done with «{begins}»."))
    await enters_for(specialist, language, ulan)
    await specialist.says("Ұлан ауданында ұжымдық шарттың жаңа тармақтары туралы ашық сабақ өтті.")
    specialist.does_not_see(POST)
    await specialist.taps(say("Change"))
    await specialist.taps(say("Throw away"))
    await specialist.taps(say("Enter more"))
    specialist.sees(ulan)
    await enters_for(specialist, language, ridder)
    await specialist.taps(specialist.button(say("Send a post")))
    specialist.sees(POST)
    await specialist.taps(say("Send it"))
    posts = [(post.state, post.organisation_id) for post in await rows(office.engine, Post)]
    assert posts == [("sent", (await office.place("ridder")).id), ("dropped", (await office.place("ulan")).id)]


@ALTERNATING
async def test_a_returned_one_is_corrected_by_who_entered_it(office, telegram, language):
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    first = await office.seated("Бірінші", "specialist", "vko", language)
    second = await office.seated("Екінші", "specialist", "vko", language)
    await enters_for(first, language, ridder)
    await first.says(POST)
    await first.taps(say("Send it"))
    await second.taps(say("Review"))
    await second.taps(say("Return"))
    await second.taps(say("No date or place"))
    await office.drained()
    await first.gets(say("Correct it"))
    await first.taps(say("Correct it"))
    await first.says("Семинар 16 қарашада №3 мектепте өтті.")
    first.sees(POST, "Семинар 16 қарашада №3 мектепте өтті.")
    await first.taps(say("Send it"))
    (post,) = await rows(office.engine, Post)
    assert (post.state, post.organisation_id) == ("sent", (await office.place("ridder")).id)


@ALTERNATING
async def test_a_restart_between_the_branch_and_the_words(office, telegram, language):
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await enters_for(specialist, language, ridder)
    await office.stop()
    office.start()
    await specialist.says(POST)
    specialist.sees(read(say, "Entered for: {place}", place=ridder))
