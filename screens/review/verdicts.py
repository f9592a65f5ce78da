"""What people are told of a post: that it came, what became of it, and what went wrong on its way out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from locales import Language, words_for
from screens import actions
from screens.names import shortened
from screens.parts import Names, name_in
from screens.review.review import Line
from screens.screen import Button, Screen


def arrivals(language: Language, waiting: int) -> Screen:
    """One notice for all that came."""
    words = words_for(language)
    text = words.many("{number} post waits for review.", "{number} posts wait for review.", waiting)
    return Screen(text, ((Button(words("Review"), actions.REVIEW(None), style="primary"),),))


@dataclass(frozen=True, slots=True)
class Verdict:
    id: int
    state: str
    begins: str
    comment: Names
    link: str
    publish_at: datetime | None = None


def verdict(language: Language, shown: Verdict, zone: tzinfo) -> Screen:
    """What the author is told."""
    words = words_for(language)
    begins = words.html("«{begins}»", begins=shortened(words, shown.begins))
    if shown.state == "published":
        text = words("Your post has been published. Thank you!")
        return Screen(f"{text}\n{begins}", ((Button(words("Open"), url=shown.link),),) if shown.link else ())
    if shown.state == "approved":
        return Screen(f"{words('Your post was approved. Thank you!')}\n{begins}")
    if shown.state == "scheduled" and shown.publish_at is not None:
        when = words.moment(shown.publish_at, zone)
        return Screen(f"{words('Your post was approved and goes out: {when}.', when=when)}\n{begins}")
    if shown.state == "sent":
        return Screen(
            f"{words('Your post is looked at once more: what you were told before holds no longer.')}\n{begins}"
        )
    reason = name_in(language, shown.comment)
    if shown.state == "declined":
        text = words.html("Your post will not be published. Reason: {reason}", reason=reason)
        return Screen(f"{text}\n{begins}", ((Button(words("My posts"), actions.MINE(None)),),))
    text = words.html("Your post was returned for changes. Reason: {reason}", reason=reason)
    return Screen(f"{text}\n{begins}", ((Button(words("Correct it"), actions.CORRECT(shown.id), style="primary"),),))


def did_not_go(language: Language, shown: Line, trouble: str) -> Screen:
    """To the specialists: it stays in the queue, and nothing is sent again by itself."""
    words = words_for(language)
    given = {"place": name_in(language, shown.place), "begins": shortened(words, shown.text)}
    button = Button(words("Open the post"), actions.CARD(shown.id), style="primary")
    if shown.state == "in doubt":
        text = words.html(
            "{place}: «{begins}». It is not known whether the post came out. Please look into the channel: is it "
            "there?",
            **given,
        )
        return Screen(text, ((Button(words("It is there"), actions.THERE(shown.id, True)),
                              Button(words("It is not"), actions.THERE(shown.id, False))),))  # fmt: skip
    text = words.html(
        "{place}: «{begins}» did not go out. Telegram says: {trouble}. The post stays among those that are ready.",
        trouble=trouble, **given,
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


def not_changed(language: Language, title: str, trouble: str) -> Screen:
    """Without a trouble nobody knows."""
    words = words_for(language)
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
