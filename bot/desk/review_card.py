"""The post that is opened, as values for the page: as it will look, what is known of it, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.desk import review_media, review_out
from bot.desk.answers import plain, stretches
from bot.desk.calls import Call
from handlers.review.queue import card_of, done_of
from handlers.review.where import where_to
from locales import LANGUAGES, language_for, own_name
from newsroom.access import require_seat
from newsroom.posts import outgoing, posts, publishing, review, ways
from newsroom.posts.outgoing import Outgoing
from newsroom.posts.posts import Passage
from newsroom.rubrics import turns
from newsroom.values.formatted import Entity, Formatted, runs_of
from newsroom.values.platforms import PLATFORMS
from screens import hints, publication
from screens.names import state_name
from screens.parts import name_in
from screens.review import card as screens
from screens.review.review import DECLINED, REASONS, reason_button
from screens.review.review import deed as deed_line

SLOTS = 4
WEB = ("http://", "https://")


async def card(call: Call, post_id: int) -> dict[str, Any]:
    words, visit = call.words, call.visit
    shown = await card_of(visit, post_id, is_sent=False)
    found = await review.require_reviewable(call.tx, call.who, post_id)
    out = await outgoing.prepare(call.tx, found, is_sent=False)
    first = 2 if "rubric" in shown.may else 1  # the place stands above, and the rubric where it is chosen
    facts = [*screens.about(words, shown, visit.zone, visit.today)[first:],
             *screens.stands(words, shown, visit.zone, visit.today)]  # fmt: skip
    return {
        "id": shown.id, "place": name_in(words.language, shown.place), "author": shown.author,
        "when": words.moment(shown.sent_at, visit.zone, today=visit.today),
        "state": shown.state, "state_name": state_name(words, shown.state), "holder": shown.holder,
        "facts": [stretches(one) for one in facts],
        "hints": [plain(hints.advice(words, one)) for one in shown.hints],
        "preview": runs(publication.whole(out)),
        "texts": _texts(found), "media": review_media.shown(await posts.media_of(call.tx, post_id), out, shown.may),
        "frame": review_media.choice(words, shown.frame, shown.may), "joins": await review_out.joins(call, shown),
        "doubts": review_out.doubts(words, shown), "removal": await review_out.removal(call, found, shown),
        "may": sorted(shown.may), "places": await _places(call, found, out),
        "rubric": found.rubric_id or 0, "rubrics": await _rubrics(call),
        "moments": await _moments(call, found), "today": visit.today.isoformat(), "reasons": _reasons(call),
        "undo": await review.step_back(call.tx, found, call.who.person_id or 0, call.now) is not None,
        "passages": [_passage(call, one) for one in await posts.passages_of(call.tx, post_id)],
    }  # fmt: skip


def runs(text: Formatted) -> list[dict[str, Any]]:
    return [
        {"text": one, "as": [kind["type"] for kind in around]} | _link(around) for one, around in runs_of(text) if one
    ]


def _link(around: Sequence[Entity]) -> dict[str, str]:
    """Only into the web: what else an address can do in a browser is not a reader's wish."""
    urls = [str(kind["url"]) for kind in around if "url" in kind]
    return {"url": urls[-1]} if urls and urls[-1].startswith(WEB) else {}


def _texts(post: posts.Post) -> list[dict[str, str]]:
    """One for each language, the one that it was begun in first, whether it is written or not."""
    codes = dict.fromkeys((language_for(post.language), *LANGUAGES))
    return [{"language": code, "name": own_name(code), "text": posts.text_in(post, code).text} for code in codes]


async def _places(call: Call, post: posts.Post, out: Outgoing) -> dict[str, Any]:
    """Where it can go, and where it goes with one press."""
    region = await publishing.region_of(call.tx, post)
    goes = await where_to(call.visit, region, out, await ways.all_of(call.tx, post.id))
    return {"free": [{"code": one, "name": PLATFORMS[one].name} for one in goes.free], "next": list(goes.next)}


async def _rubrics(call: Call) -> list[dict[str, Any]]:
    known = await turns.rubrics(call.tx, require_seat(call.who).region_id)
    return [{"id": one.id, "name": name_in(call.who.language, one.names)} for one in known]


async def _moments(call: Call, post: posts.Post) -> list[dict[str, str]]:
    region, zone = await publishing.region_of(call.tx, post), call.visit.zone
    free = await publishing.slots(call.tx, region, call.now, SLOTS)
    return [
        {"at": at.astimezone(zone).strftime("%Y-%m-%dT%H:%M"),
         "name": call.words.moment(at, zone, today=call.visit.today)}
        for at in free
    ]  # fmt: skip


def _reasons(call: Call) -> dict[str, list[dict[str, str]]]:
    def named(codes: Sequence[str]) -> list[dict[str, str]]:
        return [{"code": one, "name": reason_button(call.words, one)} for one in codes]

    return {"return": named(list(REASONS)), "decline": named(list(DECLINED))}


def _passage(call: Call, one: Passage) -> dict[str, str]:
    words = call.words
    return {
        "when": words.moment(one.at, call.visit.zone, today=call.visit.today), "name": one.name or "",
        "state": state_name(words, one.state), "comment": name_in(words.language, one.comment) if one.comment else "",
    }  # fmt: skip


async def deed(call: Call, found: posts.Post) -> str:
    return deed_line(call.words, await done_of(call.visit, found), call.visit.zone, call.visit.today)
