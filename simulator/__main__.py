"""`python -m simulator --port 8081`: runs the Telegram until Ctrl-C."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal

from simulator.clock import Clock
from simulator.people.botfather import set_app
from simulator.web.frame import Frame
from simulator.web.server import Server
from simulator.world.pace import Pace
from simulator.world.world import World


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m simulator", description="A Telegram on this machine.")
    parser.add_argument("--port", type=int, default=8081, help="0 takes any free one (default: 8081)")
    parser.add_argument("--strict", action="store_true", help="refuse what is a mistake though Telegram lets it pass")
    parser.add_argument("--no-pace", action="store_true", help="let bots speak as fast as they can")
    parser.add_argument(
        "--person", action="append", default=[], metavar="NAME:LANGUAGE", help="have somebody there already"
    )
    parser.add_argument(
        "--bot", action="append", default=[], metavar="TOKEN=USERNAME", help="have a bot known before it calls"
    )
    parser.add_argument(
        "--app",
        action="append",
        default=[],
        metavar="TOKEN[/NAME]=URL",
        help="where a bot's Mini App is (no name: the main one)",
    )
    parser.add_argument(
        "--zone", default="", help="whose hours the web chat shows, as Asia/Almaty (default: the browser's)"
    )
    return parser.parse_args()


async def run(given: argparse.Namespace) -> None:
    world = World(Clock(), Pace(on=not given.no_pace), strict=given.strict)
    for person in given.person:
        name, _, language = person.partition(":")
        world.add_human(name, language=language or "en")
    for bot in given.bot:
        token, _, username = bot.partition("=")
        world.add_bot(token, username, username)
    for app in given.app:
        named, _, url = app.partition("=")
        token, _, name = named.partition("/")
        set_app(world.add_bot(token), name, url)
    stopped = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
    async with Server(world, given.port, Frame(zone=given.zone)) as server:
        print(f"Bot API:  {server.address}/bot<token>/<method>")
        print(f"Web chat: {server.address}/", flush=True)
        await stopped.wait()


def main() -> None:
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(run(options()))


if __name__ == "__main__":
    main()
