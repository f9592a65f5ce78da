"""How things are called wherever they are shown: states of a post, how it begins, when it was, platforms and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from locales import Words
from newsroom.people.upkeep import Figure
from newsroom.plan.months import APPROVED, DRAFTED, PUBLISHED, RETURNED, SUBMITTED
from newsroom.reminders import quiet
from newsroom.union.page_signs import REGULAR, RESUMED
from newsroom.union.region_settings import CHAIR_OF_REGION
from newsroom.values.platforms import PAGE, PLATFORMS, PROFILE
from newsroom.who import PRESS, SPECIALIST
from screens.parts import Names, inexact, name_in

BEGINS = 60
STOP = re.compile(r"(?<=[^\s.])(?<![\s.][^\W\d_])\.$")


def state_name(words: Words, state: str) -> str:
    return {
        "draft": words("draft"),
        "trial": words("trial"),
        "sent": words("waits for review"),
        "returned": words("returned for changes"),
        "approved": words("approved"),
        "scheduled": words("scheduled"),
        "going out": words("goes out now"),
        "in doubt": words("in doubt"),
        "published": words("published"),
        "removed": words("taken down"),
        "declined": words("declined"),
        "withdrawn": words("withdrawn"),
        "merged": words("joined with another post"),
        "dropped": words("thrown away"),
    }[state]


def idea_lines(words: Words, ideas: Sequence[Names]) -> list[str]:
    if not ideas:
        return []
    numbered = [
        words.html("{place}) {idea}", place=words.figure(place), idea=name_in(words.language, idea))
        for place, idea in enumerate(ideas, 1)
    ]
    return [words("What one could write about:"), *numbered]


def shortened(words: Words, text: str) -> str:
    """How it begins: enough to know it again."""
    if not text.strip():
        return words("photo without a text")
    first = unstopped(text.strip().splitlines()[0])
    return first if len(first) <= BEGINS else first[:BEGINS].rstrip() + "…"


def unstopped(text: str) -> str:
    """Without the stop at its end, as it stands in a sentence of ours; an ellipsis and «2025 г.» keep theirs."""
    return STOP.sub("", text)


def when_lines(
    words: Words, event_on: date | None, live_at: datetime | None, zone: tzinfo, today: date
) -> list[str]:  # fmt: skip
    """When it was, and when the stream begins, as far as it was told."""
    lines = []
    if event_on is not None:
        lines.append(words("Date of the event: {date}", date=words.date(event_on, today=today)))
    if live_at is not None:
        lines.append(words("Begins: {when}", when=words.moment(live_at, zone, today=today)))
    return lines


def platform_name(words: Words, platform: str) -> str:
    return PLATFORMS[platform].name or words("Website")


def page_name(words: Words, platform: str, kind: str) -> str:
    if platform in ("website", "app"):
        return words("website") if platform == "website" else words("mobile application")
    known = PLATFORMS[platform]
    if kind == PROFILE:
        return words("{platform} profile", platform=known.name)
    if kind != PAGE:
        return words("{platform} group", platform=known.name)
    if known.has_channels:
        return words("{platform} channel", platform=known.name)
    return words("{platform} page", platform=known.name)


def address_end(url: str) -> str:
    """By which pages of a kind are told apart: a name, or a number."""
    return url.rstrip("/").rsplit("/", 1)[-1].rpartition("=")[2]


def figure_name(words: Words, kind: str) -> str:
    return {
        "members": words("Union members"),
        "primary_organisations": words("Primary organisations"),
        "branches": words("Branches"),
    }[kind]


def figure_line(words: Words, figure: Figure) -> str:
    return words.html(
        "{what}: {value} ({date})", what=figure_name(words, figure.kind), value=inexact(words, figure.amount),
        date=words.imprecise_date(figure.on_day, figure.precision),
    )  # fmt: skip


def plan_state_name(words: Words, state: str | None) -> str:
    return {
        None: words("not there yet"),
        DRAFTED: words("being drafted"),
        SUBMITTED: words("waits for approval"),
        RETURNED: words("returned for changes"),
        APPROVED: words("approved, not published yet"),
        PUBLISHED: words("published"),
    }[state]


def approver_name(words: Words, approver: str) -> str:
    """The office whose word it needs."""
    return {
        CHAIR_OF_REGION: words("chair of the regional organisation"),
        PRESS: words("press service"),
        SPECIALIST: words("regional specialist"),
    }[approver]


def quiet_reason(words: Words, reason: str, own: str = "") -> str:
    """Why nothing comes in a week; in somebody's own words, where they wrote some that have not been forgotten."""
    if own:
        return f"«{own}»"
    return {
        quiet.NO_TIME: words("no time"), quiet.NO_EVENT: words("no event"), quiet.NO_CONNECTION: words("no connection"),
        quiet.OWN_PAGE: words("on our own page"), quiet.OTHER: words("another reason"),
    }[reason]  # fmt: skip


def sort_name(words: Words, what: str) -> str:
    """A sort within its kind; what has none is called by nothing."""
    return {
        "newspaper": words("newspaper"), "magazine": words("magazine"), "television": words("television"),
        "radio": words("radio"), "video": words("video"), "site": words("site"),
        "bulletin": words("bulletin"), "handbook": words("handbook"), "leaflet": words("leaflet"),
        "booklet": words("booklet"), "brochure": words("brochure"),
        "seminar": words("seminar"), "school": words("activist school"),
        "press_conference": words("press conference"), "briefing": words("briefing"),
        "contest": words("journalists' contest"),
        "trained": words("people trained"),
        "users": words("users"), "questions": words("questions"), "total": words("in total"),
        "own": words("The organisation's own"), "primary": words("From primary organisations"),
    }.get(what, "")  # fmt: skip


def level_name(words: Words, level: str) -> str:
    return {
        "district": words.in_context("outlet", "district"), "city": words.in_context("outlet", "city"),
        "region": words.in_context("outlet", "regional"), "republic": words.in_context("outlet", "republic"),
    }[level]  # fmt: skip


def entry_state(words: Words, state: str) -> str:
    return {
        "": words("in hand"), "open": words("in hand"), "done": words("carried out"), "dropped": words("taken off"),
    }[state]  # fmt: skip


def chip_name(words: Words, chip: str, resumed: tuple[date, str] | None = None) -> str:
    if chip == RESUMED and resumed is not None:
        return words("resumed since {date}", date=words.imprecise_date(*resumed))
    return {
        REGULAR: words("kept regularly"), "logos": words("logos only"), "reposts": words("mostly reposts"),
        "few_own": words("little of its own"), "off_topic": words("not about the union"),
        "poor_photos": words("poor photos"), "no_style": words("no common look"), "thin": words("thin content"),
        "neglected": words("hardly kept up"), "no_public": words("no public posts"),
        RESUMED: words("resumed after a break"),
    }[chip]  # fmt: skip
