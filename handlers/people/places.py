"""Places: found by walking down or by a few letters, and looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from aiogram.types import Message

from handlers import views
from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from locales.order import order_key
from newsroom import access, weeks
from newsroom.access import require_seat
from newsroom.errors import Refused
from newsroom.people import upkeep
from newsroom.people.upkeep import Figure
from newsroom.posts import posts
from newsroom.reminders import away
from newsroom.tasks import set_up
from newsroom.union import organisations, search, seats
from newsroom.union.organisations import BRANCH, CENTRE, PRIMARY, REGION, NamedPlace, Place
from newsroom.union.seats import Sitter
from newsroom.who import CHAIR, DEPUTY, SPECIALIST
from screens import actions
from screens.parts import name_in, page_within
from screens.people import places as screens
from screens.screen import Screen

SOUGHT_MOST = 40
TERMS_SHOWN = 5


def register() -> None:
    tapped(actions.PEOPLE, people)
    tapped(actions.PLACES, walk)
    tapped(actions.PLACES_ABOVE, walk_up)
    tapped(actions.PLACE, look)
    tapped(actions.PAGE_OF_LIST, turn)


async def people(_: Event, visit: Visit) -> Screen:
    """Chairs see their own place, the others choose among those below theirs."""
    seat = require_seat(visit.who)
    if seat.role in (CHAIR, DEPUTY):
        return await _look(visit, seat.organisation_id)
    return await _choose(visit, screens.BROWSE, seat.organisation_id)


async def walk(_: Event, visit: Visit, place_id: int) -> Screen:
    return await _choose(visit, screens.BROWSE, place_id)


async def walk_up(_: Event, visit: Visit, place_id: int) -> Screen:
    """To the list in which the place stands."""
    place = await organisations.require_place(visit.tx, place_id)
    return await _choose(visit, screens.BROWSE, place.parent_id or place.id)


async def _choose(visit: Visit, purpose: str, above_id: int) -> Screen:
    return await visit.show(views.places, purpose=purpose, above=above_id)


async def turn(_: Event, visit: Visit, page: int) -> Screen:
    if not visit.is_on(views.places):
        raise Refused("old_button")
    return await visit.show_changed(visit.stands | {"page": page})


async def sought(message: Message, visit: Visit) -> Screen:
    """A few letters, on whatever keyboard."""
    letters = (message.text or "").strip()[:SOUGHT_MOST]
    return await visit.show_changed(visit.stands | {"letters": letters, "page": 0})


@views.places.drawn(hears=sought)
async def draw_places(
    visit: Visit, purpose: str, above: int, page: int = 0, letters: str = "", merged: int = 0
) -> Screen:
    if purpose == screens.JOIN:
        over = await organisations.require_place(visit.tx, above)
    else:
        over = await seats.require_seen(visit.tx, visit.who, above)
    is_beside = bool(merged) or purpose == screens.REMINDERS
    found, page, total = await _page_of(visit, over, page, letters, merged, is_beside=is_beside)
    led = await _led(visit, found) if purpose == screens.BROWSE else {place.id for place in found}
    sent = await _sent(visit, found) if purpose in (screens.BROWSE, screens.ENTER_FOR) else set()
    begun = await _begun(visit, found) if purpose == screens.BROWSE else {}
    lines = [
        screens.Line(place.id, place.names, place.id not in led, place.id in sent, begun.get(place.id))
        for place in found
    ]
    choice = screens.Choice(purpose, over.id, over.names, over.level, lines, page, letters, merged, total)
    return screens.choose(visit.who.language, choice)


async def _page_of(
    visit: Visit, over: Place, page: int, letters: str, merged: int, *, is_beside: bool
) -> tuple[Sequence[NamedPlace], int, int]:
    """What stands on the page, which that is, and how many there are, in the order of the reader's alphabet."""
    found = await _among(visit, over, letters, merged, is_beside=is_beside)
    language = visit.who.language
    found = sorted(found, key=lambda place: order_key(language, name_in(language, place.names)))
    page = page_within(page, len(found), screens.PLACES_PER_PAGE)
    first = page * screens.PLACES_PER_PAGE
    return found[first : first + screens.PLACES_PER_PAGE], page, len(found)


async def _among(
    visit: Visit, over: Place, letters: str, merged: int, *, is_beside: bool
) -> Sequence[NamedPlace]:  # fmt: skip
    """What is merged is no choice, and goes into one of those beside it; else letters find at any depth."""
    if is_beside or not letters:
        found = await organisations.named_below(visit.tx, over.id, but=merged)
    else:
        found = await organisations.all_below(visit.tx, over)
    return search.matching(found, letters) if letters else found


async def _sent(visit: Visit, found: Sequence[NamedPlace]) -> set[int]:
    """Those of the branches that something came from this week."""
    branches = [place.id for place in found if place.level in (BRANCH, PRIMARY)]
    return await posts.senders_in_week(visit.tx, branches, weeks.week_of(visit.today))


async def _begun(visit: Visit, found: Sequence[NamedPlace]) -> dict[int, tuple[int, int]]:
    """How far those of the regions are that are not set up yet."""
    regions = [place.id for place in found if place.level == REGION]
    known = await set_up.of_regions(visit.tx, regions, visit.now) if regions else {}
    return {one.region_id: (len(one.done), len(set_up.STEPS)) for one in known.values() if one.left}


async def _led(visit: Visit, found: Sequence[NamedPlace]) -> set[int]:
    """Those that have a chair; of regions, a specialist."""
    branches = [place.id for place in found if place.level in (BRANCH, PRIMARY)]
    regions = [place.id for place in found if place.level == REGION]
    chaired = await seats.led(visit.tx, branches, CHAIR, visit.now)
    return chaired | await seats.led(visit.tx, regions, SPECIALIST, visit.now)


async def look(_: Event, visit: Visit, place_id: int) -> Screen:
    return await _look(visit, place_id)


async def _look(visit: Visit, place_id: int) -> Screen:
    return await visit.show(draw_place, place=place_id)


@view("place", errand=True)
async def draw_place(visit: Visit, place: int, noted: Sequence[str] = ()) -> Screen:
    found = await seats.require_seen(visit.tx, visit.who, place)
    above = await seats.at(visit.tx, found.region_id, visit.now) if found.level in (BRANCH, PRIMARY) else []
    figures = await upkeep.figures_of(visit.tx, found.id)
    gone = await away.of_place(visit.tx, visit.who, found, visit.today, visit.now)
    there = await seats.at(visit.tx, found.id, visit.now)
    shown = screens.Place(
        found.id, found.names, found.level, stand_ins=gone.stand_ins,
        sitters=[replace(sitter(one), away_until=gone.until.get(one.person_id)) for one in there],
        before=[sitter(one) for one in (await seats.before(visit.tx, found.id, visit.now))[:TERMS_SHOWN]],
        above=[sitter(one) for one in above if visit.who.role in (CHAIR, DEPUTY)],
        figures=list(figures.values()), noted=await _older(visit, found.id, figures, *noted) if noted else None,
        duty=found.settings.get("duty"), closed_on=found.closed_on, rights=_rights(visit, found),
    )  # fmt: skip
    return screens.place(visit.who.language, shown, visit.today)


async def _older(
    visit: Visit, place_id: int, newest: dict[str, Figure], kind: str, on_day: str
) -> Figure | None:  # fmt: skip
    """What has just been noted is shown back also where a newer figure stands."""
    if kind in newest and newest[kind].on_day.isoformat() == on_day:
        return None
    return await upkeep.figure_on(visit.tx, place_id, kind, date.fromisoformat(on_day))


def sitter(seat: Sitter) -> screens.Sitter:
    reachable = seat.unreachable_since is None
    return screens.Sitter(seat.id, seat.name, seat.role, seat.acting, seat.starts_on, seat.ends_on, reachable)


def _rights(visit: Visit, place: Place) -> frozenset[str]:
    """Which buttons stand there. What they do asks for the right once more."""
    may = {deed for deed in access.RIGHTS if access.may(visit.who, deed, place.id, place.region_id)}
    shown = set()
    if place.closed_on is None:
        given = [role for role, levels in seats.LEVELS.items() if place.level in levels]
        given += [CHAIR] if place.level == REGION else []  # the cards for its branches are made there
        shown |= {"seat", "invite"} if any(access.SEATING[role] in may for role in given) else set()
        shown |= {"keep"} if "keep the tree" in may else set()
        shown |= {"pages"} if "keep pages" in may else set()
        shown |= {"settings"} if place.level == REGION and "set a region up" in may else set()
        shown |= {"goals"} if place.level in (REGION, BRANCH) and "set a region up" in may else set()
        shown |= {"enter"} if place.level in (BRANCH, PRIMARY) and visit.who.role == SPECIALIST else set()
    shown |= {"below"} if place.level != PRIMARY and "keep the tree" in may else set()
    shown |= {"up"} if visit.who.role not in (CHAIR, DEPUTY) and place.level != CENTRE else set()
    return frozenset(shown)
