"""The specialist's queue: a card at a time, and everything that can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from locales import Language, Words, escaped, later, words_for
from newsroom.standards.checks import Hint
from newsroom.versions import Changes
from screens import hints, publication
from screens.codec import pressed
from screens.followers import PLATFORMS as PLATFORM_NAMES
from screens.parts import Names, back, home, label, name_in
from screens.posts import shortened, state_name
from screens.screen import Button, Piece, Rows, Screen

# Ready reasons, each in both languages: the author reads it in theirs.
REASONS = {
    "when": later("the date and place of the event are missing"),
    "photo": later("the photo is too small or dark; send the original as a file"),
    "text": later("the text is too short; write what it means for people"),
    "who": later("it does not say who took part"),
    "facts": later("names or figures need checking"),
}
DECLINED = {
    "again": later("this has been published already"),
    "theme": later("this is not about the union's work"),
    "late": later("it came too late to be news"),
}


LONGEST_CHANGES = 1200


@dataclass(frozen=True, slots=True)
class Card:
    """`may`: what can be done in its state. `changed`: what is new since it was returned."""

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
    trouble: str = ""
    links: Sequence[str] = ()
    event_on: date | None = None
    live_at: datetime | None = None
    offer: str = ""
    may: frozenset[str] = frozenset()


def card(language: Language, shown: Card, zone: tzinfo, today: date) -> Screen:
    """As it will look, and below it what is known of it."""
    words = words_for(language)
    told = [*_about(words, shown, zone, today), *_state(words, shown, zone, today)]
    told += [f"• {hints.advice(words, hint)}" for hint in shown.hints]
    if shown.left:
        told.append(words.many("{number} more waits.", "{number} more wait.", shown.left))
    return Screen("\n".join(told), _buttons(words, shown), shown.pieces)


def _about(words: Words, shown: Card, zone: tzinfo, today: date) -> list[str]:
    place, when = name_in(words.language, shown.place), words.moment(shown.sent_at, zone, today=today)
    told = [words.html("<b>{place}</b> · {when}", place=place, when=when)]
    if shown.rubric is not None:
        told.append(words.html("Rubric: {rubric}", rubric=name_in(words.language, shown.rubric)))
    if shown.entered:
        told.append(words("Entered by the region"))
    if shown.origin is not None:
        told.append(words.html("Repost: {origin}", origin=shown.origin) if shown.origin else words("Repost"))
    else:
        told.append(words("Own post"))
    if shown.event_on is not None:
        told.append(words("Date of the event: {date}", date=words.date(shown.event_on, today=today)))
    if shown.live_at is not None:
        told.append(words("Begins: {when}", when=words.moment(shown.live_at, zone, today=today)))
    if shown.voices:
        told.append(words("Dictated: type it with “Text”, or ask the author."))
    return told


def _state(words: Words, shown: Card, zone: tzinfo, today: date) -> list[str]:
    told = []
    if shown.state != "sent":
        told.append(words("State: {state}", state=state_name(words, shown.state)))
    if shown.publish_at is not None and shown.state == "scheduled":
        told.append(words("Goes out: {when}", when=words.moment(shown.publish_at, zone, today=today)))
    if shown.trouble:
        told.append(words.html("It did not go out. Telegram says: {trouble}", trouble=shown.trouble))
    if shown.holder:
        told.append(words.html("Is being looked at by: {name}", name=shown.holder))
    if shown.changed is not None:
        told += _changed(words, shown.changed)
    if shown.offer:
        told.append(offer_name(words, shown.offer))
    return [*told, *shown.links]


def _changed(words: Words, changes: Changes) -> list[str]:
    told = [words("Changed since it was returned:")]
    marks = {"gone": ("<s>", "</s>"), "new": ("<b>", "</b>"), "same": ("", "")}
    line = " ".join(f"{marks[kind][0]}{escaped(text)}{marks[kind][1]}" for kind, text in changes.words)
    if line:
        told.append(line if len(line) <= LONGEST_CHANGES else words("the whole text"))
    if changes.photos_new or changes.photos_gone:
        new, gone = words.number(changes.photos_new), words.number(changes.photos_gone)
        told.append(words("photos: {new} new, {gone} left out", new=new, gone=gone))
    return told if len(told) > 1 else [words("Sent again without changes.")]


def offer_name(words: Words, state: str) -> str:
    return {
        "offered": words("Offered to the centre for the site"),
        "accepted": words("On the union's site"),
        "returned": words("The centre returned it for changes"),
        "declined": words("The centre declined it for the site"),
    }[state]


def _buttons(words: Words, shown: Card) -> Rows:
    if shown.state == "in doubt":
        return (
            (Button(words("It is there"), pressed("there", shown.id, 1), style="success"),
             Button(words("It is not"), pressed("there", shown.id, 0))),
            (home(words),),
        )  # fmt: skip
    rows: list[tuple[Button, ...]] = []
    if shown.holder:
        rows.append((Button(words("Take it over"), pressed("hold", shown.id)),))
    main = _main(words, shown)
    if main is not None:
        rows.append((main,))
    pair = []
    if "schedule" in shown.may:
        pair.append(Button(words("Schedule"), pressed("when", shown.id)))
    if "return" in shown.may:
        pair.append(Button(words("Return"), pressed("return", shown.id)))
    if pair:
        rows.append(tuple(pair))
    rows.append((Button(words("More"), pressed("more", shown.id)), Button(words("Next"), pressed("review", shown.id))))
    return (*rows, (home(words),))


def _main(words: Words, shown: Card) -> Button | None:
    if "publish" in shown.may:
        return Button(words("Publish"), pressed("publish", shown.id), style="success")
    if "approve" in shown.may:
        return Button(words("Approve"), pressed("approve", shown.id), style="success")
    return None


def more(language: Language, shown: Card, *, can_merge: bool) -> Screen:
    """Everything else that can be done with it."""
    words = words_for(language)
    known: list[tuple[str, str, tuple[int | str, ...]]] = [
        ("text", words("Text"), ("edit_text", shown.id)),
        ("language", words("Other language"), ("other_text", shown.id)),
        ("rubric", words("Rubric"), ("set_rubric", shown.id)),
        ("photos", words("Photos"), ("photos", shown.id)),
        ("approve", words("For later"), ("approve", shown.id)),
        ("decline", words("Decline"), ("refuse", shown.id)),
        ("package", words("For other pages"), ("package", shown.id)),
        ("link", words("Record a link"), ("link", shown.id)),
        ("offer", words("To the union's site"), ("offer", shown.id)),
        ("remove", words("Remove"), ("remove", shown.id)),
    ]
    if can_merge:
        known.append(("merge", words("Join with another"), ("merge_posts", shown.id)))
    buttons = [Button(text, pressed(str(data[0]), *data[1:])) for name, text, data in known
               if name in shown.may or name == "merge"]  # fmt: skip
    rows: Rows = tuple((button,) for button in buttons)
    return Screen(words("What shall be done?"), (*rows, (back(words, "card", shown.id),)))


def empty(language: Language, ready: int) -> Screen:
    words = words_for(language)
    rows: list[tuple[Button, ...]] = []
    if ready:
        rows.append((Button(words("Ready: {number}", number=words.number(ready)), pressed("ready")),))
    rows.append((Button(words("Published"), pressed("published")),))
    return Screen(words("No post waits for review."), (*rows, (home(words),)))


@dataclass(frozen=True, slots=True)
class Line:
    id: int
    place: Names
    text: str
    state: str
    at: datetime | None


def listed(language: Language, title: str, lines: Sequence[Line], zone: tzinfo, today: date) -> Screen:
    """Those that are ready, or have come out: each a button to its card."""
    words = words_for(language)
    head = words("Ready to go out") if title == "ready" else words("Published lately")
    told = [f"<b>{head}</b>"]
    for number, line in enumerate(lines, 1):
        when = words.moment(line.at, zone, today=today) if line.at else state_name(words, line.state)
        told.append(words.html("{number}. {place}, {when}: {begins}", number=words.number(number), when=when,
                               place=name_in(language, line.place), begins=shortened(words, line.text)))  # fmt: skip
    if not lines:
        told.append(words("There is nothing here yet."))
    buttons = [Button(words.number(number), pressed("card", line.id)) for number, line in enumerate(lines, 1)]
    rows: Rows = tuple(tuple(buttons[at : at + 5]) for at in range(0, len(buttons), 5))
    return Screen("\n".join(told), (*rows, (Button(words("Review"), pressed("review")), home(words))))


def ask_reason(language: Language, post_id: int, step: str) -> Screen:
    words = words_for(language)
    action, codes = ("because", REASONS) if step == "return" else ("refused", DECLINED)
    rows: Rows = tuple((Button(reason_button(words, code), pressed(action, post_id, code)),) for code in codes)
    told = (words("Why is it returned? Choose a reason or write your own.") if step == "return"
            else words("Why is it declined? Choose a reason or write your own."))  # fmt: skip
    return Screen(told, (*rows, (back(words, "card", post_id),)))


def reason_button(words: Words, code: str) -> str:
    return {
        "when": words("No date or place"), "photo": words("Poor photo"), "text": words("Short text"),
        "who": words("Who took part"), "facts": words("Names and figures"), "again": words("Published already"),
        "theme": words("Not our theme"), "late": words("Too late"),
    }[code]  # fmt: skip


def reason(code: str) -> Names:
    told = REASONS.get(code) or DECLINED[code]
    return {"kk": words_for("kk")(told), "ru": words_for("ru")(told)}


def ask_moment(language: Language, post_id: int, slots: Sequence[datetime], zone: tzinfo, today: date) -> Screen:
    words = words_for(language)
    rows: Rows = tuple(
        (Button(words.moment(slot, zone, today=today), pressed("at", post_id, int(slot.timestamp()))),)
        for slot in slots
    )
    told = words("When shall it go out? Press a free moment, or write the date and the time, for example: 25.11 15:00")
    return Screen(told, (*rows, (back(words, "card", post_id),)))


def ask_text(language: Language, post_id: int, missing: Language, current: str) -> Screen:
    """The present words can be copied with a tap, mended and sent."""
    words = words_for(language)
    told = words("Send the text in Kazakh.") if missing == "kk" else words("Send the text in Russian.")
    if current:
        told += "\n" + words("Now it is (a tap copies it):") + "\n" + words.html("<code>{text}</code>", text=current)
    return Screen(told, ((back(words, "card", post_id),),))


def choose_rubric(language: Language, post_id: int, rubrics: Sequence[tuple[int, Names]]) -> Screen:
    words = words_for(language)
    rows: Rows = tuple(
        (Button(name_in(language, names), pressed("to_rubric", post_id, number)),) for number, names in rubrics
    )
    return Screen(words("Which rubric?"), (*rows, (back(words, "card", post_id),)))


def photos(language: Language, post_id: int, media: Sequence[int]) -> Screen:
    """Which one leads, and which is left out."""
    words = words_for(language)
    told = words("“Photo” puts that one first, ✕ leaves it out.")
    rows: Rows = tuple(
        (Button(words("Photo {number}: first", number=words.number(number)), pressed("lead", post_id, one)),
         Button("✕", pressed("leave_out", post_id, one)))
        for number, one in enumerate(media, 1)
    )  # fmt: skip
    return Screen(told, (*rows, (back(words, "card", post_id),)))


def choose_other(language: Language, post_id: int, others: Sequence[tuple[int, str]]) -> Screen:
    words = words_for(language)
    rows: Rows = tuple(
        (Button(label(shortened(words, text)), pressed("merge_with", post_id, number)),) for number, text in others
    )
    return Screen(words("With which post shall it be joined?"), (*rows, (back(words, "card", post_id),)))


def confirm_remove(language: Language, post_id: int) -> Screen:
    words = words_for(language)
    told = words("Remove it from the channel? What stands on other pages stays there.")
    yes = Button(words("Remove"), pressed("remove_sure", post_id), style="danger")
    return Screen(told, ((yes, back(words, "card", post_id)),))


def package(language: Language, post_id: int, platform: str, text: str, pieces: tuple[Piece, ...]) -> Screen:
    """Photos to share, the text to copy with a tap, and the place to say where it came out."""
    words = words_for(language)
    before, last = publication.to_copy(text)
    told = [words.html("<b>{platform}</b>: a tap on the text copies it; share the photos from here.",
                       platform=platform_name(words, platform)),
            words.html("<code>{text}</code>", text=last)]  # fmt: skip
    others = tuple(
        Button(platform_name(words, one), pressed("package", post_id, one)) for one in PLATFORMS if one != platform
    )
    rows: Rows = ((Button(words("Record a link"), pressed("link", post_id), style="primary"),), others)
    return Screen("\n\n".join(told), (*rows, (back(words, "card", post_id),)), (*pieces, *before))


PLATFORMS = ("facebook", "instagram", "aitu", "site")


def platform_name(words: Words, platform: str) -> str:
    names = {"channel": "Telegram"} | PLATFORM_NAMES
    return names.get(platform) or words("Website")


def ask_link(language: Language, post_id: int) -> Screen:
    words = words_for(language)
    return Screen(words("Send the link to what came out."), ((back(words, "card", post_id),),))


def arrivals(language: Language, waiting: int) -> Screen:
    """One notice for all that came."""
    words = words_for(language)
    told = words.many("{number} post waits for review.", "{number} posts wait for review.", waiting)
    return Screen(told, ((Button(words("Review"), pressed("review"), style="primary"),),))


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
        told = words("Your post has been published. Thank you!")
        return Screen(f"{told}\n{begins}", ((Button(words("Open"), url=shown.link),),) if shown.link else ())
    if shown.state == "approved":
        return Screen(f"{words('Your post was approved. Thank you!')}\n{begins}")
    if shown.state == "scheduled" and shown.publish_at is not None:
        when = words.moment(shown.publish_at, zone)
        return Screen(f"{words('Your post was approved and goes out: {when}.', when=when)}\n{begins}")
    reason = name_in(language, shown.comment)
    if shown.state == "declined":
        told = words.html("Your post will not be published. Reason: {reason}", reason=reason)
        return Screen(f"{told}\n{begins}", ((Button(words("My posts"), pressed("mine")),),))
    told = words.html("Your post was returned for changes. Reason: {reason}", reason=reason)
    return Screen(f"{told}\n{begins}", ((Button(words("Correct it"), pressed("correct", shown.id), style="primary"),),))


def did_not_go(language: Language, shown: Line, trouble: str) -> Screen:
    """To the specialists: it stays in the queue, and nothing is sent again by itself."""
    words = words_for(language)
    given = {"place": name_in(language, shown.place), "begins": shortened(words, shown.text)}
    button = Button(words("Open the post"), pressed("card", shown.id), style="primary")
    if shown.state == "in doubt":
        told = words.html(
            "{place}: «{begins}». It is not known whether the post came out. Please look into the channel: is it "
            "there?",
            **given,
        )
        return Screen(told, ((Button(words("It is there"), pressed("there", shown.id, 1)),
                              Button(words("It is not"), pressed("there", shown.id, 0))),))  # fmt: skip
    told = words.html(
        "{place}: «{begins}» did not go out. Telegram says: {trouble}. The post stays among those that are ready.",
        trouble=trouble, **given,
    )  # fmt: skip
    return Screen(told, ((button,),))


def bind_channel(language: Language, title: str, chat_id: int) -> Screen:
    words = words_for(language)
    told = words.html("Shall approved posts go to the channel «{title}»?", title=title)
    return Screen(told, ((Button(words("Yes"), pressed("bind", chat_id)), Button(words("No"), pressed("home"))),))


def channel_lost(language: Language, title: str) -> Screen:
    words = words_for(language)
    told = words.html(
        "The bot is no administrator of the channel «{title}» any more, and cannot publish there. Make it one again.",
        title=title,
    )
    return Screen(told)


def not_changed(language: Language, title: str, trouble: str) -> Screen:
    words = words_for(language)
    told = words.html(
        "A change in the channel «{title}» did not succeed. Telegram says: {trouble}. Please make it there by hand.",
        title=title, trouble=trouble,
    )  # fmt: skip
    return Screen(told)


def cannot_post(language: Language, title: str) -> Screen:
    """It was added without the one right that it needs."""
    words = words_for(language)
    told = words.html(
        "The bot may not post in «{title}». Allow it to post messages there, and it will ask again.", title=title
    )
    return Screen(told)
