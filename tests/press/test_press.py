"""Three questions, and everything that people do instead of answering them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from db.tables import Account, Incident, Unfinished
from handlers import forms
from handlers.actions import TAPS
from handlers.forms import FORMS, Form
from handlers.steps import Parser, Step, by_pressing
from handlers.views import VIEWS, know
from locales import words_for
from newsroom.people import terms
from newsroom.union import organisations, seats
from simulator import photo
from tests.bot.reading import posts, rows
from tests.conftest import ALTERNATING
from tests.press import handlers, newsroom, screens
from tests.press.handlers import PRESS
from tests.stories.conftest import MORNING, fill, office, unhurried  # noqa: F401 (fixtures)
from tests.stories.telling import old_button

DAY_TO_COME = (
    "This day has not come yet. Write today's date or an earlier one; if it was in another year, with the year."
)
BOTH = pytest.mark.parametrize("language", ["kk", "ru"])
POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді, оған 32 адам қатысты."
TODAY = date(2026, 11, 16)


@pytest.fixture(autouse=True)
def _room(monkeypatch):
    """Put together with the others, and taken out again."""
    handlers.register()
    forms.know([PRESS])
    know([PRESS.view])
    yield
    for known in (TAPS, FORMS, VIEWS):
        del known["press"]


async def said(office) -> list[dict]:  # noqa: F811
    return newsroom.noted(await office.place("ridder"))


async def kept(office) -> list[dict]:  # noqa: F811
    async with office.engine.connect() as tx:
        return list((await tx.execute(select(Unfinished.answers))).scalars())


async def asked(office, language) -> tuple:  # noqa: F811
    """A chair who has pressed the button."""
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(old_button(chair, f"press:{(await office.place('ridder')).id}"))
    chair.effort.reset()
    return chair, words_for(language)


@BOTH
async def test_three_answers_and_one_of_them_pressed(office, language):  # noqa: F811
    """What has been said stands above; the last answer saves all of them."""
    chair, say = await asked(office, language)
    chair.sees("1 / 3", screens.OUTLET[language])
    await chair.says("Рудный  Алтай")
    chair.sees("2 / 3", "Рудный Алтай", screens.OUT_ON[language])
    await chair.taps(say("Yesterday"))
    chair.sees("3 / 3", "Рудный Алтай", say.date_with_year(date(2026, 11, 15)), screens.PROOF[language])
    assert await said(office) == []
    await chair.says("https://example.org/1")
    assert await said(office) == [{"outlet": "Рудный Алтай", "on": "2026-11-15", "link": "https://example.org/1"}]
    assert await kept(office) == []
    assert (chair.effort.messages, chair.effort.taps) == (2, 1)


@ALTERNATING
async def test_known_ones_are_offered_however_long(office, language):  # noqa: F811
    """A button holds sixty-four bytes, the name of a newspaper may be longer."""
    name = "«Өскемен қаласының Кәсіподақ ұйымдары мен білім беру қызметкерлерінің апталық газеті»"
    chair, say = await asked(office, language)
    for _ in range(2):
        await (chair.taps(name) if await said(office) else chair.says(name))
        await chair.taps(say("Today"))
        await chair.taps(say("Next"))
        await chair.taps(old_button(chair, f"press:{(await office.place('ridder')).id}"))
    assert await said(office) == [{"outlet": name, "on": "2026-11-16"}] * 2, "passed over is not said"


@ALTERNATING
async def test_an_edited_message_changes_its_answer(office, language):  # noqa: F811
    """As long as it is not saved; and nothing that does not answer changes anything."""
    chair, say = await asked(office, language)
    await chair.says("Рудный Олтай")
    await chair.edits("Рудный Алтай", silently=False)
    chair.sees("2 / 3", "Рудный Алтай")
    chair.does_not_see("Олтай\n")
    await chair.edits("ә" * 101, silently=False)
    chair.sees("100")
    await chair.taps(say("Today"))
    await chair.taps(say("Next"))
    await chair.edits("Дидар")
    assert await said(office) == [{"outlet": "Рудный Алтай", "on": "2026-11-16"}]
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_back_to_what_was_said(office, language):  # noqa: F811
    """It is kept where one goes on, and replaced where it is said anew; what is answered is not asked again."""
    chair, say = await asked(office, language)
    await chair.says("Дидар")
    await chair.says("кеше" if language == "kk" else "вчера")
    await chair.taps(say("Back"))
    chair.sees("2 / 3", say.date_with_year(date(2026, 11, 15)))
    await chair.taps(say("Back"))
    chair.sees("1 / 3", "Дидар")
    await chair.taps(say("Next"))
    chair.sees("3 / 3", "Дидар")
    await chair.taps(say("Back"))
    await chair.taps(say("Back"))
    await chair.says("Егемен Қазақстан")
    chair.sees("3 / 3", "Егемен Қазақстан", say.date_with_year(date(2026, 11, 15)))
    chair.does_not_see("Дидар\n")


@BOTH
async def test_later_and_gone_on_with(office, language):  # noqa: F811
    """After a restart, from the home, at the question where it was left."""
    chair, say = await asked(office, language)
    await chair.says("Дидар")
    await chair.taps(say("Later"))
    await office.stop()
    office.start()
    await chair.says("25.11")  # nothing is asked
    assert await kept(office) == [{"outlet": "Дидар"}]
    await chair.says("/start")
    await chair.taps(say("Go on: {what}", what=say("a tip")))
    chair.sees("2 / 3", "Дидар")
    await chair.says(say("Followers"))
    await chair.says("230")
    await chair.says("/start")
    await chair.taps(say("Go on: {what}", what=say("a tip")))
    await chair.taps(say("Today"))
    await chair.taps(say("Next"))
    assert await said(office) == [{"outlet": "Дидар", "on": "2026-11-16"}]
    chair.does_not_see(say("Go on: {what}", what=say("a tip")))


@ALTERNATING
async def test_an_edit_of_what_was_left(office, language):  # noqa: F811
    """It is changed, and interrupts nothing."""
    chair, say = await asked(office, language)
    await chair.says("Дидор")
    mine = max(number for number, one in chair.screen.messages.items() if one["out"])
    await chair.says(say("Followers"))
    await chair.edits("Дидар", message=mine)
    assert await kept(office) == [{"outlet": "Дидар"}]
    await chair.says("230")
    chair.does_not_see("Дидар\n")


@ALTERNATING
async def test_buttons_of_another_step_are_old(office, language):  # noqa: F811
    """And of the same step about another place; and of a form that has been saved."""
    chair, say = await asked(office, language)
    ulan = await office.seated("Көрші", "chair", "ulan", language)
    await ulan.taps(old_button(ulan, f"press:{(await office.place('ulan')).id}"))
    await ulan.says("Дидар")
    elsewhere = ulan.button(say("Yesterday"))
    await chair.says("Дидар")
    today = chair.button(say("Today"))
    await chair.taps(old_button(chair, elsewhere.data))
    assert chair.screen.toasts == [say("This button is old. Go on from the last message below.")]
    await chair.taps(today)
    await chair.taps(old_button(chair, today.data))
    assert chair.screen.toasts == [say("This button is old. Go on from the last message below.")]
    skip = chair.button(say("Next"))
    await chair.taps(skip)
    await chair.taps(old_button(chair, skip.data))
    assert await said(office) == [{"outlet": "Дидар", "on": "2026-11-16"}], "once"


@ALTERNATING
async def test_today_pressed_tomorrow(office, language):  # noqa: F811
    """What is offered no more is asked anew, and does not stand there for ever."""
    chair, say = await asked(office, language)
    await chair.says("Дидар")
    yesterday = chair.button(say("Yesterday"))
    await office.passes(days=1)
    await chair.taps(yesterday)
    assert chair.screen.toasts == [say("This button is old. Go on from the last message below.")]
    await chair.taps(say("Yesterday"))
    await chair.taps(say("Next"))
    assert await said(office) == [{"outlet": "Дидар", "on": "2026-11-16"}]


@ALTERNATING
async def test_two_taps_at_once(office, language):  # noqa: F811
    chair, say = await asked(office, language)
    await chair.says("Дидар")
    await chair.taps(say("Today"))
    skip = chair.button(say("Next"))
    for _ in range(2):
        await chair.taps(skip, silently=True)
    await office.drained()
    assert len(await said(office)) == 1


@ALTERNATING
async def test_what_is_no_answer(office, language):  # noqa: F811
    """It is told why, and what was answered before stays."""
    chair, say = await asked(office, language)
    await chair.says("Дидар")
    for wrong, told in (
        ("31.02.2026", "This does not look like a date. For example: 01.09.2026."),
        ("01.12.2030", DAY_TO_COME),
        ("24.11", DAY_TO_COME),
    ):
        await chair.says(wrong)
        chair.sees(say(told))
    await chair.says("16.11")
    chair.sees("3 / 3", "Дидар")


@ALTERNATING
@pytest.mark.parametrize("answers", [(), ("Дидар",), ("Дидар", "16.11")])
async def test_a_post_instead_of_an_answer(office, language, answers):  # noqa: F811
    """At any step: a photo and a long text are a post; what was begun is gone on with afterwards."""
    chair, say = await asked(office, language)
    for answer in answers:
        await chair.says(answer)
    begun = await kept(office)
    await chair.says(POST)
    chair.sees(POST, say("Shall we send it like this?"))
    await chair.taps(say("Send it"))
    await chair.taps(old_button(chair, f"press:{(await office.place('ridder')).id}"))
    await chair.sends(photo(), caption=POST)
    assert [text for _, text in await posts(office.engine)] == [POST, POST]
    assert await kept(office) == begun


@ALTERNATING
async def test_a_month_later(office, language):  # noqa: F811
    chair, say = await asked(office, language)
    await chair.says("Дидар")
    await office.passes(days=31)
    await chair.says("/start")
    chair.does_not_see(say("Go on: {what}", what=say("a tip")))
    await chair.taps(old_button(chair, f"press:{(await office.place('ridder')).id}"))
    chair.sees("1 / 3")
    chair.does_not_see("Дидар")


@ALTERNATING
async def test_whoever_may_no_more_is_offered_nothing(office, language):  # noqa: F811
    """The seat has ended, another one is held: what was begun there is shown neither at home nor by its button."""
    chair, say = await asked(office, language)
    await chair.says("Дидар")
    today = chair.button(say("Today"))
    async with office.engine.begin() as tx:
        ridder = await organisations.require_code(tx, "ridder")
        for sitter in await seats.at(tx, ridder.id, office.now):
            await terms.end_term(tx, None, sitter, office.now)
    await chair.opens(await office.invitation("chair", "ulan"))
    await chair.says("/start")
    chair.does_not_see(say("Go on: {what}", what=say("a tip")), "Дидар")
    await chair.taps(today)
    assert await said(office) == []


@ALTERNATING
async def test_answers_of_another_version(office, language):  # noqa: F811
    """A step that is gone, and an answer that is read no more: what is left of them is asked."""
    chair, say = await asked(office, language)
    await chair.says("Дидар")
    async with office.engine.begin() as tx:
        strange = {"outlet": "Дидар", "out_on": "the day before", "colour": "red"}
        await tx.execute(update(Unfinished).values(answers=strange, messages={"colour": 1}))
        shown = (await tx.execute(select(Account.screen).where(Account.screen.is_not(None)))).scalars().first()
        await tx.execute(update(Account).where(Account.id == chair.id).values(screen=shown | {"at": "colour"}))
    await chair.says("15.11")
    chair.sees("3 / 3", "Дидар", say.date_with_year(date(2026, 11, 15)))
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_it_is_not_shown_to_a_stranger(office, telegram, language):  # noqa: F811
    chair, say = await asked(office, language)
    await chair.says("Дидар")
    stranger = await telegram.person("Бөтен", language=language)
    await stranger.starts()
    for data in (f"press:{(await office.place('ridder')).id}", chair.button(say("Today")).data, "go_on"):
        await stranger.taps(old_button(stranger, data))
        stranger.does_not_see("Дидар", screens.OUT_ON[language])
    assert await said(office) == []


# ---- how a form is put together


async def _about(visit, place: int) -> None: ...
async def _save(visit, said, asked): ...


ALONE = Step("one", screens.proof, Parser(by_pressing))


def test_what_is_kept_needs_a_kind_and_a_title():
    Form("of a test", _about, ALONE, save=_save)
    with pytest.raises(TypeError, match="of a test is kept while it is answered"):
        Form("of a test", _about, ALONE, handlers.OUTLET, save=_save, title="title")
    with pytest.raises(TypeError, match="of a test is kept while it is answered"):
        Form("of a test", _about, handlers.OUTLET, handlers.PROOF, save=_save)


def test_two_forms_of_one_name():
    with pytest.raises(ValueError, match="two forms of one name: press"):
        forms.know([Form("press", _about, ALONE, save=_save)])


def test_the_days_of_the_story_are_those_of_its_clock():
    assert datetime.fromtimestamp(MORNING, UTC).date() == TODAY == date(2026, 11, 15) + timedelta(days=1)
