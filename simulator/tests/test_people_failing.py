"""Steps of a story that fail, and how they tell it: with the transcript, its buttons and all."""

from __future__ import annotations

import asyncio

import pytest

from simulator import StoryError, photo
from simulator.tests.bots.stages import DOORS, greeted, opened


@pytest.fixture(params=DOORS)
async def stage(request, telegram):
    async with opened(request.param, telegram) as stage:
        yield stage


@pytest.fixture
async def aliya(stage):
    return await greeted(stage)


async def test_a_failing_step_ends_with_the_transcript_and_its_buttons(aliya):
    await aliya.says("/phone")
    await aliya.taps("Керек емес")
    with pytest.raises(StoryError) as caught:
        aliya.sees("Рахмет")
    assert (
        str(caught.value)
        == """Әлия Серік does not see “Рахмет”

— Әлия Серік —
→ /start
  ← Сәлем, Әлия Серік!
    [ Есеп ] [ Ескерту ]
    [ Сайт ] [ Үнсіз ]
→ /phone
  ← Нөміріңіз?
    ( Нөмірім ) ( Жерім )
    ( Керек емес ) ( Керек )
→ ( Керек емес )
  ← Әлия: Керек емес"""
    )


async def test_the_transcript_shows_edits_toasts_files_and_keyboards_that_go(aliya):
    await aliya.taps("Есеп")
    await aliya.says("/phone")
    await aliya.taps("Нөмірім")
    await aliya.sends(photo(90, 90))
    assert aliya.transcript().splitlines()[5:] == [
        "→ [ Есеп ]", "  ← toast: 1-бет", "  ✎ Есептің 1-беті", "    [ Келесі ]",
        "→ /phone", "  ← Нөміріңіз?", "    ( Нөмірім ) ( Жерім )", "    ( Керек емес ) ( Керек )",
        "→ ( Нөмірім )", f"  ← Жазылды: {phone_of(aliya)}", "    ( no keyboard )",
        "→ [1 × auto]", "  ← Сурет жалғыз, 90 нүкте: -",
    ]  # fmt: skip


def phone_of(person) -> str:
    return next(shown["contact"]["phone_number"] for shown in person.screen.messages.values() if "contact" in shown)


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (lambda p: p.taps("Жоқ"), "there is no button “Жоқ”; there are ['Есеп', 'Ескерту', 'Сайт', 'Үнсіз']"),
        (lambda p: p.taps("Сайт"), "the button “Сайт” opens something and tells the bot nothing: "),
        (lambda p: p.gets("Келмейді"), "“Келмейді” did not come to Әлия Серік in 0.1 s"),
        (lambda p: p.says("/silent"), "no answer came to “→ /silent” in 0.1 s"),
        (lambda p: p.taps("Үнсіз"), "no answer came to “→ [ Үнсіз ]” in 0.1 s"),
        (lambda p: p.edits("Жаңа", message=999), "“→ edits: Жаңа” is not possible: message not found"),
        (lambda p: p.says(""), "“→ ” is not possible: message text is empty"),
        (lambda p: p.opens("https://t.me/eshkim"), "“→ opens https://t.me/eshkim” is not possible: nobody is called"),
        (lambda p: p.talks_to(5).says("Сәлем"), "“→ Сәлем” is not possible: chat not found"),
    ],
)
async def test_each_step_says_why_it_failed(aliya, step, words):
    aliya.patience = 0.1
    with pytest.raises(StoryError) as caught:
        await step(aliya)
    assert str(caught.value).startswith(words)
    assert str(caught.value).endswith(aliya.transcript())


async def test_seeing_what_should_not_be_there_fails_too(aliya):
    with pytest.raises(StoryError, match="Әлия Серік sees “Үнсіз”, and should not"):
        aliya.does_not_see("Есептің 1-беті", "Үнсіз")


async def test_a_tap_that_is_answered_by_a_message_alone_is_reported(stage, aliya):
    """The message comes, but the button would spin on: easy to overlook in a bot."""
    aliya.patience = 0.1
    boris = await stage.person("Борис")
    tap = asyncio.create_task(aliya.taps("Үнсіз"))
    await boris.says("/tell бәріне", silently=True)
    with pytest.raises(StoryError, match="the bot never answered the tap “→ \\[ Үнсіз \\]”; the button would spin on"):
        await tap
