"""`python -m demo` (or `make demo`): the whole thing in a browser, without a token and without a network."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import signal
import socket
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.desk.place import DeskPlace

BEGUN = time.monotonic()
PORT = 8080
STOPS = {signal.SIGINT}
ENGINES = ("sqlite", "postgres")
NO_SUCH = "make demo, or make demo ENGINE=postgres WORKERS=2 for several processes on one PostgreSQL"


def tell(what: str) -> None:
    print(f"{time.monotonic() - BEGUN:5.0f} s  {what}", flush=True)


async def run(folder: Path, port: int, workers: int) -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    await asyncio.sleep(0)  # whoever has stopped it by now waits for none of this
    # What takes a while to load is loaded only when it has been said what is happening.
    import structlog

    from bot import lean

    lean.load()
    from bot.logs import set_up_logs
    from demo.world import frame, make
    from simulator.web.server import Server

    tell("the bot is loaded")
    set_up_logs("text")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    if workers:
        from demo.workers import work

        await work(folder, port, workers, tell)
        return
    desk = desk_at(port_beside(port))
    world, app = await make(folder, tell, desk=desk)
    gc.enable()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, app.stop)
    async with Server(world, port, frame(world)) as server:
        tell(f"{desk.address}  (the desk: a specialist's /desk opens it)")
        tell(f"{server.address}/  (Ctrl-C stops it)")
        await app.run()
    await app.engine.dispose()


def port_beside(port: int) -> int:
    """The next one; another that is free, where that is taken or the first may be any."""
    with contextlib.suppress(OSError):
        if port:
            require_port(port + 1)
            return port + 1
    with socket.create_server(("127.0.0.1", 0)) as found:
        free: int = found.getsockname()[1]
        return free


def desk_at(port: int) -> DeskPlace:
    """Telegram opens it here as well, which it would do elsewhere by https only."""
    from bot.desk.place import DeskPlace

    return DeskPlace(f"http://127.0.0.1:{port}/desk", "127.0.0.1", port, is_app=True)


def require_port(port: int) -> None:
    """Whoever has another demo running hears so at once, and not when all of it is there."""
    with socket.create_server(("127.0.0.1", port)):
        """It is free."""


def main() -> int:
    port = int(os.environ.get("PORT", PORT))
    engine = os.environ.get("ENGINE", "sqlite")
    workers = int(os.environ.get("WORKERS", "1" if engine == "postgres" else "0"))
    if engine not in ENGINES or (workers > 0) != (engine == "postgres"):
        print(NO_SUCH, file=sys.stderr)
        return 2
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)  # until there is somebody who knows how to stop
    gc.disable()  # until all is there: a quarter of the time to start would go into looking for what can go
    try:
        print("Тілші: three weeks in a trade union, in a browser", flush=True)
        require_port(port)
        with tempfile.TemporaryDirectory(prefix="tilshi-demo-") as folder:
            asyncio.run(run(Path(folder), port, workers))
    except KeyboardInterrupt:
        return 130  # before the bot was there to be stopped
    except OSError as error:
        print(f"The demo cannot start: {error.strerror or error}. Another port? PORT=8090 make demo", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
