"""A program in which everything goes wrong, each time with words that must not be seen."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
import threading
import warnings
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import logs

WORDS = "Бүгін семинар өтті"  # what somebody wrote


class Broken:
    """It raises where nobody can catch it."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __del__(self) -> None:
        raise ValueError(self._words)


def fail(words: str) -> None:
    raise ValueError(words)


async def fail_soon(words: str) -> None:
    fail(words)


async def in_a_job(words: str) -> None:
    timer = AsyncIOScheduler(timezone="UTC")
    timer.start()
    done = asyncio.Event()
    timer.add_listener(lambda _: done.set())
    timer.add_job(fail_soon, "date", run_date=datetime.now(UTC), args=[words], misfire_grace_time=None)
    await done.wait()
    await asyncio.sleep(0)
    timer.shutdown(wait=False)


async def in_a_task(words: str) -> None:
    """Nobody ever asks what became of it."""
    task = asyncio.create_task(fail_soon(words))
    await asyncio.wait([task])
    del task
    gc.collect()


async def in_a_callback(words: str) -> None:
    asyncio.get_running_loop().call_soon(fail, words)
    await asyncio.sleep(0)


def in_a_thread(words: str) -> None:
    thread = threading.Thread(target=fail, args=[words])
    thread.start()
    thread.join()


def in_a_library(words: str, token: str) -> None:
    library = logging.getLogger("aiogram")
    try:
        fail(words)
    except ValueError:
        library.exception("Failed at https://api.telegram.org/bot%s/getMe", token)
        library.exception(f"Failed: {words}")
    library.error("Failed: %s and %s", words)  # one value too few
    library.info("Update of %s", words)


def in_our_own_words(token: str, password: str) -> None:
    log = structlog.get_logger("bot")
    log.warning(f"no answer of bot{token}", trouble={"at": [f"postgresql://tilshi:{password}@db/tilshi", 7]})
    try:
        fail(password)
    except ValueError as error:
        log.error("failed", what=error, exc_info=error)  # noqa: TRY400


async def go_wrong(token: str, password: str) -> None:
    words = f"{WORDS} {token} {password}"
    in_our_own_words(token, password)
    in_a_library(words, token)
    await in_a_job(words)
    await in_a_task(words)
    await in_a_callback(words)
    in_a_thread(words)
    warnings.warn(words, RuntimeWarning, stacklevel=1)
    held = Broken(words)
    del held
    try:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(fail_soon(words))
    finally:
        sys.stdout.write("the end\n")


if __name__ == "__main__":  # `python -m tests.bot.provoked text|json TOKEN PASSWORD`
    form, token, password = sys.argv[1:]
    logs.set_up_logs(form, [token, password])
    logs.catch_what_escapes()
    asyncio.run(go_wrong(token, password))
