"""Keeping the tree in the bot: places added, named, merged, closed; figures with their dates; the record of it all."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from openpyxl import load_workbook
from sqlalchemy import insert

from db.tables import Deed, Figure, Incident, Organisation, Post, Seat
from locales import words_for
from screens.parts import role_name
from screens.people.region import value_name
from simulator import photo
from simulator.people.screen import inline_rows
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.people.test_strangers import at_the_door
from tests.stories.telling import everything, file_on, old_button, read

OLD = "This button is old. Go on from the last message below."


async def keeper(office, language: str):
    return await office.seated("Маман", "specialist", "vko", language)


async def changes(specialist, language: str, place: str, what: str) -> None:
    """From home to a question about a place."""
    say = words_for(language)
    await specialist.says("/start")
    specialist.effort.reset()
    await specialist.taps(say("Branches"))
    await specialist.taps(place)
    await specialist.taps(say("Change"))
    await specialist.taps(say(what))


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
    await specialist.says("я")
    specialist.sees(read(say, "It is too long: at most {most} letters. Please shorten it.", most="100"))
    await changes(specialist, language, ulan.names[language], "Name")
    await specialist.says(ridder.names["kk"])
    await specialist.says(ridder.names["ru"])
    specialist.sees(say("There is a place of this name here already. Choose another name."))
    assert (await office.place("ulan")).names == ulan.names
    await specialist.says("/start")
    await specialist.says("Ұлан")  # nothing is asked any more
    specialist.sees(say("No post waits for review."))


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
    await specialist.sends(photo())
    specialist.sees(say("No post waits for review."))
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
        specialist.sees(say("This day has not come yet. Write today's date or an earlier one."))
    await specialist.taps(old_button(specialist, f"close_on:{ulan.id}:2030-12-01"))
    assert specialist.screen.toasts == [say("This day has not come yet. Write today's date or an earlier one.")]
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
    await owner.taps(old_button(owner, f"close_on:{vko.id}:2026-11-01"))
    assert owner.screen.toasts == [say("There are open places below it. Close or merge them first.")]
    assert (await office.place("vko")).closed_on is None


@ALTERNATING
async def test_a_figure_with_its_date(office, telegram, language):
    say, ulan = words_for(language), await office.place("ulan")
    specialist = await keeper(office, language)
    await changes(specialist, language, ulan.names[language], "Union members")
    await specialist.says("2 310, 01.01.2026")
    assert str(specialist.effort) == "1 message + 4 taps"
    specialist.sees(read(say, "{what}: {value} ({date})", what=say("Union members"), value="2\u00a0310",
                         date=say.date_with_year(date(2026, 1, 1))))  # fmt: skip
    noted = (await rows(office.engine, Figure))[-1]
    assert (noted.kind, noted.value, noted.on_day, noted.precision, noted.source) == (
        "members", 2310, date(2026, 1, 1), "day", "region",
    )  # fmt: skip


IMPRECISE = [
    ("шамамен 6,2 мың", 6200, "about"), ("около 6,2 тыс.", 6200, "about"), ("более 90", 90, "over"),
    ("2-3", 2, "range"), ("90-нан астам", 90, "over"),
]  # fmt: skip


@ALTERNATING
async def test_figures_as_imprecise_as_they_were_told(office, telegram, language):
    """Each gives way to the next of the same day; what cannot be understood is refused with an example."""
    say, ulan = words_for(language), await office.place("ulan")
    specialist = await keeper(office, language)
    for text, value, qualifier in IMPRECISE:
        await specialist.taps(old_button(specialist, f"figure:{ulan.id}:members"))
        await specialist.says(text)
        noted = [row for row in await rows(office.engine, Figure) if row.organisation_id == ulan.id and not row.page_id]
        assert [(row.value, row.qualifier) for row in noted] == [(value, qualifier)], text
        specialist.sees(say.inexact(value, qualifier, 2, 3))
    await specialist.taps(old_button(specialist, f"figure:{ulan.id}:members"))
    for text in ("көп", "-5", "1/2", "999999999999", "3-2"):
        await specialist.says(text)
        specialist.sees(say("This does not look like a figure. For example: 31 208, about 6200, more than 90, 2-3."))
    await specialist.says("2 310, 01.01.2030")
    specialist.sees(say("This day has not come yet. Write today's date or an earlier one."))
    await specialist.says("2 310, 02.2026")
    specialist.sees(say.inexact(90, "over"))  # the newer one still, and below it what was noted
    older = read(say, "{what}: {value} ({date})", what=say("Union members"), value="2\u00a0310",
                 date=say.imprecise_date(date(2026, 2, 1), "month"))  # fmt: skip
    specialist.sees(read(say, "Noted for an earlier time — {figure}", figure=older))
    noted = (await rows(office.engine, Figure))[-1]
    assert (noted.value, noted.on_day, noted.precision) == (2310, date(2026, 2, 1), "month")


@ALTERNATING
async def test_a_figure_that_can_be_read_in_two_ways(office, telegram, language):
    """It is asked, with its day kept; a restart in between, and a button from another question."""
    say, ulan = words_for(language), await office.place("ulan")
    specialist = await keeper(office, language)
    await changes(specialist, language, ulan.names[language], "Union members")
    await specialist.says("2,310 мың, ақпан 2026" if language == "kk" else "2,310 тыс., февраль 2026")
    specialist.sees(say("This can be read in two ways. Which number do you mean?"), say.number(2_310_000))
    few = specialist.button(say.number(2310))
    await office.stop()
    office.start()
    await specialist.taps(few)
    assert str(specialist.effort) == "1 message + 5 taps"
    specialist.sees(read(say, "{what}: {value} ({date})", what=say("Union members"), value=say.number(2310),
                         date=say.imprecise_date(date(2026, 2, 1), "month")))  # fmt: skip
    await specialist.taps(few)
    await specialist.taps(old_button(specialist, f"figure_meant:{ulan.id}:5"))
    noted = [row for row in await rows(office.engine, Figure) if row.organisation_id == ulan.id and not row.page_id]
    assert [(row.value, row.on_day, row.precision) for row in noted] == [(2310, date(2026, 2, 1), "month")]
    assert await rows(office.engine, Incident) == []


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
    specialist.sees("1 / 38")
    await specialist.taps("‹")
    specialist.sees("38 / 38")
    few_enough(specialist)
    await specialist.taps("›")
    await specialist.taps("›")
    specialist.sees("2 / 38")
    await specialist.says("кайын" if language == "kk" else "берёз")
    specialist.sees("1 / 36")
    few_enough(specialist)
    await specialist.taps("›")
    specialist.sees("2 / 36")
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
    specialist.sees(say("Branches without a chair in the bot: {number}.", number="300"))
    await specialist.taps(say("Digest of the week"))
    few_enough(specialist)
    assert await rows(office.engine, Incident) == []


def few_enough(person) -> None:
    for shown in person.screen.visible():
        assert sum(len(row) for row in inline_rows(shown)) <= 100
        assert len(shown.get("text", "").encode("utf-16-le")) // 2 <= 4096


@ALTERNATING
async def test_the_record_is_read_and_exported(office, telegram, language):
    say, ulan = words_for(language), (await office.place("ulan")).names[language]
    specialist = await keeper(office, language)
    await changes(specialist, language, ulan, "Close")
    await specialist.taps(say("Close today"))
    await specialist.taps(say("Close"))
    owner = await office.seated("Ие", "owner", "centre", language)
    await owner.taps(say("Record"))
    owner.sees(say("Record of changes"), say("Place closed"), ulan, f"Маман, {role_name(say, 'specialist')}",
               f"{say('Seat taken')}: {role_name(say, 'owner')}", say("Tree brought in from a file"))  # fmt: skip
    await owner.taps(say("Spreadsheet"))
    assert str(owner.effort) == "0 messages + 2 taps"
    sheet = load_workbook(BytesIO(file_on(telegram, owner))).active
    lines = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert lines[0] == [say("When"), say("What"), say("Place"), say("Who")]
    told = [line[1:] for line in lines[1:]]
    assert [say("Place closed"), ulan, f"Маман, {role_name(say, 'specialist')}"] in told
    kinds = [deed.kind for deed in await rows(office.engine, Deed)]
    assert len(told) == len(kinds) - 1
    assert kinds[-1] == "record exported"


@ALTERNATING
async def test_the_record_by_the_page(office, telegram, language):
    say = words_for(language)
    for number in range(6):  # an invitation and a seat each
        await office.seated(f"Орынбасар {number}", "deputy", "ulan", language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await press.taps(say("Record"))
    newest = press.sees(role_name(say, "press"))
    press.does_not_see(say("Newer"), say("Tree brought in from a file"))
    await press.taps(say("Older"))
    press.sees(role_name(say, "deputy"), say("Tree brought in from a file"))
    press.does_not_see(say("Older"), role_name(say, "press"))
    await press.taps(say("Newer"))
    press.sees(newest)


@ALTERNATING
async def test_the_record_is_not_for_a_specialist(office, telegram, language):
    specialist = await keeper(office, language)
    for data in ("record", "record:0", "record_sheet"):
        await specialist.taps(old_button(specialist, data))
        assert len(specialist.screen.toasts) == 1
        assert all("document" not in shown for shown in specialist.screen.visible())
    assert [seat.role for seat in await rows(office.engine, Seat)] == ["specialist"]
