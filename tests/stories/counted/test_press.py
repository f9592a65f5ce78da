"""What has stood in a newspaper: entered by a chair, by a specialist, and begun by a link or a photo of a clipping."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from db.tables import Clipping, Entry, Outlet, OutletAddress, Post
from locales import words_for
from newsroom.counted import outlets
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import enters_for, old_button, read

TODAY = "Did it come out today? Then press the first button; else press or write the day."
DAY, YESTERDAY = date(2026, 11, 16), date(2026, 11, 15)


async def register(office, *names: str) -> dict[str, int]:
    async with office.engine.begin() as tx:
        return {name: (await outlets.make(tx, name, level="city")).id for name in names}


async def entered(office) -> list[tuple]:
    """What counts, the oldest first: kind, outlet, day, headline, link."""
    async with office.engine.connect() as tx:
        named = dict((await tx.execute(select(Outlet.id, Outlet.name))).all())
        kept = (await tx.execute(select(Entry).where(Entry.taken_at.is_(None)).order_by(Entry.id))).all()
    return [(one.kind, named.get(one.outlet_id), one.on_day, "".join(one.titles.values()), one.link) for one in kept]


async def at_the_kinds(person, say) -> None:
    await person.taps(say("For the report"))
    person.effort.reset()


@ALTERNATING
async def test_a_chair_enters_an_article(office, telegram, unhurried, language):
    """A newspaper that nobody has named yet is asked about once; the second time it is one tap."""
    say = words_for(language)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await chair.says("/enter")
    chair.effort.reset()
    await chair.taps(say("Press"))
    await chair.says("Лениногорская правда")
    chair.sees(read(say, "“{name}” is not in the register yet.", name="Лениногорская правда"))
    await chair.taps(say.in_context("outlet", "city"))
    chair.sees("Лениногорская правда", say("On what day did it come out?"))
    await chair.taps(say("Yesterday"))
    chair.sees(read(say, "Noted: <b>{name}</b>.", name="Лениногорская правда"))
    await chair.says("https://lenpravda.example/news/17 Ұстаздарға құрмет")
    assert str(chair.effort) == "2 messages + 3 taps"
    paper = "Лениногорская правда"
    known = ("press", paper, YESTERDAY, "Ұстаздарға құрмет", "https://lenpravda.example/news/17")
    assert await entered(office) == [known]
    chair.sees("Ұстаздарға құрмет", say.in_context("outlet", "city"))
    await chair.says("/enter")
    chair.effort.reset()
    await chair.taps(say("Press"))
    await chair.taps(paper)
    await chair.says("14.11")
    await chair.taps(say("That is all"))
    assert str(chair.effort) == "1 message + 3 taps"
    await chair.taps(say("Who spoke"))
    await chair.says("филиал төрағасы" if language == "kk" else "председатель филиала")
    chair.sees(read(say, "Spoke: {office}", office="филиал төрағасы" if language == "kk" else "председатель филиала"))
    assert await entered(office) == [known, ("press", paper, date(2026, 11, 14), "", "")]
    assert await rows(office.engine, Post) == []


@ALTERNATING
async def test_a_link_begins_an_entry_and_one_tap_ends_it(office, telegram, unhurried, language):
    """The site is learnt from the first link, and known by the second."""
    say = words_for(language)
    await register(office, "Достық", "Достар")
    specialist = await office.seated("Облыс маманы", "specialist", "vko", language)
    await specialist.says("https://dostyk.example/2026/11/mugalim?utm_source=x")
    specialist.sees(say("In which newspaper or on which site did it come out? Write its name, or press it."))
    await specialist.says("Дост")
    specialist.sees(read(say, "“{name}” is not in the register yet.", name="Дост"))
    await specialist.taps("Достық")
    await specialist.taps(say("Today"))
    specialist.sees(say("Noted."))
    specialist.effort.reset()
    await specialist.says("Мұғалім мәртебесі https://www.dostyk.example/2026/11/2")
    specialist.sees("Достық", "Мұғалім мәртебесі", say(TODAY))
    await specialist.taps(say("Yes, note it"))
    specialist.sees(say("Noted."))
    assert str(specialist.effort) == "1 message + 1 tap"
    assert [one[1:4] for one in await entered(office)] == [("Достық", DAY, ""), ("Достық", DAY, "Мұғалім мәртебесі")]
    async with office.engine.connect() as tx:
        assert (await tx.execute(select(OutletAddress.address))).scalars().all() == ["dostyk.example"]


@ALTERNATING
async def test_a_photo_of_a_clipping_begins_an_entry(office, telegram, unhurried, language):
    """Its outlet is known by what stands below it, in whatever spelling; the bytes are kept."""
    say = words_for(language)
    await register(office, "Қазақстан кәсіподағы")
    specialist = await office.seated("Облыс маманы", "specialist", "vko", language)
    specialist.effort.reset()
    await specialist.sends(photo(), caption="Qazaqstan kasipodagy, Білікті басшы")
    specialist.sees("Қазақстан кәсіподағы", "Білікті басшы")
    await specialist.taps(say("Yesterday"))
    specialist.sees(say("Noted."), "Білікті басшы")
    assert str(specialist.effort) == "1 message + 1 tap"
    assert [one[:4] for one in await entered(office)] == [("press", "Қазақстан кәсіподағы", YESTERDAY, "Білікті басшы")]
    (clipping,) = await rows(office.engine, Clipping)
    async with office.engine.connect() as tx:
        assert (await tx.execute(select(Clipping.content))).scalar_one()
    assert clipping.file_id
    await specialist.sends(photo(), caption="Жаңа ғасыр")
    specialist.sees(say("In which newspaper or on which site did it come out? Write its name, or press it."))
    await specialist.says("Жаңа ғасыр")
    await specialist.taps(say.in_context("outlet", "district"))
    await specialist.taps(say("Today"))
    assert len(await entered(office)) == 2


@ALTERNATING
async def test_what_is_no_link_to_a_newspaper_goes_its_old_way(office, telegram, unhurried, language):
    """A page on Facebook, words, a chair's link and photo, and a link that answers a question."""
    say = words_for(language)
    specialist = await office.seated("Облыс маманы", "specialist", "vko", language)
    for text in ("https://www.facebook.com/ridder.kasipodak/posts/1", "Кездесу ертең."):
        await specialist.says(text)
        specialist.sees(say("Enter for it"))
    await enters_for(specialist, language, (await office.place("ulan")).names[language])
    await specialist.sends(photo(), caption="Семинар өтті, оған аудан мұғалімдері мен қызметкерлері қатысты.")
    assert len(await rows(office.engine, Post)) == 1
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await chair.sends(photo(), caption="Семинар өтті, оған қала мұғалімдері мен қызметкерлері қатысты.")
    assert len(await rows(office.engine, Post)) == 2
    assert await rows(office.engine, Entry) == []


@ALTERNATING
async def test_corrected_taken_away_and_put_back(office, telegram, unhurried, language):
    """With a reason, and what it was is shown; a chair does not change what the region has entered; old buttons."""
    say = words_for(language)
    await register(office, "Достық")
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    specialist = await office.seated("Облыс маманы", "specialist", "vko", language)
    await chair.says("/enter")
    await chair.taps(say("Press"))
    await chair.says("достык")
    await chair.taps(say("Today"))
    await chair.taps(say("That is all"))
    chair.effort.reset()
    await chair.taps(say("Correct"))
    await chair.says("15.11")
    await chair.taps(say("Mistyped"))
    assert str(chair.effort) == "1 message + 2 taps"
    assert [one[2] for one in await entered(office)] == [YESTERDAY]
    (entry,) = await rows(office.engine, Entry)
    await specialist.says("/enter")
    await specialist.taps(say("What was entered"))
    await specialist.taps(f"Достық · {say.date(YESTERDAY)}")
    await specialist.taps(say("Mark as doubtful"))
    specialist.sees(say("It is in doubt."))
    await chair.taps(old_button(chair, f"entry:{entry.id}"))
    chair.sees(say("It is in doubt."))
    await specialist.taps(say("Take away"))
    await specialist.says("Бұл басқа филиалдікі.")
    specialist.sees(say("It was taken away, and is not counted."), "Бұл басқа филиалдікі")
    assert await entered(office) == []
    await specialist.taps(say("Put it back"))
    assert len(await entered(office)) == 1
    other = await office.seated("Ұлан төрағасы", "chair", "ulan", language)
    for button in (f"entry:{entry.id}", f"entry_correct:{entry.id}", f"entry_away:{entry.id}", f"entry_back:{2**40}"):
        await other.taps(old_button(other, button))
        other.does_not_see("Достық")
    assert len(await entered(office)) == 1


@ALTERNATING
async def test_a_post_of_a_primary_organisation(office, telegram, unhurried, language):
    """One tap on the preview, and one more takes it back; the specialist sees it on the card."""
    say = words_for(language)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await chair.sends(photo(), caption="Бүгін № 4 мектепте кәсіподақ жиналысы өтті, оған 32 мұғалім қатысты.")
    for _ in range(2):
        await chair.taps(say("From a primary body"))
        chair.sees("✓ " + say("From a primary body"))
        (post,) = await rows(office.engine, Post)
        assert post.from_primary
        if _ == 0:
            await chair.taps("✓ " + say("From a primary body"))
            assert not (await rows(office.engine, Post))[0].from_primary
    await chair.taps(say("Send it"))
    specialist = await office.seated("Облыс маманы", "specialist", "vko", language)
    await specialist.says("/review")
    specialist.sees(say("A primary organisation wrote it"))
