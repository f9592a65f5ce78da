"""Home, the door, and the language."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message, User
from sqlalchemy import update

from db.tables import Account, Person
from handlers.filters import tapped
from handlers.visit import Visit, view
from locales import LANGUAGES, Language
from newsroom import followers, invitations, organisations, plan, posts, weeks
from newsroom.errors import Refused
from newsroom.who import CHAIR, DEPUTY, SPECIALIST, SeatHeld
from screens import people
from screens.screen import Screen

LONGEST_NAME = 128


def router() -> Router:
    routes = Router(name="home")
    routes.message(CommandStart(deep_link=True))(invited)
    routes.message(CommandStart())(home)
    routes.message(Command("menu", "help"))(home)
    tapped("home", go_home)
    tapped("enter", enter)
    tapped("language", speak)
    return routes


async def home(_: Message, visit: Visit) -> Screen:
    visit.state = {}
    return await visit.show("home")


async def go_home(_: CallbackQuery, visit: Visit) -> Screen:
    visit.state = {}
    return await visit.show("home")


async def invited(_: Message, command: CommandObject, visit: Visit) -> Screen:
    word = command.args or ""
    found = await invitations.look(visit.tx, word, visit.now)
    if any(seat.organisation_id == found.organisation_id and seat.role == found.role for seat in visit.who.seats):
        raise Refused("already_in")
    visit.state = {"invitation": word}
    return await visit.show("invitation", role=found.role, place=found.names)


@view("invitation")
async def draw_invitation(_: Visit, role: str, place: dict[str, str]) -> Screen:
    return people.invitation(role, place)


async def enter(query: CallbackQuery, visit: Visit, values: tuple[str, ...]) -> Screen:
    word = visit.state.get("invitation")
    if word is None:
        raise Refused("old_button")
    language = _language(values)
    name = name_of(query.from_user)
    person, number = await invitations.accept(visit.tx, visit.who, word, name, language, visit.now)
    seat = await invitations.seat_held(visit.tx, number)
    seats = (*visit.who.seats, seat)
    visit.who = replace(visit.who, person_id=person, name=name, language=language, seats=seats, seat=seat)
    visit.state = {}
    return await visit.show("home")


def _language(values: tuple[str, ...]) -> Language:
    found = next((language for language in LANGUAGES if values[:1] == (language,)), None)
    if found is None:
        raise Refused("old_button")
    return found


def name_of(user: User) -> str:
    return user.full_name[:LONGEST_NAME]


async def speak(_: CallbackQuery, visit: Visit, values: tuple[str, ...]) -> Screen:
    """The other language, at once and from now on."""
    language = _language(values)
    await visit.tx.execute(update(Account).where(Account.id == visit.who.account_id).values(language=language))
    if visit.who.person_id is not None:
        await visit.tx.execute(update(Person).where(Person.id == visit.who.person_id).values(language=language))
    visit.who = replace(visit.who, language=language)
    return await visit.show_again()


@view("home")
async def draw_home(visit: Visit) -> Screen:
    seat = visit.who.seat
    if seat is None:
        return people.stranger()
    if seat.role in (CHAIR, DEPUTY):
        return await _chair_home(visit, seat)
    if seat.role == SPECIALIST:
        place = await organisations.by_id(visit.tx, seat.organisation_id)
        waiting = len(await posts.waiting_in(visit.tx, place.id))
        channel = place.settings.get("channel", {}).get("title", "")
        return people.specialist_home(visit.who.language, place.names, waiting, channel)
    return people.press_home(visit.who.language, seat.names)


async def _chair_home(visit: Visit, seat: SeatHeld) -> Screen:
    today = visit.today
    week = weeks.week_of(today)
    rubric = await plan.rubric_of_week(visit.tx, seat.region_id, week)
    counted = [page.on_day for page in await followers.pages_of(visit.tx, seat.organisation_id)]
    known = [day for day in counted if day is not None]
    home = people.ChairHome(
        place=seat.names,
        sent_this_week=await posts.sent_in_week(visit.tx, seat.organisation_id, week),
        rubric=rubric.names if rubric else None,
        has_draft=await posts.draft_of(visit.tx, visit.who) is not None,
        followers_counted=min(known) if known else None,
        has_pages=bool(counted),
    )
    return people.chair_home(visit.who.language, home, today)
