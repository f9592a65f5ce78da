"""Each variable: what it takes, and what is said when it is wrong, with an example."""

from __future__ import annotations

import pytest

from bot.settings import Settings, SettingsError, read

TOKEN = "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11"
FINE = {"BOT_TOKEN": TOKEN}


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
    ],
)
def test_each_variable_is_taken(tmp_path, name, value, field, known):
    assert getattr(read(FINE | {name: value}, tmp_path), field) == known


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("BOT_TOKEN", "", "BOT_TOKEN is missing. Example: BOT_TOKEN=123456:ABC-DEF1234"),
        ("BOT_TOKEN", "tilshi", "BOT_TOKEN is not a token. Example: BOT_TOKEN=123456:ABC-DEF1234"),
        ("TELEGRAM_API_URL", "127.0.0.1:8081",
         "TELEGRAM_API_URL is not an address that can be used. Example: TELEGRAM_API_URL=http://127.0.0.1:8081"),
        ("DATABASE_URL", "mysql://u:secret@h/d",
         "DATABASE_URL is not an address that can be used. Example: DATABASE_URL=sqlite:///tilshi.sqlite3"),
        ("OWNER_IDS", "@aliya",
         "OWNER_IDS must be numbers of Telegram accounts. Example: OWNER_IDS=7100000001,7100000002"),
        ("TIMEZONE", "Almaty", "TIMEZONE is no zone that is known: Almaty. Example: TIMEZONE=Asia/Almaty"),
        ("TIMEZONE", "../etc", "TIMEZONE is no zone that is known: ../etc. Example: TIMEZONE=Asia/Almaty"),
        ("LOG_FORMAT", "xml", "LOG_FORMAT must be one of text, json. Example: LOG_FORMAT=json"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_by_name_with_an_example(tmp_path, name, value, words):
    with pytest.raises(SettingsError) as caught:
        read(FINE | {name: value}, tmp_path)
    assert str(caught.value) == words


def test_a_token_with_a_slip_is_not_repeated(tmp_path):
    with pytest.raises(SettingsError) as caught:
        read({"BOT_TOKEN": TOKEN + " "}, tmp_path)
    assert TOKEN not in str(caught.value)


def test_neither_token_nor_password_stand_in_the_repr(tmp_path):
    known = read(FINE | {"DATABASE_URL": "postgresql://tilshi:geheim@db/tilshi"}, tmp_path)
    for shown in (repr(known), str(known), f"{known!r}", repr({"settings": known})):
        assert "Settings(bot 123456, https://api.telegram.org, postgresql, Asia/Almaty)" in shown
        assert "geheim" not in shown
        assert "ABC-DEF" not in shown


def test_a_file_gives_what_the_environment_does_not(tmp_path):
    (tmp_path / ".env").write_text(
        f"# the bot\n\nBOT_TOKEN = '{TOKEN}'\nTIMEZONE=Asia/Aqtau\nLOG_FORMAT=\"json\"\n", "utf-8"
    )
    known = read({"LOG_FORMAT": "text"}, tmp_path)
    assert (known.bot_token, known.timezone, known.log_format) == (TOKEN, "Asia/Aqtau", "text")


def test_the_working_folder_and_the_process_are_asked_by_default(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.delenv("LOG_FORMAT", raising=False)
    (tmp_path / ".env").write_text("LOG_FORMAT=json\n", "utf-8")
    assert (read().bot_token, read().log_format) == (TOKEN, "json")
