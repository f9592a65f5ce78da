"""`python -m demo` as a process: it says at once what it is doing, and then where the page is."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import sys

from aiohttp import ClientSession

from demo.shelf import ROOT

PATIENCE = 300.0


def _hears_ctrl_c() -> None:
    """Also where these tests run in the background, for whose children a shell switches it off."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


async def started(port: int) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "demo", cwd=ROOT, env=os.environ | {"PORT": str(port)},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, preexec_fn=_hears_ctrl_c,
    )  # fmt: skip


async def test_it_says_what_it_is_doing(tmp_path):
    process = await started(0)
    assert process.stdout is not None
    lines = []
    async with asyncio.timeout(PATIENCE):
        while "Ctrl-C" not in "".join(lines):
            lines.append((await process.stdout.readline()).decode())
            assert lines[-1], (lines, (await process.communicate())[1].decode())
    assert re.match(r"Тілші", lines[0])
    assert all(re.fullmatch(r" *\d+ s  .{3,80}\n", line) for line in lines[1:])
    assert "the bot is loaded" in lines[1]
    address = re.search(r"http://[\d.:]+/", lines[-1])
    assert address
    async with ClientSession() as session, session.get(address.group()) as page:
        assert page.status == 200
    process.send_signal(signal.SIGINT)
    async with asyncio.timeout(PATIENCE):
        said, complained = await process.communicate()
    assert (process.returncode, said, complained) == (0, b"", b"")


async def test_stopped_before_it_is_there_it_goes_without_a_word(tmp_path):
    process = await started(0)
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE):
        await process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, complained = await process.communicate()
    assert (process.returncode, complained) == (130, b"")


async def test_a_port_that_is_taken_is_told():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = await started(taken.getsockname()[1])
        async with asyncio.timeout(PATIENCE):
            said, complained = await process.communicate()
    assert process.returncode == 1
    assert b"loaded" not in said, "told at once"
    assert b"PORT=8090 make demo" in complained
