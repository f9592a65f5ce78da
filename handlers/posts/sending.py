"""A chair sends a post by just sending it: pieces find their draft, the preview shows it, one tap sends it."""

from __future__ import annotations

from datetime import timedelta

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from handlers import views
from handlers.actions import LONG, Event, may_send, tapped
from handlers.pieces import file_of, piece_of, words_of
from handlers.posts.dates import note_when
from handlers.views import Shown, view
from handlers.visit import Visit
from newsroom import outbox
from newsroom.access import require_seat
from newsroom.errors import Refused
from newsroom.notices import Recipient, ToDraw, tell
from newsroom.posts import drafting, judging, outgoing, posts, review, rubric_choice
from newsroom.posts.states import OPEN
from newsroom.union import organisations
from newsroom.values.asking import OTHER, asks_about
from newsroom.values.formatted import parse_formatted
from screens import actions, failures, hints, publication
from screens.forms import mark_of
from screens.posts import posts as screens
from screens.screen import Screen

IN_SIGHT = timedelta(hours=1)  # how long a preview on the screen is what one is working at
ALBUM_ARRIVES = timedelta(seconds=2)


def register() -> None:
    tapped(actions.DRAFT, open_draft)
    tapped(actions.CHANGE, change)
    tapped(actions.HINTS, all_hints)
    tapped(actions.STANDARD, standard)
    tapped(actions.ANEW, anew)
    tapped(actions.MAKE, make)
    tapped(actions.POUR, pour)
    tapped(actions.FRAME, frame)
    tapped(actions.SEND, send)
    tapped(actions.DROP, drop)
    tapped(actions.CORRECT, correct)


async def hear(message: Message, visit: Visit) -> Screen | None:
    """What somebody just sends who sends posts."""
    if not may_send(visit):
        raise SkipHandler
    if message.photo or message.video or message.document or message.voice:
        return await media(message, visit)
    if not message.text:
        raise Refused("wrong_file")
    return await anything(message, visit)


async def hear_edit(message: Message, visit: Visit) -> Screen | None:
    return await edited(message, visit) if may_send(visit) else None


async def in_sight(visit: Visit) -> int | None:
    """The open post that one is working at: on the screen, and not since yesterday."""
    since = visit.shown_at  # by a clock that was set back meanwhile it may be yet to come
    if not visit.is_on(*WORKING) or since is None or abs(visit.now - since) > IN_SIGHT:
        return None
    post = await posts.get(visit.tx, int(visit.stands["post"]))
    open_still = post is not None and post.entered_by == visit.who.person_id and post.state in OPEN
    return post.id if post is not None and open_still else None


async def begin(visit: Visit, text: str) -> int:
    """Under the rubric of the plan, else under the one that its words speak of."""
    rubric_id = await rubric_choice.first_guess(visit.tx, require_seat(visit.who).region_id, visit.today, text)
    return await drafting.begin(visit.tx, visit.who, visit.place, visit.now, rubric_id)


async def _home_of(visit: Visit, text: str, *, whole: bool = False) -> tuple[int, int | None]:
    """Which post a piece belongs to; and, where it began a new one beside an unfinished one, which that is.

    What is `whole`, a photo with words of its own, may be another post than the one in sight, if that has words.
    """
    seen_id = await in_sight(visit)
    seen = await posts.get(visit.tx, seen_id) if seen_id is not None else None
    if seen is not None and not (whole and seen.texts):
        # Where it is still being asked whether it is part of another, that is asked once more.
        return seen.id, visit.stands.get("earlier")
    earlier = seen or await posts.draft_of(visit.tx, visit.who, visit.place)
    made_id = await begin(visit, text)
    if earlier is not None and not earlier.texts and not await posts.media_of(visit.tx, earlier.id):
        await drafting.drop(visit.tx, visit.who, earlier.id, visit.now)  # begun and left empty
        return made_id, None
    return made_id, earlier.id if earlier is not None else None


async def anything(message: Message, visit: Visit) -> Screen:
    """A text of some length is the beginning of a post, a short one is not; and a question to the bot is none.

    A day by itself, beside what is there of a post, is when it was, and no word of it.
    """
    words = words_of(message).text.strip()
    seen_id, topic = await in_sight(visit), asks_about(words)
    if seen_id is not None and len(words) < LONG and await _is_when(words, visit, seen_id):
        return await show_check(visit, seen_id)
    is_question = topic is not None and (seen_id is None or topic != OTHER)
    if words.startswith("/") or is_question or (len(words) < LONG and seen_id is None):
        return await visit.show(views.home, remark=words[: screens.SHOWN], message=message.message_id)
    return await _take_words(visit, piece_of(message))


async def _is_when(words: str, visit: Visit, post_id: int) -> bool:
    """And noted. What may be another post is not asked about its day; nor is one of which there is nothing yet."""
    post = await posts.require_post(visit.tx, post_id)
    if visit.is_on(draw_which) or not (post.texts or await posts.media_of(visit.tx, post_id)):
        return False
    try:
        await note_when(words, visit, post_id)
    except Refused as refused:
        if refused.kind in ("not_a_date", "not_a_moment"):
            return False
        raise
    return True


async def _take_words(visit: Visit, piece: drafting.Piece) -> Screen:
    post_id, earlier_id = await _home_of(visit, piece.text.text)
    await drafting.add_text(visit.tx, visit.who, post_id, piece)
    await rubric_choice.guess_again(visit.tx, post_id, require_seat(visit.who).region_id, visit.today)
    return await _show(visit, post_id, earlier_id)


async def _show(visit: Visit, post_id: int, earlier_id: int | None) -> Screen:
    return await visit.show_changed(_where(visit, post_id, earlier_id))


def _where(visit: Visit, post_id: int, earlier_id: int | None) -> Shown:
    """The view that one is on with this post: asked whose part it is, a step of the guided way, or the preview."""
    if earlier_id is not None:
        return draw_which.shown(post=post_id, earlier=earlier_id)
    if visit.is_on(views.step, post=post_id):
        return views.step.shown(post=post_id, step=visit.stands["step"])
    return draw_check.shown(post=post_id)


async def show_check(visit: Visit, post_id: int) -> Screen:
    return await visit.show(draw_check, post=post_id)


async def make(_: Event, visit: Visit) -> Screen:
    """The short remark was meant as a post."""
    if not visit.is_on(views.home) or not visit.stands.get("message"):
        raise Refused("old_button")
    text = parse_formatted(visit.stands["remark"], ())
    return await _take_words(visit, drafting.Piece(int(visit.stands["message"]), text))


async def media(message: Message, visit: Visit) -> Screen | None:
    """The pieces of an album arrive one by one; the preview comes once, when all should be there."""
    album = message.media_group_id
    same_album = album is not None and visit.is_on(draw_which, views.step, draw_check, album=album)
    words = message.caption or ""
    post_id, earlier_id = (
        (int(visit.stands["post"]), None) if same_album else await _home_of(visit, words, whole=len(words) >= LONG)
    )
    full = same_album and bool(visit.stands.get("full"))
    await drafting.add_text(visit.tx, visit.who, post_id, piece_of(message))
    file = file_of(message, visit)
    if file is None:
        raise Refused("wrong_file")
    try:
        await drafting.add_media(visit.tx, visit.who, post_id, file)
    except Refused as refused:  # the words stay, and it is told once an album, however many are too many
        if album:
            where = visit.stands if same_album else _where(visit, post_id, earlier_id)
            visit.turn_to_changed(where | {"album": album, "full": True})
        return None if full else failures.refused(visit.who.language, refused.kind, refused.parameters)
    await rubric_choice.guess_again(visit.tx, post_id, require_seat(visit.who).region_id, visit.today)
    if words and visit.is_on(views.step) and earlier_id is None:  # a photo with its text needs no more questions
        visit.turn_to_changed(draw_check.shown(post=post_id) | ({"album": album} if album else {}))
    if album is None:
        return await _show(visit, post_id, earlier_id)
    if not same_album:
        visit.turn_to_changed(_where(visit, post_id, earlier_id) | {"album": album})
    await _when_all_are_there(visit)
    return None


async def _when_all_are_there(visit: Visit) -> None:
    """Drawn by the sender, a moment later: any count shown now would be out of date at once.

    A piece that comes after that is shown in its turn.
    """
    account_id = visit.who.account_id
    if not await outbox.is_to_be_drawn(visit.tx, account_id):
        await tell(visit.tx, ToDraw(), [Recipient(account_id)], visit.now, after=ALBUM_ARRIVES)


async def edited(message: Message, visit: Visit) -> Screen | None:
    """Words that stand in a draft change with their message; what was sent already does not."""
    post = await drafting.edit_text(visit.tx, visit.who, visit.place, piece_of(message))
    if post is None:
        return None
    if post.state not in OPEN:
        return screens.edited_too_late(visit.who.language, post.id)
    await rubric_choice.guess_again(visit.tx, post.id, require_seat(visit.who).region_id, visit.today)
    return await show_check(visit, post.id)


@view("which", errand=True)
async def draw_which(visit: Visit, post: int, earlier: int, album: str = "", full: bool = False) -> Screen:  # noqa: ARG001
    other = await drafting.require_own_open(visit.tx, visit.who, earlier)
    return screens.which(visit.who.language, post, earlier, posts.begins_with(other))


async def pour(_: Event, visit: Visit, post_id: int, into_id: int) -> Screen:
    await drafting.pour(visit.tx, visit.who, post_id, into_id, visit.now)
    return await show_check(visit, into_id)


@view("check", errand=True)
async def draw_check(visit: Visit, post: int, album: str = "", full: bool = False) -> Screen:  # noqa: ARG001 (as `media` knows them again)
    found = await posts.get(visit.tx, post)
    if found is None or found.entered_by != visit.who.person_id or found.state not in OPEN:
        return await visit.show(views.home)
    shown = await outgoing.prepare(visit.tx, found)
    is_entered = found.author_id is None
    place = (await organisations.require_place(visit.tx, found.organisation_id)).names if is_entered else None
    draft = screens.Draft(
        id=post, mark=await mark_now(visit, found), rubric=shown.rubric, pieces=publication.pieces(shown),
        has_text=bool(found.texts),
        hints=await judging.hints_for(visit.tx, found) if found.texts or shown.files else (),
        returned_for=await posts.last_comment(visit.tx, post) if found.state == "returned" else None,
        entered_for=place, origin=origin_of(found), event_on=found.event_on, live_at=found.live_at,
        voices=len(shown.voices), frame=shown.frame,
    )  # fmt: skip
    return screens.check(visit.who.language, draft, visit.zone, visit.today)


async def mark_now(visit: Visit, post: posts.Post) -> str:
    """By what the preview shows: below an older one stands another mark."""
    media = [one.id for one in await posts.media_of(visit.tx, post.id)]
    about = (post.rubric_id, post.is_repost, post.event_on, post.live_at, post.frame)
    return mark_of((post.texts, post.entities, media, *about))


async def shown_now(visit: Visit, post: posts.Post) -> Screen:
    """The newest preview, for whoever pressed below an older one."""
    return screens.look_again(visit.who.language, await show_check(visit, post.id))


def origin_of(post: posts.Post) -> str | None:
    """Of a repost: where it came from, as far as it is known."""
    return str(post.origin.get("title", "")) if post.is_repost else None


async def open_draft(_: Event, visit: Visit, post_id: int) -> Screen:
    post = await drafting.require_own_open(visit.tx, visit.who, post_id)
    return await show_check(visit, post.id)


async def change(_: Event, visit: Visit, post_id: int, mark: str | None) -> Screen:
    post = await drafting.require_own_open(visit.tx, visit.who, post_id)
    if mark is not None and mark != await mark_now(visit, post):
        return await shown_now(visit, post)
    return await visit.show(draw_change, post=post_id)


@view("change", errand=True)
async def draw_change(visit: Visit, post: int) -> Screen:
    found = await drafting.require_own_open(visit.tx, visit.who, post)
    return screens.change(visit.who.language, post, is_repost=found.is_repost)


async def all_hints(_: Event, visit: Visit, post_id: int) -> Screen:
    return await visit.show(draw_hints, post=post_id)


@view("hints", errand=True, reads=True)
async def draw_hints(visit: Visit, post: int) -> Screen:
    found = await drafting.require_own_open(visit.tx, visit.who, post)
    return screens.all_hints(visit.who.language, post, await judging.hints_for(visit.tx, found))


async def standard(_: Event, visit: Visit, post_id: int, name: str) -> Screen:
    return await visit.show(draw_standard, post=post_id, name=name)


@view("standard", errand=True)
async def draw_standard(visit: Visit, post: int, name: str) -> Screen:
    if name not in hints.STANDARDS.values():
        raise Refused("old_button")
    await drafting.require_own_open(visit.tx, visit.who, post)
    return screens.standard(visit.who.language, post, name)


async def anew(_: Event, visit: Visit, post_id: int) -> Screen:
    await drafting.clear(visit.tx, visit.who, post_id)
    return await visit.show(views.step, post=post_id, step="text")


async def frame(_: Event, visit: Visit, post_id: int, in_frame: bool) -> Screen:
    await drafting.set_frame(visit.tx, visit.who, post_id, in_frame=in_frame)
    return await show_check(visit, post_id)


async def send(_: Event, visit: Visit, post_id: int, mark: str | None) -> Screen:
    """What was shown is sent, and nothing else."""
    post = await drafting.require_own_open(visit.tx, visit.who, post_id)
    if mark != await mark_now(visit, post):
        return await shown_now(visit, post)
    post = await drafting.send(visit.tx, visit.who, post_id, visit.now)
    await review.tell_specialists(visit.tx, post, visit.now)
    return await visit.show(draw_receipt, post=post.id)


@view("receipt", errand=True)
async def draw_receipt(visit: Visit, post: int) -> Screen:
    found = await posts.get(visit.tx, post)
    if found is None or found.sent_at is None:
        return await visit.show(views.home)
    if found.author_id is None:
        place = await organisations.require_place(visit.tx, found.organisation_id)
        return screens.receipt_entered(visit.who.language, found.sent_at, visit.zone, place.names, place.id)
    has_draft = await posts.draft_of(visit.tx, visit.who, visit.place) is not None
    return screens.receipt(visit.who.language, found.sent_at, visit.zone, post, has_draft=has_draft)


async def drop(_: Event, visit: Visit, post_id: int) -> Screen:
    await drafting.drop(visit.tx, visit.who, post_id, visit.now)
    return await (visit.show(views.entering, place=visit.place) if visit.entering_id else visit.show(views.home))


async def correct(_: Event, visit: Visit, post_id: int) -> Screen:
    """Whatever was being asked about another post: what comes now is for this one."""
    post = await drafting.require_own_open(visit.tx, visit.who, post_id)
    return await show_check(visit, post.id)


# What one is working at, while it is on the screen.
WORKING = (
    draw_check, draw_change, draw_hints, draw_standard, draw_which, views.step, views.rubrics, views.example,
)  # fmt: skip
