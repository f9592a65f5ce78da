"""What the running bot holds in memory: what only a report or a migration needs is loaded when one is made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from db.engine import open_engine
from db.migrate import move

ROOT = Path(__file__).parents[2]
STARTS = """
import asyncio, sys
from bot import lean
lean.load()
from bot import __main__, app, commands
from db.engine import open_engine
from db.revisions import bring_up

asyncio.run(bring_up(open_engine(sys.argv[1])))
known = set(sys.builtin_module_names) | set(sys.stdlib_module_names)
print(*sorted({name.partition(".")[0] for name in sys.modules} - known))
print(*sorted(model.__name__ for model in lean.models() if model.__pydantic_complete__))
"""
# Each is there for every tap. Whatever else comes in costs a start and some megabytes: is that meant?
NEEDED = {
    "aiogram", "aiohttp", "aiosqlite", "apscheduler", "asyncpg", "babel", "magic_filter", "pydantic", "pydantic_core",
    "sqlalchemy", "structlog",
}  # fmt: skip
OF_THESE = {
    "aiofiles", "aiohappyeyeballs", "aiosignal", "annotated_types", "attr", "brotli", "certifi", "charset_normalizer",
    "cython_runtime",
    "exceptiongroup", "frozenlist", "greenlet", "idna", "markdown_it", "mdurl", "multidict", "propcache", "pygments",
    "rich", "tzdata", "tzlocal", "typing_extensions", "typing_inspection", "yarl",
}  # fmt: skip
OURS = {"bot", "db", "handlers", "locales", "newsroom", "reports", "scheduler", "screens"}


@pytest.fixture(scope="module")
def started(tmp_path_factory) -> tuple[set[str], set[str]]:
    """The packages that are loaded then, and the models of Telegram's that are built."""
    import asyncio

    url = f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('loaded') / 'tilshi.db'}"
    asyncio.run(_made(url))
    command = [sys.executable, "-c", STARTS, url]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 (our own)
    packages, models = run.stdout.splitlines()
    return set(packages.split()), set(models.split())


@pytest.fixture
def loaded(started) -> set[str]:
    return started[0]


async def _made(url: str) -> None:
    engine = open_engine(url)
    await move(engine)
    await engine.dispose()


def test_nothing_else_is_loaded(loaded):
    others = {name for name in loaded - NEEDED - OF_THESE - OURS if not name.startswith("_")}
    assert others <= {"PIL", "sitecustomize"}, "which looks at photos in a process of its own, and draws charts"
    assert loaded >= {"aiogram", "sqlalchemy"}


@pytest.mark.parametrize("name", ["alembic", "docx", "holidays", "lxml", "mako", "segno", "typst", "xlsxwriter"])
def test_what_is_loaded_when_it_is_needed(loaded, name):
    assert name not in loaded


def test_of_telegrams_models_only_small_ones_are_built(started):
    """Those that hold no other. A message holds everything there is."""
    _, built = started
    assert len(built) < 250
    assert not built & {"Update", "Message", "Chat", "ChatFullInfo", "SendMessage", "EditMessageText"}
