"""What is written for operators, by us and by libraries: lines of one kind, without secrets or people's words."""

from __future__ import annotations

import logging
import sys
import threading
import warnings
from collections.abc import Iterable, Mapping
from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

from bot.faults import kind_of, place, told_without_words
from bot.masks import Mask

log = structlog.get_logger(__name__)


class Libraries(logging.Handler):
    """What libraries say through `logging`, of warnings and worse, said as if it were ours."""

    def emit(self, record: logging.LogRecord) -> None:
        say = getattr(log, _level(record.levelno))
        at = f"{place(record.pathname, record.lineno)} {record.funcName}"
        say(_own_words(record), logger=record.name, at=at, exc_info=record.exc_info)


LIBRARIES = Libraries(logging.WARNING)


def set_up_logs(form: str, secrets: Iterable[str] = ()) -> None:
    last = structlog.processors.JSONRenderer() if form == "json" else structlog.dev.ConsoleRenderer(colors=False)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.ExceptionRenderer(told_without_words),
            Hiding(Mask(secrets)),
            last,
        ],
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
    )
    logging.getLogger().addHandler(LIBRARIES)  # once, however often it is asked for


def catch_what_escapes() -> None:
    """Errors that nobody caught, and warnings: Python would write them out with all their words."""
    sys.excepthook = lambda _, error, __: _escaped(error)
    sys.unraisablehook = lambda met: _escaped(met.exc_value, met.exc_type)
    threading.excepthook = lambda met: _escaped(met.exc_value, met.exc_type)
    warnings.showwarning = lambda _, kind, filename, line, *__: _warned(kind, filename, line)


class Hiding:
    """The last look at a line, value by value: in a line of JSON that is put together it could break the JSON."""

    def __init__(self, mask: Mask) -> None:
        self._mask = mask

    def __call__(self, _: WrappedLogger, __: str, event: EventDict) -> EventDict:
        return {name: self._hidden(value) for name, value in event.items()}

    def _hidden(self, value: Any) -> Any:
        if value is None or isinstance(value, bool | int | float):
            return value
        if isinstance(value, Mapping):
            return {self._mask(str(name)): self._hidden(one) for name, one in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self._hidden(one) for one in value]
        if isinstance(value, BaseException):
            return kind_of(type(value))
        return self._mask(value if isinstance(value, str) else repr(value))


def _level(number: int) -> str:
    return "critical" if number >= logging.CRITICAL else "error" if number >= logging.ERROR else "warning"


def _own_words(record: logging.LogRecord) -> str:
    """A template is the library's own, and so is what asyncio says of no error; other sentences may hold anybody's."""
    own = record.args or (record.name == "asyncio" and not record.exc_info)
    return str(record.msg).partition("\n")[0] if own else "a library says, here without its words"


def _escaped(error: BaseException | None, kind: type[BaseException] | None = None) -> None:
    if error is None:
        log.critical("an error that nobody caught", kind=kind and kind_of(kind))
    elif not isinstance(error, KeyboardInterrupt | SystemExit):
        log.critical("an error that nobody caught", exc_info=error)


def _warned(kind: type[Warning], filename: str, line: int) -> None:
    log.warning("a warning", kind=kind_of(kind), at=place(filename, line))
