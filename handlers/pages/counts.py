"""Counts in doubt, corrections, screenshots."""

from __future__ import annotations

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.steps import Parser, Said, Step, photo_of, require_line
from handlers.views import view
from handlers.visit import Visit
from locales import later
from newsroom.access import require_seat
from newsroom.errors import Refused
from newsroom.pages import corrections, history, proofs
from newsroom.pages.corrections import IN_WORDS, LONGEST_REASON, REASONS, Counted
from newsroom.values.figures import Amount, Doubt, parse_count
from newsroom.values.languages import guess_language
from screens import actions
from screens.pages import counts as screens
from screens.screen import Screen
from screens.values import AMOUNT, TEXT, Photo

MOST_SHOWN, BEFORE_SHOWN = 12, 4


def register() -> None:
    tapped(actions.DOUBTS, look_at_doubts)
    tapped(actions.PAGE_COUNTS, look_at_counts)
    tapped(actions.COUNT_CARD, open_card)
    tapped(actions.COUNT_RIGHT, settle)
    tapped(actions.COUNT_CORRECT, correct)
    tapped(actions.PROOF_ASK, ask_for_proof)
    tapped(actions.PROOF, prove)


async def look_at_doubts(_: Event, visit: Visit) -> Screen:
    return await visit.show(draw_doubts)


@view("doubts")
async def draw_doubts(visit: Visit) -> Screen:
    found = await corrections.doubted(visit.tx, visit.who, require_seat(visit.who).organisation_id)
    return screens.doubts(visit.who.language, found[:MOST_SHOWN])


async def look_at_counts(_: Event, visit: Visit, page_id: int) -> Screen:
    return await visit.show(draw_counts, page=page_id)


@view("page_counts", errand=True)
async def draw_counts(visit: Visit, page: int) -> Screen:
    found = await corrections.require_judged(visit.tx, visit.who, page)
    known = await history.counts_of(visit.tx, page, MOST_SHOWN)
    return screens.counts(visit.who.language, page, found.platform, found.kind, known, visit.today)


async def open_card(_: Event, visit: Visit, figure_id: int) -> Screen:
    return await visit.show(draw_card, figure=figure_id)


@view("count_card", errand=True)
async def draw_card(visit: Visit, figure: int) -> Screen:
    return screens.card(visit.who.language, await card_of(visit, figure), visit.today)


async def card_of(visit: Visit, figure: int) -> screens.Card:
    """A count with all that is known of it."""
    count = await corrections.require_counted(visit.tx, visit.who, figure)
    known = await history.counts_of(visit.tx, count.page_id, BEFORE_SHOWN, until=count.on_day)
    shot = await proofs.of_figure(visit.tx, figure)
    can_be_shown = shot is not None and shot.bot_id == visit.bot_id
    photo = Photo(visit.bot_id, shot.file_id) if shot is not None and can_be_shown else None
    was = await corrections.before(visit.tx, figure)
    earlier = [one for one in known if one.id != figure]
    return screens.Card(count, earlier, was, shot, photo)


async def settle(_: Event, visit: Visit, figure_id: int) -> Screen:
    await corrections.settle(visit.tx, visit.who, figure_id, visit.now)
    return await visit.show(draw_doubts)


async def ask_for_proof(_: Event, visit: Visit, figure_id: int) -> Screen:
    await proofs.ask(visit.tx, visit.who, figure_id, visit.now)
    return await visit.show(draw_card, figure=figure_id)


# ---- corrected


def certain(message: Message, _: Visit) -> Amount:
    """What can be read in two ways is written anew, in digits."""
    amount = parse_count(message.text or "")
    if isinstance(amount, Doubt):
        raise Refused("not_a_number")
    return amount


async def _count(visit: Visit, figure: int) -> Counted:
    return await corrections.require_counted(visit.tx, visit.who, figure)


NUMBER: Step[Counted, Amount] = Step("number", screens.number, Parser(certain, AMOUNT))
REASON: Step[Counted, str] = Step("reason", screens.reason, Parser(require_line(LONGEST_REASON, "no_reason"), TEXT))


async def corrected(visit: Visit, said: Said, count: Counted) -> Screen:
    await correct_for(visit, count.id, said[NUMBER], said[REASON])
    return await visit.show(draw_card, figure=count.id)


async def correct_for(visit: Visit, figure_id: int, amount: Amount, reason: str) -> None:
    """One of the reasons that there are, or in words."""
    is_code = reason in REASONS
    words: dict[str, str] = {} if is_code else {guess_language(reason, visit.who.language): reason}
    code = reason if is_code else IN_WORDS
    await corrections.correct(visit.tx, visit.who, figure_id, amount, code, words, visit.now)


CORRECT = Form("count_correct", _count, NUMBER, REASON, save=corrected, title=later("a corrected count"))


async def correct(_: Event, visit: Visit, figure_id: int) -> Screen:
    return await CORRECT.ask(visit, figure=figure_id)


# ---- proven


async def _wanted(visit: Visit, figure: int) -> screens.Asked:
    found = await proofs.require_asked(visit.tx, visit.who, figure)
    return screens.Asked(found, found.names, visit.today)


def shot_of(message: Message, visit: Visit) -> Photo:
    """A picture that comes as a file would be a post: what was asked for was no post."""
    if message.document is not None and (message.document.mime_type or "").startswith("image/"):
        raise Refused("shot_as_file")
    return photo_of(message, visit)


SHOT: Step[screens.Asked, Photo] = Step("shot", screens.proof, Parser(shot_of, takes_file=True))


async def proven(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    shot, content = said[SHOT], visit.looked.content if visit.looked is not None else None
    await proofs.send(visit.tx, visit.who, asked.count.id, shot.bot_id, shot.file_id, content, visit.now)
    return await visit.show(draw_proven)


PROOF = Form("proof", _wanted, SHOT, save=proven, errand=True)


async def prove(_: Event, visit: Visit, figure_id: int) -> Screen:
    return await PROOF.ask(visit, figure=figure_id)


@view("proof_sent", errand=True)
async def draw_proven(visit: Visit) -> Screen:
    return screens.proof_sent(visit.who.language)
