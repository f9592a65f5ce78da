"""The specialist's queue: a card at a time, and everything that can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from locales import LANGUAGES, Language, Words, later, words_for
from newsroom.values.formatted import Formatted
from newsroom.values.platforms import BY_HAND, CHANNEL
from screens import actions, publication
from screens.forms import Offer, Question
from screens.names import platform_name, shortened, state_name
from screens.parts import Names, back, home, in_rows, label, name_in
from screens.review.ways import names_of, remove_label
from screens.screen import Button, Piece, Rows, Screen

# Ready reasons, each in every language: the author reads it in theirs.
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


def empty(language: Language, ready: int) -> Screen:
    words = words_for(language)
    rows: list[tuple[Button, ...]] = []
    if ready:
        rows.append((Button(words("Ready: {number}", number=words.figure(ready)), actions.READY()),))
    rows.append((Button(words("Published"), actions.PUBLISHED()), Button(words("Enter for it"), actions.ENTER_FOR())))
    text = f"{words('No post waits for review.')} {words('When one comes, we tell you.')}"
    return Screen(text, (*rows, (home(words),)))


@dataclass(frozen=True, slots=True)
class Line:
    id: int
    place: Names
    text: str
    state: str
    at: datetime | None


def listed(language: Language, title: str, found: Sequence[Line], zone: tzinfo, today: date) -> Screen:
    """Those that are ready, or have come out: each a button to its card."""
    words = words_for(language)
    head = words("Ready to go out") if title == "ready" else words("Published lately")
    lines = [f"<b>{head}</b>"]
    for position, line in enumerate(found, 1):
        when = words.moment(line.at, zone, today=today) if line.at else state_name(words, line.state)
        lines.append(words.html("{number}. {place}, {when}: {begins}", number=words.figure(position), when=when,
                                place=name_in(language, line.place), begins=shortened(words, line.text)))  # fmt: skip
    if not found:
        lines.append(words("There is nothing here yet."))
    buttons = [Button(words.figure(position), actions.CARD(line.id)) for position, line in enumerate(found, 1)]
    rows: Rows = in_rows(buttons, 5)
    out = ((Button(words("Published"), actions.PUBLISHED()),),) if title == "ready" else ()
    return Screen("\n".join(lines), (*rows, *out, (Button(words("Review"), actions.REVIEW(None)), home(words))))


@dataclass(frozen=True, slots=True)
class GoingBack:
    post_id: int
    step: str


def ask_reason(language: Language, going: GoingBack) -> Question[Names]:
    words = words_for(language)
    codes = REASONS if going.step == "return" else DECLINED
    offers = tuple((Offer(reason_button(words, code), reason(code)),) for code in codes)
    text = (words("Why is it returned? Choose a reason or write your own.") if going.step == "return"
            else words("Why is it declined? Choose a reason or write your own."))  # fmt: skip
    return Question(text, back(words, actions.CARD(going.post_id)), offers)


def reason_button(words: Words, code: str) -> str:
    return {
        "when": words("No date or place"), "photo": words("Poor photo"), "text": words("Short text"),
        "who": words("Who took part"), "facts": words("Names and figures"), "again": words("Published already"),
        "theme": words("Not our theme"), "late": words("Too late"),
    }[code]  # fmt: skip


def reason(code: str) -> Names:
    chosen = REASONS.get(code) or DECLINED[code]
    return {language: words_for(language)(chosen) for language in LANGUAGES}


@dataclass(frozen=True, slots=True)
class MomentAsked:
    """`far` was written, and is so far away that it is asked about. `to`: the places that were chosen."""

    post_id: int
    free: Sequence[datetime]
    zone: tzinfo
    today: date
    far: datetime | None = None
    to: str = ""


def ask_moment(language: Language, asked: MomentAsked) -> Question[datetime]:
    words = words_for(language)
    leave = back(words, actions.CARD(asked.post_id))
    if asked.far is not None:
        when = words.moment(asked.far, asked.zone, today=asked.today)
        text = words("Only then shall it go out: {when}? If another time is meant, write it.", when=when)
        return Question(text, leave, ((Offer(words("Yes, right"), asked.far),),))
    offers = tuple((Offer(words.moment(at, asked.zone, today=asked.today), at),) for at in asked.free)
    text = words("When shall it go out? Press a free moment, or write the date and the time, for example: 25.11 15:00")
    return Question(text, leave, offers)


@dataclass(frozen=True, slots=True)
class Done:
    """A post that was just decided, and whether that can be undone. `places`: where it goes, or stands."""

    id: int
    begins: str
    state: str
    at: datetime | None
    is_undoable: bool
    places: Sequence[str] = ()


def with_deed(language: Language, screen: Screen, done: Done, zone: tzinfo, today: date) -> Screen:
    """The next screen, and above it what was done and what happens now; the way back stands below all else."""
    words = words_for(language)
    line = deed(words, done, zone, today)
    if not line:
        return screen
    way_back = _way_back(words, done)
    rows = (*screen.buttons[:-1], *(((way_back,),) if way_back else ()), *screen.buttons[-1:])
    return replace(screen, text=f"{line}\n\n{screen.text}", buttons=rows)


def deed(words: Words, done: Done, zone: tzinfo, today: date) -> str:
    when = words.moment(done.at, zone, today=today) if done.at is not None else ""
    line = _deed(words, done.state, when, () if done.places == (CHANNEL,) else done.places)
    begins = words.html("«{begins}»", begins=shortened(words, done.begins)) if done.begins else ""
    return f"{line} {begins}".rstrip() if line else ""


def _deed(words: Words, state: str, when: str, places: Sequence[str]) -> str:
    if places and state in ("going out", "published"):
        there = names_of(places)
        return (words("✓ Goes out now ({places}):", places=there) if state == "going out"
                else words("✓ Is out ({places}):", places=there))  # fmt: skip
    return {
        "approved": words("✓ Approved, and waits until you publish it:"),
        "scheduled": words("✓ Goes out: {when}:", when=when),
        "going out": words("✓ Goes into the channel now:"),
        "published": words("✓ Stands in the channel:"),
        "returned": words("✓ Returned to the author with the reason:"),
        "declined": words("✓ Declined, the author gets the reason:"),
    }.get(state, "")


def _way_back(words: Words, done: Done) -> Button | None:
    if done.state in ("going out", "published"):
        return Button(words("Take the last one out"), actions.REMOVE(done.id))
    if not done.is_undoable:
        return None
    label = {
        "approved": words("Undo the approval"), "scheduled": words("Undo the time"),
        "returned": words("Undo the return"), "declined": words("Undo the refusal"),
    }[done.state]  # fmt: skip
    return Button(label, actions.UNDO(done.id))


@dataclass(frozen=True, slots=True)
class Mended:
    """In which language, and what it is now: of a text longer than a message, one part of so many."""

    post_id: int
    language: Language
    current: str
    part: int = 0
    parts: int = 1


def ask_text(language: Language, mended: Mended) -> Question[Formatted]:
    """The present words can be copied with a tap, mended and sent; long ones are a message of their own."""
    words = words_for(language)
    text = words("Send the text {in_language}.", in_language=words.written_in(mended.language))
    if mended.parts > 1:
        number, count = words.figure(mended.part + 1), words.figure(mended.parts)
        text += "\n" + words(
            "It is long: this is part {number} of {count}, and the others stay.", number=number, count=count
        )
    code, pieces = words.html("<code>{text}</code>", text=mended.current), tuple[Piece, ...]()
    if Formatted(mended.current).length > publication.COPIED:
        text += "\n" + words("What it is now stands above: a tap copies it.")
        pieces = (Piece(code),)
    elif mended.current:
        text += f"\n{words('Now it is (a tap copies it):')}\n{code}"
    return Question(text, back(words, actions.CARD(mended.post_id)), more=_other_parts(words, mended), pieces=pieces)


def _other_parts(words: Words, mended: Mended) -> Rows:
    others = [one for one in range(mended.parts) if one != mended.part]
    buttons = [
        Button(words("Part {number}", number=words.figure(one + 1)),
               actions.EDIT_PART(mended.post_id, mended.language, one))
        for one in others
    ]  # fmt: skip
    return (tuple(buttons),) if buttons else ()


def choose_rubric(language: Language, post_id: int, rubrics: Sequence[tuple[int, Names]]) -> Screen:
    words = words_for(language)
    rows: Rows = tuple(
        (Button(name_in(language, names), actions.TO_RUBRIC(post_id, rubric_id)),) for rubric_id, names in rubrics
    )
    return Screen(words("Which rubric?"), (*rows, (back(words, actions.CARD(post_id)),)))


def photos(language: Language, post_id: int, media: Sequence[int]) -> Screen:
    """Which one leads, and which is left out."""
    words = words_for(language)
    text = words("“Photo” puts that one first, ✕ leaves it out.")
    rows: Rows = tuple(
        (Button(words("Photo {number}: first", number=words.figure(position)), actions.LEAD(post_id, media_id)),
         Button("✕", actions.LEAVE_OUT(post_id, media_id)))
        for position, media_id in enumerate(media, 1)
    )  # fmt: skip
    return Screen(text, (*rows, (back(words, actions.CARD(post_id)),)))


def choose_other(language: Language, post_id: int, others: Sequence[tuple[int, str]]) -> Screen:
    words = words_for(language)
    rows: Rows = tuple(
        (Button(label(shortened(words, text)), actions.MERGE_WITH(post_id, other_id)),) for other_id, text in others
    )
    return Screen(words("With which post shall it be joined?"), (*rows, (back(words, actions.CARD(post_id)),)))


def confirm_remove(language: Language, post_id: int, begins: str, places: Sequence[str]) -> Screen:
    words = words_for(language)
    text = words.html("«{begins}»", begins=shortened(words, begins)) + "\n" if begins else ""
    if list(places) == [CHANNEL]:
        text += words("Remove it from the channel? What stands on other pages stays there.")
    else:
        text += words("Remove it ({places})? What was put elsewhere by hand stays.", places=names_of(places))
    yes = Button(remove_label(words, places), actions.REMOVE_SURE(post_id), style="danger")
    return Screen(text, ((yes, back(words, actions.CARD(post_id))),))


def package(language: Language, post_id: int, platform: str, text: str, pieces: tuple[Piece, ...]) -> Screen:
    """Photos to share, the text to copy with a tap, and the place to say where it came out."""
    words = words_for(language)
    before, last = publication.to_copy(text)
    lines = [words.html("<b>{platform}</b>: a tap on the text copies it; share the photos from here.",
                        platform=platform_name(words, platform)),
             words.html("<code>{text}</code>", text=last)]  # fmt: skip
    others = tuple(
        Button(platform_name(words, one), actions.PACKAGE(post_id, one)) for one in BY_HAND if one != platform
    )
    rows: Rows = ((Button(words("Record a link"), actions.LINK(post_id), style="primary"),), others)
    return Screen("\n\n".join(lines), (*rows, (back(words, actions.CARD(post_id)),)), (*pieces, *before))


def ask_link(language: Language, post_id: int) -> Question[str]:
    words = words_for(language)
    return Question(words("Send the link to what came out."), back(words, actions.CARD(post_id)))
