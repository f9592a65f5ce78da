"""Pictures for the documentation, of the demo in the web chat. `make pictures` takes them, and the simulator's own."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from demo.world import frame, make
from locales import words_for
from simulator.pictures.camera import browsing, look
from simulator.web.frame import Frame
from simulator.web.server import Server

TALL = (360, 1120)  # so that a photo is seen with its text and buttons
FOLDER = Path(__file__).with_name("pictures")
KAZAKH, RUSSIAN = words_for("kk"), words_for("ru")
SEMINAR = (
    "Кеше №3 мектепте еңбек қауіпсіздігі бойынша семинар өтті, оған қырық мұғалім қатысты. Енді олар сыныптағы қауіпті "
    "қалай бағалауды біледі, ал желтоқсанда бірін-бірі тексереді."
)
LESSON = (
    "Вчера в школе № 5 прошёл открытый урок о коллективном договоре, участвовали пятьдесят учителей. Каждый узнал, как "
    "считается его нагрузка и куда обратиться, если её посчитали неверно."
)
# Whose telephone, and what they do there.
SHOWN = {
    "chair-kk": ("Риддер", (f"photo: {SEMINAR}",)),
    "chair-ru": ("Алтай", (f"photo: {LESSON}", f"click: {RUSSIAN('Frame')}", "wait")),
    "specialist-kk": ("Маман", (f"click: {KAZAKH('Review')}", "wait")),
}


async def main() -> None:
    """Chairs and a specialist at their telephones, in the demo world."""
    with tempfile.TemporaryDirectory() as folder:
        world, app = await make(Path(folder))
        bot = asyncio.create_task(app.run())
        async with Server(world, frame=Frame(zone=frame(world).zone)) as server, browsing() as browser:
            named = {human.first_name: human.id for human in world.humans()}
            for name, (who, steps) in SHOWN.items():
                chat = f"{server.address}/#/{named[who]}/{app.bot.id}"
                await look(browser, chat, FOLDER / f"{name}.png", TALL, *steps)
        app.stop()
        await bot
        await app.engine.dispose()


if __name__ == "__main__":
    asyncio.run(main())
