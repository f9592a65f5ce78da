"""What becomes of a post beside its review: joined, put elsewhere by hand, offered, taken out, looked for."""

from __future__ import annotations

from typing import Any

from bot.desk.answers import plain
from bot.desk.calls import Call, Mangled, does, reads
from locales import Words
from newsroom.library import practice
from newsroom.posts import outgoing, posts, publishing, review, site
from newsroom.posts.states import APPROVED, IN_REVIEW, SENT
from newsroom.posts.ways import DOUBT
from newsroom.values.platforms import BY_HAND, CHANNEL, PLATFORMS
from screens import publication
from screens.names import platform_name, shortened
from screens.review import card as card_screens
from screens.review import review as screens
from screens.review import ways as way_screens

COUNTS = (SENT, APPROVED)  # what is published from the moment that a link to it is recorded


async def pages(call: Call) -> dict[str, Any]:
    """What is put elsewhere by hand: the text as each place takes it, to be copied."""
    post = await review.require_reviewable(call.tx, call.who, call.number("post"))
    out = await outgoing.prepare(call.tx, post, is_sent=False)
    return {
        "pages": [
            {"code": one, "name": platform_name(call.words, one), "text": publication.for_platform(out, one)}
            for one in BY_HAND
        ],
        "counts": post.state in COUNTS,
    }  # fmt: skip


async def link(call: Call) -> dict[str, str]:
    given = call.text("link").strip()
    platform = await publishing.record_link(call.tx, call.who, call.number("post"), given, call.now)
    return {"done": call.words("The link is recorded: {place}.", place=platform_name(call.words, platform))}


async def offer(call: Call) -> dict[str, str]:
    await site.offer(call.tx, call.who, call.number("post"), call.now)
    return {"done": card_screens.offer_name(call.words, site.OFFERED)}


async def take_in(call: Call) -> None:
    await practice.take_in(call.tx, call.who, call.number("post"), call.now)


async def merge(call: Call) -> dict[str, int]:
    """This one goes into the other, which is opened."""
    whole = await review.merge(call.tx, call.who, call.number("post"), call.number("into"), call.now)
    return {"into": whole.id}


async def remove(call: Call) -> None:
    await publishing.remove(call.tx, call.who, call.number("post"), call.now)


async def settle(call: Call) -> None:
    """Somebody has looked there."""
    place = call.text("place", CHANNEL)
    if place not in PLATFORMS or "there" not in call.given:
        raise Mangled("place")
    await publishing.settle_doubt(
        call.tx, call.who, call.number("post"), call.now, there=call.flag("there"), place=place
    )


# ---- as values


async def joins(call: Call, shown: card_screens.Card) -> list[dict[str, Any]]:
    """With which it can be joined: others of the same branch that wait."""
    if shown.state not in IN_REVIEW:
        return []
    found = await review.mergeable(call.tx, call.who, shown.id)
    return [
        {"id": one.id, "begins": shortened(call.words, posts.begins_with(one)), "author": one.author or "",
         "when": call.words.moment(one.sent_at, call.visit.zone, today=call.visit.today) if one.sent_at else ""}
        for one in found
    ]  # fmt: skip


def doubts(words: Words, shown: card_screens.Card) -> list[dict[str, str]]:
    found = [one for one in shown.ways if one.state == DOUBT]
    return [_doubt(words, shown.id, one.platform) for one in found]


def _doubt(words: Words, post_id: int, place: str) -> dict[str, str]:
    there, not_there = way_screens.there_or_not(words, post_id, place)
    text = (words("Please look into the channel: is it there?") if place == CHANNEL
            else words("Please look at the page: is it there?"))  # fmt: skip
    return {"place": place, "text": text, "there": there.text, "not_there": not_there.text}


async def removal(call: Call, post: posts.Post, shown: card_screens.Card) -> dict[str, str] | None:
    """What is asked first: it cannot be taken back."""
    if "remove" not in shown.may:
        return None
    places = [one.platform for one in await publishing.require_by_bot(call.tx, post.id)]
    asked = screens.confirm_remove(call.who.language, post.id, posts.begins_with(post), places)
    return {"text": plain(asked.text), "label": way_screens.remove_label(call.words, places)}


ROUTES = (
    reads("review/posts/{post}/pages", pages),
    does("review/posts/{post}/link", link),
    does("review/posts/{post}/offer", offer),
    does("review/posts/{post}/practice", take_in),
    does("review/posts/{post}/merge", merge),
    does("review/posts/{post}/remove", remove),
    does("review/posts/{post}/settle", settle),
)
