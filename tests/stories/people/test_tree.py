"""Keeping the tree in the bot: places added, named, merged, closed; who does the work, and the region's settings."""

from __future__ import annotations

from datetime import date

from sqlalchemy import insert

from db.tables import Incident, Organisation, Post
from locales import words_for
from locales.order import order_key
from screens.failures import refused
from screens.people.region import value_name
from simulator import photo
from simulator.people.screen import inline_rows
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.people.keeping import changes, keeper
from tests.stories.people.test_strangers import at_the_door
from tests.stories.telling import everything, file_on, link_on, old_button, read, start_of

OLD = "This button is old. Go on from the last message below."


@ALTERNATING
async def test_renamed_in_both_languages(office, telegram, language):
    """Half a new name is none; what looks like markup is a name like any other; a restart in between loses nothing."""
    say, ulan = words_for(language), await office.place("ulan")
    specialist = await keeper(office, language)
    await changes(specialist, language, ulan.names[language], "Name")
    specialist.sees(say("Write the name {in_language}.", in_language=say.written_in("kk")), ulan.names["kk"])
    await specialist.says('<b>Ұлан</b> & "Ко"')
    specialist.sees(say("Now write the name {in_language}.", in_language=say.written_in("ru")), ulan.names["ru"])
    assert (await office.place("ulan")).names == ulan.names
    await office.stop()
    office.start()
    await specialist.says("  <i>Улан</i>\n & «Ко» ")
    assert str(specialist.effort) == "2 messages + 4 taps"
    names = {"kk": '<b>Ұлан</b> & "Ко"', "ru": "<i>Улан</i> & «Ко»"}
    assert (await office.place("ulan")).names == names
    specialist.sees(names[language])
    chair = await office.seated("Төраға", "chair", "ulan", language)
    chair.sees(names[language])
    await specialist.taps(say("Change"))
    specialist.sees(names[language])
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_names_that_are_none(office, telegram, language):
    say = words_for(language)
    ulan, ridder = await office.place("ulan"), await office.place("ridder")
    specialist = await keeper(office, language)
    await changes(specialist, language, ulan.names[language], "Name")
    await specialist.says("ә" * 101)
    specialist.sees(read(say, "It is too long: at most {most} letters. Please shorten it.", most="100"))
    await changes(specialist, language, ulan.names[language], "Name")
    await specialist.says(ridder.names["kk"])
    await specialist.says(ridder.names["ru"])
    specialist.sees(say("There is a place of this name here already. Choose another name."))
    assert (await office.place("ulan")).names == ulan.names
    await specialist.says("/start")
    await specialist.says("Ұлан")  # nothing is asked any more
    specialist.sees(start_of(say, "Nothing is asked now, and nothing was done with «{begins}»."))


@ALTERNATING
async def test_called_otherwise_in_one_language(office, language):
    """The other one is passed over: 1 message, 1 tap."""
    say, ulan = words_for(language), await office.place("ulan")
    specialist = await keeper(office, language)
    await changes(specialist, language, ulan.names[language], "Name")
    specialist.effort.reset()
    await specialist.taps(say("Next"))
    specialist.sees("2 / 2", ulan.names["ru"])
    await specialist.says("Новый район")
    assert (specialist.effort.messages, specialist.effort.taps) == (1, 1)
    assert (await office.place("ulan")).names == {"kk": ulan.names["kk"], "ru": "Новый район"}


@ALTERNATING
async def test_a_photo_is_no_name(office, telegram, language):
    """It is asked once more: what stands on the screen is what the next words answer."""
    say, ulan = words_for(language), await office.place("ulan")
    specialist = await keeper(office, language)
    await changes(specialist, language, ulan.names[language], "Name")
    await specialist.sends(photo(), caption="Ұлан")
    specialist.sees(say("Write the name {in_language}.", in_language=say.written_in("kk")))
    await specialist.says("Ұлан өңірі")
    await specialist.shares_location()
    specialist.sees(say("Now write the name {in_language}.", in_language=say.written_in("ru")))
    await specialist.says(say("Home"))
    await specialist.shares_location()
    specialist.sees(say("Nothing is asked now, and nothing was done with what you sent."))
    assert (await office.place("ulan")).names == ulan.names


@ALTERNATING
async def test_a_branch_is_added_and_its_chair_invited(office, telegram, language):
    say = words_for(language)
    specialist = await keeper(office, language)
    await specialist.taps(say("Branches"))
    await specialist.taps(say("The place itself"))
    await specialist.taps(say("Change"))
    await specialist.taps(say("Add a branch"))
    await specialist.says("Жаңа аудан")
    await specialist.says("Новый район")
    assert str(specialist.effort) == "2 messages + 4 taps"
    names = {"kk": "Жаңа аудан", "ru": "Новый район"}
    specialist.sees(names[language], say("Nobody sits there yet."), say("Invite"))
    added = (await rows(office.engine, Organisation))[-1]
    vko = await office.place("vko")
    assert (added.level, added.parent_id, added.region_id, added.names) == ("branch", vko.id, vko.id, names)
    await specialist.says("/start")
    await specialist.taps(say("Branches"))
    await specialist.says("жана" if language == "kk" else "нов")
    specialist.sees("○ " + names[language])


@ALTERNATING
async def test_merged_into_another(office, telegram, language):
    """Its pages go to the other one, its history stays its own, and its chair's term ends."""
    say = words_for(language)
    ulan, altay = await office.place("ulan"), await office.place("altay")
    chair = await office.seated("Төраға", "chair", "ulan", language)
    await chair.says("Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді.")
    await chair.taps(say("Send it"))
    specialist = await keeper(office, language)
    await changes(specialist, language, ulan.names[language], "Merge")
    await specialist.says("алт")
    assert ulan.names[language] not in specialist.screen.labels()
    await specialist.taps(altay.names[language])
    specialist.sees(f"{ulan.names[language]} → {altay.names[language]}")
    merge = specialist.button(say("Merge"))
    await specialist.taps(merge)
    specialist.sees(altay.names[language])
    await specialist.taps(merge)
    assert len(specialist.screen.toasts) == 1, "it is closed already"
    at = await office.place("ulan")
    assert (at.merged_into_id, at.closed_on) == (altay.id, office.now.date())
    assert [post.organisation_id for post in await rows(office.engine, Post)] == [ulan.id]
    await chair.says("/start")
    at_the_door(chair, language)
    await specialist.says("/start")
    await specialist.taps(say("Branches"))
    specialist.does_not_see(ulan.names[language])


@ALTERNATING
async def test_closed_with_a_date(office, telegram, language):
    say, ulan = words_for(language), await office.place("ulan")
    chair = await office.seated("Төраға", "chair", "ulan", language)
    specialist = await keeper(office, language)
    await changes(specialist, language, ulan.names[language], "Close")
    for text, told in (
        ("бір кезде", "This does not look like a date. For example: 01.09.2026."),
        ("31.02.2026", "This does not look like a date. For example: 01.09.2026."),
        ("09.2026", "This does not look like a date. For example: 01.09.2026."),
    ):
        await specialist.says(text)
        specialist.sees(say(told))
    for text in ("01.12.2030", "ертең", "завтра"):
        await specialist.says(text)
        specialist.sees(refused(language, "day_to_come", {}).text)
    await specialist.taps(old_button(specialist, f"close_on:{ulan.id}:2030-12-01"))
    specialist.button(say("Close today"))  # an answer of another time: it is asked anew
    await specialist.says("кеше")
    specialist.sees(say.date_with_year(date(2026, 11, 15)))
    await specialist.says("1 қыркүйек" if language == "kk" else "1 сентября")
    specialist.sees(say.date_with_year(date(2026, 9, 1)))
    await specialist.taps(say("Close"))
    specialist.sees(read(say, "Closed on: {date}", date=say.date(date(2026, 9, 1))))
    specialist.does_not_see(say("Invite"), say("Change"), say("Enter for it") + "\n")
    assert (await office.place("ulan")).closed_on == date(2026, 9, 1)
    await chair.says("/start")
    at_the_door(chair, language)
    for data in (f"rename:{ulan.id}", f"invite_as:{ulan.id}:chair", f"figure:{ulan.id}:members", f"for:{ulan.id}"):
        before = await everything(office.engine)
        await specialist.taps(old_button(specialist, data))
        assert await everything(office.engine) == before, data


@ALTERNATING
async def test_what_has_places_below_is_not_closed(office, telegram, language):
    say, vko = words_for(language), await office.place("vko")
    owner = await office.seated("Ие", "owner", "centre", language)
    await owner.taps(old_button(owner, f"close:{vko.id}"))
    await owner.taps(say("Close today"))
    await owner.taps(say("Close"))
    assert owner.screen.toasts == [say("There are open places below it. Close or merge them first.")]
    assert (await office.place("vko")).closed_on is None


@ALTERNATING
async def test_who_does_the_information_work(office, telegram, language):
    say, vko = words_for(language), await office.place("vko")
    specialist = await keeper(office, language)
    await specialist.taps(say("Branches"))
    await specialist.taps(say("The place itself"))
    await specialist.taps(say("Change"))
    await specialist.taps(say("Information work"))
    await specialist.taps(say("Staff unit: no"))
    specialist.sees(say("There is no staff unit for it."))
    await specialist.says("Ұйымдастыру <маманы>")
    specialist.sees(
        vko.names[language], say("There is no staff unit for it."),
        read(say, "Information work is done by: {post}", post="Ұйымдастыру <маманы>"),
    )  # fmt: skip
    assert (await office.place("vko")).settings["duty"] == {"staff": False, "post": {language: "Ұйымдастыру <маманы>"}}


@ALTERNATING
async def test_settings_of_a_region(office, telegram, language):
    """A change holds at once: where branches feed the centre, none is told that it misses a page."""
    say, vko = words_for(language), await office.place("vko")
    specialist = await keeper(office, language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await specialist.taps(say("Settings"))
    specialist.sees(say("Feed the centre"), say("No channel yet: add the bot to your channel as an administrator."))
    await specialist.taps(say("Strategy"))
    await specialist.taps(say("Own pages"))
    assert str(specialist.effort) == "0 messages + 3 taps"
    specialist.sees(f"{say('Strategy')}: {say('Own pages')}")
    await specialist.taps(say("Doubtful change"))
    await specialist.taps(value_name(say, "leap", 5))
    await specialist.taps(say("Time zone"))
    await specialist.taps(say.city("Asia/Aqtau"))
    region = await office.place("vko")
    assert (region.settings["strategy"], region.settings["leap"], region.timezone) == ("own", 5, "Asia/Aqtau")
    await chair.taps(old_button(chair, f"setting:{vko.id}:strategy"))
    assert len(chair.screen.toasts) == 1
    channel = await telegram.channel("Арна", specialist, telegram.world.bots()[0])
    await specialist.gets("Арна")
    await specialist.taps(say("Yes"))
    assert channel.title in specialist.sees("Арна")
    await specialist.taps(say("Settings"))
    await specialist.taps(say("Let go of the channel"))
    specialist.sees(say("No channel yet: add the bot to your channel as an administrator."))


@ALTERNATING
async def test_three_hundred_branches(office, telegram, language):
    """A page has few enough buttons, any branch is one message away, and letters of any keyboard find it."""
    say, vko = words_for(language), await office.place("vko")
    row = {"parent_id": vko.id, "region_id": vko.id, "level": "branch"}
    many = [
        {"code": f"b{number}", "names": {"kk": f"Қайың-{number} <ауданы>", "ru": f"Район Берёза-{number} &"}} | row
        for number in range(287)
    ]
    async with office.engine.begin() as tx:
        await tx.execute(insert(Organisation), many)
    specialist = await keeper(office, language)
    await specialist.taps(say("Branches"))
    few_enough(specialist)
    specialist.sees("1 / 22")
    await specialist.taps("‹")
    specialist.sees("22 / 22")
    few_enough(specialist)
    await specialist.taps("›")
    await specialist.taps("›")
    specialist.sees("2 / 22")
    await specialist.says("кайын" if language == "kk" else "берёз")
    specialist.sees("1 / 21")
    few_enough(specialist)
    await specialist.taps("›")
    specialist.sees("2 / 21")
    specialist.effort.reset()
    await specialist.says("кайын 286" if language == "kk" else "БЕРЕЗА 286")
    found = [one["names"][language] for one in many][286]
    await specialist.taps(found)
    assert str(specialist.effort) == "1 message + 1 tap"
    specialist.sees(found, say("Nobody sits there yet."))

    stranger = await telegram.person("Бөтен", language=language)
    await stranger.starts()
    await stranger.taps(say("Ask to join"))
    few_enough(stranger)
    await stranger.says("286")
    await stranger.taps(found)
    stranger.sees(found, say("Send it"))
    await specialist.says("/start")
    specialist.sees(say("Chairs: {led} of {of} are in. Invite the others.", led="0", of="300"))
    await specialist.taps(say("Digest of the week"))
    few_enough(specialist)
    assert await rows(office.engine, Incident) == []


def few_enough(person) -> None:
    for shown in person.screen.visible():
        assert sum(len(row) for row in inline_rows(shown)) <= 100
        assert len(shown.get("text", "").encode("utf-16-le")) // 2 <= 4096


@ALTERNATING
async def test_branches_stand_in_the_order_of_the_alphabet(office, telegram, language):
    """With a sign before those that something came from this week, and a word for each sign that is there."""
    say = words_for(language)
    ridder = (await office.place("ridder")).names[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await keeper(office, language)
    await specialist.taps(say("Branches"))
    specialist.sees(say("nobody sits there yet"))
    specialist.does_not_see(say("has sent this week"))
    names = [label.removeprefix("○ ") for label in specialist.screen.labels()][:13]
    assert len(names) == 13
    assert names == sorted(names, key=lambda name: order_key(language, name))
    assert names != sorted(names) or language == "ru", "in Unicode Қ and Ө stand behind Я"
    await chair.says("Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді.")
    await chair.taps(say("Send it"))
    await specialist.taps(say("Home"))
    await specialist.taps(say("Branches"))
    specialist.sees(say("has sent this week"))
    assert f"✓ {ridder}" in specialist.screen.labels()
    await specialist.says("/start")
    await specialist.taps(say("Enter for it"))
    specialist.sees(say("has sent this week"))
    specialist.does_not_see(say("nobody sits there yet"))


@ALTERNATING
async def test_cards_are_on_every_screen_of_invitations(office, telegram, language):
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    await office.seated("Төраға", "chair", "ulan", language)
    specialist = await keeper(office, language)
    await specialist.taps(say("Branches"))
    await specialist.taps(ridder)
    await specialist.taps(say("Invitations"))
    specialist.sees(say("There are no open invitations."), say("Cards to print: {number}", number="12"))
    await specialist.taps(say("Invite"))
    assert say("Cards to print: {number}", number="12") in specialist.screen.labels()
    await specialist.taps(say("Chair"))
    link = link_on(specialist)
    await specialist.taps(say("Card to print"))
    assert file_on(telegram, specialist).startswith(b"%PDF")
    assert link_on(specialist) == link
    await specialist.taps(say("Back"))
    await specialist.taps(say("Invite"))
    await specialist.taps(say("Cards to print: {number}", number="12"))
    assert file_on(telegram, specialist).startswith(b"%PDF")
