"""Figures of places: with their dates, as imprecise as they were told, and asked about where two are meant."""

from __future__ import annotations

from datetime import date

from db.tables import Figure, Incident
from locales import words_for
from screens.failures import refused
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.people.keeping import changes, keeper
from tests.stories.telling import old_button, read


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
    specialist.sees(refused(language, "day_to_come", {}).text)
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
    specialist.sees(say("This can be read in two ways. Which number do you mean?"), say.figure(2_310_000))
    few = specialist.button(say.figure(2310))
    await office.stop()
    office.start()
    await specialist.taps(few)
    assert str(specialist.effort) == "1 message + 5 taps"
    specialist.sees(read(say, "{what}: {value} ({date})", what=say("Union members"), value=say.figure(2310),
                         date=say.imprecise_date(date(2026, 2, 1), "month")))  # fmt: skip
    await specialist.taps(few)
    await specialist.taps(old_button(specialist, f"figure_meant:{ulan.id}:5"))
    noted = [row for row in await rows(office.engine, Figure) if row.organisation_id == ulan.id and not row.page_id]
    assert [(row.value, row.on_day, row.precision) for row in noted] == [(2310, date(2026, 2, 1), "month")]
    assert await rows(office.engine, Incident) == []
