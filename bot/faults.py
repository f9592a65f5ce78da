"""An error for the log: where it happened and what it is, without its words, in which people's texts may stand."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path

from structlog.typing import ExcInfo

HERE = str(Path(__file__).parents[1])


def told_without_words(exc_info: ExcInfo) -> str:
    return "\n".join(_lines(exc_info[1]))


def _lines(error: BaseException | None) -> Iterator[str]:
    """The cause first, as Python tells it."""
    if error is None:
        return
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    yield from _lines(before)
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename.removeprefix(HERE).lstrip('/')}:{frame.lineno} {frame.name}"
    yield f"{type(error).__module__}.{type(error).__qualname__}"
