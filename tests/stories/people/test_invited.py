"""Invitations made in the bot: passed on, used, withdrawn, printed; and what each link that does not open says."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from db.tables import Account, Deed, Incident, Invitation, Seat
from locales import words_for
from newsroom.people import invitations
from screens.parts import role_name
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import LINK, ONE_THING, everything, file_on, link_on, old_button, read

BOTH = pytest.mark.parametrize("language", ["kk", "ru"])
SPOKEN = {"kk": "Қазақша", "ru": "Русский"}
WHY = {
    "mangled": "The link came damaged. Open it whole, or ask the regional organisation to send it again.",
    "unknown": "This link does not work. Ask the regional organisation for a new one.",
    "revoked": "This invitation was withdrawn. Ask the regional organisation for a new one.",
    "expired": "This invitation has expired. Ask the regional organisation for a new one.",
    "used": "This invitation was already used. Ask the regional organisation for a new one.",
}


async def invites(person, language: str, place: str, role: str) -> str:
    """By the buttons from home, and gives the link."""
    say = words_for(language)
    await person.says("/start")
    await person.taps(say("Branches"))
    await person.taps(place)
    await person.taps(say("Invite"))
    await person.taps(say(role))
    return link_on(person)


async def comes_in(telegram, name: str, language: str, link: str):
    person = await telegram.person(name, language=language)
    await person.opens(link)
    await person.taps(SPOKEN[language])
    return person


@BOTH
async def test_invited_by_buttons_and_in_within_two_taps(office, telegram, language):
    say, ulan = words_for(language), (await office.place("ulan")).names[language]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.says("/start")
    specialist.effort.reset()
    await specialist.taps(say("Branches"))
    await specialist.taps(ulan)
    await specialist.taps(say("Invite"))
    await specialist.taps(say("Chair"))
    assert str(specialist.effort) == "0 messages + 4 taps"
    specialist.sees(ulan, role_name(say, "chair"), say("Send it on"), say("Copy"))
    assert [kind for shown in specialist.screen.visible() for kind in ("photo", "document") if kind in shown] == [
        "photo"
    ], "the link as a picture"
    link = link_on(specialist)
    assert specialist.button(say("Copy")).raw["copy_text"] == {"text": link}

    aliya = await telegram.person("Әлия", language=language)
    await aliya.opens(link)
    aliya.sees(ulan, role_name(say, "chair"))
    assert aliya.screen.labels()[0] == SPOKEN[language], "the language of their Telegram stands first"
    await aliya.taps(SPOKEN[language])
    aliya.sees(ulan, say(ONE_THING), say("Send a post"))
    assert str(aliya.effort) == "0 messages + 2 taps"

    await office.drained()
    await specialist.gets("Әлия")
    specialist.sees(ulan, role_name(say, "chair"))


@ALTERNATING
async def test_the_word_is_kept_nowhere(office, telegram, language):
    """Neither with the invitation nor in what is remembered of a screen."""
    say, ulan = words_for(language), (await office.place("ulan")).names[language]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    link = await invites(specialist, language, ulan, "Deputy")
    aliya = await telegram.person("Әлия", language=language)
    await aliya.opens(link)
    async with office.engine.connect() as tx:
        accounts = list((await tx.execute(select(Account.__table__))).all())
    held = str(await everything(office.engine)) + str(accounts)
    word = link.partition("start=")[2]
    assert word not in held
    assert invitations.hashed(word) in held
    await specialist.says("/help")
    await specialist.taps(say("Back"))
    assert not LINK.search(specialist.screen.text), "seen once"
    specialist.sees(ulan)


async def opened(office, specialist, telegram, language: str, why: str) -> str:
    """A link that does not open any more, for the reason named."""
    say, ulan = words_for(language), (await office.place("ulan")).names[language]
    if why == "mangled":
        return (await office.invitation("chair", "ulan"))[:-3]
    if why == "unknown":
        return "https://t.me/tilshi_bot?start=" + "A" * 20
    link = await invites(specialist, language, ulan, "Chair")
    if why == "revoked":
        await specialist.taps(say("Withdraw"))
    if why == "expired":
        await office.passes(days=31)
    if why == "used":
        await comes_in(telegram, "Бірінші", language, link)
    return link


@pytest.mark.parametrize("why", WHY)
@ALTERNATING
async def test_a_link_that_does_not_open_says_why_and_has_a_way_on(office, telegram, language, why):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    link = await opened(office, specialist, telegram, language, why)
    aliya = await telegram.person("Әлия", language=language)
    await aliya.opens(link)
    aliya.sees(say(WHY[why]))
    assert aliya.screen.labels() == [say("Ask to join")]
    await aliya.taps(say("Ask to join"))
    aliya.sees(say("Where do you work? Choose your place."))
    # Who is in already is told the same, and their way on is home.
    await specialist.opens(link)
    specialist.sees(say(WHY[why]))
    await specialist.taps(say("Home"))
    specialist.sees(say("Review"))
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_opened_by_someone_already_in(office, telegram, language):
    """The seat that they have is not taken twice, and the link goes on to open for others; another seat is theirs."""
    say = words_for(language)
    aliya = await office.seated("Әлия", "deputy", "ulan", language)
    link = await office.invitation("deputy", "ulan")
    await aliya.opens(link)
    aliya.sees(say("You are already in. Go on with the buttons."))
    await aliya.taps(say("Home"))
    aliya.sees((await office.place("ulan")).names[language])
    other = await comes_in(telegram, "Басқа", language, link)
    other.sees((await office.place("ulan")).names[language])
    await aliya.opens(await office.invitation("chair", "ridder"))
    await aliya.taps(SPOKEN[language])
    aliya.sees((await office.place("ridder")).names[language], "⇄ " + (await office.place("ulan")).names[language])
    people = [seat.person_id for seat in await rows(office.engine, Seat)]
    assert people == [people[0], people[1], people[0]]


@ALTERNATING
async def test_somebody_elses_new_account(office, telegram, language):
    """A link that moves one person's seats is of no use to another who is in; a stranger's it would be, once."""
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    await office.seated("Төраға", "chair", "ridder", language)
    other = await office.seated("Басқа", "chair", "ulan", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.says("/start")
    await specialist.taps(say("Branches"))
    await specialist.taps(ridder)
    await specialist.taps("Төраға")
    await specialist.taps(say("New telephone"))
    await other.opens(link_on(specialist))
    other.sees(say("You are already in. Go on with the buttons."))
    await other.taps(say("Home"))
    other.does_not_see(ridder)


@ALTERNATING
async def test_withdrawn_from_the_list(office, telegram, language):
    say, ulan = words_for(language), (await office.place("ulan")).names[language]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    link = await invites(specialist, language, ulan, "Deputy")
    await specialist.taps(say("Back"))
    await specialist.taps(say("Invitations"))
    await specialist.taps(f"{ulan}: {role_name(say, 'deputy')}")
    specialist.sees(say("The link is not kept and cannot be shown again. If it was lost, make a new one."))
    kept = specialist.button(say("Withdraw"))
    await specialist.taps(kept)
    specialist.sees(say("There are no open invitations."))
    await specialist.taps(kept)
    assert specialist.screen.toasts == [say("This button is old. Go on from the last message below.")]
    aliya = await telegram.person("Әлия", language=language)
    await aliya.opens(link)
    aliya.sees(say(WHY["revoked"]))
    told = [deed.kind for deed in await rows(office.engine, Deed)][-3:]
    assert told == ["seat taken", "invited", "invitation revoked"]


@ALTERNATING
async def test_withdrawn_between_opening_and_accepting(office, telegram, language):
    say, ulan = words_for(language), (await office.place("ulan")).names[language]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    aliya = await telegram.person("Әлия", language=language)
    await aliya.opens(await invites(specialist, language, ulan, "Chair"))
    await specialist.taps(say("Withdraw"))
    await aliya.taps(SPOKEN[language])
    aliya.sees(say(WHY["revoked"]))
    assert len(await rows(office.engine, Seat)) == 1


@ALTERNATING
async def test_two_who_accept_in_the_same_moment(office, telegram, language):
    link = await office.invitation("chair", "ridder")
    two = [await telegram.person(name, language=language) for name in ("Бірінші", "Екінші")]
    for one in two:
        await one.opens(link)
    await asyncio.gather(*[one.taps(SPOKEN[language]) for one in two])
    late = [one for one in two if words_for(language)(WHY["used"]) in one.screen.text]
    assert len(late) == 1
    assert [seat.role for seat in await rows(office.engine, Seat)] == ["chair"]


@ALTERNATING
async def test_opened_before_a_restart_and_accepted_after(office, telegram, language):
    aliya = await telegram.person("Әлия", language=language)
    await aliya.opens(await office.invitation("chair", "ridder"))
    await office.stop()
    office.start()
    await aliya.taps(SPOKEN[language])
    aliya.sees((await office.place("ridder")).names[language], words_for(language)("Send a post"))


@ALTERNATING
async def test_a_deputy_invited_by_the_chair(office, telegram, language):
    """A chair gives that seat and no other, and at no other place."""
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say("People"))
    await chair.taps(say("Invite"))
    assert [label for label in chair.screen.labels() if label in {say("Chair"), say("Deputy"), say("Specialist")}] == [
        say("Deputy")
    ]
    await chair.taps(say("Deputy"))
    assert str(chair.effort) == "0 messages + 3 taps"
    deputy = await comes_in(telegram, "Орынбасар", language, link_on(chair))
    deputy.sees(ridder, say("Send a post"))
    await office.drained()
    await chair.gets("Орынбасар")
    for place, role in (("ridder", "chair"), ("ulan", "deputy"), ("vko", "specialist")):
        number = (await office.place(place)).id
        await chair.taps(chair.button(say("Home")))
        await chair.taps(old_button(chair, f"invite_as:{number}:{role}"))
        assert len(chair.screen.toasts) == 1
    assert len(await rows(office.engine, Invitation)) == 2, "the chair's own, and the deputy's"


@ALTERNATING
async def test_one_link_for_five(office, telegram, language):
    """The number is chosen when the link is there already, and the link stays in sight."""
    say, ulan = words_for(language), (await office.place("ulan")).names[language]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    link = await invites(specialist, language, ulan, "Deputy")
    await specialist.taps(say.many("For {number} person", "For {number} people", 5))
    assert link_on(specialist) == link
    specialist.sees(say.many("It lets in {number} person, until {date}.", "It lets in {number} people, until {date}.",
                             5, date=say.date_with_year((office.now + timedelta(days=30)).date())))  # fmt: skip
    for number in range(5):
        person = await comes_in(telegram, f"Орынбасар {number}", language, link)
        person.sees(ulan, say("Send a post"))
    sixth = await telegram.person("Алтыншы", language=language)
    await sixth.opens(link)
    sixth.sees(say(WHY["used"]))
    assert [seat.role for seat in await rows(office.engine, Seat)] == ["specialist"] + ["deputy"] * 5


@ALTERNATING
async def test_a_card_for_every_branch(office, telegram, language):
    """One document; each link on it lets in a chair of another branch, and who has one gets no card."""
    say, region = words_for(language), await office.place("vko")
    await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.taps(say("Branches"))
    await specialist.taps(say("The place itself"))
    await specialist.taps(say("Invite"))
    await specialist.taps(say("Cards to print: {number}", number="12"))
    assert str(specialist.effort) == "0 messages + 4 taps"
    printed = "".join(page.extract_text() for page in PdfReader(BytesIO(file_on(telegram, specialist))).pages)
    words = re.findall(r"start=([\w-]{20})", printed.replace("\n", ""))
    assert len(set(words)) == 12
    for number, word in enumerate(words):
        chair = await telegram.person(f"Төраға {number}", language=language)
        await chair.opens(f"https://t.me/tilshi_bot?start={word}")
        if number in (0, 11):
            await chair.taps(SPOKEN[language])
            chair.sees(say("Send a post"))
        else:
            chair.sees(role_name(say, "chair"))
    seated = [seat.organisation_id for seat in await rows(office.engine, Seat) if seat.role == "chair"]
    assert len(set(seated)) == 3
    assert region.id not in seated


@ALTERNATING
async def test_a_name_with_markup_comes_in(office, telegram, language):
    say, ulan = words_for(language), (await office.place("ulan")).names[language]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    link = await invites(specialist, language, ulan, "Chair")
    await comes_in(telegram, "<b>Ә</b> & </i>", language, link)
    await office.drained()
    await specialist.gets(read(say, "{name} has come in by your invitation: {role}, {place}.",
                               name="<b>Ә</b> & </i>", role=role_name(say, "chair"), place=ulan))  # fmt: skip
    await specialist.taps(say("Home"))
    await specialist.taps(say("Branches"))
    await specialist.taps(ulan)
    specialist.sees("<b>Ә</b> & </i>")
    assert await rows(office.engine, Incident) == []
