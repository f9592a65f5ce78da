"""Processes of their own that have loaded all before, above all `python -m bot run`: split off from one that loads.

For tests that start one again and again. What is loaded in which order is a matter of `tests/bot_commands`.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.process import BaseProcess

from bot import lean

lean.load()

import bot.app  # noqa: E402, F401 (loaded for those that are split off)
from bot.__main__ import main  # noqa: E402

SPLIT = get_context("forkserver")
SPLIT.set_forkserver_preload(["tests.warm"])


def start(environment: dict[str, str], *arguments: str) -> BaseProcess:
    return split_off(_run, environment, *arguments)


def split_off(work: Callable[..., None], *given: object) -> BaseProcess:
    process = SPLIT.Process(target=work, args=given)
    process.start()
    return process


async def ended(process: BaseProcess) -> int | None:
    """How it went, once it is over."""
    await asyncio.to_thread(process.join)
    code = process.exitcode
    process.close()
    return code


def _run(environment: dict[str, str], *arguments: str) -> None:
    os.environ.update(environment)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    sys.argv = ["bot", "run", *arguments]
    sys.exit(main())
