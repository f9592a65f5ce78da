"""A slot of a plan, changed by taps; a day and a topic may be written."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.steps import Parser, Said, Step, in_each_language, name_of
from handlers.views import view
from handlers.visit import Visit
from locales import later
from newsroom import weeks
from newsroom.errors import Refused
from newsroom.plan import changing, fact, slots
from newsroom.plan.changing import LONGEST_TOPIC
from newsroom.plan.days_off import days_off
from newsroom.plan.months import PUBLISHED, Month
from newsroom.plan.slots import Slot
from newsroom.rubrics import turns
from newsroom.union import organisations
from newsroom.values.days import TO_COME, parse_day
from screens import actions, failures
from screens.plan import slots as screens
from screens.screen import Screen
from screens.values import DAY

TWO_WEEKS = timedelta(days=13)


def register() -> None:
    tapped(actions.SLOT, look)
    tapped(actions.SLOT_MOVE, move)
    tapped(actions.SLOT_INSIST, insist)
    tapped(actions.SLOT_DAY, ask_day)
    tapped(actions.SLOT_SWAP, look_for_other)
    tapped(actions.SLOT_SWAP_WITH, swap)
    tapped(actions.SLOT_RUBRIC, look_at_rubrics)
    tapped(actions.SLOT_TO_RUBRIC, set_rubric)
    tapped(actions.SLOT_BRANCH, look_at_branches)
    tapped(actions.SLOT_TO_BRANCH, set_branch)
    tapped(actions.SLOT_TOPIC, ask_topic)
    tapped(actions.SLOT_DROP, drop)
    tapped(actions.SLOT_BACK, bring_back)
    tapped(actions.SLOT_JUDGE, judge)


async def look(_: Event, visit: Visit, slot_id: int) -> Screen:
    return await visit.show(draw_slot, slot=slot_id)


@view("slot")
async def draw_slot(visit: Visit, slot: int) -> Screen:
    return screens.card(visit.who.language, await _shown(visit, slot))


async def _shown(visit: Visit, slot: int) -> screens.Shown:
    found, plan, region = await changing.require_planned(visit.tx, visit.who, slot)
    others = await slots.of_week(visit.tx, plan.id, found.week)
    facts = await fact.of_slots(visit.tx, region.id, others if found in others else [*others, found])
    own = next(one for one in facts if one.slot.id == found.id)
    days = await _working(visit, plan, weeks.days_of(found.week)[0])
    is_asked = plan.state == PUBLISHED
    return screens.Shown(own, visit.today, days, is_open=plan.last >= visit.today, is_asked=is_asked)


async def _working(visit: Visit, plan: Month, monday: date, span: timedelta = TWO_WEEKS) -> list[date]:
    """Of the month those that are to come, of this week and the next."""
    first, last = max(monday, plan.month, visit.today), min(monday + span, plan.last)
    return (await days_off(visit.tx, first, last)).working_days() if first <= last else []


async def _change(visit: Visit, slot_id: int, change: Awaitable[int | None]) -> Screen:
    """And how it is then. What another has changed meanwhile is seen, and not written over."""
    try:
        shown = await change
    except Refused as refused:
        if refused.kind != "slot_changed":
            raise
        toast = failures.refused(visit.who.language, refused.kind, refused.parameters).text
        return replace(await visit.show(draw_slot, slot=slot_id), toast=toast)
    return await visit.show(draw_slot, slot=shown or slot_id)


# ---- its day


async def move(_: Event, visit: Visit, slot_id: int, times: int, day: date) -> Screen:
    """A day may have become one off since the button was shown."""
    return await _to_day(visit, slot_id, times, day)


async def _to_day(visit: Visit, slot_id: int, times: int, day: date) -> Screen:
    try:
        return await _change(visit, slot_id, changing.move(visit.tx, visit.who, slot_id, times, day, visit.now))
    except Refused as refused:
        if refused.kind != "day_off":
            raise
    return await visit.show(draw_insist, slot=slot_id, on_day=day.isoformat())


@view("slot_insist")
async def draw_insist(visit: Visit, slot: int, on_day: str) -> Screen:
    found, _, _ = await changing.require_planned(visit.tx, visit.who, slot)
    day = date.fromisoformat(on_day)
    names = (await days_off(visit.tx, day, day)).names(day)
    return screens.insist(visit.who.language, found, day, names, visit.today)


async def insist(_: Event, visit: Visit, slot_id: int, times: int, day: date) -> Screen:
    change = changing.move(visit.tx, visit.who, slot_id, times, day, visit.now, insists=True)
    return await _change(visit, slot_id, change)


async def _asked(visit: Visit, slot: int) -> Slot:
    found, _, _ = await changing.require_planned(visit.tx, visit.who, slot)
    return found


def day_of(message: Message, visit: Visit) -> date:
    return parse_day(message.text or "", visit.today, TO_COME)


ON_DAY = Step("day", screens.another_day, Parser(day_of, DAY))


async def save_day(visit: Visit, said: Said, slot: Slot) -> Screen:
    return await _to_day(visit, slot.id, slot.sequence, said[ON_DAY])


ANOTHER_DAY = Form("slot_day", _asked, ON_DAY, save=save_day)


async def ask_day(_: Event, visit: Visit, slot_id: int) -> Screen:
    return await ANOTHER_DAY.ask(visit, slot=slot_id)


async def look_for_other(_: Event, visit: Visit, slot_id: int, page: int) -> Screen:
    return await visit.show(draw_swap, slot=slot_id, page=page)


@view("slot_swap")
async def draw_swap(visit: Visit, slot: int, page: int = 0) -> Screen:
    found, plan, _ = await changing.require_planned(visit.tx, visit.who, slot)
    others = await slots.of_month(visit.tx, plan.id)
    others = [one for one in others if one.on_day >= visit.today and one.on_day != found.on_day]
    others.sort(key=lambda one: abs(one.on_day - found.on_day))  # the nearest first: that is what is exchanged
    return screens.swap(visit.who.language, found, others, page, visit.today)


async def swap(_: Event, visit: Visit, slot_id: int, times: int, other_id: int, other_times: int) -> Screen:
    change = changing.swap(visit.tx, visit.who, slot_id, times, other_id, other_times, visit.now)
    return await _change(visit, slot_id, change)


# ---- its rubric, its branch, its topic


async def look_at_rubrics(_: Event, visit: Visit, slot_id: int) -> Screen:
    return await visit.show(draw_rubrics, slot=slot_id)


@view("slot_rubric")
async def draw_rubrics(visit: Visit, slot: int) -> Screen:
    found, _, region = await changing.require_planned(visit.tx, visit.who, slot)
    return screens.rubric(visit.who.language, found, await turns.rubrics(visit.tx, region.id), visit.today)


async def set_rubric(_: Event, visit: Visit, slot_id: int, times: int, rubric_id: int) -> Screen:
    change = changing.set_rubric(visit.tx, visit.who, slot_id, times, rubric_id, visit.now)
    return await _change(visit, slot_id, change)


async def look_at_branches(_: Event, visit: Visit, slot_id: int, page: int) -> Screen:
    return await visit.show(draw_branches, slot=slot_id, page=page)


@view("slot_branch")
async def draw_branches(visit: Visit, slot: int, page: int = 0) -> Screen:
    found, _, region = await changing.require_planned(visit.tx, visit.who, slot)
    known = await organisations.named_below(visit.tx, region.id)
    return screens.branch(visit.who.language, found, known, page, visit.today)


async def set_branch(_: Event, visit: Visit, slot_id: int, times: int, branch_id: int | None) -> Screen:
    change = changing.set_branch(visit.tx, visit.who, slot_id, times, branch_id, visit.now)
    return await _change(visit, slot_id, change)


TOPIC = in_each_language(screens.topic, partial(name_of, most=LONGEST_TOPIC), skippable=True)


async def save_topic(visit: Visit, said: Said, slot: Slot) -> Screen:
    texts = said.texts(TOPIC)
    return await _change(
        visit, slot.id, changing.set_topic(visit.tx, visit.who, slot.id, slot.sequence, texts, visit.now)
    )


TOPICS = Form("slot_topic", _asked, *TOPIC, save=save_topic, title=later("the topic of a post"))


async def ask_topic(_: Event, visit: Visit, slot_id: int) -> Screen:
    return await TOPICS.ask(visit, slot=slot_id)


# ---- dropped, brought back, judged by hand


async def drop(_: Event, visit: Visit, slot_id: int, times: int) -> Screen:
    return await _change(visit, slot_id, changing.drop(visit.tx, visit.who, slot_id, times, visit.now))


async def bring_back(_: Event, visit: Visit, slot_id: int, times: int) -> Screen:
    return await _change(visit, slot_id, changing.bring_back(visit.tx, visit.who, slot_id, times, visit.now))


async def judge(_: Event, visit: Visit, slot_id: int, done: str) -> Screen:
    return await _change(visit, slot_id, changing.judge(visit.tx, visit.who, slot_id, done, visit.now))
