"""Home, the seats one has, and the language."""

from __future__ import annotations

from dataclasses import replace

from handlers import forms, views
from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from locales import LANGUAGES, Language
from newsroom import weeks
from newsroom.access import RIGHTS
from newsroom.digests import goals
from newsroom.digests.figures import Progress
from newsroom.pages import corrections, followers
from newsroom.people import accounts, health, joining, reach, upkeep
from newsroom.plan import overview
from newsroom.posts import posts, site, trials
from newsroom.questions import answering, asking
from newsroom.reminders import away, quiet
from newsroom.rubrics import turns
from newsroom.tasks import set_up, tasks
from newsroom.union import organisations, seats
from newsroom.who import CHAIR, DEPUTY, OWNER, SPECIALIST, SeatHeld
from screens import actions
from screens import stranger as door_of_all
from screens.home import beside, centre, chair, specialist
from screens.home.common import Seats
from screens.people import door
from screens.screen import Screen


def register() -> None:
    tapped(actions.HOME, go_home)
    tapped(actions.SIT, sit)
    tapped(actions.SPEAK, speak)
    tapped(actions.LANG, other_language)
    tapped(actions.GO_ON, go_on)


async def go_home(_: Event, visit: Visit) -> Screen:
    return await visit.show(views.home)


async def go_on(_: Event, visit: Visit) -> Screen:
    """With what was begun last, where it stands."""
    begun = await forms.newest(visit)
    return await (visit.show(views.home) if begun is None else begun[0].ask(visit, **begun[1]))


async def sit(_: Event, visit: Visit, seat_id: int) -> Screen:
    """In another of one's own seats."""
    seat = await seats.sit(visit.tx, visit.who, seat_id, visit.now)
    visit.who = replace(visit.who, seat=seat)
    return await visit.show(views.home)


async def moved(visit: Visit) -> Screen:
    """The seat they sat in has ended meanwhile: what they were doing there goes no further."""
    await accounts.sit_where_one_may(visit.tx, visit.who)
    return await (visit.show(draw_moved) if visit.who.seat else visit.show(views.home))


@view("moved")
async def draw_moved(visit: Visit) -> Screen:
    return door.moved(visit.who.language, visit.who.seat.names) if visit.who.seat else await visit.show(views.home)


async def speak(_: Event, visit: Visit, language: Language) -> Screen:
    return await _speak(visit, language)


async def other_language(_: Event, visit: Visit) -> Screen:
    """Of two it is the other one; of more it is asked, and the screen that one is on is kept in mind."""
    others = [language for language in LANGUAGES if language != visit.who.language]
    return await _speak(visit, others[0]) if len(others) == 1 else beside.choose_language(visit.who.language)


async def _speak(visit: Visit, language: Language) -> Screen:
    """Another language, at once and from now on, on whatever screen one is."""
    await accounts.speak(visit.tx, visit.who, language)
    visit.who = replace(visit.who, language=language)
    return await visit.show_again()


@views.home.drawn()
async def draw_home(visit: Visit, remark: str = "", message: int = 0, new: bool = False) -> Screen:
    """A short remark gets the home screen, with one button more: it may have been meant as a post.

    Without its message it can be none, and was a question.
    """
    screen, begun = await _home(visit, is_new=new), await forms.newest(visit)
    if visit.desk is not None and visit.who.role in RIGHTS["work at the desk"]:
        screen = beside.with_desk(visit.who.language, screen)
    if begun is not None:
        screen = beside.with_begun(visit.who.language, screen, begun[0].title)
    if not remark:
        return screen
    return beside.with_remark(visit.who.language, screen, remark, visit.who.role, is_post=bool(message))


async def _home(visit: Visit, *, is_new: bool) -> Screen:
    seat = visit.who.seat
    if seat is None:
        return await _at_the_door(visit)
    others = tuple((one.id, one.role, one.names) for one in visit.who.seats if one.id != seat.id)
    known = Seats(seat.role, seat.names, seat.acting, others, is_new)
    if seat.role in (CHAIR, DEPUTY):
        return await _chair_home(visit, seat, known)
    if seat.role == SPECIALIST:
        return await _specialist_home(visit, seat, known)
    requests = await joining.count_waiting(visit.tx, seat.organisation_id, visit.now)
    without = await upkeep.without_specialist(visit.tx, visit.now)
    offered = await site.count_waiting(visit.tx)
    home = centre.CentreHome(known, seat.organisation_id, requests, without, offered)
    if seat.role != OWNER:
        return centre.centre_home(visit.who.language, home)
    found = await health.health(visit.tx, visit.now)
    return centre.owner_home(visit.who.language, home, found, visit.zone, visit.today)


async def _at_the_door(visit: Visit) -> Screen:
    """Who has asked to be let in is greeted as somebody who has."""
    known = await joining.own_request(visit.tx, visit.who, visit.now)
    if known is None:
        return door_of_all.stranger(visit.who.language, asks=bool(await asking.open_regions(visit.tx)))
    asked_on = known.asked_at.astimezone(visit.zone).date()
    again = (
        (known.asked_at + joining.BETWEEN).astimezone(visit.zone).date() if known.state == joining.DECLINED else None
    )
    return door_of_all.asked(door_of_all.Asked(known.names, asked_on, again))


async def _chair_home(visit: Visit, seat: SeatHeld, known: Seats) -> Screen:
    week = weeks.week_of(visit.today)
    rubric = await turns.rubric_of_week(visit.tx, seat.organisation_id, seat.region_id, week)
    days = [page.on_day for page in await followers.pages_of(visit.tx, seat.organisation_id)]
    counted = [day for day in days if day is not None]
    slot = await overview.next_own(visit.tx, seat.organisation_id, visit.today)
    beginner = await trials.beginner(visit.tx, visit.who, seat.organisation_id)
    home = chair.ChairHome(
        seats=known,
        sent_this_week=await posts.sent_in_week(visit.tx, seat.organisation_id, week),
        rubric=rubric.names if rubric else None,
        has_draft=await posts.draft_of(visit.tx, visit.who, seat.organisation_id) is not None,
        followers_counted=min(counted) if counted else None,
        has_pages=bool(days),
        place_id=seat.organisation_id,
        returned=[post.id for post in await posts.returned_to(visit.tx, visit.who, seat.organisation_id)],
        is_new=not beginner.has_begun,
        planned=(slot.on_day, slot.rubric) if slot is not None else None,
        week=week,
        quiet=await quiet.of_place(visit.tx, seat.organisation_id, week),
        away_until=await away.until_of(visit.tx, visit.who, visit.today),
        goals=await _goals(visit, seat),
        may_try=not beginner.has_sent,
        trial_id=beginner.trial_id,
    )
    return chair.chair_home(visit.who.language, home, visit.today)


async def _specialist_home(visit: Visit, seat: SeatHeld, known: Seats) -> Screen:
    region = await organisations.require_place(visit.tx, seat.organisation_id)
    seen_to, in_all = await tasks.first_in(visit.tx, region.id, 0, specialist.TASKS_SHOWN)
    is_set_up = await set_up.of_region(visit.tx, region.id, visit.now)
    home = specialist.SpecialistHome(
        seats=known,
        waiting=await posts.count_in(visit.tx, region.id, posts.WAITING),
        ready=await posts.count_in(visit.tx, region.id, posts.READY_ONES),
        requests=await joining.count_waiting(visit.tx, region.id, visit.now),
        set_up=is_set_up,
        unreachable=await reach.unreachable_in(visit.tx, region.id, visit.now),
        doubts=await corrections.count_doubted(visit.tx, region.id),
        channel=region.settings.get("channel", {}).get("title", ""),
        coming=await overview.coming(visit.tx, region.id, visit.today),
        questions=await answering.count_in(visit.tx, region.id),
        goals=await goals.progress(visit.tx, region, visit.today),
        place_id=region.id,
        tasks=seen_to,
        tasks_in_all=in_all,
    )
    return specialist.specialist_home(visit.who.language, home)


async def _goals(visit: Visit, seat: SeatHeld) -> list[Progress]:
    place = await organisations.require_place(visit.tx, seat.organisation_id)
    return await goals.progress(visit.tx, place, visit.today)
