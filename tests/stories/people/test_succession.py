"""Chairs change: what they began passes on, what they did stays with the branch, and they lose access at once."""

from __future__ import annotations

from db.tables import Figure, Incident, Post, Seat
from locales import words_for
from screens.parts import role_name
from screens.people.places import upper
from simulator import photo
from tests.bot.reading import account, rows
from tests.conftest import ALTERNATING
from tests.stories.people.test_strangers import at_the_door
from tests.stories.telling import ONE_THING, link_on, old_button, read

SPOKEN = {"kk": "Қазақша", "ru": "Русский"}
POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."
OTHER = "Ұжымдық шарттың жаңа тармақтары туралы кеше ашық сабақ өтті, елу адам қатысты."
ENDED = "Your term has ended: {role}, {place}. Thank you for your work."


async def goes_to_seat(specialist, language: str, place: str, name: str) -> None:
    """From home to the seat of somebody there."""
    say = words_for(language)
    await specialist.says("/start")
    specialist.effort.reset()
    await specialist.taps(say("Branches"))
    await specialist.taps(place)
    await specialist.taps(name)


async def has_no_way_in(person, language: str, *data: str) -> None:
    """Whatever buttons stand in the chat still, words, a photo, and the buttons below the text field."""
    for one in data:
        await person.taps(old_button(person, one))
        at_the_door(person, language)
        assert person.screen.toasts == [], one
    await person.says(OTHER)
    at_the_door(person, language)
    await person.sends(photo(), caption=OTHER)
    at_the_door(person, language)
    for word in (words_for(language)("Send a post"), "/mine"):
        await person.says(word)
        at_the_door(person, language)


@ALTERNATING
async def test_handed_over_to_a_successor(office, telegram, language):
    """In one flow: a link for the new chair. Until they come in nothing changes; then everything at once."""
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    old = await office.seated("Ескі төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await old.says(POST)
    await old.taps(say("Send it"))
    await old.says(OTHER)
    kept = [old.button(say("Send it")).data, old.button(say("Later")).data]
    kept += [f"{deed}:2" for deed in ("change", "rubrics", "anew", "drop", "take_back")]

    await goes_to_seat(specialist, language, ridder, "Ескі төраға")
    await specialist.taps(say("Hand over the seat"))
    specialist.sees(say.many("{number} unfinished post passes on to the successor.",
                             "{number} unfinished posts pass on to the successor.", 1))  # fmt: skip
    await specialist.taps(say("New chair by a link"))
    assert str(specialist.effort) == "0 messages + 5 taps"
    specialist.sees(read(say, "When they come in, the term of {name} ends.", name="Ескі төраға"))
    link = link_on(specialist)
    await old.says("Қатысты: қырық адам.")
    old.sees(OTHER, "Қатысты: қырық адам.")

    new = await telegram.person("Жаңа төраға", language=language)
    await new.opens(link)
    await new.taps(SPOKEN[language])
    new.sees(ridder, say("Go on with the draft"))
    assert str(new.effort) == "0 messages + 2 taps"
    await has_no_way_in(old, language, *kept, "mine", "count", "people", "post", "make")
    assert old.screen.keyboard_rows() == [], "the buttons below the text field went with the seat"
    await office.drained()
    old.sees(read(say, ENDED, role=role_name(say, "chair"), place=ridder))

    await new.taps(say("Go on with the draft"))
    new.sees(OTHER, "Қатысты: қырық адам.")
    await new.taps(say("Send it"))
    await new.taps(say("My posts"))
    new.sees(POST[:40], OTHER[:40])
    assert [post.state for post in await rows(office.engine, Post)] == ["sent", "sent"]
    ended = [seat.ends_on is not None for seat in await rows(office.engine, Seat)]
    assert ended == [True, False, False]

    # The term remains visible, with its dates.
    await specialist.says("/start")
    await specialist.taps(say("Branches"))
    await specialist.taps(ridder)
    today = say.date_with_year(office.now.date())
    specialist.sees("Жаңа төраға", say("Terms before:"), read(
        say, "{name}, {role}: {first} – {last}", name="Ескі төраға", role=role_name(say, "chair"), first=today,
        last=today,
    ))  # fmt: skip
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_handed_over_to_the_deputy(office, telegram, language):
    """Without a link: the deputy is told and finds the draft; acting until the next election."""
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    old = await office.seated("Ескі төраға", "chair", "ridder", language)
    deputy = await office.seated("Орынбасар", "deputy", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await old.says(OTHER)
    await goes_to_seat(specialist, language, ridder, "Ескі төраға")
    await specialist.taps(say("Hand over the seat"))
    await specialist.taps(say("{name}: acting", name="Орынбасар"))
    assert str(specialist.effort) == "0 messages + 5 taps"
    specialist.sees("Орынбасар", upper(say("acting branch chair")))
    await has_no_way_in(old, language, "send:1", "rubrics:1", "mine")
    await office.drained()
    await deputy.gets(
        read(say, "You are let in: {role}, {place}. Welcome.", role=say("acting branch chair"), place=ridder)
    )
    await deputy.taps(deputy.button(say("Home")))
    deputy.sees(f"{ridder} · {say('acting branch chair')}", say("Go on with the draft"))
    seats = [(seat.role, seat.acting, seat.ends_on is None) for seat in await rows(office.engine, Seat)]
    assert seats == [
        ("chair", False, False), ("deputy", False, False), ("specialist", False, True), ("chair", True, True),
    ]  # fmt: skip


@ALTERNATING
async def test_the_drafts_are_dropped(office, telegram, language):
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    old = await office.seated("Ескі төраға", "chair", "ridder", language)
    await office.seated("Орынбасар", "deputy", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await old.says(OTHER)
    await goes_to_seat(specialist, language, ridder, "Ескі төраға")
    await specialist.taps(say("Hand over the seat"))
    await specialist.taps(say("Drop unfinished posts"))
    specialist.does_not_see(say("Drop unfinished posts"))
    await specialist.taps(say("{name}: chair", name="Орынбасар"))
    assert [post.state for post in await rows(office.engine, Post)] == ["dropped"]


@ALTERNATING
async def test_ended_in_mid_form(office, telegram, language):
    """A number is asked for when the term ends: the answer is not taken."""
    say, ulan = words_for(language), (await office.place("ulan")).names[language]
    chair = await office.seated("Төраға", "chair", "ulan", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    before = [figure.value for figure in await rows(office.engine, Figure)]
    await chair.taps(say("Followers"))
    same = chair.button(say("No change")).data
    await goes_to_seat(specialist, language, ulan, "Төраға")
    await specialist.taps(say("End the term"))
    end = specialist.button(say("End the term"))
    await specialist.taps(end)
    assert str(specialist.effort) == "0 messages + 5 taps"
    specialist.sees(ulan, say("Nobody sits there yet."), say("Terms before:"))
    await specialist.taps(end)
    assert specialist.screen.toasts == [say("This button is old. Go on from the last message below.")]
    await chair.says("66")
    at_the_door(chair, language)
    await has_no_way_in(chair, language, same)
    assert [figure.value for figure in await rows(office.engine, Figure)] == before
    assert await rows(office.engine, Post) == []
    assert chair.screen.keyboard_rows() == [], "the buttons below the text field went with the seat"


@ALTERNATING
async def test_a_deputys_term_is_ended_by_the_chair(office, telegram, language):
    """Who gives a seat takes it back; one's own seat is not one's own to give."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    deputy = await office.seated("Орынбасар", "deputy", "ridder", language)
    await chair.taps(say("People"))
    await chair.taps("Төраға")
    assert say("End the term") not in chair.screen.labels()
    await chair.taps(say("Back"))
    await chair.taps("Орынбасар")
    await chair.taps(say("End the term"))
    await chair.taps(say("End the term"))
    assert str(chair.effort) == "0 messages + 6 taps"
    await has_no_way_in(deputy, language, "mine", "post")
    assert [seat.ends_on is None for seat in await rows(office.engine, Seat)] == [True, False]


@ALTERNATING
async def test_a_chair_of_two_branches(office, telegram, language):
    """Home says in which seat one sits; one tap changes it; what belongs to the other seat says so."""
    say = words_for(language)
    ridder, ulan = [(await office.place(code)).names[language] for code in ("ridder", "ulan")]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(POST)
    old = [chair.button(say("Send it")).data, "rubrics:1", "drop:1"]
    await chair.opens(await office.invitation("chair", "ulan"))
    await chair.taps(SPOKEN[language])
    chair.sees(f"{ulan} · {role_name(say, 'chair')}", f"⇄ {ridder}", say("Send a post"))
    for data in old:
        await chair.taps(old_button(chair, data))
        assert chair.screen.toasts == [
            read(say, "This belongs to your other seat: {place}. Change the seat on the home screen.", place=ridder)
        ]
    chair.effort.reset()
    await chair.taps(f"⇄ {ridder}")
    assert str(chair.effort) == "0 messages + 1 tap"
    chair.sees(f"{ridder} · {role_name(say, 'chair')}", f"⇄ {ulan}", say("Go on with the draft"))
    await chair.taps(old_button(chair, old[0]))
    await chair.taps(say("Home"))
    await chair.taps(f"⇄ {ulan}")
    await chair.says(OTHER)
    await chair.taps(say("Send it"))
    places = [post.organisation_id for post in await rows(office.engine, Post)]
    assert places == [(await office.place("ridder")).id, (await office.place("ulan")).id]


@ALTERNATING
async def test_one_of_two_seats_ends_while_one_sits_in_it(office, telegram, language):
    """What was typed there is not taken into the other branch."""
    say = words_for(language)
    ridder, ulan = [(await office.place(code)).names[language] for code in ("ridder", "ulan")]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.opens(await office.invitation("chair", "ulan"))
    await chair.taps(SPOKEN[language])
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await chair.taps(say("Followers"))
    counted = len(await rows(office.engine, Figure))
    await goes_to_seat(specialist, language, ulan, "Төраға")
    await specialist.taps(say("End the term"))
    await specialist.taps(say("End the term"))
    await chair.says(OTHER)
    chair.sees(read(
        say, "Your term there has ended. What you sent just now was not taken. You are now at: <b>{place}</b>.",
        place=ridder,
    ))  # fmt: skip
    await chair.says("66")
    chair.sees(say("Make it a post"))  # no question is open any more
    assert len(await rows(office.engine, Figure)) == counted
    assert await rows(office.engine, Post) == []
    await chair.taps(chair.button(say("Home")))
    chair.sees(ridder, say(ONE_THING))
    chair.does_not_see("⇄")
    await chair.says(POST)
    chair.sees(POST)
    assert [post.organisation_id for post in await rows(office.engine, Post)] == [(await office.place("ridder")).id]


@ALTERNATING
async def test_a_new_telephone(office, telegram, language):
    """The same person on another account: the draft goes on there, and the old account is a stranger's."""
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    old = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await old.says(POST)
    await goes_to_seat(specialist, language, ridder, "Төраға")
    await specialist.taps(say("New telephone"))
    assert str(specialist.effort) == "0 messages + 4 taps"
    specialist.sees(say("It moves the seats to the new account; the old one loses access."))
    new = await telegram.person("Жаңа телефон", language=language)
    await new.opens(link_on(specialist))
    await new.taps(SPOKEN[language])
    assert str(new.effort) == "0 messages + 2 taps"
    new.sees(ridder, say("Go on with the draft"))
    await new.taps(say("Go on with the draft"))
    new.sees(POST)
    await has_no_way_in(old, language, "send:1", "mine")
    await new.taps(say("Send it"))
    assert (await account(office.engine, old.id)).person_id is None
    assert [seat.ends_on for seat in await rows(office.engine, Seat)] == [None, None], "the same terms go on"


@ALTERNATING
async def test_a_link_for_a_successor_opens_nobody_elses_seat(office, telegram, language):
    """Made to follow one chair, and meanwhile another sits there."""
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    await office.seated("Бірінші", "chair", "ridder", language)
    late = await office.invitation("chair", "ridder")
    second = await office.seated("Екінші", "chair", "ridder", language)
    third = await telegram.person("Үшінші", language=language)
    await third.opens(late)
    await third.taps(SPOKEN[language])
    third.sees(say("This invitation was already used. Ask the regional organisation for a new one."))
    await second.says("/start")
    second.sees(ridder, say("Send a post"))


@ALTERNATING
async def test_who_was_let_in_after_a_request_succeeds_too(office, telegram, language):
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    old = await office.seated("Ескі төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await old.says(POST)
    new = await telegram.person("Жаңа төраға", language=language)
    await new.starts()
    await new.taps(say("Ask to join"))
    await new.taps(ridder)
    await new.taps(say("Send it"))
    await specialist.says("/start")
    await specialist.taps(say("Requests to join"))
    specialist.sees(read(say, "The chair now: {name}. A new chair takes their seat.", name="Ескі төраға"))
    await specialist.taps(say("As the new chair"))
    await has_no_way_in(old, language, "send:1")
    await office.drained()
    await new.taps(new.button(say("Home")))
    new.sees(ridder, say("Go on with the draft"))
