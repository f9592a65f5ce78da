"""The web chat's door: what a browser reads, does and follows, and what it may not."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from aiohttp import ClientSession, FormData

from simulator import Upload, photo
from simulator.web.frame import Frame, Hint
from simulator.web.server import Server

POLICY = {"default-src": "'self'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self' blob: data:",
          "media-src": "'self' blob:", "object-src": "'none'", "base-uri": "'none'",
          "frame-src": "https: http://127.0.0.1:* http://localhost:*",
          "frame-ancestors": "'none'"}  # fmt: skip


class Page:
    def __init__(self, session: ClientSession, port: int) -> None:
        self.session = session
        self.port = port

    async def read(self, path: str, status: int = 200, **params: Any) -> Any:
        async with self.session.get(f"/chat/{path}", params=params) as answer:
            assert answer.status == status
            return await answer.json()

    async def act(self, act: str, status: int = 200, /, **params: Any) -> Any:
        async with self.session.post(f"/chat/act/{act}", json=params) as answer:
            assert answer.status == status
            body = await answer.json()
        return body["result"] if body["ok"] else body["error"]


@pytest.fixture
async def page(telegram):
    async with Server(telegram.world) as server, ClientSession(server.address) as session:
        yield Page(session, server.port)


# ---- reading


async def test_what_stands_around_the_chats_is_said_by_whoever_starts_the_page(telegram, page, chair):
    assert await page.read("frame") == {"hints": [], "zone": ""}
    frame = Frame((Hint(chair.id, {"en": "Send a photo", "kk": "Фото жіберіңіз"}),), "Asia/Almaty")
    async with Server(telegram.world, frame=frame) as server, ClientSession(server.address) as session:
        assert await Page(session, server.port).read("frame") == {
            "hints": [{"person": chair.id, "text": {"en": "Send a photo", "kk": "Фото жіберіңіз"}}],
            "zone": "Asia/Almaty",
        }


async def test_people_and_bots(page, bot, chair):
    found = await page.read("people")
    assert [(one["id"], one["name"], one["language"], one["is_bot"]) for one in found["people"]] == [
        (chair.id, "Төраға", "kk", False)
    ]
    assert [(one["id"], one["username"], one["is_bot"]) for one in found["bots"]] == [(1000, "bot_1000_bot", True)]


async def test_chats_with_what_was_said_last_and_what_is_unread(telegram, page, bot, chair):
    group = await telegram.group("Кәсіподақ", chair, bot)
    await bot("sendMessage", chat_id=chair.id, text="Жаңалық бар")
    rows = {row["id"]: row for row in await page.read("chats", person=chair.id)}
    assert set(rows) == {bot.id, group.id}
    assert rows[bot.id]["last"]["text"] == "Жаңалық бар"
    assert (rows[bot.id]["kind"], rows[bot.id]["unread"], rows[bot.id]["started"]) == ("bot", 1, True)
    assert (rows[group.id]["kind"], rows[group.id]["title"], rows[group.id]["members"]) == ("group", "Кәсіподақ", 2)
    await page.act("read", person=chair.id, chat=bot.id)
    assert [row["unread"] for row in await page.read("chats", person=chair.id) if row["id"] == bot.id] == [0]


async def test_messages_come_in_pages_from_the_newest_back(page, bot, chair):
    for number in range(5):
        await chair.says(f"{number}", silently=True)
    newest = await page.read("messages", person=chair.id, chat=bot.id, limit=2)
    assert [message["text"] for message in newest["messages"]] == ["3", "4"]
    assert all(message["out"] and message["chat"]["id"] == bot.id for message in newest["messages"])
    assert newest["more"] is True
    before = newest["messages"][0]["message_id"]
    older = await page.read("messages", person=chair.id, chat=bot.id, before=before, limit=50)
    assert [message["text"] for message in older["messages"]] == ["/start", "0", "1", "2"]
    assert older["more"] is False


async def test_commands_and_keyboard_stand_beside_the_messages(page, bot, chair):
    await bot("setMyCommands", commands=[{"command": "esep", "description": "Есеп беру"}], language_code="kk")
    keyboard = {"keyboard": [[{"text": "Есеп"}]], "resize_keyboard": True}
    await bot("sendMessage", chat_id=chair.id, text="Таңдаңыз", reply_markup=keyboard)
    found = await page.read("messages", person=chair.id, chat=bot.id)
    assert found["commands"] == [{"command": "esep", "description": "Есеп беру"}]
    assert found["keyboard"]["keyboard"] == [[{"text": "Есеп"}]]


async def test_profiles_of_bots_and_groups(telegram, page, bot, chair):
    await bot("setMyDescription", description="Есептер боты", language_code="kk")
    assert (await page.read("profile", person=chair.id, chat=bot.id))["description"] == "Есептер боты"
    group = await telegram.group("Кәсіподақ", chair, bot, kind="supergroup")
    about = await page.read("profile", person=chair.id, chat=group.id)
    assert [(one["user"]["id"], one["status"]) for one in about["members"]] == [
        (chair.id, "creator"),
        (bot.id, "member"),
    ]


async def test_a_room_shows_whoever_rules_it_what_there_is_to_do(telegram, page, bot, chair):
    group = await telegram.group("Кәсіподақ", chair, bot, kind="supergroup")
    guest, member = await telegram.person("Қонақ"), await telegram.person("Мүше")
    await page.act("join", person=member.id, chat=group.id)
    await guest.opens(await group.link(by=chair, requests=True))
    number = await group.topic("Есеп", by=chair)
    said = await page.act("say", person=chair.id, chat=group.id, text="Маңызды", topic=number)
    await page.act("pin", person=chair.id, chat=group.id, message=said["message_id"])

    async def seen(who):
        row = next(row for row in await page.read("chats", person=who.id) if row["id"] == group.id)
        about = await page.read("profile", person=who.id, chat=group.id)
        return row["requests"], [one["id"] for one in about["requests"]], row["pinned"], row["topics"][0]["name"]

    assert await seen(chair) == (1, [guest.id], said["message_id"], "Есеп")
    assert await seen(member) == (0, [], said["message_id"], "Есеп")
    assert await page.act("decide_request", 400, person=member.id, chat=group.id, user=guest.id, approved=True)
    await page.act("decide_request", person=chair.id, chat=group.id, user=guest.id, approved=True)
    assert (await seen(chair))[:2] == (0, [])


async def test_asking_a_bot_and_opening_its_app_over_http(telegram, page, bot, chair):
    about = {"person": chair.id, "chat": bot.id, "bot": bot.id}
    asked = await page.act("ask_inline", **about, query="кім", timeout=0.0)
    assert asked["results"] is None
    words = {"message_text": "Төраға"}
    result = {"type": "article", "id": "1", "title": "Төраға", "input_message_content": words}
    await bot("answerInlineQuery", inline_query_id=asked["query"], results=[result], next_offset="2")
    again = await page.act("ask_inline", **about, query="кім")
    assert ([one["title"] for one in again["results"]], again["next_offset"]) == (["Төраға"], "2")
    picked = {"person": chair.id, "chat": bot.id, "query": again["query"], "result": "1"}
    assert (await page.act("pick_result", **picked))["text"] == "Төраға"
    opened = await page.act(
        "open_app", **about, kind="button", url="https://example.com/", theme={"bg_color": "#000000"}
    )
    assert "tgWebAppThemeParams=%7B%22bg_color%22%3A%22%23000000%22%7D" in opened["url"]
    assert await page.act("open_app", 400, **about, kind="link", app="none")


async def test_the_log_can_be_narrowed(page, bot, chair):
    await bot("sendMessage", chat_id=chair.id, text="Сәлем")
    for _ in range(2):
        await page.session.post("/bot1000:test/sendMessage", data={"chat_id": 1, "text": "Ешкімге"})
    await page.session.post("/bot1000:test/sendDice", data={"chat_id": chair.id})
    everything = await page.read("log")
    assert everything["counts"] == {"calls": 4, "refused": 3, "warned": 0, "unplayed": {"sendDice": 1}}
    assert [call["n"] for call in everything["calls"]] == [1, 2, 3, 4]
    assert [call["n"] for call in (await page.read("log", after=2))["calls"]] == [3, 4]
    assert [call["n"] for call in (await page.read("log", refused=1))["calls"]] == [2, 3, 4]
    assert [call["n"] for call in (await page.read("log", q="ешкімге"))["calls"]] == [2, 3]


async def test_the_record_can_be_searched_and_taken_home(page, bot, chair):
    await chair.says("Есеп дайын", silently=True)
    assert [entry["text"] for entry in await page.read("record", q="ЕСЕП")] == ["Есеп дайын"]
    async with page.session.get("/chat/record.json") as answer:
        assert answer.headers["Content-Disposition"] == 'attachment; filename="record.json"'
        whole = await answer.json()
    assert [entry["text"] for entry in whole["said"]] == ["/start", "Есеп дайын"]


async def test_controls_are_shown_and_changed(telegram, page):
    controls = await page.read("controls")
    assert controls["pace"] == {"on": True, "chat_rate": 1.0, "chat_burst": 5, "group_per_minute": 20,
                                "overall_rate": 30}  # fmt: skip
    assert controls["clock"] == {"now": telegram.clock.now(), "frozen": True, "ahead": telegram.clock.ahead}
    moved = await page.act("clock", advance=3600)
    assert moved["clock"]["now"] == controls["clock"]["now"] + 3600
    assert (await page.act("clock", frozen=False))["clock"]["frozen"] is False


@pytest.mark.parametrize(
    ("path", "status"),
    [("chats", 400), ("chats?person=1", 400), ("chats?person=x", 400), ("messages?person=1&chat=2", 400)],
)
async def test_whoever_is_not_there_has_nothing_to_read(page, path, status):
    body = await page.read(path, status)
    assert body["ok"] is False


# ---- files


@pytest.fixture
async def sent(page, chair):
    """Sends a file as a person and gives its address in the web chat."""

    async def send(upload: Upload, kind: str = "document") -> str:
        await chair.sends(upload, kind=kind, silently=True)
        shown = chair.screen.messages[max(chair.screen.messages)][kind]
        return shown[-1]["url"] if kind == "photo" else shown["url"]

    return send


async def test_a_photo_is_shown_in_the_page(page, sent):
    async with page.session.get(await sent(Upload("a.jpg", photo(100, 80), "image/jpeg"), "photo")) as answer:
        assert answer.content_type == "image/jpeg"
        assert "Content-Disposition" not in answer.headers
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("mime", ["text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript", "text/xml"])
async def test_what_could_run_in_a_page_is_handed_over_to_be_saved(page, sent, mime):
    address = await sent(Upload("x", b"<script>alert(1)</script>", mime))
    async with page.session.get(address, params={"name": "есеп.html"}) as answer:
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''%D0%B5%D1%81%D0%B5%D0%BF.html"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("mime", ["audio/webm;codecs=opus", "audio/ogg; codecs=opus", "audio/", "audio/ogg; x=<"])
async def test_a_voice_is_played_whatever_its_recorder_calls_it(page, sent, mime):
    async with page.session.get(await sent(Upload("a.webm", b"OggS", mime), "voice")) as answer:
        assert answer.status == 200
        assert await answer.read() == b"OggS"


@pytest.mark.parametrize(
    ("wanted", "status", "piece", "place"),
    [
        ("bytes=2-4", 206, b"234", "bytes 2-4/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-3", 206, b"789", "bytes 7-9/10"),
        ("bytes=0-99", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=x", 416, b"", "bytes */10"),
        (None, 200, b"0123456789", None),
    ],
)
async def test_players_get_the_pieces_they_ask_for(page, sent, wanted, status, piece, place):
    address = await sent(Upload("a.ogg", b"0123456789", "audio/ogg"), "voice")
    async with page.session.get(address, headers={"Range": wanted} if wanted else {}) as answer:
        assert answer.status == status
        assert (await answer.read()).startswith(piece)
        assert answer.headers.get("Content-Range") == place


# ---- the page itself


async def test_the_page_comes_with_its_policy(page):
    """Nothing from elsewhere, no scripts but its own, no frame around it."""
    for path, mime in (("/", "text/html"), ("/main.js", "text/javascript"), ("/app.css", "text/css")):
        async with page.session.get(path) as answer:
            assert (answer.status, answer.content_type) == (200, mime)
            policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
            assert len(await answer.text()) > 500
        assert policy == POLICY


async def test_a_page_that_has_not_changed_is_not_sent_again(page):
    async with page.session.get("/main.js") as answer:
        tag = answer.headers["ETag"]
    async with page.session.get("/main.js", headers={"If-None-Match": tag}) as answer:
        assert (answer.status, await answer.read()) == (304, b"")


@pytest.mark.parametrize(
    "path",
    ["/nothing.js", "/..", "/../chat.py", "/%2e%2e/chat.py", "/..%2Fchat.py", "/%2Fetc%2Fpasswd", "/static/main.js",
     "/main.js%00", "/chat/nothing", "/chat/files/AAAA", "/chat/act/say"],
)  # fmt: skip
async def test_nothing_else_is_served(page, path):
    # By hand: a client would tidy the path before it asks.
    reader, writer = await asyncio.open_connection("127.0.0.1", page.port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
    answer = (await reader.read()).decode()
    writer.close()
    await writer.wait_closed()
    assert answer.splitlines()[0].split()[1] in ("400", "404", "405")
    assert "import" not in answer


# ---- doing


async def test_acts_come_as_json_or_with_files(page, bot):
    person = await page.act("add_person", name="Әлия", language="kk")
    said = await page.act("say", person=person["id"], chat=bot.id, text="Сәлем")
    assert (said["text"], said["out"], said["chat"]["id"]) == ("Сәлем", True, bot.id)
    form = FormData({"params": json.dumps({"person": person["id"], "chat": bot.id, "kind": "auto", "caption": "Екеу"})})
    for place in range(2):
        form.add_field(f"file{place}", photo(90, 60, place), filename=f"{place}.jpg", content_type="image/jpeg")
    async with page.session.post("/chat/act/send", data=form) as answer:
        album = (await answer.json())["result"]
    assert len(album) == 2
    assert album[0]["media_group_id"] == album[1]["media_group_id"]
    heard = [next(iter(set(update["message"]) & {"text", "photo"})) for update in await bot.updates()]
    assert heard == ["text", "photo"]  # the second photo of an album arrives a moment after the first


@pytest.mark.parametrize(
    ("act", "params", "words"),
    [
        ("dance", {}, "no such act: dance"),
        ("say", {}, "say: missing a required argument: 'person'"),
        ("say", {"person": 5, "chat": 1000, "text": "Сәлем"}, "user not found"),
        ("add_person", {"name": " "}, "a person needs a name"),
        ("add_person", {"name": "Әлия", "age": 7}, "add_person: got an unexpected keyword argument 'age'"),
        ("add_group", {"title": "Топ", "creator": 5, "members": 7}, "members must be of type list[int] | None, not 7"),
        (
            "add_group",
            {"title": "Топ", "creator": 5, "members": ["a"]},
            "members must be of type list[int] | None, not ['a']",
        ),
        (
            "permit",
            {"person": 5, "chat": 5, "permissions": {"a": 1}},
            "permissions must be of type dict[str, bool], not {'a': 1}",
        ),
        ("clock", {"advance": "z"}, "advance must be of type float, not 'z'"),
        ("clock", {"advance": 1e300}, "advance must be of type float, not 1e+300"),
        ("outage", {"seconds": float("nan")}, "seconds must be of type float, not nan"),
        ("outage", {"seconds": None}, "seconds must be of type float, not None"),
        ("pace", {"chat_rate": "z"}, "chat_rate must be of type float | bool, not 'z'"),
        ("fault", {"kind": "slow", "seconds": True}, "seconds must be of type float, not True"),
        ("seed", {"seed": [1]}, "seed must be of type int | None, not [1]"),
    ],
)
async def test_an_act_that_cannot_be_done_says_why(page, bot, act, params, words):
    assert await page.act(act, 400, **params) == words


async def test_params_that_are_no_json_are_refused(page):
    async with page.session.post("/chat/act/say", data=FormData({"params": "{"})) as answer:
        assert (answer.status, await answer.json()) == (400, {"ok": False, "error": "params must be JSON"})


@pytest.mark.parametrize("origin", ["https://example.com", "null", "http://127.0.0.1", "http://localhost:1"])
async def test_a_foreign_page_may_not_move_people(telegram, page, origin):
    headers = {"Origin": origin}
    async with page.session.post("/chat/act/add_person", json={"name": "Бөтен"}, headers=headers) as answer:
        assert answer.status == 403
    assert telegram.world.humans() == []


@pytest.mark.parametrize("path", ["chat/record", "people", "people/events", "chat/record.json"])
async def test_a_foreign_name_that_leads_here_shows_nothing(page, path):
    async with page.session.get(f"/{path}", headers={"Host": f"example.com:{page.port}"}) as answer:
        assert answer.status == 403


async def test_a_foreign_name_that_leads_here_moves_nobody(telegram, page):
    headers = {"Host": f"example.com:{page.port}", "Origin": f"http://example.com:{page.port}"}
    async with page.session.post("/people/add_person", json={"name": "Бөтен"}, headers=headers) as answer:
        assert answer.status == 403
    assert telegram.world.humans() == []


@pytest.mark.parametrize("wrong", ["person=x", "person=--5", "person=1&chat=1-2"])
async def test_a_number_that_is_none_is_said(page, wrong):
    async with page.session.get(f"/people/messages?{wrong}") as answer:
        assert (answer.status, "must be a number" in (await answer.json())["error"]) == (400, "person=1&" not in wrong)


async def test_its_own_page_may(page):
    own = {"Origin": f"http://127.0.0.1:{page.port}"}
    async with page.session.post("/chat/act/add_person", json={"name": "Өзіміздің"}, headers=own) as answer:
        assert answer.status == 200
