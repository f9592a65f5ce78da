"""Whoever has no seat: sees the door, asks to be let in, and is heard once a day."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from sqlalchemy import insert

from db.tables import Incident, JoinRequest, Notice, Organisation, Seat
from handlers.actions import AT_THE_DOOR, TAPS
from locales import words_for
from screens.parts import role_name
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import everything, old_button, read

WELCOME = (
    "Hello! This bot takes in posts of the union's branches. It is for branch chairs and the staff of the regional "
    "organisation. To come in you need an invitation link."
)
WAITS = (
    "Hello! Your request is here: <b>{place}</b>, {date}. It waits for an answer of the regional organisation. "
    "When it is decided, we will tell you in this chat."
)
DECLINED = (
    "Hello! Your request was not approved: <b>{place}</b>. If this is a mistake, call the regional organisation. "
    "You can ask again from {date}."
)


def at_the_door(person, language: str) -> None:
    """Both languages, one button, and nothing of anybody's."""
    told = [words_for(one)(WELCOME) for one in ("kk", "ru")]
    assert person.screen.text.removeprefix(words_for(language)("The menu is closed.") + "\n") == "\n\n".join(told)
    below = [label for row in person.screen.keyboard_rows() for label in row]
    both = [words_for(one)("Ask to join") for one in (language, *({"kk", "ru"} - {language}))]
    assert person.screen.labels() == [*both, *below], person.transcript()


async def asks(telegram, name: str, language: str, place: str):
    """A stranger who has sent a request."""
    say = words_for(language)
    person = await telegram.person(name, language=language)
    await person.starts()
    await person.taps(say("Ask to join"))
    await person.says(place)
    await person.taps(place)
    await person.taps(say("Send it"))
    return person


@ALTERNATING
async def test_asked_by_buttons_and_let_in_as_the_chair(office, telegram, language):
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    aliya = await telegram.person("Әлия", language=language)
    await aliya.starts()
    aliya.effort.reset()
    await aliya.taps(say("Ask to join"))
    await aliya.taps(ridder)
    await aliya.taps(say("Send it"))
    aliya.sees(ridder)
    assert str(aliya.effort) == "0 messages + 3 taps"
    assert aliya.screen.labels() == []

    await office.passes(minutes=11)
    await specialist.gets(say("Look at requests"))
    await specialist.taps(say("Look at requests"))
    specialist.sees("Әлия", ridder, say("There is no chair yet."))
    await specialist.taps(say("As the chair"))
    specialist.sees(say("Nobody is waiting to be let in."))
    assert str(specialist.effort) == "0 messages + 2 taps"

    await office.drained()
    await aliya.gets(read(say, "You are let in: {role}, {place}. Welcome.", role=role_name(say, "chair"), place=ridder))
    await aliya.taps(say("Home"))
    aliya.sees(ridder, say("Send a post"))


@ALTERNATING
async def test_the_button_that_is_pressed_tells_the_language(office, telegram, language):
    """Whatever their Telegram speaks."""
    other = words_for("ru" if language == "kk" else "kk")
    aliya = await telegram.person("Әлия", language=language)
    await aliya.starts()
    await aliya.taps(other("Ask to join"))
    aliya.sees(other("Where do you work? Choose your place."))
    await aliya.starts()
    at_the_door(aliya, other.language)


@ALTERNATING
async def test_a_place_is_found_by_letters_without_a_kazakh_keyboard(office, telegram, language):
    say, ulan = words_for(language), (await office.place("ulan")).names[language]
    await office.seated("Маман", "specialist", "vko", language)
    aliya = await telegram.person("Әлия", language=language)
    await aliya.starts()
    aliya.effort.reset()
    await aliya.taps(say("Ask to join"))
    await aliya.says("УЛАН")
    assert [label for label in aliya.screen.labels() if label != say("Back")] == [ulan]
    await aliya.taps(ulan)
    await aliya.taps(say("Send it"))
    assert str(aliya.effort) == "1 message + 3 taps"
    (asked,) = await rows(office.engine, JoinRequest)
    assert (asked.name, asked.state, asked.organisation_id) == ("Әлия", "waiting", (await office.place("ulan")).id)


@ALTERNATING
async def test_letters_that_find_nothing_and_the_next_that_do(office, telegram, language):
    say, altay = words_for(language), (await office.place("altay")).names[language]
    aliya = await telegram.person("Әлия", language=language)
    await aliya.starts()
    await aliya.taps(say("Ask to join"))
    await aliya.says("<b>&")
    aliya.sees(read(say, "Nothing found by «{letters}». Try the first letters of the name.", letters="<b>&"))
    await aliya.says("алт")
    assert aliya.screen.labels() == [altay, say("Back")]
    await aliya.taps(say("Back"))
    at_the_door(aliya, language)


@ALTERNATING
async def test_a_restart_while_a_place_is_chosen(office, telegram, language):
    say, ulan = words_for(language), (await office.place("ulan")).names[language]
    aliya = await telegram.person("Әлия", language=language)
    await aliya.starts()
    await aliya.taps(say("Ask to join"))
    await office.stop()
    office.start()
    await aliya.says("ұлан")
    await office.stop()
    office.start()
    await aliya.taps(ulan)
    await aliya.taps(say("Send it"))
    assert [asked.state for asked in await rows(office.engine, JoinRequest)] == ["waiting"]


@ALTERNATING
async def test_a_school_below_the_branch(office, telegram, language):
    say, ridder = words_for(language), await office.place("ridder")
    school = {"kk": "№3 мектеп", "ru": "Школа № 3"}
    async with office.engine.begin() as tx:
        row = {"parent_id": ridder.id, "region_id": ridder.region_id, "level": "primary", "code": "school3"}
        await tx.execute(insert(Organisation).values(names=school, **row))
    specialist = await office.seated("Маман", "specialist", "vko", language)
    aliya = await telegram.person("Әлия", language=language)
    await aliya.starts()
    await aliya.taps(say("Ask to join"))
    await aliya.taps(ridder.names[language])
    await aliya.taps(say("My school or college"))
    await aliya.taps(school[language])
    await aliya.taps(say("Send it"))
    aliya.sees(school[language])
    await specialist.says("/start")
    await specialist.taps(say("Requests to join"))
    specialist.sees(school[language])


@ALTERNATING
async def test_one_a_day_and_after_a_no_again_tomorrow(office, telegram, language):
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    other = "ru" if language == "kk" else "kk"
    specialist = await office.seated("Маман", "specialist", "vko", language)
    aliya = await asks(telegram, "Әлия", language, ridder)
    own = {table: held for table, held in (await everything(office.engine)).items() if table != "incident"}
    await aliya.starts()
    on = say.date(office.now.date())
    aliya.sees(
        read(say, WAITS, place=ridder, date=on),
        read(
            words_for(other),
            WAITS,
            place=(await office.place("ridder")).names[other],
            date=words_for(other).date(office.now.date()),
        ),
    )
    assert aliya.screen.labels() == []
    await aliya.taps(old_button(aliya, "join"))
    told = "Your request is already there, one a day is enough. We will tell you here when it is decided."
    assert aliya.screen.toasts == [say(told)]
    await aliya.taps(old_button(aliya, f"request:{(await office.place('ulan')).id}"))
    assert aliya.screen.toasts == [say(told)]
    assert {table: held for table, held in (await everything(office.engine)).items() if table != "incident"} == own

    await specialist.says("/start")
    await specialist.taps(say("Requests to join"))
    await specialist.taps(say("Decline"))
    await office.drained()
    await aliya.gets(read(
        say, "The regional organisation did not approve your request. Place: {place}. If this is a mistake, call them "
        "or ask again tomorrow.", place=ridder,
    ))  # fmt: skip
    await aliya.starts()
    tomorrow = say.date(office.now.date() + timedelta(days=1))
    aliya.sees(read(say, DECLINED, place=ridder, date=tomorrow))
    await aliya.taps(old_button(aliya, f"join_in:{language}"))
    assert aliya.screen.toasts == [say(told)], "not on the same day"
    await office.passes(days=1)
    await aliya.starts()
    at_the_door(aliya, language)
    await aliya.taps(say("Ask to join"))
    aliya.sees(say("Where do you work? Choose your place."))
    assert [seat.role for seat in await rows(office.engine, Seat)] == ["specialist"]


@ALTERNATING
async def test_three_who_ask_are_one_notice(office, telegram, language):
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    for name in ("Бірінші", "Екінші", "Үшінші"):
        await asks(telegram, name, language, ridder)
    before = specialist.screen.news
    await office.passes(minutes=11)
    specialist.sees(say.many("{number} person asks to join.", "{number} people ask to join.", 3))
    assert specialist.screen.news == before + 1
    assert len([notice for notice in await rows(office.engine, Notice) if notice.kind == "requests"]) == 1
    await specialist.taps(say("Look at requests"))
    specialist.sees("Бірінші", say.many("{number} more request waits.", "{number} more requests wait.", 2))
    await specialist.taps(say("As a deputy"))
    specialist.sees("Екінші", say.many("{number} more request waits.", "{number} more requests wait.", 1))
    await specialist.taps(say("As the chair"))
    specialist.sees(read(say, "The chair now: {name}. A new chair takes their seat.", name="Екінші"))
    await specialist.taps(say("Decline"))
    specialist.sees(say("Nobody is waiting to be let in."))
    taken = [(seat.role, seat.ends_on) for seat in await rows(office.engine, Seat)]
    assert taken == [("specialist", None), ("deputy", None), ("chair", None)]


@ALTERNATING
async def test_two_specialists_approve_the_same_request(office, telegram, language):
    """The second is told so, and there is one seat."""
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    first = await office.seated("Бірінші", "specialist", "vko", language)
    second = await office.seated("Екінші", "specialist", "vko", language)
    aliya = await asks(telegram, "Әлия", language, ridder)
    for one in (first, second):
        await one.says("/start")
        await one.taps(say("Requests to join"))
    kept = {one: [one.button(say(label)) for label in ("As the chair", "Decline")] for one in (first, second)}
    await asyncio.gather(first.taps(kept[first][0]), second.taps(kept[second][0]))
    late = [say("Somebody has already decided this request. Open the next one.")]
    assert sorted([first.screen.toasts, second.screen.toasts]) == [[], late]
    for button in kept[second]:
        await second.taps(button)
        assert second.screen.toasts == late
    assert [seat.role for seat in await rows(office.engine, Seat)] == ["specialist", "specialist", "chair"]
    before = aliya.screen.news
    await office.drained()
    assert aliya.screen.news == before + 1


@ALTERNATING
async def test_where_a_region_has_nobody_the_press_service_decides(office, telegram, language):
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    press = await office.seated("Баспасөз", "press", "centre", language)
    aliya = await asks(telegram, "Әлия", language, ridder)
    await office.passes(minutes=11)
    await press.gets(say("Look at requests"))
    await press.taps(say("Look at requests"))
    await press.taps(say("As the chair"))
    await office.drained()
    await aliya.taps(say("Home"))
    aliya.sees(ridder, say("Send a post"))


# ---- nothing else is shown


VALUES = ("", "1", "1:1", "1:chair", "4:0", "1:members", "1:strategy:1", "1:2:acting", "2026-W46", "1:when")


@ALTERNATING
async def test_a_button_of_any_kind_opens_nothing(office, telegram, language):
    """Whatever a stranger's client makes up: the door, and no row of any table but their account's."""
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says("Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді.")
    stranger = await telegram.person("Бөтен", language=language)
    await stranger.starts()
    before = await everything(office.engine)
    behind = sorted(set(TAPS) - AT_THE_DOOR)
    assert {"send", "place", "invite_as", "record_sheet"} < set(behind)
    for place, action in enumerate([*behind, "nonsense", ""]):
        values = VALUES[place % len(VALUES)]
        await stranger.taps(old_button(stranger, f"{action}:{values}"))
        at_the_door(stranger, language)
        assert stranger.screen.toasts == [], action
    assert await everything(office.engine) == before


@ALTERNATING
async def test_what_is_open_at_the_door_opens_nothing_behind_it(office, telegram, language):
    """Numbers of places and pages that nobody offered; and a request is the one thing that can be written."""
    await office.seated("Төраға", "chair", "ridder", language)
    stranger = await telegram.person("Бөтен", language=language)
    await stranger.starts()
    before = await everything(office.engine)
    for action in sorted(AT_THE_DOOR - {"request", "forget_now"}):
        for values in ("", ":999", ":-1", ":kk", ":xx"):
            await stranger.taps(old_button(stranger, action + values))
            stranger.does_not_see("Төраға")
    for code in ("centre", "vko"):  # neither is a place that one chairs
        await stranger.taps(old_button(stranger, f"request:{(await office.place(code)).id}"))
    assert await everything(office.engine) == before
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_what_is_sent_while_a_place_is_chosen(office, telegram, language):
    """A photo, a contact, a long text: no place is called so, and it is asked once more."""
    say = words_for(language)
    stranger = await telegram.person("Бөтен", language=language)
    await stranger.starts()
    await stranger.taps(say("Ask to join"))
    before = await everything(office.engine)
    await stranger.says("я" * 4000)
    stranger.sees(say("Where do you work? Choose your place."))
    await stranger.sends(photo(), caption="Семинар өтті")
    stranger.sees(say("Where do you work? Choose your place."))
    await stranger.shares_contact()
    stranger.sees(say("Where do you work? Choose your place."))
    assert await everything(office.engine) == before
