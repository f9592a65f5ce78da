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

# What an order ends with, for whoever has given it and has to say it in another language.
OTHER, NO_ROOM, NO_PLACE, NO_PASSPHRASE, NO_DATABASE, BUSY = 1, 3, 4, 5, 6, 7
NO_MORE = "the disk takes no more; make room on it, or have it looked at, and give this order again"
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
OURS: dict[type[BaseException], tuple[int, str]] = {
    NotEmpty: (OTHER, "{target} is not empty, and nothing is written over: name a file that is not there, or a "
                      "database that was made just now (createdb)"),
    DoesNotFit: (OTHER, "{target} does not take a row of {source}: {error}; mend it there, and give this order again"),
    Differs: (OTHER, "{error}: {source} was written to meanwhile; make {target} empty, and give this order again"),
    TooNew: (OTHER, "it was made by a newer version of the bot ({error}): take that one"),
    Damaged: (OTHER, "{source} is no backup, or is cut off or damaged: take an older one"),
    WrongPassphrase: (NO_PASSPHRASE, "{source} was sealed with another passphrase"),
    IsSealed: (NO_PASSPHRASE, "{source} is sealed: say in which file its passphrase stands, by --passphrase-file"),
    Taken: (BUSY, "{target}: another backup is being written there"),
    Stopped: (OTHER, "stopped; the same order goes on where it was, or begins anew"),
    asyncio.CancelledError: (OTHER, "stopped; the same order goes on where it was, or begins anew"),
}  # fmt: skip


class Hindered(Trouble):
    def __init__(self, code: int, words: str) -> None:
        super().__init__(words)
        self.code = code


@contextmanager
def told(source: str, target: str) -> Iterator[None]:
    """Both are addresses of databases, or paths of files."""
    try:
        yield
    except tuple(OURS) as error:
        code, words = OURS[type(error)]
        raise Hindered(code, words.format(error=error, source=named(source), target=named(target))) from None
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


def _not_newest(name: str, revision: str | None) -> str:
    if revision is None:
        return f"{name}: there is no database of the bot"
    return (
        f"{name} stands at {revision}, and this code wants {newest()}: start the bot on it, which migrates, and end it"
    )


def _of_machine(error: Exception, databases: list[str]) -> Hindered | None:
    name = getattr(getattr(error, "orig", error), "sqlite_errorname", "")
    if getattr(error, "errno", None) in FULL or name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return Hindered(NO_ROOM, NO_MORE)
    if isinstance(error, OSError) and error.filename is not None:
        return Hindered(NO_PLACE, f"{error.filename}: {error.strerror}")
    troubles = [str(trouble) for one in databases if (trouble := of_database(error, one)) is not None]
    return Hindered(NO_DATABASE, troubles[0]) if troubles else None
