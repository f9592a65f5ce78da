"""Each variable: what it takes, and what is said when it is wrong, with an example."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import env_file
from bot.hook import Hook
from bot.sealing import new_key
from bot.settings import Settings, SettingsError, read

TOKEN = "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11"
FINE = {"BOT_TOKEN": TOKEN}
KEY = new_key()


def test_a_token_is_enough(tmp_path):
    assert read(FINE, tmp_path) == Settings(
        TOKEN, "https://api.telegram.org", "sqlite:///tilshi.sqlite3", (), "Asia/Almaty", "text"
    )


@pytest.mark.parametrize(
    ("name", "value", "field", "known"),
    [
        ("TELEGRAM_API_URL", "http://127.0.0.1:8081/", "telegram_api_url", "http://127.0.0.1:8081"),
        ("DATABASE_URL", "sqlite:////var/lib/tilshi.sqlite3", "database_url", "sqlite:////var/lib/tilshi.sqlite3"),
        ("DATABASE_URL", "postgres://u:p@h/d", "database_url", "postgres://u:p@h/d"),
        ("DATABASE_URL", "postgresql://u:p@h/d", "database_url", "postgresql://u:p@h/d"),
        ("OWNER_IDS", "7100000001, 7100000002", "owner_ids", (7_100_000_001, 7_100_000_002)),
        ("OWNER_IDS", "", "owner_ids", ()),
        ("TIMEZONE", "Asia/Aqtau", "timezone", "Asia/Aqtau"),
        ("LOG_FORMAT", "json", "log_format", "json"),
        ("LOG_FORMAT", "", "log_format", "text"),
        ("BACKUP_FOLDER", "/var/backups/tilshi", "backup_folder", Path("/var/backups/tilshi")),
        ("BACKUP_FOLDER", "", "backup_folder", None),
        ("BACKUP_PASSPHRASE_FILE", "/etc/tilshi/p", "backup_passphrase_file", Path("/etc/tilshi/p")),
        ("BACKUP_TO_OWNERS", "", "backup_to_owners", False),
        ("META_API_URL", "", "meta_api_url", "https://graph.facebook.com/v25.0"),
        ("META_API_URL", "http://127.0.0.1:8082/v26.0/", "meta_api_url", "http://127.0.0.1:8082/v26.0"),
    ],
)
def test_each_variable_is_taken(tmp_path, name, value, field, known):
    assert getattr(read(FINE | {name: value}, tmp_path), field) == known


def test_what_leaves_the_machine_is_sealed(tmp_path):
    given = FINE | {"BACKUP_TO_OWNERS": "Yes", "BACKUP_FOLDER": "/b", "OWNER_IDS": "7"}
    with pytest.raises(SettingsError, match="needs BACKUP_PASSPHRASE_FILE"):
        read(given, tmp_path)
    assert read(given | {"BACKUP_PASSPHRASE_FILE": "/p"}, tmp_path).backup_to_owners


def test_a_key_is_taken(tmp_path):
    assert read(FINE | {"SECRET_KEY": f" {KEY}\n"}, tmp_path).secret_key == KEY


def test_a_wrong_key_is_not_repeated_and_the_example_is_one_that_can_be_taken(tmp_path):
    with pytest.raises(SettingsError) as caught:
        read(FINE | {"SECRET_KEY": KEY[:-1]}, tmp_path)
    told, _, example = str(caught.value).partition(" Example: SECRET_KEY=")
    assert (told, KEY[:-1] in str(caught.value)) == ("SECRET_KEY is not a key.", False)
    assert read(FINE | {"SECRET_KEY": example}, tmp_path).secret_key == example
    assert example not in repr(read(FINE | {"SECRET_KEY": example}, tmp_path))


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("BACKUP_FOLDER", "backups",
         "BACKUP_FOLDER is no whole path, from / on. Example: BACKUP_FOLDER=/var/backups/tilshi"),
        ("BACKUP_TO_OWNERS", "maybe", "BACKUP_TO_OWNERS must be yes or no. Example: BACKUP_TO_OWNERS=yes"),
        ("BACKUP_TO_OWNERS", "yes", "BACKUP_TO_OWNERS needs BACKUP_FOLDER as well: docs/how-to/backup.md"),
        ("BOT_TOKEN", "tilshi",
         "BOT_TOKEN is not a token: take the one that @BotFather gave. Example: BOT_TOKEN=123456:ABC-DEF1234"),
        ("TELEGRAM_API_URL", "127.0.0.1:8081",
         "TELEGRAM_API_URL is not an address that can be used. Example: TELEGRAM_API_URL=http://127.0.0.1:8081"),
        ("DATABASE_URL", "mysql://u:secret@h/d",
         "DATABASE_URL is not an address that can be used. Example: DATABASE_URL=sqlite:///tilshi.sqlite3"),
        ("DATABASE_URL", "postgresql://tilshi:geheim@db/tilshi?sslmode=require",
         "DATABASE_URL has sslmode, which is written ssl here. Example: "
         "DATABASE_URL=postgresql://tilshi:p%40ssword@localhost:5432/tilshi?ssl=require"),
        ("OWNER_IDS", "@aliya",
         "OWNER_IDS must be numbers of Telegram accounts. Example: OWNER_IDS=7100000001,7100000002"),
        ("TIMEZONE", "Almaty", "TIMEZONE is no zone that is known: Almaty. Example: TIMEZONE=Asia/Almaty"),
        ("TIMEZONE", "../etc", "TIMEZONE is no zone that is known: ../etc. Example: TIMEZONE=Asia/Almaty"),
        ("META_API_URL", "https://graph.facebook.com",
         "META_API_URL is not an address with a version. Example: META_API_URL=https://graph.facebook.com/v25.0"),
        ("WEBHOOK_URL", "http://bot.example.kz/telegram",
         "WEBHOOK_URL is not an address that Telegram can reach: it calls https only. "
         "Example: WEBHOOK_URL=https://bot.example.kz/telegram"),
        ("LOG_FORMAT", "xml", "LOG_FORMAT must be one of text, json. Example: LOG_FORMAT=json"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_by_name_with_an_example(tmp_path, name, value, words):
    with pytest.raises(SettingsError) as caught:
        read(FINE | {name: value}, tmp_path)
    assert str(caught.value) == words


def test_a_missing_token_is_said_with_the_places_that_were_looked_at(tmp_path):
    """Whoever starts it in another folder than its own sees why."""
    for environment in ({}, {"BOT_TOKEN": ""}):
        with pytest.raises(SettingsError) as caught:
            read(environment, tmp_path)
        told, looked = str(caught.value), f"in the environment and in {tmp_path}/.env: @BotFather gives one, by /newbot"
        assert told == f"BOT_TOKEN is missing, {looked}. Example: BOT_TOKEN=123456:ABC-DEF1234"


BROKEN_ADDRESSES = [
    "postgresql://tilshi:p@ss:w/rd@db:5432/tilshi",
    "postgresql://tilshi:p@ss@db/tilshi",
    "postgresql://tilshi:p@ss/wrd@db/tilshi",
    "postgresql://tilshi:p@ss/wrd?word@db/tilshi",
    "postgres://tilshi@office:pssword@db/tilshi",
    "postgresql://tilshi:pssword@db:543x/tilshi",
    "postgresql://tilshi:pssword@db:99999/tilshi",
    "postgresql://tilshi:5432/pssword@db/tilshi?host=@pssword",
]


@pytest.mark.parametrize("address", BROKEN_ADDRESSES)
def test_an_address_of_a_database_that_falls_apart_is_not_repeated_in_any_part(tmp_path, address):
    """An @ in a password makes the rest of it a host and a port, which errors like to name."""
    with pytest.raises(SettingsError) as caught:
        read(FINE | {"DATABASE_URL": address}, tmp_path)
    assert str(caught.value) == (
        "DATABASE_URL cannot be read. In a name or password, write @ as %40, : as %3A and / as %2F. "
        "Example: DATABASE_URL=postgresql://tilshi:p%40ssword@localhost:5432/tilshi"
    )


@pytest.mark.parametrize(
    "address", ["http://user:p@ss/word@host", "http://user:p/ssword@host", "http://user:12/ssword@host",
                "http://host:99999", "http://host:port", "http://:8081", "http://user:ssword@:8081", "http://[ssword"]
)  # fmt: skip
def test_nor_is_one_of_a_server(tmp_path, address):
    with pytest.raises(SettingsError) as caught:
        read(FINE | {"TELEGRAM_API_URL": address}, tmp_path)
    assert str(caught.value) == (
        "TELEGRAM_API_URL is not an address that can be used. Example: TELEGRAM_API_URL=http://127.0.0.1:8081"
    )


@pytest.mark.parametrize(
    "address",
    ["postgresql://tilshi:p%40ss%3Aw%2Frd@db:5432/tilshi", "postgresql://tilshi:p:s/s#?word@db/tilshi",
     "postgresql://postgres:@/tilshi?host=/run/postgresql", "postgresql:///tilshi", "postgres://[::1]:5432/tilshi",
     "sqlite:////srv/a@b/tilshi.sqlite3"],
)  # fmt: skip
def test_what_can_be_read_is_let_be(tmp_path, address):
    assert read(FINE | {"DATABASE_URL": address}, tmp_path).database_url == address


@pytest.mark.parametrize(
    ("name", "address", "secrets"),
    [
        ("DATABASE_URL", "postgresql://tilshi:p%40ss@db/tilshi", ("p%40ss",)),
        ("DATABASE_URL", "postgresql://tilshi:p:s/s#?word@db/tilshi", ("p:s/s#?word",)),
        ("DATABASE_URL", "postgresql://tilshi@db/tilshi?password=geheim", ("geheim",)),
        ("DATABASE_URL", "postgresql://tilshi@db/tilshi", ()),
        ("DATABASE_URL", "sqlite:////srv/a:b@c/tilshi.sqlite3", ()),
        ("TELEGRAM_API_URL", "http://user:se@cret@host:8081", ("se@cret",)),
        ("TELEGRAM_API_URL", "http://secret@host:8081", ("secret",)),
        ("TELEGRAM_API_URL", "http://host:8081", ()),
    ],
)
def test_what_must_not_be_seen_is_known(tmp_path, name, address, secrets):
    known = read(FINE | {name: address}, tmp_path)
    assert set(known.secrets) == {TOKEN, TOKEN.partition(":")[2], *secrets}


def test_a_token_with_a_slip_is_not_repeated(tmp_path):
    with pytest.raises(SettingsError) as caught:
        read({"BOT_TOKEN": TOKEN + " "}, tmp_path)
    assert TOKEN not in str(caught.value)


def test_neither_token_nor_password_stand_in_the_repr(tmp_path):
    secret = {"DATABASE_URL": "postgresql://tilshi:geheim@db/tilshi", "TELEGRAM_API_URL": "http://user:hemlig@host"}
    known = read(FINE | secret, tmp_path)
    for shown in (repr(known), str(known), f"{known!r}", repr({"settings": known})):
        assert "Settings(bot 123456, http://user:***@host, postgresql, Asia/Almaty)" in shown
        assert "geheim" not in shown
        assert "hemlig" not in shown
        assert "ABC-DEF" not in shown


def test_a_file_gives_what_the_environment_does_not(tmp_path):
    (tmp_path / ".env").write_text(
        f"# the bot\n\nBOT_TOKEN = '{TOKEN}'\nTIMEZONE=Asia/Aqtau\nLOG_FORMAT=\"json\"\n", "utf-8"
    )
    known = read({"LOG_FORMAT": "text"}, tmp_path)
    assert (known.bot_token, known.timezone, known.log_format) == (TOKEN, "Asia/Aqtau", "text")


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("TIMEZONE=Asia/Aqtau", "Asia/Aqtau"),
        ("export TIMEZONE=Asia/Aqtau", "Asia/Aqtau"),
        ("  export\tTIMEZONE = Asia/Aqtau  # by the sea", "Asia/Aqtau"),
        ("TIMEZONE='Asia/Aqtau' # by the sea", "Asia/Aqtau"),
        ('TIMEZONE="Asia/Aqtau"# by the "sea"', "Asia/Aqtau"),
        ("TIMEZONE=Asia/Aqtau\t#by the sea", "Asia/Aqtau"),
        ("TIMEZONE= # the default", "Asia/Almaty"),
        ("TIMEZONE=", "Asia/Almaty"),
        ("#TIMEZONE=Asia/Aqtau", "Asia/Almaty"),
        ("exportTIMEZONE=Asia/Aqtau", "Asia/Almaty"),
        ("a line of another kind", "Asia/Almaty"),
    ],
)
def test_a_file_is_read_as_a_shell_would(tmp_path, line, value):
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN}\n{line}\n", "utf-8")
    assert read({}, tmp_path).timezone == value


@pytest.mark.parametrize(
    ("written", "value"),
    [("p#ss", "p#ss"), ("'p #ss'", "p #ss"), ('"p\'s"', "p's"), ("'pss", "'pss"), ("pss'", "pss'"), ("''", None)],
)
def test_what_belongs_to_a_value_stays_in_it(tmp_path, written, value):
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN}\nNAME={written}\n", "utf-8")
    assert env_file.read(tmp_path / ".env")["NAME"] == (value or "")


def test_as_windows_saves_it(tmp_path):
    (tmp_path / ".env").write_bytes(f"BOT_TOKEN={TOKEN}\r\nTIMEZONE=Asia/Aqtau\r\n".encode("utf-8-sig"))
    assert (read({}, tmp_path).bot_token, read({}, tmp_path).timezone) == (TOKEN, "Asia/Aqtau")


def test_a_file_that_cannot_be_read_is_said_to_be_so(tmp_path):
    path = tmp_path / ".env"
    path.write_bytes("BOT_TOKEN=1000:пароль".encode("cp1251"))
    with pytest.raises(SettingsError) as caught:
        read({}, tmp_path)
    assert str(caught.value) == f"{path}: is not in UTF-8; save it so"
    path.unlink()
    path.mkdir()  # as Docker makes one where the file that is mounted does not exist
    with pytest.raises(SettingsError) as caught:
        read({}, tmp_path)
    assert str(caught.value) == f"{path}: Is a directory"


def test_the_working_folder_and_the_process_are_asked_by_default(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.delenv("LOG_FORMAT", raising=False)
    (tmp_path / ".env").write_text("LOG_FORMAT=json\n", "utf-8")
    assert (read().bot_token, read().log_format) == (TOKEN, "json")


# ---- the desk


def test_a_desk_is_an_address_and_where_to_listen(tmp_path):
    given = {"DESK_URL": "https://bot.example.kz/desk/", "DESK_LISTEN": "0.0.0.0:80"}
    desk = read(FINE | given, tmp_path).desk
    assert (desk.address, desk.path, desk.host, desk.port) == ("https://bot.example.kz/desk/", "/desk/", "0.0.0.0", 80)  # noqa: S104
    assert desk.is_app
    bare = read(FINE | {"DESK_URL": "https://desk.example.kz"}, tmp_path).desk
    assert (bare.address, bare.path, bare.port) == ("https://desk.example.kz/", "/", 8089)
    assert read(FINE, tmp_path).desk is None
    assert not read(FINE | {"DESK_URL": "http://localhost:8089/desk"}, tmp_path).desk.is_app, "Telegram wants https"


@pytest.mark.parametrize(
    ("name", "value"), [("DESK_URL", "http://bot.example.kz/desk"), ("DESK_URL", "desk"), ("DESK_LISTEN", "8089")]
)
def test_what_is_no_desk_is_said_with_an_example(tmp_path, name, value):
    with pytest.raises(SettingsError, match=f"{name} .* Example: {name}="):
        read(FINE | {"DESK_URL": "https://bot.example.kz/desk"} | {name: value}, tmp_path)


# ---- a webhook

ADDRESS, SECRET = "https://bot.example.kz/telegram", "Qupiya_soz-0123456789"


@pytest.mark.parametrize(
    ("listen", "host", "port"),
    [("", "127.0.0.1", 8088), ("0.0.0.0:80", "0.0.0.0", 80), ("[::1]:9000", "::1", 9000), ("bot:9000", "bot", 9000)],  # noqa: S104
)
def test_a_webhook_is_an_address_with_a_secret_and_where_to_listen(tmp_path, listen, host, port):
    given = {"WEBHOOK_URL": ADDRESS, "WEBHOOK_SECRET": SECRET, "WEBHOOK_LISTEN": listen}
    known = read(FINE | given, tmp_path)
    assert known.hook == Hook(ADDRESS, SECRET, host, port)
    assert SECRET in known.secrets
    assert SECRET not in f"{known!r} {known.hook!r}"
    assert read(FINE | given | {"WEBHOOK_URL": ""}, tmp_path).hook is None


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "WEBHOOK_SECRET is missing, beside WEBHOOK_URL."),
        ({"WEBHOOK_SECRET": "short"}, "WEBHOOK_SECRET must be 16 to 256 of A-Z, a-z, 0-9, _ and -."),
        ({"WEBHOOK_SECRET": "Құпия сөз бар мұнда"}, "WEBHOOK_SECRET must be 16 to 256 of A-Z, a-z, 0-9, _ and -."),
        ({"WEBHOOK_SECRET": SECRET, "WEBHOOK_LISTEN": "8088"}, "WEBHOOK_LISTEN must be a host and a port."),
        ({"WEBHOOK_SECRET": SECRET, "WEBHOOK_LISTEN": "bot:70000"}, "WEBHOOK_LISTEN must be a host and a port."),
        ({"WEBHOOK_SECRET": SECRET, "WEBHOOK_LISTEN": ":0"}, "WEBHOOK_LISTEN must be a host and a port."),
    ],
)
def test_of_a_webhook_nothing_is_repeated_that_is_wrong(tmp_path, given, words):
    with pytest.raises(SettingsError) as caught:
        read(FINE | {"WEBHOOK_URL": ADDRESS} | given, tmp_path)
    told, _, example = str(caught.value).partition(" Example: ")
    assert told == words
    name, _, value = example.partition("=")
    assert read(FINE | {"WEBHOOK_URL": ADDRESS, "WEBHOOK_SECRET": SECRET} | {name: value}, tmp_path).hook is not None
