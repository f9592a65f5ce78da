"""An error for the log: where it happened and what it is, without its words, in which people's texts may stand."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path

from structlog.typing import ExcInfo

HERE = f"{Path(__file__).parents[1]}/"


def told_without_words(exc_info: ExcInfo) -> str:
    return "\n".join(_lines(exc_info[1], set()))


def place(filename: str, line: int | None) -> str:
    return f"{filename.removeprefix(HERE)}:{line}"


def kind_of(error: type[BaseException]) -> str:
    return f"{error.__module__}.{error.__qualname__}"


def _lines(error: BaseException | None, seen: set[int]) -> Iterator[str]:
    """The cause first, as Python tells it, and after a group what it holds; each once: causes can go in a circle."""
    if error is None or id(error) in seen:
        return
    seen.add(id(error))
    yield from _lines(error.__cause__ or (None if error.__suppress_context__ else error.__context__), seen)
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {place(frame.filename, frame.lineno)} {frame.name}"
    yield kind_of(type(error))
    for one in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield from _lines(one, seen)
