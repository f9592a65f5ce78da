"""The door for Telegram: what is not Telegram's, or no update, gets a number for an answer and no further."""

from __future__ import annotations

import json
import socket
from io import BytesIO

import pytest
from aiohttp import ClientSession
from structlog.testing import capture_logs

from bot.door import MOST, SECRET_HEADER, Door
from bot.troubles import Trouble
from tests.bot.hooked import SECRET, a_hook

UPDATE = {"update_id": 7, "message": {"text": "Сәлем"}}
KNOWN = {SECRET_HEADER: SECRET}


class Taken(list):
    """What has come in; `is_safe` is said of it."""

    is_safe = True

    async def __call__(self, update) -> bool:
        self.append(update)
        return self.is_safe


@pytest.fixture
def taken() -> Taken:
    return Taken()


@pytest.fixture
async def door(taken):
    door = Door(a_hook(), taken)
    await door.open()
    yield door
    await door.close()


@pytest.fixture
async def session():
    async with ClientSession() as session:
        yield session


@pytest.fixture
def knock(session, door):
    """`knock(path, …)`: the status that is answered."""

    async def knock(path: str = "/telegram", method: str = "POST", headers=KNOWN, **more) -> int:
        url = door._hook.url.replace("/telegram", path)
        async with session.request(method, url, headers=headers, **(more or {"json": UPDATE})) as answer:
            assert await answer.read() == b"", "nobody is told more"
            return answer.status

    return knock


async def test_telegram_is_let_in(knock, taken):
    assert await knock() == 200
    assert await knock("/telegram?any=thing") == 200, "a proxy may add to it"
    assert taken == [UPDATE, UPDATE]


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"path": "/"}, 404),
        ({"path": "/telegram/"}, 404),
        ({"path": "/Telegram"}, 404),
        ({"path": "/telegram/../telegram2"}, 404),
        ({"method": "GET"}, 405),
        ({"method": "PUT"}, 405),
        ({"method": "DELETE"}, 405),
        ({"headers": {}}, 403),
        ({"headers": {SECRET_HEADER: ""}}, 403),
        ({"headers": {SECRET_HEADER: SECRET[:-1]}}, 403),
        ({"headers": {SECRET_HEADER: SECRET + "0"}}, 403),
        ({"headers": {SECRET_HEADER: "Құпия"}}, 403),
        ({"headers": {}, "data": BytesIO(b"x" * 3 * MOST)}, 403),
        ({"data": BytesIO(b"x" * (MOST + 1))}, 413),
        ({"data": b"\xff"}, 400),
        ({"data": b"{"}, 400),
    ],
)  # fmt: skip
async def test_all_others_are_not(knock, taken, given, status):
    assert await knock(**given) == status
    assert taken == []


async def test_what_says_nothing_of_its_length_is_measured_as_it_comes(knock, taken):
    async def endless():
        for _ in range(2 * MOST // 1024):
            yield b" " * 1024

    assert await knock(data=endless()) == 413
    assert taken == []


async def test_what_nests_deeper_than_anything_is_read_as_far_as_it_goes(knock, taken):
    deep = "[" * 100_000 + "]" * 100_000
    assert await knock(data=f'{{"update_id": 7, "message": {deep}}}'.encode()) == 200
    assert taken[0]["update_id"] == 7


async def test_what_cannot_be_kept_and_what_comes_after_the_end_is_brought_again(knock, taken, door):
    taken.is_safe = False
    assert await knock() == 503
    taken.is_safe, door._is_shut = True, True
    assert await knock() == 503
    assert json.dumps(taken) == json.dumps([UPDATE])


async def test_whoever_knocks_often_does_not_fill_the_log(knock, door):
    with capture_logs() as lines:
        for _ in range(25):
            await knock(headers={})
    assert [line["times"] for line in lines] == [1, 10]
    assert SECRET not in str(lines)


async def test_two_processes_of_one_machine_listen_together_and_another_program_is_told_of(door, taken):
    beside = Door(door._hook, taken)
    await beside.open()
    await beside.close()
    hook = a_hook()
    with socket.create_server((hook.host, hook.port)), pytest.raises(Trouble, match="another program listens at 127"):
        await Door(hook, taken).open()
