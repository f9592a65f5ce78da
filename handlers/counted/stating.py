"""Short forms: subscriptions, methodical materials, events, the application, decisions and proposals."""

from __future__ import annotations

from typing import Any

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from handlers.counted.cards import draw_entry, office_of, rubric_names, text_of
from handlers.forms import Form
from handlers.steps import A_PERIOD, Parser, Said, Step, by_pressing
from handlers.visit import Visit
from locales import later
from newsroom import weeks
from newsroom.counted import entries, kinds, outlets
from newsroom.counted.entries import Told
from newsroom.errors import Refused
from newsroom.union import organisations
from newsroom.values.figures import Amount, Doubt, parse_amount
from newsroom.values.languages import guess_language
from newsroom.values.periods import Period, of_dated, parse_deadline
from screens.counted import asking
from screens.counted.asking import Following, Stating
from screens.screen import Screen
from screens.values import AMOUNT, PERIOD, TEXT


async def at_place(visit: Visit, place: int, kind: str) -> asking.Place:
    at = await entries.require_enters(visit.tx, visit.who, place, kind)
    is_own = visit.who.seat is not None and visit.who.seat.organisation_id == place
    today = weeks.today(visit.now, await organisations.zone_of(visit.tx, at.id))
    return asking.Place(at.id, today, None if is_own else at.names)


def amount_of(message: Message, _: Visit) -> Amount:
    """What can be read in two ways is written anew, in digits."""
    amount = parse_amount(message.text or "")
    if isinstance(amount, Doubt):
        raise Refused("not_a_figure")
    return amount


def deadline_of(message: Message, visit: Visit) -> Period:
    return parse_deadline((message.text or "").strip(), visit.today)


AN_AMOUNT, A_TEXT = Parser(amount_of, AMOUNT), Parser(text_of, TEXT)


async def _note(visit: Visit, place: int, told: Told) -> Screen:
    entry_id = await entries.note(visit.tx, visit.who, place, told, visit.now)
    return await visit.show(draw_entry, entry=entry_id, noted=True)


def _in_language(visit: Visit, text: str) -> dict[str, str]:
    return {guess_language(text, visit.who.language): text}


# ---- copies of a newspaper


async def _subscribed(visit: Visit, place: int, outlet: int) -> Stating:
    at = await at_place(visit, place, kinds.SUBSCRIPTION)
    found = await outlets.require_outlet(visit.tx, outlet)
    return Stating(at, found.name, outlet_id=found.id)


COPIES: Step[Stating, Amount] = Step("copies", asking.copies, AN_AMOUNT, asking.as_amount)
FOR_TIME: Step[Stating, Period] = Step("period", asking.of_period, A_PERIOD, asking.as_period)


async def copies_told(visit: Visit, said: Said, asked: Stating) -> Screen:
    told = Told(kinds.SUBSCRIPTION, said[COPIES], period=said[FOR_TIME], outlet_id=asked.outlet_id)
    return await _note(visit, asked.place.id, told)


SUBSCRIBED = Form(
    "subscription", _subscribed, COPIES, FOR_TIME, save=copies_told, errand=True, title=later("a subscription")
)


# ---- materials and events


async def _material(visit: Visit, place: int) -> Stating:
    return Stating(await at_place(visit, place, kinds.MATERIAL))


WHAT_ISSUED: Step[Stating, str] = Step("what", asking.material, Parser(by_pressing, TEXT), asking.as_sort)
TITLED: Step[Stating, str] = Step("title", asking.titled, A_TEXT, asking.as_text)
ON: Step[Stating, Period] = Step("on", asking.held_on, A_PERIOD, asking.as_period)


async def issued(visit: Visit, said: Said, asked: Stating) -> Screen:
    """A number instead of a title says how many there were, and of none of them what it was called."""
    how: dict[str, Any] = {"is_single": True, "titles": _in_language(visit, said[TITLED])}
    if said[TITLED][:1].isdigit():
        amount = parse_amount(said[TITLED])
        if isinstance(amount, Doubt):
            raise Refused("not_a_figure")
        how = {"quantity": amount}
    return await _note(visit, asked.place.id, Told(kinds.MATERIAL, what=said[WHAT_ISSUED], period=said[ON], **how))


ISSUED = Form("material", _material, WHAT_ISSUED, TITLED, ON, save=issued, errand=True, title=later("a material"))


async def _event(visit: Visit, place: int) -> Stating:
    at = await at_place(visit, place, kinds.EVENT)
    region = (await organisations.require_place(visit.tx, place)).region_id
    return Stating(at, rubrics=tuple((await rubric_names(visit, region)).items()))


WHAT_HELD: Step[Stating, str] = Step("what", asking.event, Parser(by_pressing, TEXT), asking.as_sort)
THEME: Step[Stating, str] = Step("theme", asking.theme, A_TEXT)
TRAINED: Step[Stating, Amount] = Step("trained", asking.trained, AN_AMOUNT, asking.as_amount, skippable=True)


async def held(visit: Visit, said: Said, asked: Stating) -> Screen:
    details: dict[str, Any] = {"theme": said[THEME]}
    trained = said.get(TRAINED)
    details |= {"trained": entries.of_amount(trained)} if trained is not None else {}
    told = Told(kinds.EVENT, what=said[WHAT_HELD], period=said[ON], is_single=True, details=details)
    return await _note(visit, asked.place.id, told)


HELD = Form("event", _event, WHAT_HELD, THEME, ON, TRAINED, save=held, errand=True, title=later("an event"))


# ---- the application


async def _application(visit: Visit, place: int) -> Stating:
    return Stating(await at_place(visit, place, kinds.APPLICATION))


USERS: Step[Stating, Amount] = Step("users", asking.users, AN_AMOUNT, asking.as_amount)
QUESTIONS: Step[Stating, Amount] = Step("questions", asking.questions, AN_AMOUNT, asking.as_amount, skippable=True)


async def used(visit: Visit, said: Said, asked: Stating) -> Screen:
    asked_in_it = said.get(QUESTIONS)
    if asked_in_it is not None:
        told = Told(kinds.APPLICATION, asked_in_it, kinds.QUESTIONS, said[FOR_TIME])
        await entries.note(visit.tx, visit.who, asked.place.id, told, visit.now)
    return await _note(visit, asked.place.id, Told(kinds.APPLICATION, said[USERS], kinds.USERS, said[FOR_TIME]))


USED = Form(
    "application", _application, USERS, QUESTIONS, FOR_TIME, save=used, errand=True, title=later("the application")
)


# ---- decisions and proposals


async def _followed(visit: Visit, place: int, kind: str) -> Following:
    if kind not in kinds.FOLLOWED_UP:
        raise Refused("old_button")
    return Following(await at_place(visit, place, kind), kind)


DECIDED: Step[Following, str] = Step("text", asking.followed_text, A_TEXT, asking.as_text)
OFFICE: Step[Following, str] = Step("office", asking.office, Parser(office_of, TEXT), asking.as_text, skippable=True)
DUE: Step[Following, Period] = Step("due", asking.due, Parser(deadline_of, PERIOD), asking.as_period, skippable=True)


async def followed_up(visit: Visit, said: Said, asked: Following) -> Screen:
    office, due = said.get(OFFICE), said.get(DUE)
    told = Told(
        asked.kind, period=of_dated(asked.place.today, "day"), titles=_in_language(visit, said[DECIDED]),
        offices=_in_language(visit, office) if office is not None else {}, due=due, state=kinds.OPEN,
    )  # fmt: skip
    return await _note(visit, asked.place.id, told)


FOLLOWED = Form("followed", _followed, DECIDED, OFFICE, DUE, save=followed_up, errand=True, title=later("a decision"))


async def begin(visit: Visit, place_id: int, kind: str) -> Screen:
    if kind in kinds.FOLLOWED_UP:
        return await FOLLOWED.ask(visit, place=place_id, kind=kind)
    form = {kinds.MATERIAL: ISSUED, kinds.EVENT: HELD, kinds.APPLICATION: USED}.get(kind)
    if form is None:
        raise SkipHandler
    return await form.ask(visit, place=place_id)
