"""The history, kept between two starts of the demo: making it takes longer than all the rest."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[1]
KEPT = ROOT / ".cache" / "demo"  # of whoever made it, and never under version control
# What history is made of. A library of another version comes with another lock file.
SOURCES = ("bot", "db", "demo", "handlers", "locales", "newsroom", "reports", "scheduler", "screens", "simulator",
           "docs/examples", "requirements.lock")  # fmt: skip
NO_SOURCES = {"__pycache__", "tests", "static", "pictures"}
DIGEST = hashlib.sha256
SIZE = DIGEST().digest_size


def sources(root: Path = ROOT) -> Iterator[Path]:
    for name in SOURCES:
        path = root / name
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (one for one in found if one.is_file() and not NO_SOURCES.intersection(one.relative_to(root).parts))


def seal_of(moment: str, root: Path = ROOT) -> bytes:
    """Changes with the moment at which history ends, and with any code or text that it is made of."""
    seal = DIGEST(f"{moment}\n{sys.version}".encode())
    for path in sources(root):
        seal.update(f"\n{path.relative_to(root)}\n".encode())
        seal.update(DIGEST(path.read_bytes()).digest())
    return seal.digest()


class Shelf:
    """One file: a seal, a digest, and what is kept. Whatever is wrong with it, it is as if there were none."""

    def __init__(self, folder: Path = KEPT) -> None:
        self._file = folder / "history"

    def take(self, seal: bytes) -> bytes | None:
        with suppress(OSError):
            found = self._file.read_bytes()
            kept = found[2 * SIZE :]
            if found[: 2 * SIZE] == seal + DIGEST(kept).digest():
                return kept
        return None

    def put(self, seal: bytes, kept: bytes) -> None:
        """In one go: who reads at the same time gets the old one or the new. Without a place for it, it is not kept."""
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            number, name = tempfile.mkstemp(dir=self._file.parent)
            try:
                with os.fdopen(number, "wb") as file:
                    file.write(seal + DIGEST(kept).digest() + kept)
                Path(name).replace(self._file)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
