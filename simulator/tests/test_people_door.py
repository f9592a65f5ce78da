"""What tests in any language use: people over HTTP, faults by code and words, and beginning anew."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from aiohttp import ClientSession

from simulator import Stage, photo
from simulator.clock import Clock
from simulator.errors import Refusal
from simulator.people.acts import ACTS
from simulator.tests.bots.many_sided import NAME, TOKEN, many_sided
from simulator.tests.bots.stages import opened, running
from simulator.tests.scenes import refused, room, somebody
from simulator.web.server import Server
from simulator.world.pace import Pace
from simulator.world.world import World

PAGE = (Path(__file__).parents[1] / "PEOPLE.md").read_text("utf-8")
ROW = re.compile(r"^\| ((?:`\w+` ?)+)\| (.*)\|$", re.MULTILINE)


def told() -> dict[str, str]:
    """What the page says of each act."""
    return {name: about for names, about in ROW.findall(PAGE) for name in re.findall(r"\w+", names)}


def test_the_page_has_every_act_and_no_other():
    assert told().keys() == ACTS.keys()


@pytest.mark.parametrize("name", sorted(ACTS.keys() - {"pace"}))
def test_the_page_names_what_an_act_takes(name):
    parameters = list(inspect.signature(ACTS[name]).parameters.values())[1:]
    wanted = [f"{one.name}{'' if one.default is inspect.Parameter.empty else '='}" for one in parameters]
    said = [
        one for one in re.findall(r"`([a-z_]+=?)`", told()[name]) if one.rstrip("=") in {p.name for p in parameters}
    ]
    assert said == wanted


def test_the_page_names_every_figure_of_the_pace():
    assert re.findall(r"`(\w+)`", told()["pace"]) == list(Pace.__dataclass_fields__)


async def test_a_story_in_any_language():
    """As the page has it, word by word, against a bot that runs."""
    world = World(Clock(), Pace(on=False), strict=True)
    world.add_bot(TOKEN, "Есепші", NAME)
    async with running(world, TOKEN, many_sided()), Server(world) as server, ClientSession(server.address) as session:

        async def do(act, **params):
            async with session.post(f"/people/{act}", json=params) as answer:
                body = await answer.json()
            return body["result"] if body["ok"] else body["error"]

        async def screen(who):
            async with session.get("/people/messages", params={"person": who, "chat": 1000}) as answer:
                return (await answer.json())["messages"]

        bob = (await do("add_person", name="Боб"))["id"]
        await do("start", person=bob, chat=1000)
        await do("settle")
        menu = (await screen(bob))[-1]
        assert menu["text"] == "Сәлем, Боб!"
        await do("press", person=bob, chat=1000, message=menu["message_id"], row=0, column=0)
        await do("settle")
        assert (await screen(bob))[-1]["text"] == "Есептің 1-беті"
        assert await do("press", person=bob, chat=1000, message=99, row=0, column=0) == "message not found"
        async with session.get("/people/log", params={"q": "editMessageText"}) as answer:
            assert len((await answer.json())["calls"]) == 1
        await do("reset")
        async with session.get("/people") as answer:
            left = await answer.json()
        assert (left["people"], [bot["id"] for bot in left["bots"]]) == ([], [1000])


@pytest.mark.parametrize("door", ["in this process", "over HTTP"])
async def test_after_a_reset_the_bot_hears_only_what_is_new(telegram, door):
    async with opened(door, telegram) as stage:
        old = await stage.person("Бұрынғы")
        await old.says("Бірінші")
        await stage.fails(500)
        await stage.reset()
        new = await stage.person("Жаңа")
        await new.says("Екінші")
        assert (new.sees("Жаңа: Екінші"), new.id > old.id) == ("Жаңа: Екінші", True)
        with pytest.raises(AssertionError, match="user not found"):
            await old.says("Үшінші")


async def test_after_a_reset_nothing_comes_of_what_was_before(telegram, bot, chair):
    """A poll that was to end, and the second photo of an album, which was still on its way."""
    poll = await bot("sendPoll", chat_id=chair.id, question="Келесіз бе?", options=["Иә", "Жоқ"], open_period=5)
    await chair.talks_to(bot).sends(photo(), photo(seed=1), silently=True)
    assert len(await bot.updates()) == 2  # that they pressed Start, and the first photo
    await telegram.act("reset")
    await telegram.passes(10)
    assert (await bot.updates(), poll["poll"]["is_closed"]) == ([], False)
    await telegram.person("Жаңа")
    await telegram.act("settle", bots=[bot.id])


# ---- faults by code and words

FAULTS = [
    ({"code": 403}, (403, "Forbidden: bot was blocked by the user")),
    ({"code": 403, "words": "user is deactivated"}, (403, "Forbidden: user is deactivated")),
    ({"code": 400}, (400, "Bad Request: chat not found")),
    ({"code": 400, "words": "Bad Request: MESSAGE_TOO_LONG"}, (400, "Bad Request: MESSAGE_TOO_LONG")),
    ({"code": 429, "seconds": 7}, (429, "Too Many Requests: retry after 7")),
    ({"code": 500}, (500, "Internal Server Error")),
    ({"code": 401}, (401, "Unauthorized")),
]


@pytest.mark.parametrize(("fault", "answer"), FAULTS)
async def test_a_fault_by_code_and_words(telegram, bot, chair, fault, answer):
    await telegram.fails(**fault)
    await bot.updates()  # asking for updates does nothing, and is asked again
    assert await refused(bot, "sendMessage", chat_id=chair.id, text="а") == answer
    assert await bot("sendMessage", chat_id=chair.id, text="а")
    assert chair.screen.last["text"] == "а"


async def test_it_says_how_long_to_wait(telegram, bot, chair):
    await telegram.fails(429, seconds=7)
    with pytest.raises(Refusal) as caught:
        await bot("sendMessage", chat_id=chair.id, text="а")
    assert caught.value.parameters == {"retry_after": 7}


async def test_it_may_be_meant_for_a_method_or_a_chat(telegram, bot, chair):
    other = await somebody(telegram, "Хатшы", bot)
    place = await room(telegram, "supergroup", chair, bot, username="kasipodaq")
    await telegram.fails(403, chat=other)
    await telegram.fails(400, "CHAT_WRITE_FORBIDDEN", chat=place)
    await telegram.fails(500, method="sendPoll", times=2)
    assert await bot("sendMessage", chat_id=chair.id, text="а")
    assert (await refused(bot, "sendMessage", chat_id=other.id, text="а"))[0] == 403
    assert (await refused(bot, "sendMessage", chat_id="@Kasipodaq", text="а"))[1] == "Bad Request: CHAT_WRITE_FORBIDDEN"
    for _ in range(2):
        assert (await refused(bot, "sendPoll", chat_id=chair.id, question="а", options=["а"]))[0] == 500
    assert await bot("sendPoll", chat_id=chair.id, question="а", options=["а"])


async def test_a_code_that_nobody_gives_is_none(telegram):
    with pytest.raises(Refusal, match="no such code: 418"):
        await telegram.fails(418)
    assert telegram.world.faults.as_data()["queued"] == []


def test_people_elsewhere_use_the_same_names():
    assert {"fails", "reset", "settle", "passes"} <= set(vars(Stage))
