"""What each kind of notice says, put together when it is sent: for who reads it then, from what is true then."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Row, RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Account, Broadcast, Organisation, Person, Seat
from locales import Language
from newsroom import incidents, outbox, readers
from newsroom.errors import Refused
from newsroom.people import joining
from newsroom.posts import outgoing, posts, publishing, site, versions
from newsroom.rubrics import turns
from newsroom.union import organisations, seats
from newsroom.values.formatted import as_html
from newsroom.values.platforms import SITE
from newsroom.who import SPECIALIST
from scheduler.outcomes import Outcome
from screens import failures, publication
from screens.broadcasts import broadcasts
from screens.parts import name_in
from screens.people import door, places
from screens.plan import reminders as plan_screens
from screens.posts import posts as post_screens
from screens.review import review as review_screens
from screens.review import site as site_screens
from screens.review import verdicts
from screens.screen import Amend, Screen

Worded = Screen | Outcome | None
Words = Callable[[AsyncConnection, RowMapping, Language], Awaitable[Screen | None]]

log = structlog.get_logger(__name__)


async def word(tx: AsyncConnection, row: RowMapping, now: datetime, owners: Sequence[int] = ()) -> Worded:
    """The notice as a screen; None when what it was about is no more; its end, if it is not for who would read it."""
    reader = await readers.reader_of(tx, row["chat_id"], now, owners)
    try:
        screen = await KINDS[row["kind"]](tx, row, reader.language)
    except Refused:  # what it speaks of has been erased
        return None
    return screen and (await kept_from(tx, row, reader, now) or screen)


async def kept_from(tx: AsyncConnection, row: RowMapping, reader: readers.Reader, now: datetime) -> Outcome | None:
    """The second lock: whoever left the notice has asked for rights, and this asks whether they hold still."""
    if await readers.is_for(tx, row, reader):
        return None
    incident = await incidents.note_once(tx, f"not theirs: {row['kind']}", now)
    log.error("notice not theirs", notice=row["id"], kind=row["kind"], incident=incident)
    return Outcome(outbox.NOT_THEIRS)


async def _arrivals(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    waiting = await posts.count_in(tx, row["parameters"]["region"], posts.WAITING)
    return verdicts.arrivals(language, waiting) if waiting else None


async def _verdict(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    post = await posts.get(tx, row["parameters"]["post"])
    if post is None or post.state != row["parameters"]["state"]:
        return None
    comment = await posts.last_comment(tx, post.id)
    begins = (await versions.begins(tx, [post]))[post.id]
    told = verdicts.Verdict(post.id, post.state, begins, comment, post.link, post.publish_at)
    return verdicts.verdict(language, told, await _zone(tx, post.organisation_id))


async def _zone(tx: AsyncConnection, place: int) -> ZoneInfo:
    return ZoneInfo(await organisations.zone_of(tx, place))


async def _publication(tx: AsyncConnection, row: RowMapping, _: Language) -> Screen | None:
    """As it was shown in the preview."""
    post = await publishing.to_go_out(tx, row["parameters"]["post"], row["parameters"]["at"])
    if post is None:
        return None
    return Screen("", pieces=publication.pieces(await outgoing.of(tx, post)), public=True)


async def _amendment(tx: AsyncConnection, row: RowMapping, _: Language) -> Screen | None:
    post = await posts.again(tx, row["parameters"]["post"])
    out = next((one for one in await publishing.publications_of(tx, post.id) if one.platform == "channel"), None)
    if out is None or not out.messages:
        return None
    at = next(one for one in out.messages if one.get("text"))
    amend = Amend(at["id"], at["text"] == "caption")
    return Screen(as_html(publication.whole(await outgoing.of(tx, post))), amend=amend)


async def _removal(_: AsyncConnection, row: RowMapping, __: Language) -> Screen | None:
    return Screen("", removes=tuple(row["parameters"]["messages"]))


async def _recording(tx: AsyncConnection, row: RowMapping, _: Language) -> Screen | None:
    post = await posts.again(tx, row["parameters"]["post"])
    rubric = await outgoing.rubric_of(tx, post.rubric_id)
    told = publication.recording(rubric, posts.begins_with(post), row["parameters"]["link"])
    return Screen("", pieces=(told,), public=True)


async def _taken_back(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    post = await posts.card(tx, row["parameters"]["post"])
    name, begins = name_in(language, post.place), (await versions.begins(tx, [post]))[post.id]
    return post_screens.taken_back(language, name, begins, row["parameters"]["step"])


async def _did_not_go(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    """Only while it is so: somebody may have looked meanwhile."""
    post = await posts.card(tx, row["parameters"]["post"])
    if post.state != row["parameters"]["state"]:
        return None
    line = review_screens.Line(post.id, post.place, posts.begins_with(post), post.state, post.publish_at)
    return verdicts.did_not_go(language, line, post.trouble)


async def _channel_lost(_: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    return verdicts.channel_lost(language, row["parameters"]["title"])


async def _not_changed(_: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    return verdicts.not_changed(language, row["parameters"]["title"], row["parameters"]["trouble"])


async def _live_soon(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    post = await _stream(tx, row)
    if post is None:
        return None
    zone = await _zone(tx, post.organisation_id)
    return post_screens.live_soon(language, posts.begins_with(post), post.live_at, zone)


async def _live_over(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    post = await _stream(tx, row)
    return post_screens.live_over(language, posts.begins_with(post), post.id) if post is not None else None


async def _stream(tx: AsyncConnection, row: RowMapping) -> Row[Any] | None:
    """A stream that is still announced, for the moment that was told."""
    post = await posts.again(tx, row["parameters"]["post"])
    at = datetime.fromisoformat(row["parameters"]["at"])
    return post if post.state == "published" and post.live_at == at else None


async def _offers(tx: AsyncConnection, _: RowMapping, language: Language) -> Screen | None:
    waiting = await site.count_waiting(tx)
    return site_screens.offers(language, waiting) if waiting else None


async def _offer_decided(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    number, state = row["parameters"]["post"], row["parameters"]["state"]
    offer = await site.of_post(tx, number)
    if offer is None or offer.state != state:
        return None
    links = {one.platform: one.link for one in await publishing.publications_of(tx, number)}
    begins = (await versions.begins(tx, [await posts.again(tx, number)]))[number]
    return site_screens.decided(language, state, begins, offer.comment, links.get(SITE, ""), number)


async def _tip(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    found = select(Broadcast.texts).where(Broadcast.id == row["parameters"]["broadcast"])
    texts = (await tx.execute(found)).scalar_one()
    return broadcasts.tip(language, name_in(language, texts))


async def _rubric_of_week(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    given = row["parameters"]
    rubric = await turns.rubric_of_week(tx, given["region"], given["week"])
    if rubric is None:
        return None
    return plan_screens.rubric_of_week(language, rubric.names, await turns.ideas_for(tx, rubric.id))


async def _chaser(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    """Looked at once more: who has sent meanwhile is left in peace."""
    given = row["parameters"]
    if await posts.sent_in_week(tx, given["branch"], given["week"]):
        return None
    rubric = await turns.rubric_of_week(tx, given["region"], given["week"])
    return plan_screens.chaser(language, rubric.names if rubric else None)


async def _incidents(_: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    given = row["parameters"]
    return failures.incidents(language, given["numbers"], given.get("count", len(given["numbers"])))


async def _count(_: AsyncConnection, __: RowMapping, language: Language) -> Screen | None:
    return plan_screens.count_followers(language)


async def _requests(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    """As many as wait when it is read."""
    waiting = await joining.count_waiting(tx, row["parameters"]["place"], row["due_at"])
    return door.requests_came(language, waiting) if waiting else None


async def _declined(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    return door.request_declined(language, (await organisations.require_place(tx, row["parameters"]["place"])).names)


async def _seat(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    """Of one's own seat, or of somebody else's."""
    seat = (await tx.execute(seats.SEEN.where(Seat.id == row["parameters"]["seat"]))).one()
    return places.seat_notice(language, row["kind"], seat.role, seat.place, seat.name, acting=seat.acting)


async def _unreachable(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    """Who is back already is no news. Of the places where they sit, those of the reader's own region."""
    mine = select(Seat.organisation_id).join(Account, Account.person_id == Seat.person_id)
    mine = mine.where(Account.id == row["chat_id"], Seat.role == SPECIALIST, seats.active(row["due_at"]))
    theirs = seats.SEEN.where(Seat.person_id == row["parameters"]["person"], seats.active(row["due_at"]))
    theirs = theirs.where(Organisation.region_id.in_(mine))
    held = (await tx.execute(theirs.where(Person.unreachable_since.is_not(None)).order_by(Seat.id))).all()
    return places.unreachable(language, held[0].name, [one.place for one in held]) if held else None


KINDS: dict[str, Words] = {
    "arrivals": _arrivals,
    "verdict": _verdict,
    "publication": _publication,
    "amendment": _amendment,
    "removal": _removal,
    "recording": _recording,
    "taken_back": _taken_back,
    "did_not_go": _did_not_go,
    "channel_lost": _channel_lost,
    "not_changed": _not_changed,
    "live_soon": _live_soon,
    "live_over": _live_over,
    "offers": _offers,
    "offer_decided": _offer_decided,
    "broadcast": _tip,
    "rubric": _rubric_of_week,
    "chaser": _chaser,
    "count": _count,
    "incidents": _incidents,
    "requests": _requests,
    "request_declined": _declined,
    "seat_taken": _seat,
    "term_ended": _seat,
    "came_in": _seat,
    "unreachable": _unreachable,
}
