"""Settings from the environment or a `.env` file, checked before anything starts."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

TELEGRAM, DATABASE, ZONE = "https://api.telegram.org", "sqlite:///tilshi.sqlite3", "Asia/Almaty"
TOKEN = re.compile(r"\d{1,16}:[A-Za-z0-9_-]{3,100}")
ADDRESS = re.compile(r"https?://\S+")
DATABASE_FORM = re.compile(r"(sqlite:///|postgres(ql)?://)\S+")
FORMATS = ("text", "json")


class SettingsError(ValueError):
    """What is wrong, by the variable's name, with an example."""


@dataclass(frozen=True, slots=True)
class Settings:
    bot_token: str
    telegram_api_url: str = TELEGRAM
    database_url: str = DATABASE
    owner_ids: tuple[int, ...] = ()
    timezone: str = ZONE
    log_format: str = "text"

    def __repr__(self) -> str:
        """Without the token and without the password of the database: settings get into logs."""
        bot = self.bot_token.partition(":")[0]
        return f"Settings(bot {bot}, {self.telegram_api_url}, {self.database_url.partition(':')[0]}, {self.timezone})"


def read(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
    """The environment wins over the file."""
    values = _from_file((folder or Path.cwd()) / ".env") | dict(os.environ if environment is None else environment)
    token = values.get("BOT_TOKEN", "")
    if not TOKEN.fullmatch(token):
        raise SettingsError(_wrong("BOT_TOKEN", "is missing" if not token else "is not a token", "123456:ABC-DEF1234"))
    return Settings(
        bot_token=token,
        telegram_api_url=_matching(values, "TELEGRAM_API_URL", ADDRESS, TELEGRAM, "http://127.0.0.1:8081").rstrip("/"),
        database_url=_matching(values, "DATABASE_URL", DATABASE_FORM, DATABASE, DATABASE),
        owner_ids=_numbers(values, "OWNER_IDS"),
        timezone=_zone(values),
        log_format=_log_format(values),
    )


def _from_file(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name.strip(): value.strip().strip("\"'") for name, _, value in pairs}


def _wrong(name: str, complaint: str, example: str) -> str:
    return f"{name} {complaint}. Example: {name}={example}"


def _matching(values: Mapping[str, str], name: str, form: re.Pattern[str], otherwise: str, example: str) -> str:
    value = values.get(name) or otherwise
    if not form.fullmatch(value):
        raise SettingsError(_wrong(name, "is not an address that can be used", example))
    return value


def _numbers(values: Mapping[str, str], name: str) -> tuple[int, ...]:
    parts = values.get(name, "").replace(",", " ").split()
    if not all(part.isdecimal() for part in parts):
        raise SettingsError(_wrong(name, "must be numbers of Telegram accounts", "7100000001,7100000002"))
    return tuple(map(int, parts))


def _zone(values: Mapping[str, str]) -> str:
    name = values.get("TIMEZONE") or ZONE
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise SettingsError(_wrong("TIMEZONE", f"is no zone that is known: {name}", "Asia/Almaty")) from None
    return name


def _log_format(values: Mapping[str, str]) -> str:
    found = values.get("LOG_FORMAT") or "text"
    if found not in FORMATS:
        raise SettingsError(_wrong("LOG_FORMAT", f"must be one of {', '.join(FORMATS)}", "json"))
    return found
