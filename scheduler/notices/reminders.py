"""What people are reminded of, all of a day in one message; and what comes to specialists beside it."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom import outbox, weeks
from newsroom.digests import digests, sent, spans, summary
from newsroom.library import news
from newsroom.outbox import Notice
from newsroom.plan import months, steps
from newsroom.posts import posts, responses
from newsroom.posts.responses import Told
from newsroom.reminders import away, late, months_back, owed, queue, silence
from newsroom.reminders.notices import (
    Asked,
    Chaser,
    Liked,
    MonthDigest,
    OfRegion,
    OfRegions,
    OfWeek,
    OwnMonth,
    PlansWait,
    QueueWaits,
    RegionAsked,
    Reminder,
    RubricOfWeek,
    SilentRegions,
    ToCount,
    UnionDigest,
    WeekDigest,
    part,
)
from newsroom.union import organisations
from newsroom.union.organisations import Place
from newsroom.union.readers import OF_BRANCH, Reader, sitting
from newsroom.values.periods import Period
from newsroom.who import PRESS, SPECIALIST
from reports.charts import posts_by_part
from scheduler.notices.kinds import Kind, zone_of
from scheduler.outcomes import Outcome
from screens.digests import digests as digest_screens
from screens.digests import summary as summary_screens
from screens.digests.names import chart_titles
from screens.library import news as news_screens
from screens.posts import responses as response_screens
from screens.reminders import of_region
from screens.reminders import reminders as screens
from screens.screen import Screen


async def _reminder(tx: AsyncConnection, about: Reminder, notice: Notice, language: Language) -> Screen | None:
    """Looked at once more: what was done meanwhile is not spoken of, and if that was all, nothing is said."""
    found = await owed.owed(tx, about, notice.person_id, notice.due_at)
    return screens.reminder(language, found, notice.id) if found.parts else None


async def _for_whom(_: AsyncConnection, about: Reminder, reader: Reader) -> bool:
    """At one of the places that it is of: of a branch, or of the region."""
    return any(reader.sits((*OF_BRANCH, SPECIALIST), place_id) for _, place_id in about.owed)


async def _again(tx: AsyncConnection, about: Reminder | OfRegion | OwnMonth, now: datetime) -> datetime:
    """A message of the bot itself wakes nobody, though it was held up into the night."""
    return await late.told_at(tx, about.region_id, now, is_asked_for=bool(getattr(about, "again", 0) or about.by_hand))


async def _week_digest(tx: AsyncConnection, about: WeekDigest, _: Notice, language: Language) -> Screen | None:
    """Of the week that is over."""
    day = date.fromisoformat(about.day)
    place = await organisations.require_place(tx, about.region_id)
    return await _digest(tx, place, spans.of_week(weeks.before(weeks.week_of(day))), day, language)


async def _month_digest(tx: AsyncConnection, about: MonthDigest, _: Notice, language: Language) -> Screen | None:
    place, day = await organisations.require_place(tx, about.region_id), date.fromisoformat(about.day)
    return await _digest(tx, place, spans.month_before(day), day, language)


async def _union_digest(tx: AsyncConnection, about: UnionDigest, _: Notice, language: Language) -> Screen | None:
    """With what regions have put into the library."""
    day = date.fromisoformat(about.day)
    digest = await _digest(tx, await organisations.centre(tx), spans.month_before(day), day, language)
    added = await news.by_regions(tx, news.month_before(day))
    return news_screens.with_regions(language, digest, added) if added else digest


async def _digest(tx: AsyncConnection, place: Place, period: Period, day: date, language: Language) -> Screen:
    found = await digests.told(tx, place, period)
    chart = partial(posts_by_part, found, language, *chart_titles(language, found))
    return digest_screens.digest(language, found, day, chart)


async def _queue_waits(tx: AsyncConnection, about: QueueWaits, notice: Notice, language: Language) -> Screen | None:
    hours = await queue.hours_of(tx, about.region_id)
    found = await queue.waiting(tx, about.region_id, notice.due_at, hours)
    if found is None:
        return None
    zone = await zone_of(tx, about.region_id)
    return of_region.queue(language, found, zone, weeks.today(notice.due_at, zone.key))


async def _responses_of(tx: AsyncConnection, about: Liked, notice: Notice) -> list[Told]:
    region = await organisations.require_place(tx, about.region_id)
    return await responses.for_person(tx, region, notice.person_id or 0, notice.due_at)


async def _liked(tx: AsyncConnection, about: Liked, notice: Notice, language: Language) -> Screen | None:
    """As many as there are when it is told."""
    told = await _responses_of(tx, about, notice)
    return response_screens.liked(language, told) if told else None


async def _is_told(tx: AsyncConnection, about: Liked, notice: Notice, outcome: Outcome, _: datetime) -> None:
    if outcome.state == outbox.SENT:
        region = await organisations.require_place(tx, about.region_id)
        await responses.note_told(tx, region, await _responses_of(tx, about, notice))


async def _of_that_region(_: AsyncConnection, about: Liked, reader: Reader) -> bool:
    return any(one.role in OF_BRANCH and one.region_id == about.region_id for one in reader.seats)


async def _own_month(tx: AsyncConnection, about: OwnMonth, notice: Notice, language: Language) -> Screen | None:
    """Not to whoever went away meanwhile; and not where by now nothing could have been sent in it."""
    day, today = date.fromisoformat(about.day), weeks.today(notice.due_at, (await zone_of(tx, about.place_id)).key)
    if notice.person_id is not None and await away.is_away(tx, notice.person_id, today):
        return None
    if not await months_back.worth_telling(tx, [about.place_id], day):
        return None
    place = await organisations.require_place(tx, about.place_id)
    return summary_screens.summary(language, await summary.told(tx, place, spans.month_before(day), today), today)


async def _silent_regions(tx: AsyncConnection, about: SilentRegions, _: Notice, language: Language) -> Screen | None:
    found = await silence.everywhere(tx, date.fromisoformat(about.day))
    return of_region.silent_regions(language, found) if found else None


async def _plans_wait(tx: AsyncConnection, about: PlansWait, _: Notice, language: Language) -> Screen | None:
    month = months.after(date.fromisoformat(about.day))
    found = await steps.waiting_for_press(tx, month)
    return of_region.plans_wait(language, month, found) if found else None


async def _again_at_the_centre(tx: AsyncConnection, _: OfRegions, now: datetime) -> datetime:
    return await late.told_at(tx, (await organisations.centre(tx)).id, now, is_asked_for=False)


async def _asked(tx: AsyncConnection, about: Asked, _: Notice, language: Language) -> Screen | None:
    if await posts.sent_in_week(tx, about.branch_id, about.week):
        return None
    return screens.asked(language, about.week)


async def _region_asked(tx: AsyncConnection, about: RegionAsked, _: Notice, language: Language) -> Screen | None:
    region = await organisations.require_place(tx, about.region_id)
    if await sent.by_part(tx, region, spans.of_week(about.week)):
        return None
    return of_region.asked(language, about.week)


async def _of_before(tx: AsyncConnection, about: OfWeek, notice: Notice, language: Language) -> Screen | None:
    """Left by the version before: one kind each."""
    monday = weeks.days_of(about.week)[0].isoformat()
    same = Reminder(about.region_id, monday, (part(about.kind, about.branch_id),))
    return await _reminder(tx, same, notice, language)


KINDS = (
    Kind(Reminder, _reminder, _for_whom, again=_again),
    Kind(WeekDigest, _week_digest, sitting(SPECIALIST, at=lambda about: about.region_id), again=_again),
    Kind(MonthDigest, _month_digest, sitting(SPECIALIST, at=lambda about: about.region_id), again=_again),
    Kind(UnionDigest, _union_digest, sitting(PRESS), again=_again_at_the_centre),
    Kind(QueueWaits, _queue_waits, sitting(SPECIALIST, at=lambda about: about.region_id), again=_again),
    Kind(Liked, _liked, _of_that_region, _is_told, again=_again),
    Kind(OwnMonth, _own_month, sitting(*OF_BRANCH, at=lambda about: about.place_id), again=_again),
    Kind(SilentRegions, _silent_regions, sitting(PRESS), again=_again_at_the_centre),
    Kind(PlansWait, _plans_wait, sitting(PRESS), again=_again_at_the_centre),
    Kind(Asked, _asked, sitting(*OF_BRANCH, at=lambda about: about.branch_id), is_alike=True),
    Kind(RegionAsked, _region_asked, sitting(SPECIALIST, at=lambda about: about.region_id), is_alike=True),
    *(Kind(of_before, _of_before, sitting(*OF_BRANCH, at=lambda about: about.branch_id))
      for of_before in (RubricOfWeek, Chaser, ToCount)),
)  # fmt: skip
