"""The record of changes: read by the page, taken as a spreadsheet, and for whom it is."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from db.tables import Deed, Seat
from locales import words_for
from screens.parts import role_name
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.people.keeping import changes, keeper
from tests.stories.telling import file_on, old_button


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
    assert len(told) == len(kinds), "that it was taken stands there, too"
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
