"""Subscriptions, materials, events, the application, decisions and proposals: two or three answers each."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from db.tables import Entry, EntryChange
from locales import words_for
from newsroom.counted import entries, outlets
from newsroom.values.figures import Amount
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import enters_for, old_button, read

TODAY = date(2026, 11, 16)


async def told(office) -> list[tuple]:
    """Whose, of what kind and sort, how much, and of which days."""
    async with office.engine.connect() as tx:
        kept = (await tx.execute(entries.ENTRIES.where(Entry.taken_at.is_(None)).order_by(Entry.id))).mappings()
        found = [entries.Entry(**row) for row in kept]
    return [(one.kind, one.what, one.quantity, one.starts_on, one.ends_on) for one in found]


@ALTERNATING
async def test_copies_of_a_newspaper(office, telegram, unhurried, language):
    """As imprecise as it is said; told once more, the number before is kept; none is not the same as no data."""
    say = words_for(language)
    async with office.engine.begin() as tx:
        await outlets.make(tx, "Қазақстан кәсіподағы", level="republic")
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    for copies, period in (("шамамен 250" if language == "kk" else "около 250", say("This half-year")),
                           ("251", say("This half-year")), ("0", "2025")):  # fmt: skip
        await chair.says("/enter")
        chair.effort.reset()
        await chair.taps(say("Subscription"))
        await chair.says("Qazaqstan kasipodagy")
        await chair.says(copies)
        await (chair.says(period) if period == "2025" else chair.taps(period))
        chair.sees(say("Noted."), "Қазақстан кәсіподағы")
        assert chair.effort.messages <= 3
    half, year = (date(2026, 7, 1), date(2027, 1, 1)), (date(2025, 1, 1), date(2026, 1, 1))
    assert await told(office) == [
        ("subscription", "", Amount(251), *half), ("subscription", "", Amount(0), *year),
    ]  # fmt: skip
    async with office.engine.connect() as tx:
        was = (await tx.execute(select(EntryChange.was, EntryChange.reason))).all()
    assert [(one.was["value"], one.was["qualifier"], one.reason) for one in was] == [(250, "about", "again")]


@ALTERNATING
async def test_a_material_and_several(office, telegram, unhurried, language):
    say = words_for(language)
    specialist = await office.seated("Облыс маманы", "specialist", "vko", language)
    for title, when in (("Жиналысты қалай өткізу керек", say("This month")), ("7", "2025")):
        await specialist.says("/enter")
        specialist.effort.reset()
        await specialist.taps(say.in_context("button", "Methodical"))
        await specialist.taps(say("handbook").capitalize())
        await specialist.says(title)
        await (specialist.taps(when) if when != "2025" else specialist.says(when))
        specialist.sees(say("Noted."))
        assert specialist.effort.messages <= 2
    assert await told(office) == [
        ("material", "handbook", Amount(1), date(2026, 11, 1), date(2026, 12, 1)),
        ("material", "handbook", Amount(7), date(2025, 1, 1), date(2026, 1, 1)),
    ]


@ALTERNATING
async def test_a_seminar_for_a_branch(office, telegram, unhurried, language):
    """Its theme is a rubric, pressed; who does not know how many were trained says nothing. It is the branch's."""
    say = words_for(language)
    ridder = await office.place("ridder")
    specialist = await office.seated("Облыс маманы", "specialist", "vko", language)
    await enters_for(specialist, language, ridder.names[language])
    await specialist.taps(say("For the report"))
    specialist.sees(ridder.names[language])
    specialist.effort.reset()
    await specialist.taps(say.in_context("button", "Event"))
    await specialist.taps(say("seminar").capitalize())
    await specialist.taps("Құқықтық түсіндірме" if language == "kk" else "Правовые разъяснения")
    await specialist.taps(say("Yesterday"))
    await office.stop()
    office.start()  # in the middle of the form
    await specialist.says("40-тан астам" if language == "kk" else "более 40")
    specialist.sees(say("Noted."), ridder.names[language])
    assert str(specialist.effort) == "1 message + 4 taps"
    (event,) = await rows(office.engine, Entry)
    assert (event.organisation_id, event.what, event.details["theme"]) == (ridder.id, "seminar", "legal")
    assert entries.to_amount(event.details["trained"]) == Amount(40, "over")


@ALTERNATING
async def test_the_application(office, telegram, unhurried, language):
    say = words_for(language)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await chair.says("/enter")
    chair.effort.reset()
    await chair.taps(say("Application"))
    await chair.says("80")
    await chair.taps(say("Next"))
    await chair.taps(say("This year"))
    chair.sees(say("Noted."))
    assert str(chair.effort) == "1 message + 3 taps"
    assert await told(office) == [("application", "users", Amount(80), date(2026, 1, 1), date(2027, 1, 1))]


@ALTERNATING
async def test_a_decision_and_what_became_of_it(office, telegram, unhurried, language):
    """Only the region and the centre follow up; a chair has no such button, and an old one is refused."""
    say = words_for(language)
    region = await office.place("vko")
    specialist = await office.seated("Облыс маманы", "specialist", "vko", language)
    await specialist.says("/enter")
    specialist.effort.reset()
    await specialist.taps(say.in_context("button", "Decision"))
    await specialist.says("Құқықтық семинарлар өткізілсін.")
    await specialist.taps(say("Next"))
    await specialist.says("2027")
    specialist.sees(say("Noted."), "Құқықтық семинарлар өткізілсін.", say("in hand"))
    assert str(specialist.effort) == "2 messages + 2 taps"
    await specialist.taps(say("Carried out"))
    await specialist.says("Екі семинар өтті.")
    specialist.sees(say("carried out"), "Екі семинар өтті.")
    (decision,) = await rows(office.engine, Entry)
    assert (decision.organisation_id, decision.state, decision.due_on) == (region.id, "done", date(2027, 12, 31))
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await chair.says("/enter")
    chair.does_not_see(say.in_context("button", "Decision"))
    for data in (f"enter_kind:{region.id}:decision", f"entry:{decision.id}", f"entry_state:{decision.id}:open"):
        await chair.taps(old_button(chair, data))
        chair.does_not_see("Екі семинар өтті.")
    assert (await rows(office.engine, Entry))[0].state == "done"


@ALTERNATING
async def test_two_outlets_that_are_one(office, telegram, unhurried, language):
    """What came out in the one is found at the other, and the old spelling is known from then on."""
    say = words_for(language)
    async with office.engine.begin() as tx:
        for name in ("Рудный Алтай", "RA газеті"):
            await outlets.make(tx, name, level="region")
    press = await office.seated("Баспасөз қызметі", "press", "centre", language)
    await press.says("/enter")
    await press.taps(say("Outlets"))
    await press.taps("RA газеті")
    await press.taps(say("Join"))
    await press.says("рудн")
    await press.taps("Рудный Алтай")
    press.sees("Рудный Алтай", read(say, "Also written: {names}", names="RA газеті"))
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await chair.says("/enter")
    await chair.taps(say("Press"))
    await chair.says("ra gazeti")
    chair.sees("Рудный Алтай")
    await chair.taps(say("Today"))
    await chair.says("/enter")
    chair.does_not_see(say("Outlets"))
    async with office.engine.connect() as tx:
        found = await outlets.named(tx, "Рудный Алтай")
        assert found is not None
        assert (await tx.execute(select(Entry.outlet_id))).scalars().all() == [found.id]
