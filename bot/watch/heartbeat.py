"""The heartbeat that the running bot leaves on this machine, and `python -m bot health`, which looks at it.

Nobody is called, neither Telegram nor the database: whoever asks each few seconds asks a file. It is held as long as
its process lives, and counts by a clock that nobody sets. Nothing heavy is imported here.
"""

from __future__ import annotations

import fcntl
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from glob import escape
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from bot import env_file

EVERY = 10.0  # seconds between two beats
SILENT = 60.0  # after so many seconds without one, all of it stands still
ROOM = 2048  # bytes: written over in their place, which a full disk takes, too


def later(text: str, /) -> str:
    """Marks it for the catalogues. The one of `locales` comes with much that takes longer than the whole look."""
    return text


NONE = later("the bot does not run here, or can leave no heartbeat: {where}")
STOPPED = later("the bot (process {process}) has stood still for {seconds} seconds")
STANDS = later("the bot (process {process}) runs, but what stands still: {what}")
WELL = later("the bot runs (process {process})")
Judged = tuple[int, str, dict[str, str]]


class Heartbeat:
    """Of this process. Raises `OSError` where no file can be made."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def beat(self, still: Mapping[str, float], now: float) -> None:
        """`still`: what stands still, and since how many seconds."""
        told = {"process": os.getpid(), "beat": now, "still": {name: round(since) for name, since in still.items()}}
        os.pwrite(self._file, json.dumps(told).encode().ljust(ROOM), 0)

    def close(self) -> None:
        with suppress(OSError):
            self._path.unlink()
        os.close(self._file)


def place_of(address: str) -> tuple[Path, str]:
    """Where heartbeats are, and how they begin: beside a file of SQLite, where there is one process; else each process
    has its own in the folder for temporary files (TMPDIR)."""
    if address.startswith("sqlite:"):
        file = Path(address.partition(":///")[2].partition("?")[0]).resolve()
        return file.parent, f"{file.name}.pulse"
    from hashlib import sha256

    return Path(gettempdir()), f"tilshi-{os.getuid()}-{sha256(address.encode()).hexdigest()[:12]}.pulse"


def of_this_process(address: str) -> Path:
    folder, name = place_of(address)
    return folder / (name if address.startswith("sqlite:") else f"{name}.{os.getpid()}")


def alive(address: str) -> Iterator[dict[str, Any]]:
    """What each of those has left that live: a dead one holds nothing."""
    folder, name = place_of(address)
    for path in sorted(folder.glob(f"{escape(name)}*")):
        with suppress(OSError, ValueError):
            if (told := _read(path)) is not None:
                yield told


def _read(path: Path) -> dict[str, Any] | None:
    file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        if os.fstat(file).st_uid not in (os.getuid(), os.geteuid()):
            return None
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            told = json.loads(os.pread(file, ROOM, 0))
            return told if isinstance(told, dict) else None
        return None
    finally:
        os.close(file)


def judged(found: Iterable[Mapping[str, Any]], now: float, where: str) -> Judged:
    """What the command ends with, and says: the worst of all processes."""
    well: Judged = 1, NONE, {"where": where}
    for one in found:
        process, silent, still = str(one["process"]), now - one["beat"], one["still"]
        if silent > SILENT:
            return 1, STOPPED, {"process": process, "seconds": str(round(silent))}
        if still:
            what = ", ".join(f"{name} ({since} s)" for name, since in still.items())
            return 1, STANDS, {"process": process, "what": what}
        well = 0, WELL, {"process": process}
    return well


def main() -> int:
    """`python -m bot health`."""
    try:
        known = env_file.read(Path.cwd() / ".env")
    except (OSError, UnicodeDecodeError):
        known = {}
    known |= os.environ
    address = known.get("DATABASE_URL") or env_file.DATABASE
    code, text, values = judged(alive(address), time.monotonic(), str(place_of(address)[0]))
    output = sys.stderr if code else sys.stdout
    print(_told(text, values, known) if output.isatty() else text.format(**values), file=output)
    return code


def _told(text: str, values: Mapping[str, str], settings: Mapping[str, str]) -> str:
    """To a person; machines ask too often for it."""
    from bot.said import chosen, spoken

    return spoken(chosen(settings))(text, **values)
