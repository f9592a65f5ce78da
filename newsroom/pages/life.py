"""Signs of a page's life, as they are told: when it last had a post, how many there were, its reach, remarks on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all
from db.tables import Page, Remark, Sign
from newsroom.errors import Refused
from newsroom.pages import corrections, followers, history
from newsroom.union import daily_figures, page_signs
from newsroom.union.organisations import BY_REGION
from newsroom.union.page_signs import CHIPS, LIFE, RESUMED
from newsroom.values.figures import MOST_COUNTED, Amount
from newsroom.values.lines import require_short
from newsroom.who import Who

POSTS, REPOSTS, REACH = "posts", "reposts", "reach"
USUAL_SPAN = timedelta(days=28)  # of posts on a page that has never been counted
LONGEST_WORDS = 300


@dataclass(frozen=True, slots=True)
class LastTime:
    """A post or an activity: its day may be vague. `noted_on`: when that was known."""

    page_id: int
    kind: str
    on_day: date
    precision: str
    noted_on: date


@dataclass(frozen=True, slots=True)
class Remarked:
    """By codes that have words in each language, and in own words; `resumed_on` goes with the code of that name."""

    page_id: int
    noted_on: date
    chips: Sequence[str]
    resumed_on: date | None
    precision: str
    words: dict[str, str]

    @property
    def resumed(self) -> tuple[date, str] | None:
        return (self.resumed_on, self.precision) if self.resumed_on is not None else None


async def last_times(
    tx: AsyncConnection, page_ids: Sequence[int], until: date | None = None
) -> dict[int, dict[str, LastTime]]:
    """By page and kind, as it was known on a day."""
    newest = select(Sign.page_id, Sign.kind, func.max(Sign.noted_on).label("noted_on"))
    newest = newest.where(Sign.page_id.in_(page_ids), Sign.kind.in_(LIFE)).group_by(Sign.page_id, Sign.kind)
    if until is not None:
        newest = newest.where(Sign.noted_on <= until)
    known = newest.subquery()
    same = (Sign.page_id == known.c.page_id) & (Sign.kind == known.c.kind) & (Sign.noted_on == known.c.noted_on)
    found: dict[int, dict[str, LastTime]] = {}
    for one in await fetch_all(tx, select(*columns(LastTime, Sign.__table__)).join(known, same), LastTime):
        found.setdefault(one.page_id, {})[one.kind] = one
    return found


async def remarks(tx: AsyncConnection, page_ids: Sequence[int], until: date | None = None) -> dict[int, Remarked]:
    """By page, the newest as it stood on a day."""
    newest = select(Remark.page_id, func.max(Remark.noted_on).label("noted_on"))
    newest = newest.where(Remark.page_id.in_(page_ids)).group_by(Remark.page_id)
    if until is not None:
        newest = newest.where(Remark.noted_on <= until)
    known = newest.subquery()
    same = (Remark.page_id == known.c.page_id) & (Remark.noted_on == known.c.noted_on)
    found = select(*columns(Remarked, Remark.__table__)).join(known, same)
    return {one.page_id: one for one in await fetch_all(tx, found, Remarked)}


async def remark_on(tx: AsyncConnection, page_id: int, until: date | None = None) -> Remarked | None:
    return (await remarks(tx, [page_id], until)).get(page_id)


async def note_last(
    tx: AsyncConnection, who: Who, page_id: int, kind: str, on_day: date, precision: str, now: datetime
) -> None:  # fmt: skip
    page = await followers.require_page(tx, who, page_id)
    today = await followers.today_at(tx, page.organisation_id, now)
    if kind not in LIFE:
        raise Refused("old_button")
    if on_day > today:
        raise Refused("day_to_come")
    told = {"source": followers.source_of(who, page.organisation_id), "entered_at": now, "entered_by": who.person_id}
    await page_signs.note_sign(tx, page_id, kind, on_day, precision, today, **told)


async def counts_since(tx: AsyncConnection, page_id: int, today: date) -> date:
    """Where the span begins that posts are told of: the last count of an earlier day."""
    counts = await history.counts_of(tx, page_id, 1, until=today - timedelta(days=1))
    return counts[0].on_day if counts else today - USUAL_SPAN


async def note_posts(
    tx: AsyncConnection, who: Who, page_id: int, posts: Amount, reposts: Amount | None, now: datetime
) -> None:  # fmt: skip
    """Since the last count; how many of them were reposts, where that is known."""
    page = await followers.require_page(tx, who, page_id)
    if reposts is not None and reposts.value > posts.value:
        raise Refused("more_reposts")
    today = await followers.today_at(tx, page.organisation_id, now)
    since = await counts_since(tx, page_id, today)
    for kind, amount in ((POSTS, posts), (REPOSTS, reposts)):
        if amount is not None:
            await _note(tx, who, page, kind, amount, today, now, since)


async def note_reach(tx: AsyncConnection, who: Who, page_id: int, amount: Amount, now: datetime) -> None:
    await corrections.require_judged(tx, who, page_id)
    page = await followers.require_page(tx, who, page_id)
    await _note(tx, who, page, REACH, amount, await followers.today_at(tx, page.organisation_id, now), now, None)


async def _note(
    tx: AsyncConnection, who: Who, page: followers.PageOf, kind: str, amount: Amount, today: date, now: datetime,
    since: date | None,
) -> None:  # fmt: skip
    if not 0 <= amount.value <= MOST_COUNTED:
        raise Refused("not_a_number")
    whose = {"organisation_id": page.organisation_id, "page_id": page.id, "kind": kind, "on_day": today}
    told = {"entered_at": now, "entered_by": who.person_id, "source": followers.source_of(who, page.organisation_id)}
    await daily_figures.note(tx, whose, asdict(amount) | told | {"since": since})


# ---- remarks


async def _now(tx: AsyncConnection, who: Who, page_id: int, now: datetime) -> tuple[Remarked, date]:
    """What is remarked by now, to be gone on from; a new day keeps what was remarked before under its own."""
    page = await corrections.require_judged(tx, who, page_id)
    await tx.execute(select(Page.id).where(Page.id == page_id).with_for_update(key_share=True))
    today = await followers.today_at(tx, page.organisation_id, now)
    return await remark_on(tx, page_id, today) or Remarked(page_id, today, (), None, "day", {}), today


async def toggle(
    tx: AsyncConnection, who: Who, page_id: int, chip: str, now: datetime, *, on: bool | None = None
) -> None:  # fmt: skip
    """On, or off again. Where it is said which: what is so already stays so, be it since a moment ago."""
    known, today = await _now(tx, who, page_id, now)
    if chip not in CHIPS:
        raise Refused("old_button")
    if on is not None and (chip in known.chips) == on:
        return
    chips = [one for one in CHIPS if (one in known.chips) != (one == chip)]
    resumed = known.resumed if RESUMED in chips else None
    await _remark(tx, who, page_id, today, chips, resumed, known.words, now)


async def note_resumed(
    tx: AsyncConnection, who: Who, page_id: int, on_day: date, precision: str, now: datetime
) -> None:  # fmt: skip
    known, today = await _now(tx, who, page_id, now)
    if on_day > today:
        raise Refused("day_to_come")
    chips = [one for one in CHIPS if one in known.chips or one == RESUMED]
    await _remark(tx, who, page_id, today, chips, (on_day, precision), known.words, now)


async def note_words(tx: AsyncConnection, who: Who, page_id: int, words: dict[str, str], now: datetime) -> None:
    """In a language that is not told it stays as it is; an empty one takes it away."""
    known, today = await _now(tx, who, page_id, now)
    require_short(words, LONGEST_WORDS)
    said = {language: text for language, text in (known.words | words).items() if text}
    await _remark(tx, who, page_id, today, known.chips, known.resumed, said, now)


async def _remark(
    tx: AsyncConnection, who: Who, page_id: int, today: date, chips: Sequence[str], resumed: tuple[date, str] | None,
    words: dict[str, str], now: datetime,
) -> None:  # fmt: skip
    told = {"source": BY_REGION, "entered_at": now, "entered_by": who.person_id}
    await page_signs.note_remark(tx, page_id, today, chips, resumed, words, **told)
