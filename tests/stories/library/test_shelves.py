"""The library is looked through and searched by just writing; an item is opened by its link, by anybody or by some."""

from __future__ import annotations

from sqlalchemy import select

from db.tables import Incident, LibraryItem, LibraryOpening, Post
from locales import own_name, words_for
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import ONE_THING, read, start_of

SECTIONS = {"kk": "Заңдар мен ережелер", "ru": "Законы и правила"}
AGREEMENT = {
    "kk": "Ұжымдық шарт: пайдасы мен жасалуы",
    "ru": "Коллективный договор: польза и порядок",
}
STANDARD = {"kk": "Стандарт: фото", "ru": "Стандарт: фото"}
HINTS = "All hints: {number}"
POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."


async def item_id(office, code: str) -> int:
    async with office.engine.connect() as tx:
        return (await tx.execute(select(LibraryItem.id).where(LibraryItem.code == code))).scalar_one()


async def openings(office) -> list[int]:
    async with office.engine.connect() as tx:
        return list((await tx.execute(select(LibraryOpening.times))).scalars())


async def link_to(office, code: str) -> str:
    return f"https://t.me/tilshi_bot?start=lib_{await item_id(office, code)}"


def shown(title: str) -> str:
    """As it stands on a button, which has room for forty letters."""
    return title if len(title) <= 40 else title[:39].rstrip() + "…"


@ALTERNATING
async def test_found_in_two_steps(office, language):
    """The library, and what one looks for: with a mistake, and without a Kazakh keyboard."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says("/library")
    chair.sees(say("In aid of activists"), SECTIONS[language])
    await chair.says({"kk": "ужымдык шартар", "ru": "колективный договор"}[language])
    assert chair.screen.labels()[0] == shown(AGREEMENT[language])
    await chair.taps(shown(AGREEMENT[language]))
    chair.sees(AGREEMENT[language], say("Share"))
    assert str(chair.effort) == "2 messages + 1 tap"
    await chair.taps(say("Back"))
    assert chair.screen.labels()[0] == shown(AGREEMENT[language]), "one comes back to what was found"
    await chair.says("ыфвапр")
    chair.sees(read(say, "Nothing found by «{letters}». Write another word, or choose a section.", letters="ыфвапр"))
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_looked_through_from_the_home(office, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.taps(say("Library"))
    await specialist.taps(SECTIONS[language])
    await specialist.taps(shown(AGREEMENT[language]))
    specialist.sees(AGREEMENT[language])
    assert str(specialist.effort) == "0 messages + 3 taps"
    specialist.does_not_see(say("Change"))
    other = {"kk": "ru", "ru": "kk"}[language]
    await specialist.taps(own_name(other))
    specialist.sees(AGREEMENT[other], say("Share"))
    await specialist.taps(say("Back"))
    specialist.sees(SECTIONS[language])
    assert await openings(office) == [1], "read in two languages is once"
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_a_post_written_there_is_a_post(office, language):
    """Nobody looks for so many words: who is in the library writes a post as ever."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says("/library")
    await chair.says(POST)
    await chair.taps(say("Send it"))
    assert [one.state for one in await rows(office.engine, Post)] == ["sent"]


@ALTERNATING
async def test_a_stranger_reads_what_is_open_to_all(office, telegram, language):
    say = words_for(language)
    stranger = await telegram.person("Дана", language=language)
    await stranger.opens(await link_to(office, "law-collective-agreement"))
    stranger.sees(AGREEMENT[language], say("Ask to join"))
    stranger.does_not_see(say("Library"))
    other = {"kk": "ru", "ru": "kk"}[language]
    await stranger.taps(own_name(other))
    stranger.sees(AGREEMENT[other])
    assert str(stranger.effort) == "0 messages + 2 taps"
    await stranger.opens(await link_to(office, "standard-photo"))
    stranger.sees(say("This item is for those who work in the union. If you are one of them, ask to join, or open your "
                      "invitation."), say("Ask to join"))  # fmt: skip
    await stranger.taps(say("Ask to join"))
    stranger.sees(say("Where do you work? Choose your place."))
    for word in ("lib_999999", "lib_0", "lib_-1", "lib_" + "9" * 30, "lib_x"):
        await stranger.opens(f"https://t.me/tilshi_bot?start={word}")
        stranger.does_not_see(AGREEMENT[language])
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_a_link_for_whoever_sits_somewhere(office, language):
    """Whatever is on the screen; and it is counted."""
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.opens(await link_to(office, "standard-photo"))
    chair.sees(STANDARD[language])
    await chair.says("/start")
    chair.sees(words_for(language)(ONE_THING))
    assert await openings(office) == [1]


@ALTERNATING
async def test_withdrawn_while_it_is_open(office, language):
    """Its buttons say so; of what was found it is gone."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    link = await link_to(office, "law-collective-agreement")
    await chair.opens(link)
    other = chair.button(own_name({"kk": "ru", "ru": "kk"}[language]))
    await press.opens(link)
    await press.taps(say("Change"))
    await press.taps(say.in_context("library", "Withdraw"))
    await chair.taps(other)
    chair.sees(say("This item has been withdrawn. Look in the library for what came after it."))
    await press.taps(say("Bring it back"))
    await chair.taps(other)
    chair.sees(AGREEMENT[{"kk": "ru", "ru": "kk"}[language]])
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_an_old_button_of_what_was_found(office, language):
    """The words are kept with the screen: from another one it leads to the library."""
    say = words_for(language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await press.says("/library")
    await press.says("ұйым")
    turn = press.button("›")
    await press.taps(turn)
    assert "‹" in press.screen.labels()
    await press.says("/start")
    await press.taps(turn)
    press.sees(say("In aid of activists"))
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_the_standard_behind_a_hint_stands_in_the_library_at_more_length(office, language):
    """And the draft waits meanwhile."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.sends(photo(320, 240), caption="Семинар.")
    await chair.taps(next(label for label in chair.screen.labels() if label.startswith(start_of(say, HINTS))))
    await chair.taps(say("Standard: photos"))
    await chair.taps(say("More in the library"))
    chair.sees(STANDARD[language], say("Share"))
    await chair.taps(say("Home"))
    assert say("Go on with the draft") in chair.screen.labels()
    assert await rows(office.engine, Incident) == []
