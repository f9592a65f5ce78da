"""The command line within this process, in a folder of its own, and what it would show an operator."""

from __future__ import annotations

import sys
import threading
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import structlog

from bot.__main__ import main
from bot.commands import bring_in
from bot.settings import Settings
from newsroom import weeks
from tests.bot_commands.test_import import EXAMPLE
from tests.databases import with_nothing

TOKEN, NOBODY = "1000:AbC-dEf_0123456789", "http://127.0.0.1:1"
ORDERS = {
    "run": ("run",),
    "check": ("check",),
    "import": ("import", str(EXAMPLE)),
    "invite": ("invite", "--role", "chair", "--organisation", "ridder"),
}
SETTINGS = ("BOT_TOKEN", "TELEGRAM_API_URL", "DATABASE_URL", "OWNER_IDS", "TIMEZONE", "LOG_FORMAT", "META_API_URL",
            "SECRET_KEY", "BACKUP_FOLDER", "BACKUP_PASSPHRASE_FILE", "BACKUP_TO_OWNERS", "WEBHOOK_URL",
            "WEBHOOK_SECRET", "WEBHOOK_LISTEN", "OWNER_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES",
            "LANG", "DESK_URL", "DESK_LISTEN", "WATCH_LISTEN")  # fmt: skip
HOOKS = ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook"), (warnings, "showwarning"))


@dataclass(frozen=True, slots=True)
class Ended:
    code: int
    said: str
    complained: str

    @property
    def lines(self) -> list[str]:
        return [*self.said.splitlines(), *self.complained.splitlines()]


Command = Callable[..., Ended]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    """`command("check", DATABASE_URL=…)` is `DATABASE_URL=… python -m bot check`, with a token and no Telegram."""
    before = structlog.get_config()
    monkeypatch.setattr(weeks, "_default_zone", weeks.UNION_ZONE)
    monkeypatch.chdir(tmp_path)
    for where, name in HOOKS:
        monkeypatch.setattr(where, name, getattr(where, name))

    def run(*arguments: str, **environment: str) -> Ended:
        given = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": NOBODY} | environment
        for name in SETTINGS:
            monkeypatch.setenv(name, given.get(name, ""))
        monkeypatch.setattr(sys, "argv", ["bot", *arguments])
        capsys.readouterr()
        code = ended()
        return Ended(code, *capsys.readouterr())

    yield run
    structlog.configure(**before)


async def with_east_kazakhstan(engine) -> None:
    address = engine.url.render_as_string(hide_password=False)
    assert await bring_in(Settings(bot_token=TOKEN, database_url=address), EXAMPLE, str) == 0


@pytest.fixture
async def address(databases):
    """A database with East Kazakhstan in it."""
    made, _ = await databases.lend(with_east_kazakhstan)
    yield made
    await databases.take_back(made, with_east_kazakhstan)


@pytest.fixture
async def bare_address(databases):
    """Nothing is in it but its tables."""
    made, _ = await databases.lend(with_nothing)
    yield made
    await databases.take_back(made, with_nothing)


def ended() -> int:
    """What Python would make of it: an error that gets out is told by the hook."""
    try:
        return main()
    except SystemExit as asked:
        return asked.code if isinstance(asked.code, int) else 1
    except Exception:
        sys.excepthook(*sys.exc_info())
        return 1
