"""A chair sends a post by just sending it: pieces find their draft, and the preview shows it."""

from __future__ import annotations

from datetime import timedelta

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from handlers import views
from handlers.actions import LONG, Event, may_send, tapped
from handlers.pieces import file_of, piece_of, words_of
from handlers.posts.checking import draw_anew, draw_change, draw_check, set_aside_before, show_check
from handlers.posts.facts import note_fact
from handlers.posts.standards import draw_hints, draw_standard
from handlers.views import Shown, view
from handlers.visit import Visit
from newsroom.access import require_seat
from newsroom.errors import Refused
from newsroom.notices import Recipient, tell, to_draw
from newsroom.posts import drafting, former, posts, rubric_choice
from newsroom.posts.states import OPEN, THROWN_AWAY, TRIAL
from newsroom.values.asking import OTHER, asks_about
from newsroom.values.formatted import parse_formatted
from screens import actions, failures
from screens.posts import posts as screens
from screens.screen import Screen

IN_SIGHT = timedelta(hours=1)  # how long a preview on the screen is what one is working at
ALBUM_ARRIVES = timedelta(seconds=2)


def register() -> None:
    tapped(actions.MAKE, make)
    tapped(actions.POUR, pour)


async def hear(message: Message, visit: Visit) -> Screen | None:
    """What somebody just sends who sends posts."""
    if not may_send(visit) and not await _is_of_what_was_entered(message, visit):
        raise SkipHandler
    if message.photo or message.video or message.document or message.voice:
        return await media(message, visit)
    if not message.text:
        raise Refused("wrong_file")
    return await anything(message, visit)


async def hear_edit(message: Message, visit: Visit) -> Screen | None:
    return await edited(message, visit) if may_send(visit) else None


async def _is_of_what_was_entered(message: Message, visit: Visit) -> bool:
    """A piece of an album, late for a post that a specialist has entered for a branch, and is not at any more."""
    if visit.who.person_id is None or not message.media_group_id:
        return False
    return await drafting.post_of_album(visit.tx, visit.who, message.media_group_id) is not None


async def in_sight(visit: Visit) -> int | None:
    """The open post that one is working at: on the screen, and not since yesterday."""
    since = visit.shown_at  # by a clock that was set back meanwhile it may be yet to come
    if not visit.is_on(*WORKING) or since is None or abs(visit.now - since) > IN_SIGHT:
        return None
    post = await posts.get(visit.tx, int(visit.stands["post"]))
    open_still = post is not None and post.entered_by == visit.who.person_id and post.state in OPEN
    return post.id if post is not None and open_still else None


def reminded_of(visit: Visit) -> int:
    """The rubric under which one was about to write, at a reminder's button: what comes now is a post of its own."""
    return int(visit.stands.get("rubric", 0)) if visit.is_on(views.prompt) else 0


def is_to_try(visit: Visit) -> bool:
    """What comes now is a trial: it has just been asked for. A photo of the next day is none any more."""
    since = visit.shown_at
    return visit.is_on(views.prompt, trial=True) and since is not None and abs(visit.now - since) <= IN_SIGHT


async def begin(visit: Visit, text: str, *, on_trial: bool = False) -> int:
    """Under the rubric that a reminder asked for, or its words speak of; if they do not decide, under none as yet."""
    region_id, chosen_id = require_seat(visit.who).region_id, reminded_of(visit)
    rubric_id = await rubric_choice.first_guess(visit.tx, region_id, text, chosen_id)
    on_trial = on_trial or is_to_try(visit)
    return await drafting.begin(visit.tx, visit.who, visit.place, visit.now, rubric_id, on_trial=on_trial)


async def _home_of(visit: Visit, text: str, *, whole: bool = False) -> tuple[int, int | None]:
    """Which post a piece belongs to; and, where it began a new one beside an unfinished one, which that is.

    What is `whole`, a photo with words of its own, may be another post than the one in sight, if that has words.
    """
    seen_id = await in_sight(visit)
    seen = await posts.get(visit.tx, seen_id) if seen_id is not None else None
    if seen is not None and not (whole and seen.texts):
        # Where it is still being asked whether it is part of another, that is asked once more.
        return seen.id, visit.stands.get("earlier")
    if is_to_try(visit):
        return await begin(visit, text), None
    earlier = seen or await posts.draft_of(visit.tx, visit.who, visit.place)
    made_id = await begin(visit, text, on_trial=seen is not None and seen.state == TRIAL)
    if earlier is not None and not earlier.texts and not await posts.media_of(visit.tx, earlier.id):
        await drafting.drop(visit.tx, visit.who, earlier.id, visit.now)  # begun and left empty
        return made_id, None
    return made_id, earlier.id if earlier is not None and not reminded_of(visit) else None


async def anything(message: Message, visit: Visit) -> Screen:
    """A text of some length is the beginning of a post, a short one is not; and a question to the bot is none.

    A day by itself, beside a post, is when it was, and no word of it; so is whose it is.
    """
    words = words_of(message).text.strip()
    seen_id, topic = await in_sight(visit), asks_about(words)
    if seen_id is not None and len(words) < LONG and await note_fact(words, visit, seen_id):
        return await _show(visit, seen_id, visit.stands.get("earlier"))
    is_question = topic is not None and (seen_id is None or topic != OTHER)
    if is_question and not words.startswith("/"):
        return await visit.answer(words[: screens.SHOWN], message.message_id)
    if words.startswith("/") or (len(words) < LONG and seen_id is None):
        return await visit.show(views.home, remark=words[: screens.SHOWN], message=message.message_id)
    return await take_words(visit, piece_of(message))


async def take_words(visit: Visit, piece: drafting.Piece) -> Screen:
    await _make_room(visit)
    post_id, earlier_id = await _home_of(visit, piece.text.text)
    await add_words(visit, post_id, piece)
    return await _show(visit, post_id, earlier_id)


async def add_words(visit: Visit, post_id: int, piece: drafting.Piece) -> None:
    await drafting.add_text(visit.tx, visit.who, post_id, piece)
    await rubric_choice.guess_again(visit.tx, post_id, require_seat(visit.who).region_id)


async def _make_room(visit: Visit) -> None:
    """Where a post is written anew, what comes takes the place of what is there, which is kept."""
    if not visit.is_on(draw_anew) or (post_id := await in_sight(visit)) is None:
        return
    former_id = await former.set_aside(visit.tx, visit.who, post_id, visit.now)
    visit.turn_to(draw_check, post=post_id, former=former_id)


async def _show(visit: Visit, post_id: int, earlier_id: int | None) -> Screen:
    return await visit.show_changed(_where(visit, post_id, earlier_id))


def _where(visit: Visit, post_id: int, earlier_id: int | None) -> Shown:
    """The view that one is on with this post: asked whose part it is, a step of the guided way, or the preview."""
    if earlier_id is not None:
        return draw_which.shown(post=post_id, earlier=earlier_id)
    if visit.is_on(views.step, post=post_id):
        return views.step.shown(post=post_id, step=visit.stands["step"])
    return draw_check.shown(post=post_id, former=set_aside_before(visit, post_id))


async def make(_: Event, visit: Visit) -> Screen:
    """The short remark was meant as a post, or the question was: if it is a part of another, that is asked."""
    said = visit.shown
    if said.get("view") not in (views.home.name, views.help_over.name) or not said.get("message"):
        raise Refused("old_button")
    visit.shown = views.home.shown()
    text = parse_formatted(said["remark"], ())
    return await take_words(visit, drafting.Piece(int(said["message"]), text))


async def media(message: Message, visit: Visit) -> Screen | None:
    """The pieces of an album arrive one by one; the preview comes once, when all should be there."""
    album = message.media_group_id
    same_album = album is not None and visit.is_on(draw_which, views.step, draw_check, album=album)
    words = message.caption or ""
    others = await drafting.post_of_album(visit.tx, visit.who, album) if album is not None and not same_album else None
    if others is not None and others.state not in OPEN:
        return screens.came_too_late(visit.who.language, others.id, is_thrown_away=others.state in THROWN_AWAY)
    if others is not None and others.author_id is None:
        visit.entering_id = others.organisation_id
    post_id, earlier_id = await _home_of_picture(visit, words, others, same_album=same_album)
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
            await _when_all_are_there(visit)
        return None if full else failures.refused(visit.who.language, refused.kind, refused.parameters)
    await rubric_choice.guess_again(visit.tx, post_id, require_seat(visit.who).region_id)
    if words and visit.is_on(views.step) and earlier_id is None:  # a photo with its text needs no more questions
        visit.turn_to_changed(draw_check.shown(post=post_id) | ({"album": album} if album else {}))
    if album is None:
        return await _show(visit, post_id, earlier_id)
    is_asked = same_album or visit.is_on(draw_which, earlier=post_id)  # that goes on being asked, over help as well
    visit.turn_to_changed(visit.stands if is_asked else _where(visit, post_id, earlier_id) | {"album": album})
    await _when_all_are_there(visit)
    return None


async def _home_of_picture(
    visit: Visit, words: str, others: posts.Post | None, *, same_album: bool
) -> tuple[int, int | None]:  # fmt: skip
    """Where the `others` of its album are; else as of any piece."""
    if others is None:
        await _make_room(visit)
    if same_album:
        return int(visit.stands["post"]), None
    if others is not None:
        return others.id, None
    return await _home_of(visit, words, whole=len(words) >= LONG)


async def _when_all_are_there(visit: Visit) -> None:
    """Drawn by the sender, a moment after the last: any count shown now would be out of date at once.

    A piece that comes after that is shown in its turn.
    """
    await tell(visit.tx, to_draw(visit.shown_at), [Recipient(visit.who.account_id)], visit.now, after=ALBUM_ARRIVES)


async def edited(message: Message, visit: Visit) -> Screen | None:
    """Words that stand in a draft change with their message; what was sent already does not."""
    post = await drafting.edit_text(visit.tx, visit.who, visit.place, piece_of(message))
    if post is None:
        return None
    if post.state not in OPEN:
        return screens.edited_too_late(visit.who.language, post.id)
    await rubric_choice.guess_again(visit.tx, post.id, require_seat(visit.who).region_id)
    return await show_check(visit, post.id)


@view("which", errand=True)
async def draw_which(visit: Visit, post: int, earlier: int, album: str = "", full: bool = False) -> Screen:  # noqa: ARG001
    other = await drafting.require_own_open(visit.tx, visit.who, earlier)
    return screens.which(visit.who.language, post, earlier, posts.begins_with(other))


async def pour(_: Event, visit: Visit, post_id: int, into_id: int) -> Screen:
    await drafting.pour(visit.tx, visit.who, post_id, into_id, visit.now)
    await rubric_choice.guess_again(visit.tx, into_id, require_seat(visit.who).region_id)
    return await show_check(visit, into_id)


# What one is working at, while it is on the screen.
WORKING = (
    draw_check, draw_change, draw_hints, draw_standard, draw_which, draw_anew, views.step, views.rubrics, views.example,
)  # fmt: skip
