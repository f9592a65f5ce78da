"""The library is kept: the union's part by the press service, its region's by a specialist; practice from a card."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from db.tables import Incident, LibraryFile, LibraryItem
from locales import own_name, words_for
from newsroom.library.files import OF_THE_BOT
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import read, start_of

pytestmark = pytest.mark.usefixtures("unhurried")
SECTION = {"kk": "Заңдар мен ережелер", "ru": "Законы и правила"}
PRACTICE = {"kk": "Озық тәжірибе", "ru": "Лучший опыт"}
POST = "Өткен аптада №3 мектепте еңбек қауіпсіздігі бойынша семинар өтті. Оған 32 педагог қатысты."


@ALTERNATING
async def test_written_in_both_languages_and_read_by_its_region(office, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await specialist.says("/library")
    specialist.effort.reset()
    await specialist.taps(SECTION[language])
    await specialist.taps(say("New item"))
    for text in ("Зебра туралы", "О зебрах", "Зебра жолақты. Ол жылқыға ұқсайды.", "Зебра полосатая."):
        await specialist.says(text)
    specialist.sees("Зебра жолақты" if language == "kk" else "Зебра полосатая", say("Open to seats only."))
    assert str(specialist.effort) == "4 messages + 2 taps"
    await chair.says("/library")
    await chair.says("зебралар")
    await chair.taps({"kk": "Зебра туралы", "ru": "О зебрах"}[language])
    chair.does_not_see(say("Change"))
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_in_one_language_alone_and_the_other_later(office, language):
    """What is passed over is said to be missing where it is changed."""
    say = words_for(language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await press.says("/library")
    await press.taps(SECTION[language])
    await press.taps(say("New item"))
    await press.says("Зебра туралы")
    for _ in range(3):
        await press.taps(say("Next"))
    press.sees("Зебра туралы")
    await press.taps(say("Change"))
    press.sees(read(say, "It is not there yet {in_languages}.", in_languages=say.written_in("ru")))
    await press.taps(say("Title"))
    await press.taps(say("Next"))
    await press.says("О зебрах")
    press.sees({"kk": "Зебра туралы", "ru": "О зебрах"}[language], own_name({"kk": "ru", "ru": "kk"}[language]))
    await press.taps(say("Change"))
    await press.taps(say("Versions"))
    press.sees(start_of(say, "It stood so since {when}, by: {who}"), "Зебра туралы", "Баспасөз")
    press.does_not_see("О зебрах")
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_too_long_empty_and_no_link(office, language):
    """Each is refused with what to do, and nothing that was written is lost."""
    say = words_for(language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await press.says("/library")
    await press.taps(SECTION[language])
    await press.taps(say("New item"))
    await press.says("Ә" * 500)
    press.sees(read(say, "It is too long: at most {most} letters. Please shorten it.", most="80"))
    await press.says("Зебра туралы")
    await press.taps(say("Next"))
    await press.says("Ә" * 4000)
    press.sees(start_of(say, "The text is too long: {length} characters of at most {most}. Please shorten it."))
    await press.says("Мәтіні.")
    await press.taps(say("Next"))
    await press.taps(say("Change"))
    await press.taps(say("Add a link"))
    await press.says("сілтеме жоқ")
    press.sees(say("This is not a link to what came out. Copy its address and send it here."))
    await press.says("https://adilet.zan.kz/kaz/docs/K1500000414")
    press.sees("https://adilet.zan.kz/kaz/docs/K1500000414")
    await press.taps(say("Change"))
    await press.taps(say("Take links out"))
    press.does_not_see("adilet.zan.kz/kaz")
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_all_passed_over_is_no_item(office, language):
    say = words_for(language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await press.says("/library")
    await press.taps(SECTION[language])
    await press.taps(say("New item"))
    for _ in range(4):
        await press.taps(say("Next"))
    press.sees(say("The name is empty. Write at least one letter."))
    assert not [one for one in await rows(office.engine, LibraryItem) if one.code is None]
    assert await rows(office.engine, Incident) == []


async def item_named(office, title: str) -> LibraryItem:
    async with office.engine.connect() as tx:
        found = (await tx.execute(select(LibraryItem.id, LibraryItem.titles, LibraryItem.in_force_on))).all()
    return next(one for one in found if title in one.titles.values())


async def written(press, say, language) -> None:
    await press.says("/library")
    await press.taps(SECTION[language])
    await press.taps(say("New item"))
    await press.says("Зебра туралы")
    for _ in range(3):
        await press.taps(say("Next"))


async def sent_files(office) -> list[LibraryFile]:
    """Those that somebody has sent: guides come with pictures of their own."""
    return [one for one in await rows(office.engine, LibraryFile) if one.bot_id != OF_THE_BOT]


@ALTERNATING
async def test_files_for_all_and_for_one_language(office, language):
    """A document and a photo; its readers get them above the text, in one tap."""
    say = words_for(language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await written(press, say, language)
    other = {"kk": "ru", "ru": "kk"}[language]
    await press.taps(say("Change"))
    await press.taps(say("Add a file"))
    await press.sends(photo(640, 640), as_file=True)
    assert any("document" in one for one in press.screen.visible())
    await press.taps(say("Change"))
    await press.taps(say("Add a file"))
    await press.taps(own_name(other))
    await press.sends(photo(320, 640))
    kept = await sent_files(office)
    assert [(one.kind, one.language, one.content is not None) for one in kept] == [
        ("document", "", True), ("photo", other, True),
    ]  # fmt: skip
    number = (await item_named(office, "Зебра туралы")).id
    await chair.opens(f"https://t.me/tilshi_bot?start=lib_{number}")
    assert any("document" in one for one in chair.screen.visible())
    assert not any("photo" in one for one in chair.screen.visible())
    await chair.taps(say("Back"))
    assert not any("document" in one for one in chair.screen.visible()), "files go with their item"
    await press.taps(say("Change"))
    await press.taps(
        next(label for label in press.screen.labels() if label.startswith(start_of(say, "Without: {file}")))
    )
    assert len(await sent_files(office)) == 1
    await press.taps(say("Add a file"))
    await press.says("файл жоқ")
    press.sees(say("This is no file. Send a document, a photo or a video."))
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_what_is_too_large_to_fetch_is_kept_by_its_name(office, language):
    """Telegram gives a bot files of up to 20 MB: of a larger one its name with this bot is kept."""
    say = words_for(language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await written(press, say, language)
    await press.taps(say("Change"))
    await press.taps(say("Add a file"))
    await press.sends(photo(64, 64) + bytes(21 * 1024 * 1024), as_file=True)
    (kept,) = await sent_files(office)
    assert kept.content is None
    assert any("document" in one for one in press.screen.visible())
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_in_force_open_to_all_and_moved(office, telegram, language):
    say = words_for(language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await written(press, say, language)
    await press.taps(say("Change"))
    await press.taps(say("In force since"))
    await press.says("ертең бірдеңе")
    press.sees(say("This does not look like a date. For example: 01.09.2026."))
    await press.says("01.09.2031")
    press.sees(start_of(say, "In force from: {date}"), "2031")
    await press.taps(say("Change"))
    await press.taps(say("Open to all"))
    press.sees(say("Open to all who have the link."))
    await press.taps(say("Change"))
    await press.taps(say("Section"))
    await press.taps(PRACTICE[language])
    stranger = await telegram.person("Дана", language=language)
    await stranger.opens(f"https://t.me/tilshi_bot?start=lib_{(await item_named(office, 'Зебра туралы')).id}")
    stranger.sees("Зебра туралы")
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_two_change_it_at_once_and_both_changes_stand(office, language):
    """The one changes the title, the other the text, each from a screen that they opened before."""
    say = words_for(language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    other = await office.seated("Екінші", "owner", "centre", language)
    await written(press, say, language)
    link = f"https://t.me/tilshi_bot?start=lib_{(await item_named(office, 'Зебра туралы')).id}"
    for person, button in ((press, "Title"), (other, "Text")):
        await person.opens(link)
        await person.taps(say("Change"))
        await person.taps(say(button) if button == "Title" else say.in_context("library", button))
    await press.says("Пингвин туралы")
    await other.says("Екіншісінің мәтіні.")
    await press.taps(say("Next"))
    await other.taps(say("Next"))
    other.sees("Пингвин туралы", "Екіншісінің мәтіні.")
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_a_section_of_ones_own(office, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.says("/library")
    await specialist.taps(say("New section"))
    await specialist.says("Біздің облыс")
    await specialist.says("Наша область")
    specialist.sees(say("It is empty yet."))
    await specialist.taps(say("Name"))
    await specialist.taps(say("Next"))
    await specialist.says("Наш край")
    specialist.sees({"kk": "Біздің облыс", "ru": "Наш край"}[language])
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_practice_in_one_tap_from_the_card(office, language):
    """A published post becomes an item; once more, and it is the same one. Whoever looks for it finds it."""
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await office.channel(specialist, language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.sends(photo(900, 900), caption=POST)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    more = specialist.button(say("More"))
    await specialist.taps(say("Publish"))
    await office.drained()
    await specialist.taps(more)
    specialist.effort.reset()
    await specialist.taps(say("To the library"))
    specialist.sees("Өткен аптада №3 мектепте еңбек қауіпсіздігі", say("Change"))
    assert str(specialist.effort) == "0 messages + 1 tap"
    assert any("photo" in one for one in specialist.screen.visible())
    await chair.says("/library")
    await chair.says("семинар 3 мектеп")
    assert chair.screen.labels()[0].startswith("Өткен аптада")
    assert await rows(office.engine, Incident) == []
