"""Entries: lists by kind, the card of one, and what is changed there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from handlers.actions import Event, may_send, tapped
from handlers.forms import Form
from handlers.steps import Parser, Said, Step, name_of, photo_of, require_line
from handlers.views import view
from handlers.visit import Visit
from locales import later
from newsroom import access
from newsroom.counted import clippings, entries, entry_lists, followed, outlets
from newsroom.counted.answers import outlets_of
from newsroom.counted.entries import IN_WORDS, LONGEST_OFFICE, LONGEST_REASON, LONGEST_TITLE, REASONS, Entry
from newsroom.counted.entry_lists import Listed
from newsroom.counted.kinds import FOLLOWED_UP
from newsroom.errors import Refused
from newsroom.rubrics import turns
from newsroom.union import organisations
from newsroom.values.addresses import parse_link
from newsroom.values.days import parse_dated
from newsroom.values.figures import Doubt, parse_amount
from newsroom.values.languages import guess_language
from newsroom.values.link_text import find_link
from newsroom.values.periods import Period, of_dated, parse_period, written
from screens import actions
from screens.counted import card as screens
from screens.counted.card import PER_PAGE
from screens.screen import Screen
from screens.values import TEXT, Photo

CHANGES_SHOWN = 5
A_SENTENCE = 50  # letters
LONGEST_PROOF = 600


def register() -> None:
    tapped(actions.ENTRIES, look)
    tapped(actions.ENTRIES_IN, look_within)
    tapped(actions.ENTRY, open_entry)
    tapped(actions.ENTRY_CORRECT, correct)
    tapped(actions.ENTRY_AWAY, take_away)
    tapped(actions.ENTRY_BACK, put_back)
    tapped(actions.ENTRY_DOUBT, doubt)
    tapped(actions.ENTRY_PROOF, prove)
    tapped(actions.ENTRY_SPOKE, say_who_spoke)
    tapped(actions.ENTRY_STATE, set_state)


async def look(_: Event, visit: Visit, place_id: int, kind: str, page: int) -> Screen:
    return await visit.show(draw_entries, place=place_id, kind=kind, page=page)


@view("entries", errand=True)
async def draw_entries(visit: Visit, place: int, kind: str, page: int) -> Screen:
    found = await entry_lists.listed(visit.tx, visit.who, place, kind, page * PER_PAGE, PER_PAGE + 1)
    return screens.listing(visit.who.language, await _listing(visit, place, kind, page, found))


async def _listing(
    visit: Visit, place: int, kind: str, page: int, found: Sequence[Listed], period: Period | None = None
) -> screens.Listing:
    at = await organisations.require_place(visit.tx, place)
    shown = found[:PER_PAGE]
    ids = {one.outlet_id for one in shown if one.outlet_id is not None}
    named = {one: await outlets.require_outlet(visit.tx, one) for one in sorted(ids)}
    follows = access.may(visit.who, "follow up", at.id, at.region_id)
    return screens.Listing(
        place, at.names, kind, shown, named, page, len(found) > PER_PAGE, follows, visit.today, period
    )  # fmt: skip


async def look_within(_: Event, visit: Visit, period: Period, place_id: int, kind: str, page: int) -> Screen:
    return await visit.show(draw_entries_in, period=written(period), place=place_id, kind=kind, page=page)


@view("entries_in", reads=True)
async def draw_entries_in(visit: Visit, period: str, place: int, kind: str, page: int) -> Screen:
    """What a number of a digest is made of."""
    try:
        days = parse_period(period)
    except ValueError:
        raise Refused("old_button") from None
    first, most = page * PER_PAGE, PER_PAGE + 1
    found = await entry_lists.counting(visit.tx, visit.who, place, kind, days, first, most)
    listing = await _listing(visit, place, kind, page, found, days)
    whose = {one.about_id or one.organisation_id for one in found} - {place}
    about = {one.id: one.names for one in await organisations.named(visit.tx, whose)}
    return screens.listing(visit.who.language, replace(listing, about=about))


async def open_entry(_: Event, visit: Visit, entry_id: int) -> Screen:
    return await visit.show(draw_entry, entry=entry_id)


@view("entry", errand=True)
async def draw_entry(visit: Visit, entry: int, noted: bool = False) -> Screen:
    found = await entries.require_entry(visit.tx, visit.who, entry)
    place = await organisations.require_place(visit.tx, found.organisation_id)
    known = [await outlets.require_outlet(visit.tx, one) for one in outlets_of(found)]
    card = screens.Card(
        found, place.names, known, await entry_lists.changes(visit.tx, found.id, CHANGES_SHOWN),
        await rubric_names(visit, place.region_id) if "theme" in found.details else {}, visit.today,
        entries.may_change(visit.who, found),
        access.may(visit.who, "judge entries", found.organisation_id, found.region_id),
        describes=len(known) == 1 and not known[0].level and outlets.may_describe(visit.who, known[0]),
        photo=await clippings.shown_by(visit.tx, found.clipping_id, visit.bot_id), noted=noted,
    )  # fmt: skip
    return screens.card(visit.who.language, card)


async def rubric_names(visit: Visit, region_id: int | None) -> dict[str, dict[str, str]]:
    return {one.code: one.names for one in await turns.rubrics(visit.tx, region_id)}


async def put_back(_: Event, visit: Visit, entry_id: int) -> Screen:
    await entries.put_back(visit.tx, visit.who, entry_id, visit.now)
    return await visit.show(draw_entry, entry=entry_id)


async def doubt(_: Event, visit: Visit, entry_id: int, doubted: bool) -> Screen:
    await entries.doubt(visit.tx, visit.who, entry_id, visit.now, doubted=doubted)
    return await visit.show(draw_entry, entry=entry_id)


# ---- corrected, and taken away


async def _changing(visit: Visit, entry: int) -> screens.Asked:
    found = await entries.require_entry(visit.tx, visit.who, entry)
    entries.require_may_change(visit.who, found)
    return screens.Asked(found)


def is_post(message: Message, visit: Visit) -> bool:
    """Of those who send posts, a text of whole sentences: a headline or an office has no stop behind it."""
    text = (message.text or "").strip()
    return may_send(visit) and sum(map(str.isalpha, text)) >= A_SENTENCE and text.endswith((".", "!", "?", "…"))


def text_of(message: Message, visit: Visit) -> str:
    text = name_of(message, visit, most=LONGEST_TITLE)
    if not text or is_post(message, visit):
        raise SkipHandler
    return text


why = require_line(LONGEST_REASON, "no_reason")
RIGHT: Step[screens.Asked, str] = Step("right", screens.right, Parser(text_of, TEXT))
REASON: Step[screens.Asked, str] = Step("reason", screens.reason, Parser(why, TEXT))


def _reason(visit: Visit, said: str) -> tuple[str, dict[str, str]]:
    return (said, {}) if said in REASONS else (IN_WORDS, {guess_language(said, visit.who.language): said})


def _values(visit: Visit, entry: Entry, text: str) -> dict[str, Any]:
    """Of a number another number; of what came out or was held a day, or else its headline."""
    if not entry.is_single and entry.kind not in FOLLOWED_UP:
        amount = parse_amount(text)
        if isinstance(amount, Doubt):
            raise Refused("not_a_figure")
        return entries.of_amount(amount)
    try:
        period = of_dated(*parse_dated(text, visit.today))
    except Refused as refused:
        if refused.kind == "day_to_come":
            raise
        return {"titles": {guess_language(text, visit.who.language): text}}
    return {"starts_on": period.first, "ends_on": period.end, "unit": period.unit, "on_day": period.last}


async def corrected(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    code, words = _reason(visit, said[REASON])
    values = _values(visit, asked.entry, said[RIGHT])
    await entries.correct(visit.tx, visit.who, asked.entry.id, code, words, visit.now, **values)
    return await visit.show(draw_entry, entry=asked.entry.id)


CORRECT = Form("entry_correct", _changing, RIGHT, REASON, save=corrected, errand=True, title=later("a correction"))


async def correct(_: Event, visit: Visit, entry_id: int) -> Screen:
    return await CORRECT.ask(visit, entry=entry_id)


AWAY_REASON: Step[screens.Asked, str] = Step("reason", screens.reason, Parser(why))


async def taken_away(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    code, words = _reason(visit, said[AWAY_REASON])
    await entries.take_away(visit.tx, visit.who, asked.entry.id, code, words, visit.now)
    return await visit.show(draw_entry, entry=asked.entry.id)


AWAY = Form("entry_away", _changing, AWAY_REASON, save=taken_away, errand=True)


async def take_away(_: Event, visit: Visit, entry_id: int) -> Screen:
    return await AWAY.ask(visit, entry=entry_id)


# ---- added to


async def _proving(visit: Visit, entry: int) -> screens.Asked:
    found = (await _changing(visit, entry)).entry
    known = await outlets.find(visit.tx, found.outlet_id) if found.outlet_id is not None else None
    return screens.Asked(found, known.name if known is not None else "")


def proof_of(message: Message, visit: Visit) -> Photo | str:
    """A photo, a link with a few words, or a headline: what is much longer is none of these."""
    if message.photo:
        return photo_of(message, visit)
    if message.document is not None:
        raise Refused("shot_as_file")
    if is_post(message, visit):
        raise SkipHandler
    return name_of(message, visit, most=LONGEST_PROOF)


PROOF: Step[screens.Asked, Any] = Step("proof", screens.proof, Parser(proof_of, takes_file=True))


async def proven(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    entry, answer = asked.entry, said[PROOF]
    values: dict[str, Any] = {}
    if isinstance(answer, Photo):
        content = visit.looked.content if visit.looked is not None else None
        values["clipping_id"] = await clippings.keep(
            visit.tx, visit.who, answer.bot_id, answer.file_id, content, visit.now
        )
    else:
        link, title = parted(answer)
        values |= {"link": link} if link else {}
        values |= {"titles": {guess_language(title, visit.who.language): title}} if title else {}
    await entries.complete(visit.tx, visit.who, entry.id, visit.now, **values)
    if entry.outlet_id is not None and values.get("link"):
        await outlets.learn(visit.tx, entry.outlet_id, values["link"])
    return await visit.show(draw_entry, entry=entry.id)


def parted(text: str) -> tuple[str, str]:
    """A link, and the words around it."""
    found = next((one for one in text.split() if find_link(one) is not None and "." in one), "")
    title = " ".join(one for one in text.split() if one != found)
    if len(title) > LONGEST_TITLE:
        raise Refused("name_too_long", most=LONGEST_TITLE)
    if not found:
        return "", title
    return parse_link(found if "://" in found else f"https://{found}"), title


PROVE = Form("entry_proof", _proving, PROOF, save=proven, errand=True)


async def prove(_: Event, visit: Visit, entry_id: int) -> Screen:
    return await PROVE.ask(visit, entry=entry_id)


def office_of(message: Message, visit: Visit) -> str:
    office = name_of(message, visit, most=LONGEST_OFFICE)
    if not office or is_post(message, visit):
        raise SkipHandler
    return office


SPOKE: Step[screens.Asked, str] = Step("office", screens.spoke, Parser(office_of))


async def spoken(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    offices = {guess_language(said[SPOKE], visit.who.language): said[SPOKE]}
    await entries.complete(visit.tx, visit.who, asked.entry.id, visit.now, offices=offices)
    return await visit.show(draw_entry, entry=asked.entry.id)


WHO_SPOKE = Form("entry_spoke", _changing, SPOKE, save=spoken, errand=True)


async def say_who_spoke(_: Event, visit: Visit, entry_id: int) -> Screen:
    return await WHO_SPOKE.ask(visit, entry=entry_id)


# ---- what became of it


async def _following(visit: Visit, entry: int, state: str) -> screens.Asked:
    found = (await _changing(visit, entry)).entry
    return screens.Asked(found, state=state)


OUTCOME: Step[screens.Asked, str] = Step("outcome", screens.outcome, Parser(text_of))


async def settled(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    text = said[OUTCOME]
    outcome: dict[str, str] = {guess_language(text, visit.who.language): text} if text else {}
    await followed.set_state(visit.tx, visit.who, asked.entry.id, asked.state, outcome, visit.now)
    return await visit.show(draw_entry, entry=asked.entry.id)


STATE = Form("entry_state", _following, OUTCOME, save=settled, errand=True)


async def set_state(_: Event, visit: Visit, entry_id: int, state: str) -> Screen:
    return await STATE.ask(visit, entry=entry_id, state=state)
