"""The numbers of a digest as somebody would ask for them who knows the tables and both engines."""

# ruff: noqa: S608 (the words are our own)

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from newsroom import weeks
from newsroom.digests import spans
from newsroom.union.organisations import CENTRE, NamedPlace
from newsroom.values.periods import Period

NEVER = "('draft', 'dropped', 'withdrawn', 'merged')"
ELEMENTS = {"sqlite": ("json_each(u.messages)", "json_extract(m.value, '$.id')"),
            "postgresql": ("jsonb_array_elements(u.messages)", "(m.value ->> 'id')::int")}  # fmt: skip
IN_PLACES = {"centre": "o.region_id IS NOT NULL", "region": "o.region_id = {place}"}


def by_hand(place: NamedPlace, period: Period, engine: str) -> list[tuple[str, Any]]:
    first, end = spans.days_of(period)
    before = spans.compared_with(period)
    assert before is not None, "a month has one before"
    level = "centre" if place.level == CENTRE else "region"
    part = "o.region_id" if level == "centre" else (
        f"CASE WHEN {place.id} IN (o.id, o.parent_id) THEN o.id ELSE o.parent_id END"
    )  # fmt: skip
    inside = IN_PLACES[level].format(place=place.id)
    zone = ZoneInfo(weeks.zone_or_default(None))
    since, until = (datetime.combine(day, time(), zone).astimezone(UTC) for day in (first, end))
    posts = f"""FROM organisation o JOIN post p ON p.organisation_id = o.id WHERE {inside}
                AND p.local_day >= $1 AND p.local_day < $2 AND p.state NOT IN {NEVER}"""
    # The sum tells both engines to begin with the days, and to look at the place last.
    out = f"""FROM publication u JOIN post p ON p.id = u.post_id WHERE u.at >= $1 AND u.at < $2 AND u.state = 'out'
              AND p.organisation_id + 0 IN (SELECT o.id FROM organisation o WHERE {inside})"""
    newest = """SELECT f.{} FROM figure f WHERE f.page_id = g.id AND f.kind = 'followers' AND f.on_day {}
                ORDER BY f.on_day DESC, f.id DESC LIMIT 1"""
    elements, number = ELEMENTS[engine]
    read = f"""FROM publication u JOIN post p ON p.id = u.post_id CROSS JOIN {elements} m
               LEFT JOIN response r ON r.chat_id = u.chat_id AND r.message_id = {number}
               WHERE u.platform = 'channel' AND u.at >= $1 AND u.at < $2 AND u.state = 'out'
               AND p.organisation_id + 0 IN (SELECT o.id FROM organisation o WHERE {inside})"""
    pages = "o.level = 'region'" if level == "centre" else inside
    entries = "true" if level == "centre" else f"e.region_id = {place.id}"
    last = end - timedelta(days=1)
    asked: list[tuple[str, tuple[date | datetime, ...]]] = [
        (f"""SELECT {part}, p.rubric_id, p.author_id IS NULL, p.is_repost, p.from_primary OR o.level = 'primary',
             p.local_day, count(*) {posts} GROUP BY 1, 2, 3, 4, 5, 6""", (first, end)),
        (f"SELECT {part}, count(*) {posts} GROUP BY 1", spans.days_of(before)),
        (f"SELECT u.platform, count(*) {out} GROUP BY 1", (since, until)),
        (f"""SELECT count(*) {out} AND u.platform = 'site'
             AND EXISTS (SELECT 1 FROM offer a WHERE a.post_id = p.id AND a.state = 'accepted')""", (since, until)),
        (f"""SELECT g.id, c.value, ({newest.format("value", "< $2")}) FROM page g
             JOIN organisation o ON o.id = g.organisation_id JOIN figure c ON c.id = ({newest.format("id", "<= $1")})
             WHERE {pages} ORDER BY c.value DESC, g.id""", (last, first)),
        (f"""SELECT o.id, (SELECT f.value FROM figure f WHERE f.organisation_id = o.id AND f.kind = 'members'
             AND f.page_id IS NULL AND f.on_day <= $1 ORDER BY f.on_day DESC, f.id DESC LIMIT 1)
             FROM organisation o WHERE o.parent_id = {place.id}""", (last,)),
        (f"""SELECT count(*) FROM entry e WHERE {entries} AND e.kind = 'press' AND e.taken_at IS NULL AND e.is_single
             AND e.on_day >= $1 AND e.on_day < $2""", (first, end)),
        (f"""SELECT count(*), count(nullif(of.liked, 0)), sum(of.liked), sum(of.comments), max(of.liked) FROM
             (SELECT u.post_id + 0, sum(r.liked) liked, sum(r.comments) comments {read} GROUP BY 1) of""",
         (since, until)),
    ]  # fmt: skip
    return [(_for(engine, statement), _given(engine, parameters)) for statement, parameters in asked]


def _for(engine: str, statement: str) -> str:
    return statement if engine == "postgresql" else statement.replace("$1", "?1").replace("$2", "?2")


def _given(engine: str, parameters: tuple[date | datetime, ...]) -> tuple[Any, ...]:
    if engine == "postgresql":
        return parameters
    return tuple(one.strftime("%F %T.%f") if isinstance(one, datetime) else one.isoformat() for one in parameters)
