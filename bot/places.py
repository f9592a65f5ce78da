"""Where backups are written: under their good name only when they are whole, and with nothing left of what was not."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from bot.troubles import file_of

PART, ROOM = ".part", "tilshi-copy-"
PRIVATE = 0o600

if sys.platform != "win32":
    import fcntl

    def _is_mine(descriptor: int) -> bool:
        """Until it is closed, however its process ends."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

else:

    def _is_mine(_: int) -> bool:
        """Windows knows no such lock."""
        return True


class Taken(Exception):
    """Somebody else is writing there at this moment."""


@contextmanager
def written(path: Path) -> Iterator[IO[bytes]]:
    """A file beside it, that takes its name when all is on the disk. What a killed one has left is written over."""
    part = path.with_name(path.name + PART)
    part.touch(PRIVATE)
    with part.open("r+b") as file:
        if not _is_mine(file.fileno()):
            raise Taken
        try:
            file.truncate()
            part.chmod(PRIVATE)
            yield file
            file.flush()
            os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """The name is on the disk, too. Not every kind of disk knows how."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def room_near(address: str) -> Iterator[Path]:
    """A folder that nobody else looks into, beside a file of SQLite: there people's words lie open anyway."""
    file = file_of(address)
    near = file.parent if file is not None else Path(tempfile.gettempdir())
    for left in near.glob(f"{ROOM}*"):
        _clear(left)
    with tempfile.TemporaryDirectory(prefix=ROOM, dir=near) as name:
        descriptor = os.open(name, os.O_RDONLY)
        try:
            _is_mine(descriptor)
            yield Path(name)
        finally:
            os.close(descriptor)


def _clear(left: Path) -> None:
    """Of one that was killed; whoever is at work in theirs holds it."""
    with suppress(OSError):
        descriptor = os.open(left, os.O_RDONLY)
        try:
            if _is_mine(descriptor):
                shutil.rmtree(left)
        finally:
            os.close(descriptor)
