"""Pictures of the guides for people, of the demo in the web chat, in each language: nobody has to take one by hand."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser

from demo.people import FIRST, PRESS, SPECIALIST
from demo.world import frame, make
from docs.pictures import MORNING
from locales import LANGUAGES, Language, Words, own_name, words_for
from newsroom.library.guides import FOLDER
from simulator.pictures.camera import browsing, look
from simulator.web.frame import Frame
from simulator.web.server import Server

SIZE = (360, 860)  # of a long telephone: a card with its photo and its buttons
COLOURS = 192  # enough for a screen, and a third of the size
POSTS = {
    "kk": "Кеше №3 мектепте еңбек қауіпсіздігі бойынша семинар өтті, оған қырық мұғалім қатысты. Енді олар сыныптағы "
    "қауіпті қалай бағалауды біледі, ал желтоқсанда бірін-бірі тексереді.",
    "ru": "Вчера в школе № 5 прошёл открытый урок о коллективном договоре, участвовали пятьдесят учителей. Каждый "
    "узнал, как считается его нагрузка и куда обратиться, если её посчитали неверно.",
}
REGION = {"kk": "Шығыс Қазақстан облысы", "ru": "Восточно-Казахстанская область"}
TIPS = {
    "kk": "Апта кеңесі: фотоны терезеге арқаңызбен тұрып түсіріңіз, сонда адамдардың жүзі анық шығады.",
    "ru": "Совет недели: снимайте, стоя спиной к окну, и лица будут видны.",
}


def steps(words: Words) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Whose telephone, and what they do there, one after the other."""

    def press(*labels: str) -> tuple[str, ...]:
        return tuple(step for label in labels for step in (f"press: {label}", "wait"))

    compare, more = (words.in_context("digest", one) for one in ("Compare", "More"))
    post, tip = POSTS[words.language], tuple(f"say: {TIPS[one]}" for one in TIPS)
    return {
        "chair-send": (FIRST.called, (f"photo: {post}",)),
        "chair-sent": (FIRST.called, press(words("Send it"))),
        "chair-count": (FIRST.called, press(words("Followers"))),
        "review": (SPECIALIST.called, press(words("Review"))),
        "branches": (SPECIALIST.called, press(words("Home"), words("Branches"))),
        "plan": (SPECIALIST.called, (*press(words("Home"), words("Content plan"), words("Draft the plan")), "top")),
        "digest": (SPECIALIST.called, (*press(words("Digest of the week")), "top")),
        "tip": (PRESS.called, (*press(words("Send a tip")), *(one for said in tip for one in (said, "wait")))),
        "regions": (PRESS.called, (*press(words("Home"), words("Digest"), compare), "top")),
        "report": (PRESS.called, (*press(words("Posts"), REGION[words.language], more, words("Document")), "top")),
    }  # fmt: skip


async def main() -> None:
    """A world for each language: what was done in one is not there in the other."""
    (FOLDER / "pictures").mkdir(exist_ok=True)
    async with browsing() as browser:
        for language in LANGUAGES:
            with tempfile.TemporaryDirectory() as folder:
                await _of_language(language, Path(folder), browser)


async def _of_language(language: Language, folder: Path, browser: Browser) -> None:
    world, app = await make(folder, now=MORNING)
    bot = asyncio.create_task(app.run())
    named = {human.first_name: human.id for human in world.humans()}
    words, speaking = words_for(language), set[str]()
    async with Server(world, frame=Frame(zone=frame(world).zone)) as server:
        for name, (who, taken) in steps(words).items():
            file = FOLDER / "pictures" / f"{name}.{language}.png"
            before = () if who in speaking else (*_home(), *_speak(language))
            speaking.add(who)
            await look(
                browser, f"{server.address}/#/{named[who]}/{app.bot.id}", file, SIZE, *before, *taken, locale=language
            )
            make_small(file)
    app.stop()
    await bot
    await app.engine.dispose()


def _home() -> tuple[str, ...]:
    return ("say: /start", "wait")


def _speak(language: Language) -> tuple[str, ...]:
    """All whose telephones are shown begin in Kazakh."""
    return () if language == FIRST.language else (f"press: {own_name(language)}", "wait")


def make_small(file: Path) -> None:
    with Image.open(file) as picture:
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


if __name__ == "__main__":
    asyncio.run(main())
