"""How fast a bot may speak, and what it is told when it speaks faster."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator import Upload, photo
from simulator.errors import Refusal
from simulator.world.pace import Pace

CHAT, OTHER, GROUP = 7_100_000_001, 7_100_000_002, -1_002_100_000_001


async def says(bot, chat: int, times: int = 1) -> None:
    for number in range(times):
        await bot("sendMessage", chat_id=chat, text=f"Хабарлама {number}")


async def refused(bot, method: str = "sendMessage", **params) -> Refusal:
    with pytest.raises(Refusal) as caught:
        await bot(method, **({"text": "Тағы бір"} | params))
    return caught.value


def picture(seed: int) -> Upload:
    return Upload(f"{seed}.jpg", photo(64, 48, seed), "image/jpeg")


async def test_five_at_once_to_one_chat_and_then_one_a_second(telegram, bot, chair):
    await says(bot, chair.id, 5)
    refusal = await refused(bot, chat_id=chair.id)
    assert (refusal.code, refusal.description) == (429, "Too Many Requests: retry after 1")
    assert refusal.parameters == {"retry_after": 1}
    for _ in range(3):
        await telegram.clock.advance(1)
        await says(bot, chair.id)
        assert (await refused(bot, chat_id=chair.id)).code == 429
    await telegram.clock.advance(5)
    await says(bot, chair.id, 5)


async def test_asking_too_early_costs_nothing(telegram, bot, chair):
    await says(bot, chair.id, 5)
    for _ in range(9):
        await telegram.clock.advance(0.1)
        assert (await refused(bot, chat_id=chair.id)).parameters == {"retry_after": 1}
    await telegram.clock.advance(0.1)
    await says(bot, chair.id)


async def test_a_refused_message_is_not_in_the_chat(bot, chair):
    await says(bot, chair.id, 5)
    before = len(chair.screen.messages)
    await refused(bot, chat_id=chair.id)
    assert len(chair.screen.messages) == before


async def test_twenty_a_minute_to_a_group(telegram, bot, chair):
    group = await telegram.group("Кәсіподақ", chair, bot)
    for _ in range(29):  # twenty, and the nine that come back in that time
        await says(bot, group.id)
        await telegram.clock.advance(1)
    assert (await refused(bot, chat_id=group.id)).description == "Too Many Requests: retry after 1"
    await telegram.clock.advance(1)
    for _ in range(3):
        await says(bot, group.id)
        assert (await refused(bot, chat_id=group.id)).description == "Too Many Requests: retry after 3"
        await telegram.clock.advance(3)


async def test_thirty_a_second_over_all_chats_then_somebody_waits(telegram, bot):
    people = [await telegram.person(f"Мүше {number}") for number in range(31)]
    for person in people:
        await telegram.act("start", person=person.id, chat=bot.id)
    for person in people[:30]:
        await says(bot, person.id)
    refusal = await refused(bot, chat_id=people[30].id)
    assert refusal.description == "Too Many Requests: retry after 1"
    await telegram.clock.advance(1)
    for person in people:
        if person is not people[0]:
            await says(bot, person.id)
    assert (await refused(bot, chat_id=people[0].id)).code == 429


async def test_one_bot_does_not_slow_another(telegram, bot, chair):
    neighbour = type(bot)(telegram, "2000:neighbour")
    await telegram.act("start", person=chair.id, chat=neighbour.id)
    await says(bot, chair.id, 5)
    await says(neighbour, chair.id, 5)


async def test_an_album_costs_as_much_as_one_message(bot, chair):
    files = {f"p{number}": picture(number) for number in range(3)}
    media = [{"type": "photo", "media": f"attach://{name}"} for name in files]
    for _ in range(5):
        assert len(await bot("sendMediaGroup", chat_id=chair.id, media=media, files=files)) == 3
    assert (await refused(bot, chat_id=chair.id)).code == 429


async def test_answers_to_taps_and_chat_actions_cost_nothing(telegram, bot, chair):
    button = {"inline_keyboard": [[{"text": "Иә", "callback_data": "yes"}]]}
    asked = await bot("sendMessage", chat_id=chair.id, text="Келесіз бе?", reply_markup=button)
    await telegram.clock.advance(60)
    for _ in range(12):
        tap = await telegram.act("press", person=chair.id, chat=bot.id, message=asked["message_id"], data="yes")
        assert await bot("answerCallbackQuery", callback_query_id=tap["query"]) is True
        assert await bot("sendChatAction", chat_id=chair.id, action="typing") is True
    telegram.seconds_per_act = 0
    await says(bot, chair.id, 5)


@pytest.mark.parametrize(
    ("figure", "value", "lets_through", "wait"),
    [
        ("chat_burst", 2, 2, 1),
        ("chat_burst", 9, 9, 1),
        ("chat_rate", 0.1, 5, 10),
        ("chat_rate", 4, 5, 1),
        ("overall_rate", 3, 3, 1),
    ],
)
async def test_each_figure_can_be_changed(telegram, bot, chair, figure, value, lets_through, wait):
    await telegram.act("pace", **{figure: value})
    await telegram.clock.advance(60)
    await says(bot, chair.id, lets_through)
    assert (await refused(bot, chat_id=chair.id)).parameters == {"retry_after": wait}


async def test_the_pace_of_groups_can_be_changed(telegram, bot, chair):
    group = await telegram.group("Кәсіподақ", chair, bot)
    await telegram.act("pace", group_per_minute=2)
    await says(bot, group.id, 2)
    assert (await refused(bot, chat_id=group.id)).parameters == {"retry_after": 30}


async def test_switched_off_it_lets_everything_pass(telegram, bot, chair):
    controls = await telegram.act("pace", on=False)
    assert controls["pace"]["on"] is False
    await says(bot, chair.id, 200)


@pytest.mark.parametrize("figures", [{"chat_rate": 0}, {"chat_burst": -1}, {"overal_rate": 5}])
async def test_figures_that_make_no_sense_are_refused(telegram, figures):
    with pytest.raises(Refusal, match="pace: "):
        await telegram.act("pace", **figures)


STEPS = st.lists(st.tuples(st.sampled_from([CHAT, OTHER, GROUP]), st.floats(0, 4)), min_size=1, max_size=120)
FIGURES = st.builds(
    Pace,
    chat_rate=st.sampled_from([0.3, 1.0, 2.5]),
    chat_burst=st.integers(1, 6),
    group_per_minute=st.integers(1, 20),
    overall_rate=st.integers(1, 30),
)


@given(pace=FIGURES, steps=STEPS)
@settings(max_examples=150, deadline=None)
def test_whoever_waits_as_told_gets_through_and_never_exceeds_the_rates(pace: Pace, steps):
    now = 1_800_000_000.0
    spoken: list[tuple[int, float]] = []
    for chat, pause in steps:
        now += pause
        try:
            pace.spend(1, chat, chat == GROUP, now)
        except Refusal as refusal:
            now += refusal.parameters["retry_after"]
            pace.spend(1, chat, chat == GROUP, now)  # a second refusal would fail the test
        spoken.append((chat, now))
    for chat in (CHAT, OTHER, GROUP):
        keeps_to([at for where, at in spoken if where == chat], pace.chat_rate, pace.chat_burst)
    keeps_to([at for where, at in spoken if where == GROUP], pace.group_per_minute / 60, pace.group_per_minute)
    keeps_to([at for _, at in spoken], pace.overall_rate, pace.overall_rate)


def keeps_to(times: list[float], rate: float, burst: int) -> None:
    """Between any two messages lie no more than a burst and what the rate gives back in that time."""
    for first, start in enumerate(times):
        for last, end in enumerate(times[first:], 1):
            assert last <= burst + rate * (end - start) + 1e-4, (times, rate, burst)
