"""A chair's ways: one message and one tap, dictated, forwarded, taken back, corrected."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import insert, update

from db.tables import Incident, Organisation, Post
from locales import words_for
from newsroom import weeks
from screens.hints import standard
from screens.names import state_name
from simulator import Upload, photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import PROMPT, names_of, old_button, read, start_of

pytestmark = pytest.mark.usefixtures("unhurried")
BOTH = pytest.mark.parametrize("language", ["kk", "ru"])
POST = {
    "kk": "Бүгін аудандық кәсіподақ №3 мектепте еңбек қауіпсіздігі бойынша семинар өткізді.",
    "ru": "Сегодня районный комитет провёл в школе № 3 семинар по охране труда для сорока человек.",
}
OTHER = "Ұжымдық шарттың жаңа тармақтары туралы кеше ашық сабақ өтті, елу адам қатысты."
SHALL = "Shall we send it like this?"


@BOTH
async def test_the_shortest_way(office, language):
    """A photo with words, one tap; the rubric comes from the words."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.sends(photo(), caption=POST[language])
    names = await names_of(office.engine, "safety")
    chair.sees(POST[language], read(say, "Rubric: {rubric}", rubric=names[language]), say(SHALL))
    shown = [kind for one in chair.screen.visible() for kind in ("photo", "text") if kind in one]
    assert shown == ["photo", "text"], "the post as it will come out, and the question with its buttons below it"
    await chair.taps(say("Send it"))
    assert str(chair.effort) == "1 message + 1 tap"
    chair.sees(say("My posts"))


@ALTERNATING
async def test_dictated(office, language):
    """The voice goes to the specialist, who types it; it does not come out itself."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    channel = await office.channel(specialist, language)
    await chair.sends(Upload("a.ogg", b"OggS", "audio/ogg"), kind="voice")
    chair.sees(say("The voice goes to the regional organisation, and they type it."))
    await chair.taps(say("Send it"))
    assert str(chair.effort) == "1 message + 1 tap"
    await specialist.taps(say("Review"))
    specialist.sees(say("Only dictated: it can go out when its text is typed."))
    assert any("voice" in shown for shown in specialist.screen.visible())
    specialist.does_not_see(say("Publish"))
    await specialist.taps(say("Type the text"))
    await specialist.says(POST[language])
    specialist.sees(POST[language])
    await specialist.taps(say("Publish"))
    await office.drained()
    (out,) = office.stands_in(channel)
    assert (out.words.startswith(POST[language]), out.kind) == (True, "text")


@ALTERNATING
async def test_forwarded_from_a_channel(office, telegram, language):
    """It is marked as a repost, and where it came from is shown to both."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    source = await telegram.channel("Республика <кәсіподағы>", specialist)
    said = await telegram.act("say", person=specialist.id, chat=source.id, text=OTHER)
    await telegram.act("join", person=chair.id, chat=source.id)
    await chair.forwards(said["message_id"], source=source)
    chair.sees(OTHER, read(say, "Repost: {origin}", origin="Республика <кәсіподағы>"))
    await chair.taps(say("Send it"))
    assert str(chair.effort) == "1 message + 1 tap"
    await specialist.taps(say("Review"))
    specialist.sees(read(say, "Repost: {origin}", origin="Республика <кәсіподағы>"))
    specialist.does_not_see(say("Own post"))


@ALTERNATING
async def test_the_main_button(office, language):
    """One sentence, and the question in sight; what comes then is the post, however short, and nothing is begun yet."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say("Send a post"))
    chair.sees(say(PROMPT))
    assert chair.screen.labels()[:2] == [say("Question by question"), say("Home")], "and no rubrics"
    assert await rows(office.engine, Post) == []
    await chair.sends(photo(), caption=POST[language])
    chair.sees(POST[language], say(SHALL))
    await chair.taps(say("Send it"))
    assert str(chair.effort) == "1 message + 2 taps"
    await chair.taps(say("Send a post"))
    await chair.says("Спартакиада")  # no post, unless it is asked for
    chair.sees("Спартакиада", say(SHALL))
    assert [(post.state, post.event_on) for post in await rows(office.engine, Post)] == [
        ("sent", None),
        ("draft", None),
    ]


@ALTERNATING
async def test_a_second_piece_beside_an_older_draft(office, language):
    """It is asked what it belongs to; the words that follow the photo stay with it, and neither is lost."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(POST["kk"])
    await office.passes(hours=2)
    await chair.sends(photo())
    unfinished = start_of(say, "You have an unfinished post: «{begins}». Is this a part of it, or another post?")
    chair.sees(unfinished)
    await chair.says(OTHER)
    chair.sees(unfinished)
    await chair.taps(say("Another post"))
    chair.sees(OTHER)
    chair.does_not_see(POST["kk"])
    await chair.taps(say("Send it"))
    await chair.taps(say("Go on with the draft"))
    chair.sees(POST["kk"])
    await office.passes(hours=2)
    await chair.says("Семинарға облыстан үш маман келіп, сұрақтарға жауап берді.")
    await chair.taps(say("A part of it"))
    chair.sees(POST["kk"], "үш маман", say(SHALL))
    await chair.says("Қырық адам")
    chair.sees("Қырық адам")
    await chair.taps(say("Send it"))
    states = [(post.state, len(post.texts)) for post in await rows(office.engine, Post)]
    assert states == [("sent", 1), ("sent", 1), ("dropped", 1)]


@ALTERNATING
async def test_taken_back(office, language):
    """Before anybody has looked, no specialist is disturbed; afterwards they are told, and old buttons say so."""
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await chair.says(POST["kk"])
    await chair.taps(say("Send it"))
    await chair.taps(say("Take back"))
    await chair.taps(say("Take back to correct"))
    chair.sees(say("Send it"))
    shown = [one.get("text", "") for one in chair.screen.messages.values() if not one["out"]]
    assert [text.startswith(POST["kk"]) for text in shown].count(True) == 1, "as it was previewed, in its place"
    before = specialist.screen.news
    await office.passes(minutes=11)
    assert specialist.screen.news == before, "nothing waits, nobody is told"

    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    await chair.taps(say("Take back"))
    await chair.taps(say("Withdraw for good"))
    chair.sees(state_name(say, "withdrawn"))
    for data in ("approve:1", "because:1:when", "refused:1:late", "to_rubric:1:1", "there:1:1", "hold:1"):
        await specialist.taps(old_button(specialist, data))
    assert [post.state for post in await rows(office.engine, Post)] == ["withdrawn"]
    await specialist.taps(old_button(specialist, "return:1"))
    assert specialist.screen.toasts == [say("The author has taken this post back. Open the next one.")]
    await office.drained()
    await specialist.gets(read(
        say, "{place}: the post «{begins}» was withdrawn by its author.", place=ridder, begins=POST["kk"][:60].rstrip(),
    )[:60])  # fmt: skip
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_taken_back_after_it_was_approved(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await chair.says(POST["kk"])
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    await specialist.taps(say("Approve"))
    await chair.taps(say("My posts"))
    await chair.taps("1")
    await chair.taps(say("Take back to correct"))
    chair.sees(POST["kk"], say(SHALL))
    await office.drained()
    await specialist.gets(POST["kk"][:40])
    (post,) = await rows(office.engine, Post)
    assert (post.state, post.week) == ("draft", weeks.week_of(office.now.date()))


@ALTERNATING
async def test_returned_and_corrected(office, language):
    """With the reason and one tap to correct it; the specialist sees what changed, the history has it all."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await chair.says(POST["kk"])
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    await specialist.taps(say("Return"))
    await specialist.taps(say("Who took part"))
    assert str(specialist.effort) == "0 messages + 3 taps"
    await office.drained()
    reason = read(say, "Returned. Reason: {reason}", reason=say("it does not say who took part"))
    chair.effort.reset()
    await chair.taps(say("Correct it"))
    chair.sees(POST["kk"], reason)
    await chair.says("Қырық адам қатысты.")
    await chair.taps(say("Send it"))
    assert str(chair.effort) == "1 message + 2 taps"
    await specialist.taps(specialist.button(say("Review")))
    specialist.sees(say("Changed since it was returned:"), "Қырық адам қатысты.")
    await specialist.taps(say("More"))
    await specialist.taps(say("Decline"))
    await specialist.taps(say("Too late"))
    await chair.taps(say("My posts"))
    chair.sees(state_name(say, "declined"))
    await chair.taps("1")
    chair.sees(
        state_name(say, "returned"), state_name(say, "declined"), "Маман", say("it does not say who took part"),
        say("it came too late to be news"),
    )  # fmt: skip
    chair.does_not_see(say("Correct it"), say("Take back to correct"), say("Withdraw for good"))


@ALTERNATING
async def test_my_posts_by_week(office, language):
    """The newest first, six to a page."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    place = (await office.place("ridder")).id
    async with office.engine.begin() as tx:
        for number in range(8):
            at = office.now - timedelta(weeks=number // 2, hours=1)
            await tx.execute(insert(Post).values(
                organisation_id=place, entered_by=1, author_id=1, state="published", language="kk", started_at=at,
                sent_at=at, week=weeks.week_of(at.date()), local_day=at.date(), texts={"kk": f"Материал {number}"},
            ))  # fmt: skip
    await chair.taps(say("My posts"))
    chair.sees("Материал 0", "Материал 5", state_name(say, "published"))
    chair.does_not_see("Материал 7", say("Newer"))
    this_week = say.span(*weeks.days_of(weeks.week_of(office.now.date())), today=office.now.date())
    assert chair.screen.text.count(this_week) == 1
    await chair.taps(say("Older"))
    chair.sees("Материал 6", "Материал 7")
    await chair.taps("8")
    chair.sees("Материал")
    await chair.taps(say("Back"))
    chair.does_not_see("Материал 6")


@ALTERNATING
async def test_hints(office, language):
    """One in view, the others behind a tap with their why, the standard behind another; a region sets its own."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    small = say("The photo is small ({size}). Send the original as a file, and it will be sharp on the page.",
                size="400×300")  # fmt: skip
    short = say("The text is short. What does it mean for people?")
    await chair.sends(photo(400, 300), caption=POST["kk"])
    chair.sees(small, say("All hints: {number}", number="2"))
    chair.does_not_see(short)
    await chair.taps(say("All hints: {number}", number="2"))
    chair.sees(small, short, say("Why: a good photo is what makes people stop and read."))
    await chair.taps(say("Standard: photos"))
    chair.sees(standard(say, "photo"))
    await chair.taps(say("Back"))
    await chair.taps(say("Back"))
    async with office.engine.begin() as tx:
        own = {"standards": {"photo_side": 200, "text_letters": 20}}
        await tx.execute(update(Organisation).where(Organisation.code == "vko").values(settings=own))
    await chair.says("Қырық адам қатысты.")
    chair.does_not_see(small, short, say("All hints: {number}", number="1"))


@ALTERNATING
async def test_the_same_as_another_branch_sent(office, language):
    """Told to the author and to the specialist."""
    say = words_for(language)
    first = await office.seated("Риддер", "chair", "ridder", language)
    second = await office.seated("Ұлан", "chair", "ulan", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    for chair in (first, second):
        await chair.sends(photo(), caption=POST["kk"])
        await chair.taps(say("Change"))
        await chair.taps(say("Back"))
        await chair.taps(chair.button(say("Send it")))
    same = start_of(say, "This text was sent before ({percent}% the same). If it is a repost, say so.")
    assert same not in "\n".join(first.screen.history)
    assert same in "\n".join(second.screen.history)
    await specialist.taps(say("Review"))
    specialist.does_not_see(same)
    await specialist.taps(say("Next"))
    specialist.sees(same, say("This photo was sent before. Is there a new one?"))
