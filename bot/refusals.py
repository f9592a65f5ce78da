"""What Telegram's refusals mean for whatever met them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError

from bot.framing import NotNow
from newsroom import outbox
from scheduler.outcomes import Outcome

DATABASE_AWAY = "database away"
A_MESSAGE = timedelta(seconds=1)  # by the pace at which a chat takes them
# But of another refusal, which Telegram quotes within its own, and of the method, which aiogram names.
QUOTED = re.compile(r"""(error message "[^"]*"|method '[^']*')|"[^"]*(?:"|\Z)|(?<=\s)'[^']*(?:'|\Z)""")
NO_SUCH_BOT = "Not Found"  # all of it: a chat that is not found is a bad request


def outcome_of(error: AiogramError | NotNow) -> Outcome:
    """What a refusal means for the notice that met it."""
    if isinstance(error, NotNow):
        return Outcome(outbox.WAITING, trouble=DATABASE_AWAY)
    trouble = trouble_of(error)
    if isinstance(error, TelegramRetryAfter):
        return Outcome(outbox.WAITING, after=timedelta(seconds=error.retry_after), trouble=trouble)
    if _is_of_the_token(error):
        return Outcome(outbox.WAITING, after=timedelta(0), trouble=trouble, shut=True)
    if isinstance(error, TelegramForbiddenError):
        return Outcome(outbox.UNREACHABLE, trouble=trouble)
    if isinstance(error, TelegramMigrateToChat):
        return Outcome(outbox.WAITING, after=timedelta(0), moved_to=error.migrate_to_chat_id, trouble=trouble)
    if is_by_the_server(error) or _has_never_left(error):
        return Outcome(outbox.WAITING, trouble=trouble)
    if isinstance(error, (TelegramNetworkError, ClientDecodeError)):
        return Outcome(outbox.UNKNOWN, trouble=trouble)
    return Outcome(outbox.FAILED, trouble=trouble)


def with_room_for(outcome: Outcome, sent: Sequence[int]) -> Outcome:
    """What got through before will be sent again first: without room for it, no more would get through each time."""
    if not outcome.after:
        return outcome
    return replace(outcome, after=outcome.after + A_MESSAGE * len(sent))


def trouble_of(error: AiogramError) -> str:
    """A page in place of an answer would tell nobody anything; what Telegram quotes of a message is its author's."""
    if isinstance(error, ClientDecodeError):
        return ""
    said = str(getattr(error, "message", type(error).__name__))
    return QUOTED.sub(lambda found: found[1] or "…", said)[:250]


def _is_of_the_token(error: AiogramError) -> bool:
    """It was revoked, or there is no such bot: Telegram hears nothing that is said with it."""
    is_unknown = isinstance(error, TelegramNotFound) and error.message == NO_SUCH_BOT
    return is_unknown or isinstance(error, TelegramUnauthorizedError)


def is_by_the_server(error: AiogramError) -> bool:
    """A fault of Telegram's own, or the page of a proxy before it; an answer that is merely new to us is none."""
    if isinstance(error, ClientDecodeError):
        return not (isinstance(error.data, dict) and error.data.get("ok") is True)
    return isinstance(error, TelegramServerError)


def _has_never_left(error: AiogramError) -> bool:
    """There was no connection, so that Telegram cannot have heard it."""
    return isinstance(error, TelegramNetworkError) and isinstance(error.__cause__, ClientConnectorError)
