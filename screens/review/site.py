"""The press service's queue of what regions offer for the union's site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from locales import Language, words_for
from newsroom.posts.site import RETURNED
from screens import actions, publication
from screens.forms import Question
from screens.names import shortened
from screens.parts import Names, back, home, name_in
from screens.screen import Button, Piece, Rows, Screen


@dataclass(frozen=True, slots=True)
class Offered:
    id: int
    region: Names
    text: str
    at: datetime
    left: int
    pieces: tuple[Piece, ...] = ()


def card(language: Language, shown: Offered, zone: tzinfo) -> Screen:
    words = words_for(language)
    before, last = publication.to_copy(shown.text)
    lines = [
        words.html(
            "<b>{region}</b> · {when}", region=name_in(language, shown.region), when=words.moment(shown.at, zone)
        ),
        words.html("For the site (a tap copies the text):\n<code>{text}</code>", text=last),
    ]
    if shown.left:
        lines.append(words.many("{number} more waits.", "{number} more wait.", shown.left))
    rows: Rows = (
        (Button(words("Accept: the link"), actions.TAKE(shown.id), style="success"),),
        (Button(words("Return"), actions.SITE_BACK(shown.id, "returned")),
         Button(words("Decline"), actions.SITE_BACK(shown.id, "declined"))),
        (home(words),),
    )  # fmt: skip
    return Screen("\n\n".join(lines), rows, (*shown.pieces, *before))


def empty(language: Language) -> Screen:
    words = words_for(language)
    text = words("Nothing is offered for the site now.")
    text += " " + words("Specialists offer what came out, and we tell you of it.")
    return Screen(text, ((home(words),),))


def ask_link(language: Language, _: int) -> Question[str]:
    words = words_for(language)
    return Question(words("Send the link to it on the union's site."), back(words, actions.SITE()))


def ask_reason(language: Language, going: tuple[int, str]) -> Question[Names]:
    words = words_for(language)
    text = (
        words("Why is it returned? Write the reason.")
        if going[1] == RETURNED
        else words("Why is it declined? Write the reason.")
    )
    return Question(text, back(words, actions.SITE()))


def offers(language: Language, waiting: int) -> Screen:
    words = words_for(language)
    text = words.many("{number} post is offered for the site.", "{number} posts are offered for the site.", waiting)
    return Screen(text, ((Button(words("Open"), actions.SITE(), style="primary"),),))


def decided(language: Language, state: str, begins: str, comment: Names, link: str, post_id: int) -> Screen:
    """What the region is told."""
    words = words_for(language)
    begins = words.html("«{begins}»", begins=shortened(words, begins))
    if state == "accepted":
        text = words("The centre took it for the union's site. It counts as your region's.")
        return Screen(f"{text}\n{begins}", ((Button(words("Open"), url=link),),) if link else ())
    reason = name_in(language, comment)
    text = (words.html("The centre returned it for changes. Reason: {reason}", reason=reason) if state == "returned"
            else words.html("The centre did not take it for the site. Reason: {reason}", reason=reason))  # fmt: skip
    return Screen(f"{text}\n{begins}", ((Button(words("Open the post"), actions.CARD(post_id)),),))
