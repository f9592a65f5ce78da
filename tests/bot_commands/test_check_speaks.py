"""`check` says each failure, with its mend, in the language of whoever runs the bot."""

from __future__ import annotations

import asyncio
import json
import os
import re
import socket
import sqlite3
import time
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy import update

from bot import alone, nights
from bot.checks import machine
from bot.checks.findings import SOON, WRONG
from bot.watch.heartbeat import Heartbeat, of_this_process
from db.engine import open_engine
from db.migrate import move
from db.revisions import newest
from db.tables import Account, Organisation
from locales import LANGUAGES, words_for
from newsroom.people import invitations
from newsroom.union import organisations
from newsroom.who import OWNER, Who
from simulator.people.acts import do
from simulator.web.server import Server
from simulator.world.world import World
from tests.bot_commands.conftest import NOBODY, TOKEN, with_east_kazakhstan

NOW = datetime.now(UTC)
ACCOUNT = 7_100_000_001
HOOK = {"WEBHOOK_URL": "https://bot.example.kz/telegram", "WEBHOOK_SECRET": "a-secret-of-16-letters"}
REGION = "Шығыс Қазақстан облысы · Восточно-Казахстанская область"
INVITES = "`python -m bot invite --role owner --organisation centre`"
CLOCK = "`timedatectl set-ntp true`"
NOT_SAID = re.compile(r"`[^`]*`|\S*[/@_]\S*|--\S+|\b[A-Z]\w*|\b(yes|import|move|restore|run|createdb|localhost)\b")
ENGLISH = re.compile(r"\b[a-z]{2,} [a-z]{2,}\b")


class House:
    """An installation that something is wrong with; `given` are its settings."""

    def __init__(self, folder, address, world, telegram):
        self.folder = folder
        self.address = address
        self.world = world
        self.telegram = telegram
        self.off = None  # how far Telegram is ahead
        self.webhook = {}
        self.given = {"DATABASE_URL": address, "TELEGRAM_API_URL": telegram}

    async def check(self, command, **more):
        if self.off is None and not self.webhook:
            return await asyncio.to_thread(command, "check", **self.given | more)
        async with answering(self.off, **self.webhook) as there:
            return await asyncio.to_thread(command, "check", **self.given | {"TELEGRAM_API_URL": there} | more)

    @asynccontextmanager
    async def writing(self):
        engine = open_engine(self.address)
        async with engine.begin() as tx:
            yield tx
        await engine.dispose()

    async def channel(self, rights):
        """Bound to the region; None: the bot is a member of it no more."""
        bot, person = int(TOKEN.partition(":")[0]), await do(self.world, "add_person", {"name": "Маман"})
        about = {"title": "Арна", "creator": person["id"], "members": [bot], "kind": "channel"}
        number = (await do(self.world, "add_group", about))["id"]
        change = {"person": person["id"], "chat": number, "user": bot}
        if rights is None:
            await do(self.world, "kick", change)
        else:
            await do(self.world, "promote", change | {"rights": rights})
        async with self.writing() as tx:
            bound = {"channel": {"id": number, "title": "Арна"}}
            await tx.execute(update(Organisation).where(Organisation.code == "vko").values(settings=bound))

    async def owner(self, language):
        async with self.writing() as tx:
            centre = await organisations.centre(tx)
            number, _ = await invitations.make(tx, None, centre, OWNER, NOW)
            await tx.execute(Account.__table__.insert().values(id=ACCOUNT, language=language))
            await invitations.accept(tx, Who(ACCOUNT, language), number, "Айгүл", language, NOW)


@pytest.fixture
async def house(tmp_path, sqlite):
    address, _ = await sqlite.lend(with_east_kazakhstan)
    world = World(strict=True)
    world.add_bot(TOKEN, "Тілші", "tilshi_bot")
    async with Server(world) as server:
        yield House(tmp_path, address, world, server.address)
    await sqlite.take_back(address, with_east_kazakhstan)


@asynccontextmanager
async def answering(off=None, **webhook):
    """As much of Telegram as `check` asks: with another clock, or with a webhook that does not work."""
    about = {"url": "", "has_custom_certificate": False, "pending_update_count": 0} | webhook
    me = {"id": 1000, "is_bot": True, "first_name": "Тілші", "username": "tilshi_bot"}
    answers = {"getMe": me, "getWebhookInfo": about}

    async def answer(request):
        method = request.path.rpartition("/")[2]
        text = json.dumps({"ok": True, "result": answers.get(method)})
        return web.Response(
            text=text, headers={"Date": format_datetime(datetime.now(UTC) + (off or timedelta()), usegmt=True)}
        )

    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"
    await runner.cleanup()


# ---- what can be wrong: each gives what is said of it, in English, with what is put in


async def no_token(house):
    house.given["BOT_TOKEN"] = ""
    complaint = "{name} is missing, in the environment and in {file}: @BotFather gives one, by /newbot"
    return example(complaint, "BOT_TOKEN", "123456:ABC-DEF1234", file=f"{house.folder}/.env")


async def a_wrong_token(house):
    house.given["BOT_TOKEN"] = TOKEN.replace("A", "B")
    told = "{where} does not know this token; take the bot's token from @BotFather, and put it into BOT_TOKEN"
    return told, {"where": house.telegram}


async def no_telegram(house):
    house.given["TELEGRAM_API_URL"] = NOBODY
    told = "{where} cannot be reached ({reason}); look at this machine's connection, and at TELEGRAM_API_URL"
    return told, {"where": NOBODY, "reason": "ClientConnectorError"}


async def no_database(house):
    house.given["DATABASE_URL"] = "postgresql://tilshi@127.0.0.1:1/tilshi"
    away = "nobody answers at {where}; is PostgreSQL running there? If it is elsewhere, change DATABASE_URL"
    return "database: {trouble}", {"trouble": (away, {"where": "127.0.0.1:1"})}


async def an_older_database(house):
    house.given["DATABASE_URL"] = f"sqlite:///{house.folder}/old.sqlite3"
    engine = open_engine(house.given["DATABASE_URL"])
    await move(engine, "+1")
    await engine.dispose()
    told = (
        "database: {engine}, migrated to {revision}; the code wants {newest}: start the bot, which migrates by itself"
    )
    return told, {"engine": "sqlite", "revision": "0001", "newest": newest()}


async def a_newer_database(house):
    house.given["DATABASE_URL"] = f"sqlite:///{house.folder}/new.sqlite3"
    with sqlite3.connect(house.folder / "new.sqlite3") as raw:
        raw.execute("CREATE TABLE alembic_version (version_num)")
        raw.execute("INSERT INTO alembic_version VALUES ('ffff')")
    raw.close()
    newer = "it was made by a newer version of the bot ({revision}); start that one, or put a backup back"
    return "database: {trouble}", {"trouble": (newer, {"revision": "ffff"})}


async def no_folder(house):
    house.given["DATABASE_URL"] = "sqlite:///nowhere/tilshi.sqlite3"
    told = "the folder {folder} does not exist; make it, or write another in DATABASE_URL"
    return "database: {trouble}", {"trouble": (told, {"folder": f"{house.folder}/nowhere"})}


async def out_of_the_channel(house):
    await house.channel(None)
    told = "channel {title}: the bot is not in it any more; make it an administrator there, who may post messages"
    return told, {"title": "Арна"}


async def no_right_in_the_channel(house):
    await house.channel({"can_edit_messages": True})
    told = "channel {title}: the bot may not post there; as an administrator it needs the right to post messages"
    return told, {"title": "Арна"}


async def no_channel(house):
    told = "channel: none for {regions}; make the bot an administrator of it, and the specialist is asked in the bot"
    return told, {"regions": REGION}


async def nobody_in_it(_):
    return "people: nobody has come in yet; invite the owner first: {order}", {"order": INVITES}


async def an_owner_who_is_not_named(house):
    await house.owner("kk")
    told = "owner: nobody hears of errors; write OWNER_IDS={numbers} into .env ({names})"
    return told, {"numbers": str(ACCOUNT), "names": "Айгүл"}


async def an_owner_who_never_came(house):
    house.given["OWNER_IDS"] = "7100000009"
    told = "owner: nothing can be sent to {number} {name}; let them open the bot and press Start, or mend OWNER_IDS"
    return told, {"number": "7100000009", "name": ""}


async def a_clock_that_is_behind(house):
    house.off = timedelta(minutes=10)
    return "clock: {minutes} min behind Telegram's; set the machine's clock: {order}", {"minutes": "10", "order": CLOCK}


async def a_clock_that_is_ahead(house):
    house.off = -timedelta(minutes=70)
    return "clock: {minutes} min ahead of Telegram's; set the machine's clock: {order}", {
        "minutes": "70",
        "order": CLOCK,
    }


async def no_backups(_):
    return "backups: none is made by night; set BACKUP_FOLDER, {how}", {"how": ("docs/how-to/backup.md", {})}


async def an_old_backup(house):
    night = nights.night_of(NOW, ZoneInfo("Asia/Almaty")) - timedelta(days=3)
    (house.folder / nights.name_of(night)).touch()
    house.given["BACKUP_FOLDER"] = str(house.folder)
    last = ("backups: the last good one is of {night}", {"night": str(night)})
    return "{trouble}; the log says why, {how}", {"trouble": last, "how": ("docs/how-to/backup.md", {})}


async def a_short_passphrase(house):
    (house.folder / "short").write_text("kilt")
    house.given |= {"BACKUP_FOLDER": str(house.folder), "BACKUP_PASSPHRASE_FILE": f"{house.folder}/short"}
    short = ("{file}: a passphrase has at least {letters} letters", {"file": f"{house.folder}/short", "letters": "12"})
    return "backups: {trouble}; {how}", {"trouble": short, "how": ("docs/how-to/backup.md", {})}


async def no_webhook_that_can_be(house):
    house.given["WEBHOOK_URL"] = "http://bot.example.kz/telegram"
    told = "{name} is not an address that Telegram can reach: it calls https only"
    return example(told, "WEBHOOK_URL", "https://bot.example.kz/telegram")


async def a_desk_without_https(house):
    house.given["DESK_URL"] = "http://bot.example.kz/desk"
    told = "{name} is not an address that people can open by https"
    return example(told, "DESK_URL", "https://bot.example.kz/desk")


def a_free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def near(house, port, listen):
    house.given |= {"DESK_URL": f"http://127.0.0.1:{port}/desk", "DESK_LISTEN": f"127.0.0.1:{listen}"}
    return {"url": house.given["DESK_URL"], "listen": house.given["DESK_LISTEN"], "how": ("docs/how-to/desk.md", {})}


async def a_desk_that_nobody_passes_on(house):
    told = near(house, a_free_port(), a_free_port())
    return "desk: {url} does not answer this machine; a reverse proxy has to pass it on to {listen}, {how}", told


async def a_desk_that_leads_elsewhere(house):
    told = near(house, urlsplit(house.telegram).port, a_free_port()) | {"status": "404"}
    return (
        "desk: {url} leads elsewhere (HTTP {status}); a reverse proxy has to pass its path on as it is to {listen}, "
        "{how}"
    ), told


async def a_desk_whose_port_is_taken(house):
    port = urlsplit(house.telegram).port
    near(house, port, port)
    taken = "another program listens at {listen}; end it, or write another address in {setting}"
    return "desk: {trouble}", {"trouble": (taken, {"listen": f"127.0.0.1:{port}", "setting": "DESK_LISTEN"})}


async def a_desk_for_this_machine_only(house):
    port = a_free_port()
    told = near(house, port, port)
    return (
        "desk: {url} opens at this machine only, and not in Telegram; for all others it needs an https address, {how}"
    ), told


async def a_webhook_that_is_not_reached(house):
    house.given |= HOOK
    house.webhook = {"url": HOOK["WEBHOOK_URL"], "last_error_message": "Connection refused", "last_error_date": 1}
    told = (
        "webhook: Telegram could not bring updates to {url} ({reason}); it needs https at port 443, 80, 88 or 8443, "
        "with a certificate that is valid, and something there that passes them on to WEBHOOK_LISTEN"
    )
    return told, {"url": HOOK["WEBHOOK_URL"], "reason": "Connection refused"}


async def a_webhook_of_another(house):
    house.webhook = {"url": "https://other.example.kz/telegram"}
    told = "webhook: the updates of this bot are brought to {host}; set WEBHOOK_URL, or take it away with {order}"
    return told, {"host": "other.example.kz", "order": "`python -m bot run --no-webhook`"}


def example(complaint, name, value, **more):
    return "{complaint}. Example: {example}", {
        "complaint": (complaint, {"name": name} | more),
        "example": f"{name}={value}",
    }


CASES = {
    WRONG: (
        no_token, a_wrong_token, no_telegram, no_database, an_older_database, a_newer_database, no_folder,
        out_of_the_channel, no_right_in_the_channel, an_owner_who_never_came, a_clock_that_is_behind,
        a_clock_that_is_ahead, an_old_backup, a_short_passphrase, no_webhook_that_can_be, a_webhook_that_is_not_reached,
        a_webhook_of_another, a_desk_without_https, a_desk_that_nobody_passes_on, a_desk_that_leads_elsewhere,
        a_desk_whose_port_is_taken,
    ),
    SOON: (no_channel, nobody_in_it, an_owner_who_is_not_named, no_backups, a_desk_for_this_machine_only),
}  # fmt: skip
EACH = [(grade, case) for grade, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(
    ("grade", "case", "language"),
    [(*one, LANGUAGES[at % len(LANGUAGES)]) for at, one in enumerate(EACH)],
    ids=[case.__name__ for _, case in EACH],
)
async def test_each_failure_is_said_with_its_mend(command, house, grade, case, language):
    told = in_words(words_for(language), *await case(house))
    ended = await house.check(command, OWNER_LANGUAGE=language)
    assert [line for line in ended.lines if line.endswith(told)], (told, ended.lines)
    assert ended.code == (0 if grade == SOON else 2 if not ended.said else 1)
    assert [line for line in ended.lines if ENGLISH.search(NOT_SAID.sub("", line))] == []


async def test_a_disk_with_little_room_is_told(command, house, monkeypatch):
    monkeypatch.setattr(machine, "LEAST_DISK", 2**80)
    ended = await house.check(command, OWNER_LANGUAGE="ru")
    assert [line for line in ended.lines if line.startswith("ОШИБКА ") and line.endswith("МБ; освободите место")]
    assert ended.code == 1


# ---- in whose language


async def test_an_owner_is_spoken_to_as_in_the_bot(command, house):
    await house.owner("ru")
    assert "база данных: sqlite, версия" in (await house.check(command)).said
    assert "дерекқор: sqlite, нұсқасы" in (await house.check(command, OWNER_LANGUAGE="kk")).said, "was asked for"
    assert "database: sqlite, migrated to" in (await house.check(command, OWNER_LANGUAGE="en", LANG="ru_RU.UTF-8")).said


async def test_without_an_owner_the_machine_says_which_language_it_is(command, house):
    assert "дерекқор: sqlite, нұсқасы" in (await house.check(command, LANG="kk_KZ.UTF-8")).said
    unknown = await house.check(command, LANG="C.UTF-8")
    assert "database: sqlite, migrated to" in unknown.said
    assert unknown.lines[-1] == "Қазақша: OWNER_LANGUAGE=kk · Русский: OWNER_LANGUAGE=ru", "how it is asked for"


def test_even_before_there_are_settings(command, tmp_path):
    (tmp_path / ".env").write_text("OWNER_LANGUAGE=ru\n", "utf-8")
    environment = {"BOT_TOKEN": ""}
    assert "нет ни в окружении" in command("run", **environment, OWNER_LANGUAGE="ru").complained
    assert "ортада да" in command("run", **environment, LANG="kk_KZ.UTF-8").complained


async def test_it_says_whether_the_bot_runs(command, house):
    told = (await house.check(command, OWNER_LANGUAGE="ru")).said
    assert "бот: здесь не работает; запустите его: `python -m bot run`" in told
    beating = Heartbeat(of_this_process(house.address))
    beating.beat({}, time.monotonic())
    assert f"бот: работает (процесс {os.getpid()})" in (await house.check(command, OWNER_LANGUAGE="ru")).said
    beating.beat({"updates": 300.0}, time.monotonic())
    stands = await house.check(command, OWNER_LANGUAGE="kk")
    beating.close()
    assert (stands.code, f"бот: {os.getpid()}-процесс істеп тұр, бірақ ілгері жүрмейді" in stands.said) == (1, True)


async def test_the_way_to_the_desk_is_followed_to_the_bot_that_runs(command, house):
    """Which answers itself then: nothing stands in for it."""

    async def door(_):
        return web.json_response([{"enter": "Кіру"}])

    app = web.Application()
    app.router.add_get("/desk/api/door", door)
    async with TestServer(app) as desk:
        house.given |= {"DESK_URL": str(desk.make_url("/desk")), "DESK_LISTEN": f"127.0.0.1:{desk.port}"}
        beating = Heartbeat(of_this_process(house.address))
        beating.beat({}, time.monotonic())
        told = (await house.check(command, OWNER_LANGUAGE="ru")).said
        beating.close()
    assert f"кабинет: {house.given['DESK_URL']} ведёт к этому боту" in told


def test_a_second_process_is_told_of_the_first(command, tmp_path):
    with alone.alone_with(tmp_path / "tilshi.sqlite3"):
        refused = command("run", OWNER_LANGUAGE="ru")
    assert re.search(r"бот уже работает с \S+ \(процесс \d+\); сначала остановите его", refused.complained)


def in_words(words, text, values):
    assert words.catalogue.gettext(text) != text, f"{text} is in English"
    return words(
        text, **{name: in_words(words, *one) if isinstance(one, tuple) else str(one) for name, one in values.items()}
    )
