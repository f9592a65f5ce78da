"""A report of which nothing is known, for tests to tell it the one thing that they are about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from newsroom.counted.answers import Answer, Counted, Group
from newsroom.counted.stated import Application, PastPosts
from newsroom.digests.figures import Digest, OfRubric
from newsroom.digests.official_parts import OfBranch, Official, OnSite, Sort
from newsroom.library.openings import Figures as LibraryFigures
from newsroom.pages import reported
from newsroom.pages.activity import Activity
from newsroom.pages.life import LastTime, Remarked
from newsroom.pages.reported import Reported
from newsroom.people.upkeep import Figure
from newsroom.union.organisations import NamedPlace, Place
from newsroom.union.region_settings import FEED
from newsroom.values.days import DAY
from newsroom.values.figures import Amount
from newsroom.values.periods import parse_period

YEAR = parse_period("2025")
AS_OF = date(2025, 12, 31)
REGION = Place(1, 1, "region", "arka", {"kk": "Арқа облысы", "ru": "Аркинская область"}, None, None, "", {}, None)
RIDDER = NamedPlace(2, 1, "branch", "ridder", {"kk": "Риддер қаласы", "ru": "г. Риддер"})
ULAN = NamedPlace(3, 1, "branch", "ulan", {"kk": "Ұлан ауданы", "ru": "Уланский район"})


def report(**known: Any) -> Official:
    nothing = Sort(Counted(Answer()))
    empty = Official(
        place=REGION, centre={}, union_names={}, period=YEAR, as_of=AS_OF, strategy=FEED, dormant_after=60,
        figures={}, site=OnSite(Answer(), None, None), pages=(), branches=(), ranks=(), ranks_stated=(), analysed={},
        press=nothing, broadcast=nothing, subscribed=nothing, materials=nothing, events=nothing, outlets={},
        own_outlets=(), by_level={}, themes={}, trained=None, sent_together={}, digest=digest(), reposts={},
        past_posts=PastPosts(Answer(), None, None, {}, None), past_rubrics={}, rubrics={}, legal=None,
        application=Application(None, None, None), library=LibraryFigures(0, 0, 0), decisions=(), considered=None,
        proposed_last=(),
    )  # fmt: skip
    return replace(empty, **known)


def digest(sent: dict[int, int] | None = None, rubrics: dict[str, int] | None = None, **known: Any) -> Digest:
    of_rubrics = [OfRubric(at, {"kk": name, "ru": name}, count) for at, (name, count) in
                  enumerate((rubrics or {}).items(), 1)]  # fmt: skip
    names = {one.id: one.names for one in (RIDDER, ULAN)}
    return Digest(REGION, YEAR, sent or {}, names, of_rubrics, **known)


def page(*chips: str, followers: int | None = None, place: NamedPlace = RIDDER, last: tuple[str, date] | None = None,
         number: int = 7, **lively: Any) -> Reported:  # fmt: skip
    counted = reported.Counted(
        number, place.id, 1, "facebook", "page", "", False, {}, followers, "", None, None, AS_OF, DAY, None
    )
    days = {last[0]: LastTime(number, last[0], last[1], DAY, AS_OF)} if last else {}
    known: dict[str, Any] = {"posts_a_month": None, "share_of_reposts": None, "is_dormant": None} | lively
    remark = Remarked(number, AS_OF, chips, None, DAY, {}) if chips else None
    return Reported(counted, Activity(days, **known), remark)


def branches(*pages: Reported) -> tuple[OfBranch, ...]:
    return OfBranch(RIDDER, pages), OfBranch(ULAN)


def members(value: int) -> dict[str, Figure]:
    return {"members": Figure("members", value, None, None, "", AS_OF, DAY)}


def counted(count: int, *what: str) -> Sort:
    return Sort(Counted(Answer(parts=Amount(count)), tuple(Group(one, (), Amount(count)) for one in what)))
