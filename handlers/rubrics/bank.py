"""The prompts of a rubric: looked through, added, changed, given a season, removed."""

from __future__ import annotations

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.rubrics.keeping import at
from handlers.steps import Parser, Said, Step, in_each_language
from handlers.views import view
from handlers.visit import Visit
from locales import later
from newsroom.rubrics import bank, keeping
from newsroom.rubrics.bank import Kept
from screens import actions
from screens.parts import PER_PAGE, page_within
from screens.rubrics import bank as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.PROMPTS, look)
    tapped(actions.PROMPT_CARD, open_card)
    tapped(actions.PROMPT_ADD, add)
    tapped(actions.PROMPT_TEXT, reword)
    tapped(actions.PROMPT_SEASON, season)
    tapped(actions.PROMPT_KEEP, keep)


async def look(_: Event, visit: Visit, place_id: int, rubric_id: int, page: int | None) -> Screen:
    return await visit.show(draw_prompts, place=place_id, rubric=rubric_id, page=page or 0)


@view("prompts")
async def draw_prompts(visit: Visit, place: int, rubric: int, page: int = 0) -> Screen:
    """The last page, where the list has become shorter."""
    found = await keeping.require_keeps(visit.tx, visit.who, place)
    one = await keeping.require_rubric(visit.tx, visit.who, place, rubric)
    page = page_within(page, (await bank.counts(visit.tx, found.region_id)).get(rubric, 0))
    prompts, total = await bank.page_of(visit.tx, visit.who, place, rubric, page * PER_PAGE, PER_PAGE)
    return screens.prompts(visit.who.language, at(found), one, screens.Page(prompts, page, total))


async def open_card(_: Event, visit: Visit, place_id: int, prompt_id: int) -> Screen:
    return await visit.show(draw_prompt, place=place_id, prompt=prompt_id)


@view("prompt_card")
async def draw_prompt(visit: Visit, place: int, prompt: int) -> Screen:
    found = await keeping.require_keeps(visit.tx, visit.who, place)
    return screens.prompt(visit.who.language, at(found), await bank.require_prompt(visit.tx, visit.who, place, prompt))


# ---- added and changed


def written(message: Message, _: Visit) -> str:
    return bank.require_text(message.text or "")


def from_until(message: Message, _: Visit) -> tuple[str, str]:
    return bank.parse_season(message.text or "")


async def _new(visit: Visit, place: int, rubric: int) -> screens.Asked:
    found = await keeping.require_keeps(visit.tx, visit.who, place)
    return screens.Asked(at(found), (await keeping.require_rubric(visit.tx, visit.who, place, rubric)).id)


async def _known(visit: Visit, place: int, prompt: int) -> screens.Asked:
    found = await keeping.require_keeps(visit.tx, visit.who, place)
    one = await bank.require_own(visit.tx, visit.who, place, prompt)
    return screens.Asked(at(found), one.rubric_id, one)


TEXTS = in_each_language(screens.text, written, skippable=True)
SEASON: Step[screens.Asked, tuple[str, str]] = Step("season", screens.season, Parser(from_until))


async def added(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    here = asked.at.place_id
    prompt_id = await bank.add(visit.tx, visit.who, here, asked.rubric_id, said.texts(TEXTS), visit.now)
    return await visit.show(draw_prompt, place=here, prompt=prompt_id)


async def changed(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    here, prompt = asked.at.place_id, _prompt(asked)
    await bank.reword(visit.tx, visit.who, here, prompt.id, said.texts(TEXTS), visit.now)
    return await visit.show(draw_prompt, place=here, prompt=prompt.id)


async def timed(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    here, prompt = asked.at.place_id, _prompt(asked)
    await bank.set_season(visit.tx, visit.who, here, prompt.id, said[SEASON], visit.now)
    return await visit.show(draw_prompt, place=here, prompt=prompt.id)


def _prompt(asked: screens.Asked) -> Kept:
    assert asked.prompt is not None, "asked about one that there is"
    return asked.prompt


ADD = Form("prompt_add", _new, *TEXTS, save=added, title=later("a new prompt"))
REWORD = Form("prompt_text", _known, *TEXTS, save=changed, title=later("the words of a prompt"))
TIME = Form("prompt_season", _known, SEASON, save=timed)


async def add(_: Event, visit: Visit, place_id: int, rubric_id: int) -> Screen:
    return await ADD.ask(visit, place=place_id, rubric=rubric_id)


async def reword(_: Event, visit: Visit, place_id: int, prompt_id: int) -> Screen:
    return await REWORD.ask(visit, place=place_id, prompt=prompt_id)


async def season(_: Event, visit: Visit, place_id: int, prompt_id: int) -> Screen:
    return await TIME.ask(visit, place=place_id, prompt=prompt_id)


async def keep(_: Event, visit: Visit, place_id: int, prompt_id: int, is_kept: bool) -> Screen:
    change = bank.bring_back if is_kept else bank.remove
    await change(visit.tx, visit.who, place_id, prompt_id, visit.now)
    return await visit.show(draw_prompt, place=place_id, prompt=prompt_id)
