"""A backup as a file: a zip with a database of SQLite in it, or with that sealed by a passphrase.

Whoever has no bot at hand opens it with what there is everywhere: docs/how-to/backup.md.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from db.snapshots import Damaged, Stopped

PLAIN, KEY, SEALED = "tilshi.sqlite3", "key.age", "tilshi.sqlite3.gz.age"
PART = 2**18  # bytes that are held at once
GZIP = 16 + zlib.MAX_WBITS
NOT_WHOLE = (BadZipFile, EOFError, KeyError, NotImplementedError, RuntimeError, zlib.error)  # what zipfile says then


class WrongPassphrase(Exception):
    """It was sealed with another one."""


class IsSealed(Exception):
    """It does not open without a passphrase."""


def pack(database: Path, target: IO[bytes], passphrase: str, stop: Event) -> None:
    """With a part of it in memory at a time, however large it is."""
    how = ZIP_STORED if passphrase else ZIP_DEFLATED
    with database.open("rb") as source, ZipFile(target, "w", how) as archive:
        if passphrase:
            _seal(_parts(source, stop), archive, passphrase)
        else:
            with archive.open(PLAIN, "w", force_zip64=True) as packed:
                for part in _parts(source, stop):
                    packed.write(part)


def _seal(parts: Iterator[bytes], archive: ZipFile, passphrase: str) -> None:
    """With a key of its own, which alone is sealed by the passphrase: that way takes only what fits into memory."""
    import pyrage

    key = pyrage.x25519.Identity.generate()
    archive.writestr(KEY, pyrage.passphrase.encrypt(str(key).encode(), passphrase))
    noted, reads = _Noted(), _Squeezed(parts).read
    with archive.open(SEALED, "w", force_zip64=True) as packed:
        ends = SimpleNamespace(read=noted(reads)), SimpleNamespace(write=noted(packed.write), flush=packed.flush)
        try:
            pyrage.encrypt_io(*ends, [key.to_public()])
        except Exception as error:
            raise noted.met or error from None


def unpack(archive: Path, file: Path, passphrase: str, stop: Event) -> None:
    """Whatever is cut off or altered is `Damaged`, wherever it is: both zip and age know it."""
    with _opened(archive) as held, file.open("xb") as target:
        names = held.namelist()
        if SEALED in names and not passphrase:
            raise IsSealed
        if SEALED in names:
            _unseal(held, target, passphrase, stop)
        else:
            with held.open(PLAIN) as packed:
                for part in _parts(packed, stop):
                    target.write(part)


@contextmanager
def _opened(path: Path) -> Iterator[ZipFile]:
    try:
        with ZipFile(path) as archive:
            yield archive
    except NOT_WHOLE:
        raise Damaged from None


def _unseal(archive: ZipFile, target: IO[bytes], passphrase: str, stop: Event) -> None:
    import pyrage

    sealed = archive.read(KEY)
    try:
        key = pyrage.x25519.Identity.from_str(pyrage.passphrase.decrypt(sealed, passphrase).decode())
    except (pyrage.DecryptError, pyrage.IdentityError):
        raise WrongPassphrase from None
    noted, spread = _Noted(), _Spread(target, stop)
    with archive.open(SEALED) as packed:
        ends = SimpleNamespace(read=noted(packed.read)), SimpleNamespace(write=noted(spread.write), flush=target.flush)
        try:
            pyrage.decrypt_io(*ends, [key])
        except Exception:
            raise noted.met or Damaged() from None
    if not spread.is_over:
        raise Damaged


def _parts(source: IO[bytes], stop: Event) -> Iterator[bytes]:
    while part := source.read(PART):
        if stop.is_set():
            raise Stopped
        yield part


class _Noted:
    """What is raised within pyrage becomes a sentence there: here it is kept as it was."""

    def __init__(self) -> None:
        self.met: Exception | None = None

    def __call__(self, work: Callable[..., Any]) -> Callable[..., Any]:
        def working(*given: Any) -> Any:
            try:
                return work(*given)
            except Exception as error:
                self.met = error
                raise

        return working


class _Squeezed:
    """Gzip, by as much as is asked for."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._packer = zlib.compressobj(wbits=GZIP)
        self._held = b""
        self._is_over = False

    def read(self, size: int) -> bytes:
        while len(self._held) < size and not self._is_over:
            part = next(self._parts, None)
            self._is_over = part is None
            self._held += self._packer.flush() if part is None else self._packer.compress(part)
        given, self._held = self._held[:size], self._held[size:]
        return given


class _Spread:
    """As it was before it was squeezed."""

    def __init__(self, target: IO[bytes], stop: Event) -> None:
        self._target = target
        self._stop = stop
        self._unpacker = zlib.decompressobj(wbits=GZIP)

    @property
    def is_over(self) -> bool:
        return self._unpacker.eof

    def write(self, data: bytes) -> int:
        if self._stop.is_set():
            raise Stopped
        self._target.write(self._unpacker.decompress(data))
        return len(data)
