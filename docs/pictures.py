"""Pictures for the documentation, of the demo in the web chat. `make pictures` takes them, and the simulator's own."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from demo.world import frame, make
from simulator.pictures.camera import PHONE, browsing, look
from simulator.web.frame import Frame
from simulator.web.server import Server

FOLDER = Path(__file__).with_name("pictures")
SHOWN = {"chair-kk": "Риддер", "chair-ru": "Алтай", "specialist-kk": "Маман"}


async def main() -> None:
    """A chair and a specialist at their telephones, in the demo world."""
    with tempfile.TemporaryDirectory() as folder:
        world, app = await make(Path(folder))
        async with Server(world, frame=Frame(zone=frame(world).zone)) as server, browsing() as browser:
            named = {human.first_name: human.id for human in world.humans()}
            for name, who in SHOWN.items():
                chat = f"{server.address}/#/{named[who]}/{app.bot.id}"
                await look(browser, chat, FOLDER / f"{name}.png", PHONE)
        await app.engine.dispose()


if __name__ == "__main__":
    asyncio.run(main())
