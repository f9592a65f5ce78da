"""Both engines: a test that asks for `database` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
import subprocess
import tempfile
import zlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from subprocess import SubprocessError

import pytest
from hypothesis import settings
from sqlalchemy.ext.asyncio import AsyncEngine

from bot import lean
from tests.databases import Fill, Postgres, Sqlite, lent, with_nothing

gc.disable()  # until all is there: what is loaded stays, and is looked through again and again
lean.load()


settings.register_profile("unhurried", deadline=None)  # how long an example takes is the machine's affair
settings.load_profile("unhurried")

# The files that take longest, by their processor time of late: they are begun first.
LONGEST = (
    "tests/bot_commands/test_backup.py",
    "tests/handlers/test_questions.py",
    "tests/newsroom/test_nothing_there.py",
    "tests/newsroom/test_races.py",
    "tests/demo/test_starting.py",
    "tests/handlers/test_buttons.py",
    "tests/newsroom/test_made_up_numbers.py",
    "tests/newsroom/test_access.py",
    "tests/newsroom/test_unsent_words.py",
    "tests/stories/digests/test_looking_back.py",
    "tests/stories/people/test_strangers.py",
    "tests/newsroom/standards/test_photos.py",
    "tests/demo/test_first_minute.py",
    "tests/stories/posts/test_frames.py",
    "tests/test_third_language.py",
    "tests/handlers/test_what_grows.py",
    "tests/stories/review/test_order.py",
    "simulator/tests/test_libraries.py",
    "simulator/tests/test_webhooks.py",
)

MEMORY = Path("/dev/shm")  # noqa: S108 (folders of their own in it)
ROOMY = 4 << 30  # bytes; all databases of a worker take less than half of it

NO_POSTGRES = """The tests' PostgreSQL does not start, and without it they say nothing about that engine.
As root it makes itself a user by `useradd` (Debian: the package passwd); as an ordinary user it needs nothing."""

# For a story that need not be told all four ways: Kazakh on SQLite, Russian on PostgreSQL. `--in-turn`: by one commit
# one of them, by another the other. Each statement is made on both engines all the same, each screen in both languages.
ALTERNATING = pytest.mark.parametrize(
    ("databases", "language"), [("sqlite", "kk"), ("postgres", "ru")], indirect=["databases"]
)
# For what takes long and has to do with a database only in that it needs one.
ON_ONE_ENGINE = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--in-turn", action="store_true", help="stories told twice: once, by one commit so, by another so")


def pytest_configure(config: pytest.Config) -> None:
    """The same code is always told so: by its commit. `TURN=0` or `TURN=1` is what another one's tests told."""
    if config.getoption("in_turn"):
        os.environ.setdefault("TURN", str(int(commit(), 16) % 2))


def commit() -> str:
    """Of this tree; none, where it is no repository, or nobody here knows of such."""
    asks = {"cwd": Path(__file__).parent, "capture_output": True, "text": True, "check": False}
    try:
        asked = subprocess.run(["git", "rev-parse", "HEAD"], **asks)  # noqa: S607
    except OSError:
        return "0"
    return asked.stdout.strip() or "0"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.getoption("in_turn"):
        terminalreporter.line(f"stories in turn: TURN={os.environ['TURN']} tells them so again, without --in-turn all")


def is_told_now(item: pytest.Item) -> bool:
    """Half of all stories on either engine, and half in either language."""
    told = getattr(item, "callspec", None)
    if told is None or ALTERNATING.mark not in item.own_markers:
        return True
    others = sorted(one for one in told.indices.items() if one[0] not in ALTERNATING.mark.args[0])
    place = zlib.crc32(f"{item.nodeid.partition('[')[0]} {others}".encode())
    return (place + int(os.environ["TURN"]) + (told.params["databases"] == "sqlite")) % 2 == 0


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files are given out in this order: whoever gets a long one last would run alone in the end."""
    if config.getoption("in_turn"):
        items[:] = filter(is_told_now, items)
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.nodeid.partition("::")[0], len(place)))


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.set_threshold(100_000, 20)
    gc.enable()


@pytest.fixture(scope="session")
def telegram_is_strict() -> bool:
    """What Telegram would let pass though it is a mistake fails a test of ours."""
    return True


def in_memory() -> Path | None:
    """Hundreds of files are made for a database, and each costs a disk sixteen times what it costs memory."""
    return MEMORY if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOMY else None


@pytest.fixture(scope="session")
def sqlite() -> Iterator[Sqlite]:
    with tempfile.TemporaryDirectory(prefix="tilshi-sqlite-", dir=in_memory()) as folder:
        databases = Sqlite(Path(folder))
        asyncio.run(databases.prepare())
        yield databases


@pytest.fixture(scope="session")
async def postgres(request: pytest.FixtureRequest) -> AsyncIterator[Postgres]:
    """Not under pytest's own folder: as root the server runs as another user, whom pytest shuts out of there."""
    with tempfile.TemporaryDirectory(prefix="tilshi-postgres-", dir=in_memory()) as folder:
        try:
            databases = Postgres(Path(folder))
        except (OSError, SubprocessError) as error:  # said once, and not by every test that needs it
            request.session.shouldstop = "the tests' PostgreSQL does not start"
            pytest.fail(
                f"{NO_POSTGRES}\n{type(error).__name__}: {error}\n{getattr(error, 'stderr', '')}", pytrace=False
            )
        await databases.prepare()
        yield databases
        await databases.hang_up()
        databases.stop()


@pytest.fixture(params=["sqlite", "postgres"])
def databases(request: pytest.FixtureRequest) -> Sqlite | Postgres:
    found: Sqlite | Postgres = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def fill() -> Fill:
    """What is in the database when a test begins."""
    return with_nothing


@pytest.fixture
async def engine(databases: Sqlite | Postgres, fill: Fill) -> AsyncIterator[AsyncEngine]:
    async with lent(databases, fill) as engine:
        yield engine
