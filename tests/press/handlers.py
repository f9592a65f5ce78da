"""The form: what it is about, its steps, and the use case that saves it."""

from __future__ import annotations

from handlers import views
from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.steps import LINK, Parser, Said, Step, name
from handlers.visit import Visit
from locales import later
from newsroom.values.days import parse_day
from screens.codec import Action
from screens.screen import Screen
from screens.values import DAY, ID
from tests.press import newsroom, screens

PRESS_OF = Action("press", ID)  # in the bot: screens/actions/


def register() -> None:
    tapped(PRESS_OF, ask)


async def about(visit: Visit, place: int) -> screens.Asked:
    found = await newsroom.require_noting(visit.tx, visit.who, place)
    known = dict.fromkeys(one["outlet"] for one in newsroom.noted(found))
    return screens.Asked(found, list(known), visit.today)


PAST_DAY = Parser(lambda message, visit: parse_day(message.text or "", visit.today), DAY)
OUTLET = Step("outlet", screens.outlet, name(100), screens.as_written)
OUT_ON = Step("out_on", screens.out_on, PAST_DAY, screens.as_day)
PROOF = Step("proof", screens.proof, LINK, screens.as_written, skippable=True)


async def save(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    await newsroom.note(
        visit.tx, visit.who, asked.place.id, said[OUTLET], said[OUT_ON], said.get(PROOF), visit.now
    )  # fmt: skip
    return await visit.show(views.home)


PRESS = Form("press", about, OUTLET, OUT_ON, PROOF, save=save, title=later("a tip"))


async def ask(_: Event, visit: Visit, place_id: int) -> Screen:
    return await PRESS.ask(visit, place=place_id)
