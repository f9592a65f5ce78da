"""What is wrong with the database, in one line for whoever runs the bot: what it is, and what to do about it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import DBAPIError

from db.engine import is_away
from db.revisions import HalfCopied, TooNew

POSTGRES_PORT = 5432
LET_IN = "PostgreSQL does not let in the user {user}; look at name and password in DATABASE_URL"
LET_WRITE = "let the bot's user write to it and to its folder"
SQLITE = {
    "SQLITE_BUSY": "{file} is held by another program; is the bot running twice, or is the file open in an editor?",
    "SQLITE_CANTOPEN": "{file} cannot be opened; " + LET_WRITE + ", or change DATABASE_URL",
    "SQLITE_CORRUPT": "{file} is damaged; put a backup in its place",
    "SQLITE_FULL": "no room is left on the disk of {file}; make some",
    "SQLITE_IOERR": "{file} cannot be read or written; look at its disk",
    "SQLITE_LOCKED": "{file} is held by another program; is the bot running twice?",
    "SQLITE_NOTADB": "{file} is a file of another kind; write another path in DATABASE_URL",
    "SQLITE_READONLY": "{file} may not be written; " + LET_WRITE,
}
BROKEN = "the connection to PostgreSQL broke; if it is just starting or stopping, try again in a moment"
POSTGRES = {
    "25006": "this PostgreSQL only lets read; write the address of the main one in DATABASE_URL",
    "28000": LET_IN,
    "28P01": LET_IN,
    "3D000": "there is no database {name}; make it (createdb {name}), or change DATABASE_URL",
    "42501": "the user {user} may not do this in PostgreSQL; make it the owner of the database",
    "53100": "no room is left on the disk of PostgreSQL; make some",
    "53300": "PostgreSQL has no connection to spare; end other programs, or raise max_connections",
    "57P01": "PostgreSQL was stopped; start it",
    "57P03": "PostgreSQL is just starting or stopping; try again in a moment",
}


class Trouble(Exception):
    """Nothing is broken in the bot: somebody has to do something about it, and the line says what.

    `code`: what a command ends with that is cut short by it.
    """

    code = 1


def of_database(error: BaseException, address: str) -> Trouble | None:
    """None for what is no trouble of the database's, or not only that: an error of ours."""
    lines = [_told(make_url(address), one) for one in _single(error)]
    return Trouble(f"database: {lines[0]}") if all(lines) else None


def file_of(address: str) -> Path | None:
    """Of SQLite: where it is, seen from this folder."""
    url = make_url(address)
    return Path(url.database or "").absolute() if url.drivername == "sqlite" else None


def _single(error: BaseException) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _single(one)
    else:
        yield error


def _told(url: URL, error: BaseException) -> str | None:
    if isinstance(error, TooNew):
        return f"it was made by a newer version of the bot ({error.revision}); start that one, or put a backup back"
    if isinstance(error, HalfCopied):
        return "it is half filled only: `move` or `restore` was broken off; give that order again, or make it empty"
    if url.drivername == "sqlite":
        return _told_of_file(Path(url.database or "").absolute(), error)
    return _told_of_server(url, error)


def _told_of_file(path: Path, error: BaseException) -> str | None:
    name = getattr(getattr(error, "orig", error), "sqlite_errorname", "")
    if name.startswith("SQLITE_CANTOPEN") and not path.parent.is_dir():
        return f"the folder {path.parent} does not exist; make it, or write another in DATABASE_URL"
    if name.startswith("SQLITE_CANTOPEN") and path.is_dir():
        return f"{path} is a folder; write the path of a file in DATABASE_URL"
    known = SQLITE.get("_".join(name.split("_")[:2]))  # SQLITE_READONLY_DIRECTORY is a SQLITE_READONLY
    return known.format(file=path) if known else None


def _told_of_server(url: URL, error: BaseException) -> str | None:
    host, *_ = url.normalized_query.get("host", (url.host or "this machine",))
    if isinstance(error, socket.gaierror | UnicodeError):
        return f"no host is called {host}; change DATABASE_URL"
    if isinstance(error, OSError):
        where = host if host.startswith("/") else f"{host}:{url.port or POSTGRES_PORT}"
        return f"nobody answers at {where}; is PostgreSQL running there? If it is elsewhere, change DATABASE_URL"
    state = getattr(error.orig, "sqlstate", None) if isinstance(error, DBAPIError) else None
    if state is None and is_away(error):
        return BROKEN
    known = POSTGRES.get(state or "")
    return known.format(user=url.username, name=url.database) if known else None
