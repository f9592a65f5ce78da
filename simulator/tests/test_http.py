"""The Bot API as a client of HTTP sees it: how parameters come, how answers look, how files are fetched."""

from __future__ import annotations

import json

import pytest
from aiohttp import ClientSession, FormData

from simulator import photo
from simulator.web.server import Server

TOKEN = "1000:test"


@pytest.fixture
async def http(telegram):
    async with Server(telegram.world) as server, ClientSession(server.address) as session:
        yield session


@pytest.fixture
def api() -> str:
    return f"/bot{TOKEN}"


def form(**fields) -> FormData:
    """A multipart form, whatever is in it."""
    data = FormData(default_to_multipart=True)
    for name, value in fields.items():
        data.add_field(name, str(value))
    return data


WAYS = {
    "query": lambda params: {"params": params},
    "form": lambda params: {"data": params},
    "multipart": lambda params: {"data": form(**params)},
    "JSON": lambda params: {"json": params},
    "query and JSON": lambda params: {"params": {"chat_id": params["chat_id"]}, "json": {"text": params["text"]}},
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("verb", ["POST", "GET"])
async def test_parameters_come_in_any_way(http, api, chair, verb, way):
    given = WAYS[way]({"chat_id": chair.id, "text": "Сәлем & «қош»"})
    async with http.request(verb, f"{api}/sendMessage", **given) as answer:
        assert answer.status == 200
        assert answer.content_type == "application/json"
        body = await answer.json()
    assert body["ok"] is True
    assert body["result"]["text"] == "Сәлем & «қош»"
    assert list(body) == ["ok", "result"]


@pytest.mark.parametrize("way", ["form", "multipart", "JSON"])
async def test_what_is_said_first_counts(http, api, chair, way):
    given = WAYS[way]({"chat_id": chair.id, "text": "Кейін"})
    async with http.post(f"{api}/sendMessage?text=Бұрын&text=Екінші", **given) as answer:
        assert (await answer.json())["result"]["text"] == "Бұрын"
    async with http.post(f"{api}/sendMessage", data=[("chat_id", chair.id), ("text", "а"), ("text", "б")]) as answer:
        assert (await answer.json())["result"]["text"] == "а"


@pytest.mark.parametrize("name", ["getMe", "getme", "GETME", "gEtMe"])
async def test_the_case_of_a_method_does_not_matter(http, api, bot, name):
    async with http.get(f"{api}/{name}") as answer:
        assert (await answer.json())["result"]["id"] == 1000


async def test_nested_parameters_come_as_text_or_as_they_are(http, api, chair):
    markup = {"inline_keyboard": [[{"text": "Иә", "callback_data": "yes"}]]}
    for given in ({"data": {"reply_markup": json.dumps(markup)}}, {"json": {"reply_markup": markup}}):
        given[next(iter(given))] |= {"chat_id": chair.id, "text": "Келесіз бе?"}
        async with http.post(f"{api}/sendMessage", **given) as answer:
            assert (await answer.json())["result"]["reply_markup"] == markup


async def test_a_file_comes_as_a_part_of_its_own_or_by_the_name_of_its_part(http, api, chair):
    picture = photo(320, 240)
    own = form(chat_id=chair.id, caption="Өзі")
    own.add_field("photo", picture, filename="a.jpg", content_type="image/jpeg")
    named = form(chat_id=chair.id, caption="Аты бойынша", photo="attach://foto")
    named.add_field("foto", picture, filename="a.jpg", content_type="image/jpeg")
    for data in (own, named):
        async with http.post(f"{api}/sendPhoto", data=data) as answer:
            body = await answer.json()
        assert [size["width"] for size in body["result"]["photo"]] == [90, 320]
        assert len({size["file_id"] for size in body["result"]["photo"]}) == 2


async def test_an_error_has_its_code_as_status_and_its_words_in_the_body(http, api):
    async with http.post(f"{api}/sendMessage", data={"chat_id": 1, "text": "Сәлем"}) as answer:
        assert answer.status == 400
        assert answer.content_type == "application/json"
        text = await answer.text()
    assert text == '{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}'


async def test_too_many_requests_say_when_to_come_back_in_body_and_header(http, api, chair):
    for number in range(6):
        answer = await http.post(f"{api}/sendMessage", json={"chat_id": chair.id, "text": f"{number}"})
    assert answer.status == 429
    assert answer.headers["Retry-After"] == "1"
    assert await answer.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        (f"/bot{TOKEN}/noSuchMethod", 404, "Not Found: method not found"),
        ("/bot1000:WRONG-one/getMe", 401, "Unauthorized"),
        ("/botrubbish/getMe", 404, "Not Found"),
        (f"/bot{TOKEN}", 404, "Not Found"),
        (f"/bot{TOKEN}/", 404, "Not Found"),
        (f"/bot{TOKEN}/getMe/more", 404, "Not Found"),
        ("/bot", 404, "Not Found"),
    ],
)
async def test_wrong_addresses_are_refused_in_the_same_form(http, bot, path, status, words):
    async with http.get(path) as answer:
        assert await answer.json() == {"ok": False, "error_code": status, "description": words}
        assert answer.status == status


@pytest.mark.parametrize("raw", [b"{", b"[1]", b'"a"', b"\xff\xfe"])
async def test_a_body_that_is_no_json_object_counts_as_empty(http, api, bot, raw):
    async with http.post(f"{api}/sendMessage", data=raw, headers={"Content-Type": "application/json"}) as answer:
        assert (answer.status, (await answer.json())["description"]) == (400, "Bad Request: message text is empty")


# ---- files


@pytest.fixture
async def fetched(bot, chair) -> str:
    """A document's path, as getFile tells it."""
    data = b"%PDF-1.7 " + bytes(range(256))
    await chair.sends(data, silently=True)
    file_id = (await bot.updates())[0]["message"]["document"]["file_id"]
    about = await bot("getFile", file_id=file_id)
    assert about["file_size"] == len(data)
    return about["file_path"]


async def test_a_file_is_fetched_by_its_path(http, fetched):
    async with http.get(f"/file/bot{TOKEN}/{fetched}") as answer:
        assert answer.status == 200
        assert answer.content_type == "application/octet-stream"
        assert await answer.read() == b"%PDF-1.7 " + bytes(range(256))


@pytest.mark.parametrize("token", ["1000:WRONG-one", "1000:", "2000:other", "rubbish", "1000"])
async def test_a_file_is_not_given_for_another_token(http, fetched, token):
    async with http.get(f"/file/bot{token}/{fetched}") as answer:
        assert await answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


@pytest.mark.parametrize(
    "path", ["documents/file_99.pdf", "photos/file_1.pdf", "documents/file_1", "documents/..%2Fsecret", "..%2F..%2Fx"]
)
async def test_other_paths_lead_nowhere(http, fetched, path):
    async with http.get(f"/file/bot{TOKEN}/{path}") as answer:
        assert await answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


# ---- the log


async def test_nothing_that_is_logged_holds_the_token(telegram, http, api, bot, chair):
    await http.post(f"{api}/getMe")
    await http.post(f"{api}/setWebhook", json={"url": f"http://127.0.0.1:1/hook/{TOKEN}"})
    await http.post(f"{api}/deleteWebhook")
    await http.post(f"{api}/sendMessage", json={"chat_id": 1, "text": f"менің токенім {TOKEN}"})
    await http.post(f"{api}/{TOKEN}")
    button = {"inline_keyboard": [[{"text": "Ашу", "url": f"https://example.com/?{TOKEN}"}]]}
    await http.post(f"{api}/sendMessage", json={"chat_id": chair.id, "text": "Міне", "reply_markup": button})
    shown = []
    for page in ("/chat/log", "/chat/log?refused=1", "/chat/people", "/chat/events?after=0"):
        async with http.get(page) as answer:
            if "events" in page:
                shown.append((await answer.content.readuntil(b": ready")).decode())
            else:
                shown.append(await answer.text())
    record = json.dumps([call.as_data() for call in telegram.world.record.calls()], ensure_ascii=False)
    assert "http://127.0.0.1:1/hook/<token>" in record
    calls = [line for line in shown[-1].splitlines() if '"type": "call"' in line]
    assert len(calls) >= 6
    for text in (record, *shown[:3], *calls):
        assert TOKEN not in text


async def test_a_very_long_parameter_is_logged_shortened(telegram, http, api, chair):
    await http.post(f"{api}/sendMessage", json={"chat_id": chair.id, "text": "ә" * 4000})
    logged = telegram.world.record.calls("sendMessage")[0].params["text"]
    assert logged == "ә" * 500 + "…"
