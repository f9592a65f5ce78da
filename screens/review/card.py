"""A post on the specialist's card: as it will look, what is known of it, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime, tzinfo

from locales import Language, Words, escaped, words_for
from newsroom.posts.framing import NO_CHOICE, Choice
from newsroom.posts.responses import NOTHING, Count
from newsroom.posts.versions import Changes
from newsroom.standards.checks import Hint
from newsroom.values.formatted import as_html
from screens import actions, hints
from screens.chips import rubric_chips
from screens.frames import frame_button, left_unframed
from screens.names import state_name, when_lines
from screens.parts import Names, back, home, name_in
from screens.review import ways
from screens.review.changes import marked
from screens.review.ways import WayShown, names_of
from screens.screen import Button, Piece, Rows, Screen

LONGEST_CHANGES = 1200


@dataclass(frozen=True, slots=True)
class Card:
    """`may`: what can be done in its state. `changed`: what is new since it was returned.

    `to`: where it goes when it is published, in so far as there is a choice.

    `rubrics`: the likeliest, while it has none.
    """

    id: int
    place: Names
    author: str
    rubric: Names | None
    state: str
    sent_at: datetime
    pieces: tuple[Piece, ...] = ()
    hints: Sequence[Hint] = ()
    left: int = 0
    entered: bool = False
    origin: str | None = None
    voices: int = 0
    holder: str = ""
    changed: Changes | None = None
    publish_at: datetime | None = None
    links: Sequence[str] = ()
    ways: Sequence[WayShown] = ()
    to: Sequence[str] = ()
    event_on: date | None = None
    live_at: datetime | None = None
    offer: str = ""
    other_languages: Sequence[Language] = ()
    may: frozenset[str] = frozenset()
    frame: Choice = NO_CHOICE
    rubrics: Sequence[tuple[int, Names]] = ()
    from_primary: bool = False
    response: Count = NOTHING


def card(language: Language, shown: Card, zone: tzinfo, today: date) -> Screen:
    """As it will look, and below it what is known of it."""
    words = words_for(language)
    lines = [*about(words, shown, zone, today), *stands(words, shown, zone, today)]
    lines += left_unframed(words, shown.frame)
    lines += [f"• {hints.advice(words, hint)}" for hint in shown.hints]
    if shown.left:
        lines.append(words.many("{number} more waits.", "{number} more wait.", shown.left))
    return Screen("\n".join(lines), _buttons(words, shown), shown.pieces)


def about(words: Words, shown: Card, zone: tzinfo, today: date) -> list[str]:
    place, when = name_in(words.language, shown.place), words.moment(shown.sent_at, zone, today=today)
    lines = [words.html("<b>{place}</b> · {when}", place=place, when=when)]
    if shown.rubric is not None:
        lines.append(words.html("Rubric: {rubric}", rubric=name_in(words.language, shown.rubric)))
    else:
        lines.append(words("No rubric is chosen"))
    if shown.entered:
        lines.append(words("Entered by the region"))
    if shown.from_primary:
        lines.append(words("A primary organisation wrote it"))
    if shown.origin is not None:
        lines.append(words.html("Repost: {origin}", origin=shown.origin) if shown.origin else words("Repost"))
    else:
        lines.append(words("Own post"))
    lines += when_lines(words, shown.event_on, shown.live_at, zone, today)
    if "type" in shown.may:
        lines.append(words("Only dictated: it can go out when its text is typed."))
    elif shown.voices:
        lines.append(words("Dictated: type it with “Text”, or ask the author."))
    return lines


def stands(words: Words, shown: Card, zone: tzinfo, today: date) -> list[str]:
    lines = []
    if shown.state != "sent":
        lines.append(words("State: {state}", state=state_name(words, shown.state)))
    if shown.publish_at is not None and shown.state == "scheduled":
        lines.append(words("Goes out: {when}", when=words.moment(shown.publish_at, zone, today=today)))
    if shown.to and {"publish", "where"} & shown.may:
        lines.append(words("Comes out: {places}", places=names_of(shown.to)))
    lines += ways.lines(words, shown.ways)
    if shown.holder:
        lines.append(words.html("Is being looked at by: {name}", name=shown.holder))
    if shown.changed is not None:
        lines += _changed(words, shown.changed)
    if shown.offer:
        lines.append(offer_name(words, shown.offer))
    if shown.response != NOTHING:
        liked, disliked, comments = [words.figure(one) for one in astuple(shown.response)]
        counts = {"liked": liked, "disliked": disliked, "comments": comments}
        lines.append(words("Readers: like it {liked}, do not {disliked}, comments {comments}", **counts))
    return [*lines, *map(escaped, shown.links)]


def _changed(words: Words, changes: Changes) -> list[str]:
    lines = [words("Changed since it was returned:")]
    line = as_html(marked(changes.words))
    if line:
        lines.append(line if len(line) <= LONGEST_CHANGES else words("the whole text"))
    if changes.photos_new or changes.photos_gone:
        new, gone = words.figure(changes.photos_new), words.figure(changes.photos_gone)
        lines.append(words("photos: {new} new, {gone} left out", new=new, gone=gone))
    return lines if len(lines) > 1 else [words("Sent again without changes.")]


def offer_name(words: Words, state: str) -> str:
    return {
        "offered": words("Offered to the centre for the site"),
        "accepted": words("On the union's site"),
        "returned": words("The centre returned it for changes"),
        "declined": words("The centre declined it for the site"),
    }[state]


def _buttons(words: Words, shown: Card) -> Rows:
    rows: list[tuple[Button, ...]] = list(ways.asked(words, shown.id, shown.ways))
    if shown.state == "in doubt":
        return (*rows, (home(words),))
    if shown.holder:
        rows.append((Button(words("Take it over"), actions.HOLD(shown.id)),))
    main = _main(words, shown)
    if main is not None:
        rows.append((main,))
    if "rubric" in shown.may:
        others = actions.SET_RUBRIC(shown.id)
        rows += rubric_chips(words, shown.rubrics, lambda rubric_id: actions.TO_RUBRIC(shown.id, rubric_id), others)
    if "where" in shown.may:
        rows.append((Button(words("Choose where"), actions.WHERE(shown.id, None)),))
    pair = []
    if "schedule" in shown.may:
        pair.append(Button(words("Schedule"), actions.WHEN(shown.id)))
    if "return" in shown.may:
        pair.append(Button(words("Return"), actions.RETURN(shown.id)))
    if pair:
        rows.append(tuple(pair))
    if "photos" in shown.may:
        rows += frame_button(words, shown.frame, actions.FRAME_PHOTOS, shown.id)
    rows.append((Button(words("More"), actions.MORE(shown.id)), Button(words("Next"), actions.REVIEW(shown.id))))
    return (*rows, (home(words),))


def _main(words: Words, shown: Card) -> Button | None:
    if "type" in shown.may:
        return Button(words("Type the text"), actions.EDIT_TEXT(shown.id), style="primary")
    if "publish" in shown.may:
        return Button(words("Publish"), actions.PUBLISH(shown.id), style="success")
    if "approve" in shown.may:
        return Button(words("Approve"), actions.APPROVE(shown.id), style="success")
    return None


def more(language: Language, shown: Card, *, can_merge: bool) -> Screen:
    """Everything else that can be done with it."""
    words = words_for(language)
    known: list[tuple[str, str, str]] = [
        ("text", words("Text"), actions.EDIT_TEXT(shown.id)),
        *(
            (
                "text",
                words("Text {in_language}", in_language=words.written_in(one)),
                actions.OTHER_TEXT(shown.id, one),
            )
            for one in shown.other_languages
        ),
        ("rubric", words("Rubric"), actions.SET_RUBRIC(shown.id)),
        ("photos", words("Photos"), actions.PHOTOS(shown.id)),
        ("approve", words("For later"), actions.APPROVE(shown.id)),
        ("decline", words("Decline"), actions.REFUSE(shown.id)),
        ("package", words("For other pages"), actions.PACKAGE(shown.id, None)),
        ("link", words("Record a link"), actions.LINK(shown.id)),
        ("offer", words("To the union's site"), actions.OFFER(shown.id)),
        ("practice", words("To the library"), actions.PRACTICE(shown.id)),
        (
            "remove",
            ways.remove_label(words, [one.platform for one in shown.ways if one.state == "out"]),
            actions.REMOVE(shown.id),
        ),
    ]
    if can_merge:
        known.append(("merge", words("Join with another"), actions.MERGE_POSTS(shown.id)))
    buttons = [Button(text, data) for name, text, data in known
               if name in shown.may or name == "merge"]  # fmt: skip
    rows: Rows = tuple((button,) for button in buttons)
    return Screen(words("What shall be done?"), (*rows, (back(words, actions.CARD(shown.id)),)))
