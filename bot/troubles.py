"""What is wrong with the database, in one line for whoever runs the bot: what it is, and what to do about it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import DBAPIError

from db.engine import is_away
from db.revisions import HalfCopied, TooNew
from locales import later
from locales.said import Said, Speaks, said, told

POSTGRES_PORT = 5432
LOST = "08"  # of PostgreSQL's states: the connection was lost, as its driver says
LET_IN = later("PostgreSQL does not let in the user {user}; look at name and password in DATABASE_URL")
NEWER = later("it was made by a newer version of the bot ({revision}); start that one, or put a backup back")
HALF = later(
    "it is half filled only: `move` or `restore` was broken off; give that order again, or make it empty"
)  # fmt: skip
SQLITE = {
    "SQLITE_BUSY": later(
        "{file} is held by another program; is the bot running twice, or is the file open in an editor?"
    ),
    "SQLITE_CANTOPEN": later(
        "{file} cannot be opened; let the bot's user write to it and to its folder, or change DATABASE_URL"
    ),
    "SQLITE_CORRUPT": later("{file} is damaged; put a backup in its place"),
    "SQLITE_FULL": later("no room is left on the disk of {file}; make some"),
    "SQLITE_IOERR": later("{file} cannot be read or written; look at its disk"),
    "SQLITE_LOCKED": later("{file} is held by another program; is the bot running twice?"),
    "SQLITE_NOTADB": later("{file} is a file of another kind; write another path in DATABASE_URL"),
    "SQLITE_READONLY": later("{file} may not be written; let the bot's user write to it and to its folder"),
}
NO_FOLDER = later("the folder {folder} does not exist; make it, or write another in DATABASE_URL")
IS_FOLDER = later("{file} is a folder; write the path of a file in DATABASE_URL")
BROKEN = later("the connection to PostgreSQL broke; if it is just starting or stopping, try again in a moment")
NO_HOST = later("no host is called {host}; change DATABASE_URL")
NOBODY = later("nobody answers at {where}; is PostgreSQL running there? If it is elsewhere, change DATABASE_URL")
POSTGRES = {
    "25006": later("this PostgreSQL only lets read; write the address of the main one in DATABASE_URL"),
    "28000": LET_IN,
    "28P01": LET_IN,
    "3D000": later("there is no database {name}; make it (createdb {name}), or change DATABASE_URL"),
    "42501": later("the user {user} may not do this in PostgreSQL; make it the owner of the database"),
    "53100": later("no room is left on the disk of PostgreSQL; make some"),
    "53300": later("PostgreSQL has no connection to spare; end other programs, or raise max_connections"),
    "57P01": later("PostgreSQL was stopped; start it"),
    "57P02": BROKEN,  # another of its processes has crashed, and it begins anew
    "57P03": later("PostgreSQL is just starting or stopping; try again in a moment"),
}


class Trouble(Exception):
    """Nothing is broken in the bot: somebody has to do something about it, and the line says what.

    `code`: what a command ends with that is cut short by it.
    """

    code = 1

    def __init__(self, what: Said | str) -> None:
        super().__init__(str(what))
        self.what = what

    def told(self, words: Speaks) -> str:
        return told(self.what, words)


def of_database(error: BaseException, address: str) -> Trouble | None:
    """None for what is no trouble of the database's, or not only that: an error of ours."""
    lines = [_told(make_url(address), one) for one in _single(error)]
    return Trouble(said(later("database: {trouble}"), trouble=lines[0])) if all(lines) else None


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


def _told(url: URL, error: BaseException) -> Said | None:
    if isinstance(error, TooNew):
        return said(NEWER, revision=error.revision)
    if isinstance(error, HalfCopied):
        return said(HALF)
    if url.drivername == "sqlite":
        return _told_of_file(Path(url.database or "").absolute(), error)
    return _told_of_server(url, error)


def _told_of_file(path: Path, error: BaseException) -> Said | None:
    name = getattr(getattr(error, "orig", error), "sqlite_errorname", "")
    if name.startswith("SQLITE_CANTOPEN") and not path.parent.is_dir():
        return said(NO_FOLDER, folder=path.parent)
    if name.startswith("SQLITE_CANTOPEN") and path.is_dir():
        return said(IS_FOLDER, file=path)
    known = SQLITE.get("_".join(name.split("_")[:2]))  # SQLITE_READONLY_DIRECTORY is a SQLITE_READONLY
    return said(known, file=path) if known else None


def _told_of_server(url: URL, error: BaseException) -> Said | None:
    host, *_ = url.normalized_query.get("host", (url.host or "this machine",))
    if isinstance(error, socket.gaierror | UnicodeError):
        return said(NO_HOST, host=host)
    if isinstance(error, OSError):
        return said(NOBODY, where=host if host.startswith("/") else f"{host}:{url.port or POSTGRES_PORT}")
    state = getattr(error.orig, "sqlstate", None) if isinstance(error, DBAPIError) else None
    if state is None and is_away(error):
        return said(BROKEN)
    known = POSTGRES.get(state or "", BROKEN if (state or "").startswith(LOST) else None)
    return said(known, user=url.username, name=url.database) if known else None
