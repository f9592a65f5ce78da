"""What a person did: parse, call one use case, return the screen to show."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import ChatMemberUpdated, Message, Update

from handlers import forms, views
from handlers.actions import OWN_ROLES, hear_answer, hear_tap, hear_word, tapped
from handlers.broadcasts import addressing, counting, reading, running, writing
from handlers.broadcasts import series as series_of
from handlers.counted import cards as counted_cards
from handlers.counted import entering as counting_in
from handlers.counted import found, stating
from handlers.counted import outlets as outlet_register
from handlers.digests import digests, goals
from handlers.digests import lists as digest_lists
from handlers.digests import numbers as digest_numbers
from handlers.digests import regions as compared_regions
from handlers.digests import summary as own_months
from handlers.digests.issuing import corrected as corrected_reports
from handlers.digests.issuing import draft as draft_reports
from handlers.digests.issuing import kept as kept_reports
from handlers.digests.issuing import points as report_points
from handlers.forms import Form
from handlers.home import helping, home
from handlers.library import keeping, printing, shelves
from handlers.pages import counts, followers, life, standing
from handlers.pages import register as pages
from handlers.people import desk, door, forgetting, invitations, places, reach, record, region, seats, status, upkeep
from handlers.plan import adding, breaks, days, month, papers, slots
from handlers.plan import own as own_plan
from handlers.posts import checking, entering, guided, mine, sending, standards, trials
from handlers.questions import answering, asking
from handlers.reminders import away, later, quiet
from handlers.reminders import rules as reminders
from handlers.review import mending, publishing, queue, site
from handlers.rubrics import bank
from handlers.rubrics import keeping as rubrics
from handlers.tasks import set_up, tasks
from handlers.views import View, know
from handlers.visit import Visit
from newsroom.values.asking import asks_about
from newsroom.who import SPECIALIST
from screens import actions
from screens.home import helping as helping_screens
from screens.screen import Screen

Hears = Callable[[Message, Visit], Awaitable[Screen | None]]

# What is asked with buttons alone, and nothing else leads back to.
PRESSED = (door.draw_invitation, publishing.draw_channel)
ROOMS = (
    desk, door, home, helping, places, seats, invitations, upkeep, region, record, status, forgetting, entering, reach,
    followers, counts, life, pages, standing, queue, mending, publishing, site, digests, goals, digest_lists,
    digest_numbers, draft_reports, corrected_reports, report_points, kept_reports, compared_regions, own_months, tasks,
    set_up, writing, addressing, counting, running, series_of, reading, shelves, keeping, printing,
    asking, answering,
    month, slots, adding, own_plan, papers, counting_in, stating, counted_cards, outlet_register,
    quiet, away, later, reminders, days, breaks, guided, mine, checking, sending, trials, standards, rubrics, bank,
)  # fmt: skip


async def hear(update: Update, visit: Visit) -> Screen | None:
    """None where nothing is to be shown.

    Not aiogram's dispatcher: it wants a running loop, and an update is dealt with in the database's thread.
    """
    if update.callback_query is not None:
        return await hear_tap(update.callback_query, visit)
    if update.message is not None and not _is_own(update.message, visit):
        return await _first_of(MESSAGES, update.message, visit)
    if update.edited_message is not None:
        return await _first_of(EDITED, update.edited_message, visit)
    if update.my_chat_member is not None:
        return await hear_member(update.my_chat_member, visit)
    return None


def _is_own(message: Message, visit: Visit) -> bool:
    """Chosen in this very chat of what the bot offers for any: it is for whoever reads it, and no post."""
    return message.via_bot is not None and message.via_bot.id == visit.bot_id


async def _first_of(hearers: Sequence[Hears], message: Message, visit: Visit) -> Screen | None:
    """Whoever it is not for passes it on."""
    for hears in hearers:
        try:
            return await hears(message, visit)
        except SkipHandler:
            continue
    return None


async def stand_at_the_door(_: Message, visit: Visit) -> Screen:
    """Who has no seat is heard only while they look for their place or ask something.

    Else they see where they stand at the door.
    """
    if not visit.who.is_stranger or visit.is_on(views.places, asking.ASK.view, asking.ADD.view):
        raise SkipHandler
    return await (visit.show_again() if visit.is_on(door.draw_invitation) else visit.show(views.home))


async def hear_file(message: Message, visit: Visit) -> Screen | None:
    if not forms.is_file_answer(message, visit):
        raise SkipHandler
    return await hear_answer(message, visit)


async def hear_text(message: Message, visit: Visit) -> Screen | None:
    if not message.text:
        raise SkipHandler
    return await hear_answer(message, visit)


async def answer(message: Message, visit: Visit) -> Screen:
    """Of those whose words are no post: it is answered by the help of their home."""
    if not message.text or visit.question() is not None or asks_about(message.text) is None:
        raise SkipHandler
    return await visit.answer(message.text)


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


async def hear_member(event: ChatMemberUpdated, visit: Visit) -> Screen | None:
    """What the bot may do somewhere has changed; in groups it may do nothing, whatever they say."""
    if event.chat.type == "private":
        await reach.hear(event, visit)
    return await publishing.hear_channel(event, visit) if event.chat.type == "channel" else None


# Words that are buttons first, then open questions, and last what a chair just sends.
MESSAGES = (
    shelves.hear_linked,
    asking.hear_linked,
    door.hear_invited,
    hear_word,
    stand_at_the_door,
    writing.hear_file,
    hear_text,
    hear_file,
    corrected_reports.hear_word,
    sending.hear,
    found.hear,
    answer,
    go_home,
)
EDITED = (asking.hear_edit, forms.hear_edit, writing.hear_edit, sending.hear_edit)

tapped(actions.FORM, forms.hear_press)
for room in ROOMS:
    register: Callable[[], None] | None = getattr(room, "register", None)
    if register is not None:
        register()
    own = list(vars(room).values())
    forms.know(one for one in own if isinstance(one, Form))
    know(one.view if isinstance(one, Form) else one for one in own if isinstance(one, View | Form))
