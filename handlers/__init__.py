"""What a person did: parse, call one use case, return the screen to show."""

from __future__ import annotations

from functools import cache

from aiogram import Dispatcher, F, Router
from aiogram.filters import CommandStart
from aiogram.types import Message

from handlers import forms, views
from handlers.actions import OWN_ROLES, hear_answer, hear_tap, hear_word, in_words, is_answer, tapped
from handlers.broadcasts import broadcasts
from handlers.digests import digests
from handlers.forms import Form
from handlers.home import helping, home
from handlers.pages import followers
from handlers.people import door, forgetting, invitations, places, reach, record, region, seats, upkeep
from handlers.posts import entering, guided, mine, sending
from handlers.review import mending, publishing, queue, site
from handlers.views import View, know
from handlers.visit import Visit
from newsroom.values.asking import asks_about
from newsroom.who import SPECIALIST
from screens import actions
from screens.home import helping as helping_screens
from screens.screen import Screen

# What is asked with buttons alone, and nothing else leads back to.
PRESSED = (door.draw_invitation, publishing.draw_channel)
ROOMS = (
    door, home, helping, places, seats, invitations, upkeep, region, record, forgetting, entering, reach,
    followers, queue, mending, publishing, site, digests, broadcasts, guided, mine, sending,
)  # fmt: skip


@cache
def dispatcher() -> Dispatcher:
    """Words that are buttons first, then open questions, and last what a chair just sends.

    Put together once: it holds functions and no state, whatever bot it is given.
    """
    made = Dispatcher(disable_fsm=True)
    made.include_router(_words())
    made.include_router(_strangers())
    made.include_router(_answers())
    for room in ROOMS:
        made.include_router(room.router())
        own = list(vars(room).values())
        forms.know(one for one in own if isinstance(one, Form))
        know(one.view if isinstance(one, Form) else one for one in own if isinstance(one, View | Form))
    made.include_router(_rest())
    return made


def _words() -> Router:
    routes = Router(name="words")
    routes.message(CommandStart(deep_link=True))(door.invited)
    routes.message(F.text, in_words)(hear_word)
    return routes


def _strangers() -> Router:
    """Who has no seat is heard only while they look for their place; else they see where they stand at the door."""
    routes = Router(name="strangers")
    routes.message(is_stranger)(stand_at_the_door)
    return routes


async def is_stranger(_: Message, visit: Visit) -> bool:
    return visit.who.is_stranger and not visit.is_on(views.places)


def _answers() -> Router:
    routes = Router(name="answers")
    routes.message(F.text, is_answer)(hear_answer)
    routes.message(F.document | F.photo, forms.is_file_answer)(hear_answer)
    routes.edited_message(F.text | F.caption, forms.is_kept_answer)(forms.hear_edit)
    return routes


def _rest() -> Router:
    routes = Router(name="rest")
    tapped(actions.FORM, forms.hear_press)
    routes.callback_query()(hear_tap)
    routes.message(F.text, is_question)(answer)
    routes.message()(go_home)
    return routes


async def stand_at_the_door(_: Message, visit: Visit) -> Screen:
    return await (visit.show_again() if visit.is_on(door.draw_invitation) else visit.show(views.home))


async def is_question(message: Message, visit: Visit) -> bool:
    return visit.question() is None and asks_about(message.text or "") is not None


async def answer(message: Message, visit: Visit) -> Screen:
    """Of those whose words are no post: it is answered by the help of their home."""
    return await visit.answer(message.text or "")


async def go_home(message: Message, visit: Visit) -> Screen:
    """What came is nothing that this person can send; where something is asked, it is asked once more.

    Whoever sends no posts is told that nothing was done with it. What is on the screen stays there.
    """
    if visit.question() or visit.is_on(*PRESSED):
        return await visit.show_again()
    if visit.who.is_stranger or visit.who.role in OWN_ROLES:
        return await visit.show(views.home)
    reviews, is_card = visit.who.role == SPECIALIST, visit.is_on(queue.draw_card)
    stands = views.known_view(visit.stands)
    if stands is not None and stands[0].hears is not None:  # a question that is over: it is left now
        visit.turn_to(views.home)
    text = message.text or message.caption or ""
    return helping_screens.unheard(visit.who.language, text, can_enter=reviews, on_card=is_card)
