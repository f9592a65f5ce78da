"""Who cannot be told anything is known to the region; who asks to be forgotten is."""

from __future__ import annotations

from db.tables import Account, Incident, Invitation, JoinRequest, Notice, Person, Post, Seat
from locales import words_for
from screens.parts import role_name
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.people.test_strangers import asks, at_the_door
from tests.stories.telling import everything, old_button, read

POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."
BLOCKED = "{name} has blocked the bot and hears nothing any more. Place: {place}. Please call them."


# ---- reach


@ALTERNATING
async def test_blocked_and_back(office, telegram, language):
    """The specialist is told once; it shows with the place until the person is back."""
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    before = specialist.screen.news
    await chair.blocks()
    await office.drained()
    specialist.sees(read(say, BLOCKED, name="Төраға", place=ridder))
    await office.passes(days=3)  # reminders come due, and none can be delivered
    notices = [notice.kind for notice in await rows(office.engine, Notice) if notice.chat_id == specialist.id]
    assert notices.count("unreachable") == 1
    assert specialist.screen.news == before + notices.count("unreachable") + notices.count("rubric")
    await specialist.says("/start")
    specialist.sees(say("Cannot be reached: {number}.", number="1"))
    await specialist.taps(say("Branches"))
    await specialist.taps(ridder)
    specialist.sees(say("cannot be reached"))

    await chair.unblocks()
    await specialist.says("/start")
    specialist.does_not_see(say("Cannot be reached: {number}.", number="1"))
    await chair.says("/start")
    chair.sees(ridder, say("Send a post"))
    assert [person.unreachable_since for person in await rows(office.engine, Person)] == [None, None]


@ALTERNATING
async def test_found_out_only_when_something_is_sent(office, telegram, language):
    """Nobody told us of the block; the first notice that is refused does, and the second tells nobody again."""
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await chair.says(POST)
    await chair.taps(say("Send it"))
    (bot,) = telegram.world.bots()
    telegram.world.dialog(telegram.world.human(chair.id), bot).blocked = True  # and no update tells of it
    await specialist.taps(say("Review"))
    await specialist.taps(say("Return"))
    await specialist.taps(say("No date or place"))
    await office.drained()
    await specialist.gets(read(say, BLOCKED, name="Төраға", place=ridder))
    await office.passes(days=3)
    kinds = [notice.kind for notice in await rows(office.engine, Notice)]
    assert kinds.count("unreachable") == 1


@ALTERNATING
async def test_back_before_anybody_was_told_is_no_news(office, telegram, language):
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    before = specialist.screen.news
    await chair.blocks()
    await chair.unblocks()
    await office.drained()
    assert specialist.screen.news == before


@ALTERNATING
async def test_a_stranger_and_a_specialist_who_block_are_nobodys_news(office, telegram, language):
    first = await office.seated("Бірінші", "specialist", "vko", language)
    second = await office.seated("Екінші", "specialist", "vko", language)
    stranger = await telegram.person("Бөтен", language=language)
    await stranger.starts()
    await stranger.blocks()
    await first.blocks()
    before = second.screen.news
    await office.drained()
    assert second.screen.news == before
    assert await rows(office.engine, Incident) == []


# ---- forgetting


@ALTERNATING
async def test_shown_asked_and_erased(office, telegram, language):
    """Item by item what goes and what stays; then they are a stranger, and the branch's history has no name."""
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    chair = await office.seated("Төраға Әлия", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await chair.says(POST)
    await chair.taps(say("Send it"))
    await chair.says("Келесі аптада ардагерлерге арналған кеш өтеді, бәріңізді шақырамыз.")
    before = await everything(office.engine)
    await chair.says("/forget")
    chair.sees(
        read(say, "name: {name}", name="Төраға Әлия"), str(chair.id), f"{say('drafts')}: 1",
        f"{say('posts of the branch')}: 1",
        read(say, "term: {role}, {place}", role=role_name(say, "chair"), place=ridder),
    )  # fmt: skip
    await chair.taps(say("Erase"))
    chair.sees(say("You lose access to the bot. This cannot be undone."))
    assert await everything(office.engine) == before, "until it is confirmed nothing is done"
    await chair.taps(say("No"))
    chair.sees(ridder, say("Go on with the draft"))

    await chair.says("/forget")
    await chair.taps(say("Erase"))
    await chair.taps(say("Yes, erase"))
    chair.sees(say("It is erased. Thank you for your work. To come back you need a new invitation."))
    assert chair.screen.keyboard_rows() == []
    held = str(await everything(office.engine)) + str(await rows(office.engine, Account))
    assert str(chair.id) not in held
    assert "Әлия" not in held
    assert [(post.state, post.texts) for post in await rows(office.engine, Post)] == [("sent", {"kk": POST})]
    await chair.taps(old_button(chair, "mine"))
    at_the_door(chair, language)
    await chair.says(POST)
    at_the_door(chair, language)

    await specialist.says("/start")
    await specialist.taps(say("Review"))
    specialist.sees(POST, ridder)
    await specialist.taps(say("Home"))
    await specialist.taps(say("Branches"))
    await specialist.taps("○ " + ridder)
    specialist.sees(say("Terms before:"), say("name erased"))
    await office.drained()
    at_the_door(chair, language)
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_the_last_owner_stays(office, telegram, language):
    """Until another one is there: somebody must be able to let others in."""
    say = words_for(language)
    owner = await office.seated("Ие", "owner", "centre", language)
    await owner.says("/forget")
    await owner.taps(say("Erase"))
    before = await everything(office.engine)
    await owner.taps(say("Yes, erase"))
    assert owner.screen.toasts == [say("You are the last owner. Invite another owner first, then leave.")]
    assert await everything(office.engine) == before
    (seat,) = await rows(office.engine, Seat)
    await owner.taps(old_button(owner, f"end_sure:{seat.id}"))
    assert owner.screen.toasts == [say("You are the last owner. Invite another owner first, then leave.")]
    await office.seated("Екінші", "owner", "centre", language)
    await owner.says("/forget")
    await owner.taps(say("Erase"))
    await owner.taps(say("Yes, erase"))
    await owner.starts()
    at_the_door(owner, language)
    assert [seat.ends_on is None for seat in await rows(office.engine, Seat)] == [False, True]


@ALTERNATING
async def test_a_stranger_is_forgotten_too(office, telegram, language):
    """Their request goes, and the specialist is not asked to decide it."""
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    stranger = await asks(telegram, "Бөтен", language, ridder)
    await stranger.says("/forget")
    stranger.sees(str(stranger.id), f"{say('requests to join')}: 1")
    await stranger.taps(say("Erase"))
    await stranger.taps(say("Yes, erase"))
    assert await rows(office.engine, JoinRequest) == []
    before = specialist.screen.news
    await office.passes(minutes=11)
    assert specialist.screen.news == before
    await specialist.says("/start")
    specialist.does_not_see(say("Requests to join"))


@ALTERNATING
async def test_who_was_forgotten_comes_back_as_somebody_new(office, telegram, language):
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says("/forget")
    await chair.taps(say("Erase"))
    erase = chair.button(say("Yes, erase"))
    await chair.taps(erase)
    await chair.opens(await office.invitation("chair", "ridder"))
    await chair.taps({"kk": "Қазақша", "ru": "Русский"}[language])
    chair.sees(ridder, say("Send a post"))
    people = await rows(office.engine, Person)
    assert [(person.name, person.forgotten_at is None) for person in people] == [("", False), ("Төраға", True)]
    assert len(await rows(office.engine, Invitation)) == 2
