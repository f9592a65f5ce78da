"""What people are told of a post: that it came, what became of it, and what went wrong on its way out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from locales import Language, Words, language_for, words_for
from newsroom.posts.versions import Mended
from newsroom.values.cutting import parts
from newsroom.values.formatted import Formatted, as_html
from newsroom.values.formatted import joined as joined_texts
from newsroom.values.platforms import CHANNEL
from screens import actions
from screens.names import shortened
from screens.parts import Names, name_in
from screens.publication import MESSAGE
from screens.review.changes import marked
from screens.review.review import Line
from screens.review.ways import there_or_not, why_not
from screens.screen import Button, Piece, Rows, Screen


def arrivals(language: Language, waiting: int) -> Screen:
    """One notice for all that came."""
    words = words_for(language)
    text = words.many("{number} post waits for review.", "{number} posts wait for review.", waiting)
    return Screen(text, ((Button(words("Review"), actions.REVIEW(None), style="primary"),),))


@dataclass(frozen=True, slots=True)
class Verdict:
    """`entered_for`: a branch; somebody of the region entered it, and is told without being thanked as its author."""

    id: int
    state: str
    begins: str
    comment: Names
    link: str
    publish_at: datetime | None = None
    entered_for: Names | None = None


def verdict(language: Language, shown: Verdict, zone: tzinfo) -> Screen:
    """What the author is told, or whoever entered it."""
    words = words_for(language)
    begins = words.html("«{begins}»", begins=shortened(words, shown.begins))
    if shown.entered_for is None:
        return Screen(f"{_to_author(words, shown, zone)}\n{begins}", _ways_on(words, shown))
    head = words.html("Entered by the region for: {place}", place=name_in(language, shown.entered_for))
    return Screen(f"{head}\n{_to_who_entered(words, shown, zone)}\n{begins}", _ways_on(words, shown))


def _to_author(words: Words, shown: Verdict, zone: tzinfo) -> str:
    if shown.state == "published":
        return words("Your post has been published. Thank you!")
    if shown.state == "removed":
        return words("Your post was taken down. The regional organisation can tell you why.")
    if shown.state == "scheduled" and shown.publish_at is not None:
        return words("Your post was approved and goes out: {when}.", when=words.moment(shown.publish_at, zone))
    if shown.state == "sent":
        return words("Your post is looked at once more: what you were told before holds no longer.")
    if shown.state == "approved":
        return words("Your post was approved. Thank you!")
    reason = name_in(words.language, shown.comment)
    if shown.state == "declined":
        return words.html("Your post will not be published. Reason: {reason}", reason=reason)
    return words.html("Your post was returned for changes. Reason: {reason}", reason=reason)


def _to_who_entered(words: Words, shown: Verdict, zone: tzinfo) -> str:
    if shown.state == "published":
        return words("The post has been published.")
    if shown.state == "removed":
        return words("The post was taken down.")
    if shown.state == "scheduled" and shown.publish_at is not None:
        return words("The post was approved and goes out: {when}.", when=words.moment(shown.publish_at, zone))
    if shown.state == "sent":
        return words("The post is looked at once more: what you were told before holds no longer.")
    if shown.state == "approved":
        return words("The post was approved.")
    reason = name_in(words.language, shown.comment)
    if shown.state == "declined":
        return words.html("The post will not be published. Reason: {reason}", reason=reason)
    return words.html("The post was returned for changes. Reason: {reason}", reason=reason)


def _ways_on(words: Words, shown: Verdict) -> Rows:
    if shown.state == "published" and shown.link:
        return ((Button(words("Open"), url=shown.link),),)
    if shown.state == "declined" and shown.entered_for is None:
        return ((Button(words("My posts"), actions.MINE(None)),),)
    if shown.state == "returned":
        return ((Button(words("Correct it"), actions.CORRECT(shown.id), style="primary"),),)
    return ()


def joined(language: Language, own: str, other: str) -> Screen:
    words = words_for(language)
    return Screen(words.html(
        "The regional organisation has joined two posts: «{own}» and «{other}». They come out as one.",
        own=shortened(words, own), other=shortened(words, other),
    ))  # fmt: skip


def mended(language: Language, shown: Mended) -> Screen:
    """Word by word, in as many messages as it takes; a text that is new as a whole can be read where it came out."""
    words = words_for(language)
    text = Formatted(words("The regional organisation edited your post before it came out. Thank you for your work!"))
    if shown.words:
        text = joined_texts(text, Formatted(words("Struck out is what was taken out, bold is what was added:")), "\n")
    for runs in shown.words:
        text = joined_texts(text, marked(runs))
    for one in shown.added:
        added = words("A text {in_language} was added.", in_language=words.written_in(language_for(one)))
        text = joined_texts(text, Formatted(added))
    *before, last = [as_html(part) for part in parts(text, MESSAGE, MESSAGE)]
    return Screen(last, pieces=tuple(Piece(part) for part in before))


@dataclass(frozen=True, slots=True)
class Missed:
    """Where it did not get, and why not; or nobody knows whether it did, and somebody is asked."""

    place: str
    trouble: str = ""
    is_asked: bool = False


def did_not_go(language: Language, shown: Line, missed: Missed) -> Screen:
    """To the specialists: it stays in the queue, and nothing is sent again by itself."""
    words = words_for(language)
    given = {"place": name_in(language, shown.place), "begins": shortened(words, shown.text)}
    button = Button(words("Open the post"), actions.CARD(shown.id), style="primary")
    if missed.is_asked:
        text = words.html(
            "{place}: «{begins}». It is not known whether the post came out. Please look into the channel: is it "
            "there?",
            **given,
        ) if missed.place == CHANNEL else words.html(
            "{place}: «{begins}». It is not known whether the post came out on Facebook. Please look at the page: is "
            "it there?",
            **given,
        )  # fmt: skip
        return Screen(text, (there_or_not(words, shown.id, missed.place),))
    if missed.place != CHANNEL:
        text = words.html("{place}: «{begins}» did not go out on Facebook.", **given)
        return Screen(f"{text} {why_not(words, missed.trouble)}", ((button,),))
    text = words.html(
        "{place}: «{begins}» did not go out. Telegram says: {trouble}. The post stays among those that are ready.",
        trouble=missed.trouble, **given,
    )  # fmt: skip
    return Screen(text, ((button,),))


def bind_channel(language: Language, title: str, chat_id: int) -> Screen:
    words = words_for(language)
    text = words.html("Shall approved posts go to the channel «{title}»?", title=title)
    return Screen(text, ((Button(words("Yes"), actions.BIND(chat_id)), Button(words("No"), actions.HOME())),))


def channel_lost(language: Language, title: str) -> Screen:
    words = words_for(language)
    text = words.html(
        "The bot is no administrator of the channel «{title}» any more, and cannot publish there. Make it one again.",
        title=title,
    )
    return Screen(text)


def not_changed(language: Language, title: str, trouble: str, place: str) -> Screen:
    """Without a trouble nobody knows."""
    words = words_for(language)
    if place != CHANNEL:
        text = words.html("A change on the Facebook page «{title}» did not succeed.", title=title)
        return Screen(f"{text} {why_not(words, trouble)} {words('Please look there, and make it by hand.')}")
    if not trouble:
        text = words.html(
            "It is not known whether a change in the channel «{title}» succeeded. Please look there, and make it by "
            "hand if it is missing.",
            title=title,
        )
        return Screen(text)
    text = words.html(
        "A change in the channel «{title}» did not succeed. Telegram says: {trouble}. Please make it there by hand.",
        title=title, trouble=trouble,
    )  # fmt: skip
    return Screen(text)


def cannot_post(language: Language, title: str) -> Screen:
    """It was added without the one right that it needs."""
    words = words_for(language)
    text = words.html(
        "The bot may not post in «{title}». Allow it to post messages there, and it will ask again.", title=title
    )
    return Screen(text)
