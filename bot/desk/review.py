"""The queue for review: a list, and beside it the post that is opened, with all that can be done with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.desk import review_card, review_media, review_out
from bot.desk.answers import plain
from bot.desk.calls import Call, Mangled, Page, does, reads
from bot.desk.review_texts import texts, title
from locales import LANGUAGES
from newsroom.errors import Refused
from newsroom.posts import posts, publishing, review, waiting, ways
from newsroom.posts.states import GOING_OUT, PUBLISHED, SENT
from newsroom.posts.waiting import Waiting
from newsroom.values.formatted import Formatted, replaced
from screens.names import shortened, state_name
from screens.parts import Names, name_in
from screens.review.review import DECLINED, REASONS
from screens.review.review import reason as ready_reason

OUT = "published"
STEPS = {"return": REASONS, "decline": DECLINED}


async def queue(call: Call) -> dict[str, Any]:
    """All that waits, is ready, or came out lately: the page draws of it what is in sight."""
    found = await _listed(call, call.text("list", "waiting"))
    return {"posts": [_line(call, one) for one in found]}


async def _listed(call: Call, name: str) -> list[Waiting]:
    if name == OUT:
        return await waiting.lately_out(call.tx, call.who, call.now)
    if name not in waiting.LISTS:
        raise Mangled("list")
    return await waiting.waiting(call.tx, call.who, waiting.LISTS[name], call.now)


def _line(call: Call, one: Waiting) -> dict[str, Any]:
    words = call.words
    at = one.publish_at or one.sent_at
    return {
        "id": one.id, "place": name_in(words.language, one.place), "author": one.author or "",
        "begins": shortened(words, _begins(one)), "when": words.moment(at, call.visit.zone, today=call.visit.today),
        "media": one.media, "rubric": name_in(words.language, one.rubric) if one.rubric else "",
        "holder": one.holder or "", "repost": one.is_repost, "state": one.state,
        "state_name": "" if one.state in (SENT, PUBLISHED) else state_name(words, one.state),
    }  # fmt: skip


def _begins(one: Waiting) -> str:
    return next((one.texts[code] for code in (one.language, *LANGUAGES) if one.texts.get(code)), "")


async def post(call: Call) -> dict[str, Any]:
    return await review_card.card(call, call.number("post"))


async def hold(call: Call) -> None:
    await review.hold(call.tx, call.who, call.number("post"), call.now, take=call.flag("take"))


async def let_go(call: Call) -> None:
    await review.let_go(call.tx, call.who, call.number("post"))


async def publish(call: Call) -> dict[str, Any]:
    done = await publishing.publish(call.tx, call.who, call.number("post"), call.now, call.texts("to"))
    return await _done(call, done.id)


async def schedule(call: Call) -> dict[str, Any]:
    """By the clock of the seat. One that is far away is right when it comes once more."""
    at = _moment(call)
    if at > call.now + publishing.FAR and not call.flag("sure"):
        publishing.require_moment(at, call.now)
        when = call.words.moment(at, call.visit.zone, today=call.visit.today)
        return {"ask": call.words("Only then shall it go out: {when}?", when=when)}
    done = await publishing.schedule(call.tx, call.who, call.number("post"), at, call.now, call.texts("to"))
    return await _done(call, done.id)


def _moment(call: Call) -> datetime:
    try:
        at = datetime.fromisoformat(call.text("at"))
    except ValueError:
        raise Refused("not_a_moment") from None
    return at if at.tzinfo else at.replace(tzinfo=call.visit.zone)


async def approve(call: Call) -> dict[str, Any]:
    return await _done(call, (await review.approve(call.tx, call.who, call.number("post"), call.now)).id)


async def send_back(call: Call) -> dict[str, Any]:
    """By a ready reason, which each reads in their language, or in one's own words."""
    step = call.text("step")
    if step not in STEPS:
        raise Mangled("step")
    reason = _reason(call, step)
    return await _done(
        call, (await review.send_back(call.tx, call.who, call.number("post"), reason, call.now, step)).id
    )


def _reason(call: Call, step: str) -> Names:
    code = call.text("code", "")
    if code and code not in STEPS[step]:
        raise Mangled("code")
    return ready_reason(code) if code else {call.who.language: call.text("reason", "").strip()}


async def undo(call: Call) -> dict[str, Any]:
    return await _done(call, (await review.undo(call.tx, call.who, call.number("post"), call.now)).id)


async def mend(call: Call) -> None:
    """What is out already is mended there, too. `before`: what was mended, so that nobody's words are lost unseen."""
    post_id, language, text = call.number("post"), call.text("language"), call.text("text")
    found = await review.require_reviewable(call.tx, call.who, post_id)
    before = posts.text_in(found, language)
    if call.text("before") != before.text:
        raise Refused("slot_changed")
    changed = await review.edit_text(call.tx, call.who, post_id, language, mended(before, text), call.now)
    if changed.state == PUBLISHED and await ways.by_bot(call.tx, changed.id):
        await publishing.amend(call.tx, call.who, changed.id, call.now)


def mended(before: Formatted, text: str) -> Formatted:
    """What was not touched at either end keeps how it looks."""
    most = min(len(before.text), len(text))
    first = next((at for at in range(most) if before.text[at] != text[at]), most)
    last = next((at for at in range(most - first) if before.text[-1 - at] != text[-1 - at]), most - first)
    start = Formatted(before.text[:first]).length
    end = before.length - Formatted(before.text[len(before.text) - last :]).length
    return replaced(before, (start, end), Formatted(text[first : len(text) - last]))


async def set_rubric(call: Call) -> None:
    await review.set_rubric(call.tx, call.who, call.number("post"), call.number("rubric"), call.now)


async def _done(call: Call, post_id: int) -> dict[str, Any]:
    """What was done, as the chat tells it, and which way back there is: it can be undone, or taken out again."""
    found = await posts.require_post(call.tx, post_id)
    undone = await review.step_back(call.tx, found, call.who.person_id or 0, call.now)
    done = plain(await review_card.deed(call, found))
    return {"done": done, "undo": undone is not None, "takes_out": found.state in (GOING_OUT, PUBLISHED)}


PAGE = Page(
    "review", "review", title, texts,
    routes=(
        reads("review/queue", queue),
        reads("review/posts/{post}", post),
        *review_media.ROUTES,
        *review_out.ROUTES,
        does("review/posts/{post}/hold", hold),
        does("review/posts/{post}/let-go", let_go),
        does("review/posts/{post}/publish", publish),
        does("review/posts/{post}/schedule", schedule),
        does("review/posts/{post}/approve", approve),
        does("review/posts/{post}/send-back", send_back),
        does("review/posts/{post}/undo", undo),
        does("review/posts/{post}/text", mend),
        does("review/posts/{post}/rubric", set_rubric),
    ),
)  # fmt: skip
