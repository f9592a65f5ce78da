"""Where a database stands, and whether that is what the code expects: asked at each start, so without alembic."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from db.engine import Database

STARTING = 7_145_002  # of all processes that start at once, one migrates, and the others find it done
COPYING = "copying "  # stands in the revision's place while rows come from elsewhere, with a mark of where
VERSIONS = Path(__file__).with_name("migrations") / "versions"


class TooNew(Exception):
    """The database has been brought to where this code has never been."""

    def __init__(self, revision: str) -> None:
        super().__init__(revision)
        self.revision = revision


class HalfCopied(Exception):
    """A copy into it was broken off."""


def known() -> list[str]:
    """From the oldest; files are called by them."""
    return sorted(path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


def newest() -> str:
    return known()[-1]


def require_known(revision: str | None) -> None:
    if revision is not None and revision.startswith(COPYING):
        raise HalfCopied
    if revision is not None and revision not in known():
        raise TooNew(revision)


async def revision_of(engine: AsyncEngine) -> str | None:
    async with engine.connect() as connection:
        return await connection.run_sync(read_revision)


def read_revision(connection: Connection) -> str | None:
    """None where no migration has been."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return found


async def bring_up(engine: Database) -> None:
    """To the newest. Where it is there already, as at almost every start, alembic is not even loaded."""
    if await revision_of(engine) != newest():
        from db.migrate import move  # a quarter of a second, and megabytes

        await move(engine)
