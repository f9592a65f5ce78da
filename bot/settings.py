"""Settings from the environment or a `.env` file, checked before anything starts."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot import addresses, env_file, hook, sealing
from bot.desk import place
from bot.desk.place import DeskPlace
from bot.env_file import DATABASE
from bot.hook import Hook
from bot.masks import Mask
from bot.said import chosen, of_machine, speech
from locales import later
from locales.said import Said, Speaks, said

TELEGRAM, ZONE = "https://api.telegram.org", "Asia/Almaty"
META = "https://graph.facebook.com/v25.0"  # each version lives for two years
VERSIONED = re.compile(r"/v\d+\.\d+/?$")
TOKEN = re.compile(r"\d{1,16}:[A-Za-z0-9_-]{3,100}")
POSTGRES = "postgresql://tilshi:p%40ssword@localhost:5432/tilshi"
ESCAPES = later("{name} cannot be read. In a name or password, write @ as %40, : as %3A and / as %2F")
WEBHOOK = "https://bot.example.kz/telegram"
DESK = "https://bot.example.kz/desk"
WATCH = "127.0.0.1:9100"
FORMATS = ("text", "json")
YES_OR_NO = ("yes", "no")
NO_TOKEN = later("{name} is missing, in the environment and in {file}: @BotFather gives one, by /newbot")
UNUSABLE = later("{name} is not an address that can be used")
NEEDS = later("{name} needs {needed} as well: docs/how-to/backup.md")


class SettingsError(ValueError):
    """What is wrong, by the variable's name, with an example."""

    def __init__(self, what: Said) -> None:
        super().__init__(str(what))
        self.told = what.told


@dataclass(frozen=True, slots=True)
class Settings:
    bot_token: str
    telegram_api_url: str = TELEGRAM
    database_url: str = DATABASE
    owner_ids: tuple[int, ...] = ()
    timezone: str = ZONE
    log_format: str = "text"
    meta_api_url: str = META
    secret_key: str = ""
    hook: Hook | None = None
    desk: DeskPlace | None = None
    backup_folder: Path | None = None
    backup_passphrase_file: Path | None = None
    backup_to_owners: bool = False
    language: str = ""  # that whoever runs it asked to be spoken to in
    watch_listen: tuple[str, int] | None = None

    def __repr__(self) -> str:
        """Without what is secret: settings get into logs."""
        bot, database = self.bot_token.partition(":")[0], self.database_url.partition(":")[0]
        return Mask(self.secrets)(f"Settings(bot {bot}, {self.telegram_api_url}, {database}, {self.timezone})")

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must not be seen in anything that is written."""
        database, server = (
            addresses.database_secrets(self.database_url),
            addresses.server_secrets(self.telegram_api_url),
        )
        known = (self.bot_token, self.bot_token.partition(":")[2], self.secret_key, *database, *server)
        if self.hook is not None:
            known = (*known, self.hook.secret)
        return tuple(secret for secret in known if secret)


def read(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
    """The environment wins over the file."""
    file = (folder or Path.cwd()) / ".env"
    values = _from_file(file) | dict(os.environ if environment is None else environment)
    return Settings(
        bot_token=_token(values, file),
        telegram_api_url=_server(values),
        database_url=_database(values),
        owner_ids=_numbers(values, "OWNER_IDS"),
        timezone=_zone(values),
        log_format=_log_format(values),
        meta_api_url=_meta(values),
        secret_key=_secret_key(values),
        hook=_hook(values),
        desk=_desk(values),
        backup_folder=_path(values, "BACKUP_FOLDER"),
        backup_passphrase_file=_path(values, "BACKUP_PASSPHRASE_FILE"),
        backup_to_owners=_backup_to_owners(values),
        language=chosen(values),
        watch_listen=_watch_listen(values),
    )


def speech_without() -> Speaks:
    """For whoever is told what is wrong with the settings."""
    try:
        values = env_file.read(Path.cwd() / ".env") | os.environ
    except (OSError, UnicodeDecodeError):
        values = dict(os.environ)
    return speech(chosen(values) or of_machine(values))


def _from_file(path: Path) -> dict[str, str]:
    try:
        return env_file.read(path)
    except UnicodeDecodeError:  # its words would be bytes of the file
        raise SettingsError(said(later("{path}: is not in UTF-8; save it so"), path=path)) from None
    except OSError as error:
        raise SettingsError(said("{path}: {reason}", path=path, reason=error.strerror)) from None


def _wrong(name: str, complaint: str, example: str, **values: str) -> Said:
    return said(
        later("{complaint}. Example: {example}"),
        complaint=said(complaint, name=name, **values), example=f"{name}={example}",
    )  # fmt: skip


def _token(values: Mapping[str, str], file: Path) -> str:
    token = values.get("BOT_TOKEN", "")
    if not TOKEN.fullmatch(token):
        complaint = NO_TOKEN if not token else later("{name} is not a token: take the one that @BotFather gave")
        raise SettingsError(_wrong("BOT_TOKEN", complaint, "123456:ABC-DEF1234", file=str(file)))
    return token


def _server(values: Mapping[str, str]) -> str:
    address = values.get("TELEGRAM_API_URL") or TELEGRAM
    if not addresses.is_server(address):
        raise SettingsError(_wrong("TELEGRAM_API_URL", UNUSABLE, "http://127.0.0.1:8081"))
    return address.rstrip("/")


def _meta(values: Mapping[str, str]) -> str:
    address = values.get("META_API_URL") or META
    if not addresses.is_server(address) or not VERSIONED.search(address):
        raise SettingsError(_wrong("META_API_URL", later("{name} is not an address with a version"), META))
    return address.rstrip("/")


def _secret_key(values: Mapping[str, str]) -> str:
    """Never repeated when it is refused. The example is one that can be taken: it was made for this."""
    key = values.get("SECRET_KEY", "").strip()
    if key and not sealing.is_key(key):
        raise SettingsError(_wrong("SECRET_KEY", later("{name} is not a key"), sealing.new_key()))
    return key


def _hook(values: Mapping[str, str]) -> Hook | None:
    """None without an address. The example of a secret is one that can be taken; the given one is never repeated."""
    url, secret = values.get("WEBHOOK_URL", ""), values.get("WEBHOOK_SECRET", "")
    if not url:
        return None
    if not hook.is_public(url):
        reach = later("{name} is not an address that Telegram can reach: it calls https only")
        raise SettingsError(_wrong("WEBHOOK_URL", reach, WEBHOOK))
    if not hook.SECRET.fullmatch(secret):
        lacking, odd = (
            later("{name} is missing, beside WEBHOOK_URL"), later("{name} must be 16 to 256 of A-Z, a-z, 0-9, _ and -")
        )  # fmt: skip
        raise SettingsError(_wrong("WEBHOOK_SECRET", odd if secret else lacking, secrets.token_urlsafe(32)))
    listens = hook.listens(values.get("WEBHOOK_LISTEN") or hook.LISTEN)
    if listens is None:
        raise SettingsError(_wrong("WEBHOOK_LISTEN", later("{name} must be a host and a port"), hook.LISTEN))
    return Hook(url, secret, *listens)


def _desk(values: Mapping[str, str]) -> DeskPlace | None:
    """None without an address. Without https only for whoever is at this machine."""
    url = values.get("DESK_URL", "").strip()
    if not url:
        return None
    if not hook.is_public(url):
        raise SettingsError(_wrong("DESK_URL", later("{name} is not an address that people can open by https"), DESK))
    listens = hook.listens(values.get("DESK_LISTEN") or place.LISTEN)
    if listens is None:
        raise SettingsError(_wrong("DESK_LISTEN", later("{name} must be a host and a port"), place.LISTEN))
    return DeskPlace(url, *listens, is_app=url.startswith("https:"))


def _watch_listen(values: Mapping[str, str]) -> tuple[str, int] | None:
    """None, where nobody looks from outside."""
    given = values.get("WATCH_LISTEN", "").strip()
    found = hook.listens(given)
    if given and found is None:
        raise SettingsError(_wrong("WATCH_LISTEN", later("{name} must be a host and a port"), WATCH))
    return found


def _path(values: Mapping[str, str], name: str) -> Path | None:
    """Nobody starts the bot in the same folder for ever."""
    given = values.get(name, "").strip()
    if given and not Path(given).is_absolute():
        raise SettingsError(_wrong(name, later("{name} is no whole path, from / on"), "/var/backups/tilshi"))
    return Path(given) if given else None


def _backup_to_owners(values: Mapping[str, str]) -> bool:
    """What leaves the machine is sealed."""
    given = values.get("BACKUP_TO_OWNERS", "").strip().lower() or "no"
    if given not in YES_OR_NO:
        raise SettingsError(_wrong("BACKUP_TO_OWNERS", later("{name} must be yes or no"), "yes"))
    for needed in ("BACKUP_FOLDER", "BACKUP_PASSPHRASE_FILE", "OWNER_IDS"):
        if given == "yes" and not values.get(needed, "").strip():
            raise SettingsError(said(NEEDS, name="BACKUP_TO_OWNERS", needed=needed))
    return given == "yes"


def _database(values: Mapping[str, str]) -> str:
    """Never repeated when it is refused: a password may stand in any part of it."""
    address = values.get("DATABASE_URL") or DATABASE
    if not addresses.DATABASES.fullmatch(address):
        raise SettingsError(_wrong("DATABASE_URL", UNUSABLE, DATABASE))
    url = addresses.database(address)
    if url is None:
        raise SettingsError(_wrong("DATABASE_URL", ESCAPES, POSTGRES))
    if "sslmode" in url.query:
        sslmode = later("{name} has sslmode, which is written ssl here")
        raise SettingsError(_wrong("DATABASE_URL", sslmode, f"{POSTGRES}?ssl=require"))
    return address


def _numbers(values: Mapping[str, str], name: str) -> tuple[int, ...]:
    parts = values.get(name, "").replace(",", " ").split()
    if not all(part.isdecimal() for part in parts):
        raise SettingsError(_wrong(name, later("{name} must be numbers of Telegram accounts"), "7100000001,7100000002"))
    return tuple(map(int, parts))


def _zone(values: Mapping[str, str]) -> str:
    name = values.get("TIMEZONE") or ZONE
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        unknown = later("{name} is no zone that is known: {zone}")
        raise SettingsError(_wrong("TIMEZONE", unknown, "Asia/Almaty", zone=name)) from None
    return name


def _log_format(values: Mapping[str, str]) -> str:
    found = values.get("LOG_FORMAT") or "text"
    if found not in FORMATS:
        unknown = later("{name} must be one of {known}")
        raise SettingsError(_wrong("LOG_FORMAT", unknown, "json", known=", ".join(FORMATS)))
    return found
