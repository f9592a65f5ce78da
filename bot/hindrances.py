"""What hinders a backup, a restore or a move, in one line for whoever gave the order."""

from __future__ import annotations

import asyncio
import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from bot.archive import IsSealed, WrongPassphrase
from bot.places import Taken
from bot.troubles import Trouble, file_of, of_database
from db.copying import Differs, DoesNotFit, NotEmpty, NotNewest
from db.revisions import HalfCopied, TooNew, newest
from db.snapshots import Damaged, Stopped
from locales import later
from locales.said import Said, said

# What an order ends with, for whoever has given it and has to say it in another language.
OTHER, NO_ROOM, NO_PLACE, NO_PASSPHRASE, NO_DATABASE, BUSY = 1, 3, 4, 5, 6, 7
NO_MORE = later("the disk takes no more; make room on it, or have it looked at, and give this order again")
STOPPED = later("stopped; the same order goes on where it was, or begins anew")
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
OURS: dict[type[BaseException], tuple[int, str]] = {
    NotEmpty: (OTHER, later(
        "{target} is not empty, and nothing is written over: name a file that is not there, or a database that was "
        "made just now (createdb)")),
    DoesNotFit: (OTHER, later(
        "{target} does not take a row of {source}: {error}; mend it there, and give this order again")),
    Differs: (OTHER, later(
        "{error}: {source} was written to meanwhile; make {target} empty, and give this order again")),
    TooNew: (OTHER, later("it was made by a newer version of the bot ({error}): take that one")),
    Damaged: (OTHER, later("{source} is no backup, or is cut off or damaged: take an older one")),
    WrongPassphrase: (NO_PASSPHRASE, later("{source} was sealed with another passphrase")),
    IsSealed: (NO_PASSPHRASE, later(
        "{source} is sealed: say in which file its passphrase stands, by --passphrase-file")),
    Taken: (BUSY, later("{target}: another backup is being written there")),
    Stopped: (OTHER, STOPPED),
    asyncio.CancelledError: (OTHER, STOPPED),
}  # fmt: skip


class Hindered(Trouble):
    def __init__(self, code: int, what: Said | str) -> None:
        super().__init__(what)
        self.code = code


@contextmanager
def told(source: str, target: str) -> Iterator[None]:
    """Both are addresses of databases, or paths of files."""
    try:
        yield
    except tuple(OURS) as error:
        code, words = OURS[type(error)]
        raise Hindered(code, said(words, error=error, source=named(source), target=named(target))) from None
    except NotNewest as error:
        raise Hindered(NO_DATABASE, _not_newest(named(source), error.revision)) from None
    except (DBAPIError, HalfCopied, OSError, sqlite3.Error) as error:
        known = _of_machine(error, [one for one in (source, target) if is_database(one)])
        if known is None:
            raise
        raise known from error


def is_database(name: str) -> bool:
    return "://" in name


def named(name: str) -> str:
    """An address without the user and the password."""
    if not is_database(name):
        return name
    file = file_of(name)
    bare = make_url(name).set(username=None, password=None, query={})
    return str(file) if file is not None else bare.render_as_string()


def _not_newest(name: str, revision: str | None) -> Said:
    if revision is None:
        return said(later("{database}: there is no database of the bot"), database=name)
    stands = later(
        "{database} stands at {revision}, and this code wants {newest}: start the bot on it, which migrates, and end it"
    )
    return said(stands, database=name, revision=revision, newest=newest())


def _of_machine(error: Exception, databases: list[str]) -> Hindered | None:
    name = getattr(getattr(error, "orig", error), "sqlite_errorname", "")
    if getattr(error, "errno", None) in FULL or name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return Hindered(NO_ROOM, said(NO_MORE))
    if isinstance(error, OSError) and error.filename is not None:
        return Hindered(NO_PLACE, f"{error.filename}: {error.strerror}")
    troubles = [trouble.what for one in databases if (trouble := of_database(error, one)) is not None]
    return Hindered(NO_DATABASE, troubles[0]) if troubles else None
