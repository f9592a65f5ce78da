"""A chair's post, from the first word to what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from locales import Language, Words, escaped, words_for
from newsroom.posts.framing import NO_CHOICE, Choice
from newsroom.posts.posts import Post
from newsroom.standards.checks import Hint
from screens import actions, hints
from screens.chips import rubric_chips
from screens.forms import Question
from screens.frames import frame_button, left_unframed
from screens.names import shortened, state_name, when_lines
from screens.parts import Names, back, home, name_in
from screens.screen import Button, Piece, Rows, Screen

SHOWN = 2500  # characters of what was said, quoted back


@dataclass(frozen=True, slots=True)
class Draft:
    """`pieces` is the post as it will come out; by its `mark` a button knows whether it still stands like that.

    `former` is what it has just taken the place of; `rubrics` are the likeliest, while it has none. `from_primary` is
    None where nothing stands below the place that could have written it.
    """

    id: int
    mark: str
    rubric: Names | None
    pieces: tuple[Piece, ...] = ()
    has_text: bool = True
    hints: Sequence[Hint] = ()
    returned_for: Names | None = None
    entered_for: Names | None = None
    origin: str | None = None
    event_on: date | None = None
    live_at: datetime | None = None
    voices: int = 0
    frame: Choice = NO_CHOICE
    former: int = 0
    rubrics: Sequence[tuple[int, Names]] = ()
    from_primary: bool | None = None
    on_trial: bool = False


def check(language: Language, draft: Draft, zone: tzinfo, today: date) -> Screen:
    """The draft as it will come out, the most useful hint, and one tap to send it."""
    words = words_for(language)
    lines = [f"<b>{words('A trial: it goes to nobody.')}</b>"] if draft.on_trial else []
    lines += [words("What stood here before is kept, and can be brought back.")] if draft.former else []
    lines += [*_about(words, draft, zone, today), *left_unframed(words, draft.frame)]
    if not draft.has_text and not draft.voices:
        lines.append(words("Now write the text: what, where, when, who."))
    elif draft.hints:
        lines.append(hints.advice(words, draft.hints[0]))
    # One thing is asked at a time, and the words may decide it.
    chips = draft.rubrics if draft.has_text or draft.voices else ()
    if chips:
        lines.append(words("The rubric is not clear: choose it below, or leave it to the specialist."))
    lines.append(f"<b>{words('Shall we send it like this?')}</b>")
    rows: Rows = (
        (Button(words("Send it"), _sends(draft), style="success"),),
        *rubric_chips(words, chips, lambda rubric_id: actions.RUBRIC(draft.id, rubric_id), actions.RUBRICS(draft.id)),
        *frame_button(words, draft.frame, actions.FRAME, draft.id),
        *_of_primary(words, draft),
        (Button(words("Change"), actions.CHANGE(draft.id, draft.mark)), Button(words("Later"), actions.HOME())),
    )
    if draft.hints:
        count = words.figure(len(draft.hints))
        rows = (*rows, (Button(words("All hints: {number}", number=count), actions.HINTS(draft.id)),))
    if draft.on_trial:
        rows = (*rows, (Button(words("Send for real"), actions.IN_EARNEST(draft.id, draft.mark)),))
    rows = (*rows, *_former(words, draft.id, draft.former))
    return Screen("\n".join(lines), rows, draft.pieces)


def _sends(draft: Draft) -> str:
    return (actions.REHEARSE if draft.on_trial else actions.SEND)(draft.id, draft.mark)


def look_again(language: Language, preview: Screen) -> Screen:
    """Whoever presses below an older preview has not seen what the post is now."""
    return replace(preview, toast=words_for(language)("The post has changed since. This is how it stands now."))


def _about(words: Words, draft: Draft, zone: tzinfo, today: date) -> list[str]:
    lines = []
    if draft.entered_for:
        lines.append(words.html("Entered for: {place}", place=name_in(words.language, draft.entered_for)))
    if draft.returned_for:
        lines.append(words.html("Returned. Reason: {reason}", reason=name_in(words.language, draft.returned_for)))
    if draft.rubric is not None:
        lines.append(words.html("Rubric: {rubric}", rubric=name_in(words.language, draft.rubric)))
    if draft.origin is not None:
        lines.append(words.html("Repost: {origin}", origin=draft.origin) if draft.origin else words("Repost"))
    lines += when_lines(words, draft.event_on, draft.live_at, zone, today)
    if draft.voices:
        lines.append(words("The voice goes to the regional organisation, and they type it."))
    return lines


def _of_primary(words: Words, draft: Draft) -> Rows:
    """Whose post it is: counted as a source of its own."""
    if draft.from_primary is None or not (draft.has_text or draft.voices):
        return ()
    name = words("From a primary body")
    mark = f"✓ {name}" if draft.from_primary else name
    return ((Button(mark, actions.FROM_PRIMARY(draft.id, not draft.from_primary)),),)


def _former(words: Words, draft_id: int, former_id: int | None) -> Rows:
    return ((Button(words("Bring the former back"), actions.EXCHANGE(draft_id, former_id)),),) if former_id else ()


def change(language: Language, draft_id: int, *, is_repost: bool, former: int | None = None) -> Screen:
    """What can be changed about a draft."""
    words = words_for(language)
    own = words("It is our own") if is_repost else words("It is a repost")
    rows: Rows = (
        (Button(words("Rubric"), actions.RUBRICS(draft_id)), Button(words("Date"), actions.STEP(draft_id, "date"))),
        (Button(own, actions.REPOST(draft_id, not is_repost)),),
        (Button(words("Write anew"), actions.ANEW(draft_id)), Button(words("Throw away"), actions.DROP(draft_id))),
        *_former(words, draft_id, former),
        (back(words, actions.DRAFT(draft_id)),),
    )
    text = words(
        "What shall be changed? A text or photo that you send now is added to the post; a text in another language "
        "stands below the first one."
    )
    edited = words("To mend a word, edit your own message in this chat: the post changes with it.")
    return Screen(f"{text}\n\n{edited}", rows)


def anew(language: Language, draft_id: int) -> Screen:
    """Until something comes the post stays as it is."""
    words = words_for(language)
    text = words("Send the new text and photos. With the first of them the old ones are put aside; until then the post "
                 "stays as it is.")  # fmt: skip
    return Screen(text, ((Button(words("Leave it as it is"), actions.DRAFT(draft_id)),),))


def dropped(language: Language, post_id: int, begins: str, place_id: int | None) -> Screen:
    """It can be brought back from here, today or in a month."""
    words = words_for(language)
    text = words.html("Thrown away: «{begins}».", begins=shortened(words, begins)) if begins else words("Thrown away.")
    on = home(words) if place_id is None else Button(words("Enter more"), actions.FOR(place_id))
    return Screen(text, ((Button(words("Bring it back"), actions.BRING_BACK(post_id)), on),))


def all_hints(language: Language, draft_id: int, found: Sequence[Hint]) -> Screen:
    """Friendly, and never a wall: each with its why."""
    words = words_for(language)
    lines = [f"<b>{words('How it could be better')}</b>"]
    lines += [f"{hints.advice(words, hint)}\n{hints.why(words, hint)}" for hint in found]
    rows = tuple(
        (Button(hints.standard_name(words, name), actions.STANDARD(draft_id, name)),)
        for name in hints.standards_of(found)
    )
    return Screen("\n\n".join(lines), (*rows, (back(words, actions.DRAFT(draft_id)),)))


def standard(language: Language, draft_id: int, name: str, item_id: int | None = None) -> Screen:
    """`item_id`: it stands in the library, at more length."""
    words = words_for(language)
    text = f"<b>{hints.standard_name(words, name)}</b>\n\n{hints.standard(words, name)}"
    more = ((Button(words("More in the library"), actions.LIB_ITEM(item_id, None)),),) if item_id else ()
    return Screen(text, (*more, (back(words, actions.HINTS(draft_id)),)))


def choose_rubric(
    language: Language, draft_id: int, rubrics: Sequence[tuple[int, Names]], of_week_id: int | None, leads_back: str
) -> Screen:
    """The week's own stands first and marked."""
    words = words_for(language)
    mark = {of_week_id: "★ "}
    ordered = sorted(rubrics, key=lambda rubric: rubric[0] != of_week_id)
    rows: Rows = tuple(
        (Button(mark.get(rubric_id, "") + name_in(language, names), actions.RUBRIC(draft_id, rubric_id)),)
        for rubric_id, names in ordered
    )
    question = words("What is the post about?")
    return Screen(question, (*rows, (back(words, leads_back),)))


def which(language: Language, draft_id: int, earlier_id: int, earlier: str) -> Screen:
    """A piece has come while another draft lies about: nothing is lost either way."""
    words = words_for(language)
    text = words.html(
        "You have an unfinished post: «{begins}». Is this a part of it, or another post?",
        begins=shortened(words, earlier),
    )
    rows: Rows = (
        (Button(words("Another post"), actions.DRAFT(draft_id), style="primary"),),
        (Button(words("A part of it"), actions.POUR(draft_id, earlier_id)),),
    )
    return Screen(text, rows)


def receipt(language: Language, at: datetime, zone: tzinfo, post_id: int, *, has_draft: bool) -> Screen:
    words = words_for(language)
    text = words("The post was taken in. {when}. We will tell you when the regional organisation has looked at it.",
                 when=words.moment(at, zone))  # fmt: skip
    first: Rows = ((Button(words("Go on with the draft"), actions.POST(), style="primary"),),) if has_draft else ()
    rows = (
        *first,
        (Button(words("My posts"), actions.MINE(None)), Button(words("Take back"), actions.HISTORY(post_id))),
    )
    return Screen(text, (*rows, (home(words),)))


def receipt_entered(language: Language, at: datetime, zone: tzinfo, place: Names, place_id: int) -> Screen:
    """For the specialist who entered it, and will review it."""
    words = words_for(language)
    text = words.html("Entered. {place}, {when}. The post waits in your queue.", place=name_in(language, place),
                      when=words.moment(at, zone))  # fmt: skip
    rows: Rows = (
        (Button(words("Review"), actions.REVIEW(None), style="primary"),),
        (Button(words("Enter more"), actions.FOR(place_id)), Button(words("Home"), actions.HOME())),
    )
    return Screen(text, rows)


def edited_too_late(language: Language, post_id: int) -> Screen:
    """The message was edited after the post had been sent."""
    words = words_for(language)
    text = words(
        "The post has been sent already, so the edit of your message does not change it. To correct it, take it back."
    )
    return Screen(text, ((Button(words("Take back"), actions.HISTORY(post_id)), home(words)),))


def came_too_late(language: Language, post_id: int, *, is_thrown_away: bool) -> Screen:
    """A piece of an album of which the others are in a post that is closed by now: it was not taken in."""
    words = words_for(language)
    if is_thrown_away:
        text = words(
            "This came later than the rest of its album, and you have thrown that post away. If it is to be a post, "
            "send it once more."
        )
        return Screen(text, ((home(words),),))
    text = words(
        "This came later than the rest of its album, and the post has gone without it. As long as that has not come "
        "out, you can take it back and send this once more."
    )
    return Screen(text, ((Button(words("Take back"), actions.HISTORY(post_id)), home(words)),))


@dataclass(frozen=True, slots=True)
class OwnPost:
    id: int
    sent_at: datetime
    week: str
    rubric: Names | None
    text: str
    state: str
    link: str
    entered: bool = False


def mine(
    language: Language, posts: Sequence[OwnPost], first: int, total: int, weeks: dict[str, str], place_id: int,
    trial_id: int | None = None,
) -> Screen:  # fmt: skip
    """By week, the newest first; each a button to its history. And how the month is going; and what was a trial."""
    words = words_for(language)
    lines = [f"<b>{words('My posts')}</b>"]
    week = ""
    for position, post in enumerate(posts, first + 1):
        if post.week != week:
            week = post.week
            lines.append(f"\n<b>{weeks[week]}</b>")
        given = {"number": words.figure(position), "begins": shortened(words, post.text)}
        line = words.html("{number}. {begins} — {state}", state=state_name(words, post.state), **given)
        lines.append(line + (f" ({words('entered by the region')})" if post.entered else ""))
    if not posts:
        lines.append(f"{words('Nothing has been sent yet.')} {words('A photo and two sentences are enough.')}")
    numbers = tuple(
        Button(words.figure(position), actions.HISTORY(post.id)) for position, post in enumerate(posts, first + 1)
    )
    rows: Rows = (numbers,) if numbers else ((Button(words("Send a post"), actions.POST(), style="primary"),),)
    newer = (Button(words("Newer"), actions.MINE(max(first - len(posts), 0))),) if first else ()
    older = (Button(words("Older"), actions.MINE(first + len(posts))),) if first + len(posts) < total else ()
    if newer or older:
        rows = (*rows, (*newer, *older))
    if trial_id is not None:
        rows = (*rows, (Button(words("My trial"), actions.DRAFT(trial_id)),))
    month = Button(words("My month"), actions.MY_MONTH(place_id, None))
    return Screen("\n".join(lines), (*rows, (month, home(words))))


@dataclass(frozen=True, slots=True)
class Passed:
    at: datetime
    state: str
    name: str
    comment: Names


@dataclass(frozen=True, slots=True)
class History:
    """`may`: what can be done now, of correct, take back, withdraw."""

    id: int
    text: str
    passed: Sequence[Passed]
    links: Sequence[str]
    may: frozenset[str]


def history(language: Language, shown: History, zone: tzinfo) -> Screen:
    words = words_for(language)
    lines = [words.html("<b>{begins}</b>", begins=shortened(words, shown.text))]
    for step in shown.passed:
        line = words.html("{when} · {state}", when=words.moment(step.at, zone), state=state_name(words, step.state))
        if step.name:
            line += words.html(" · {name}", name=step.name)
        if any(step.comment.values()):
            line += "\n" + words.html("Reason: {reason}", reason=name_in(language, step.comment))
        lines.append(line)
    lines += map(escaped, shown.links)
    rows: list[tuple[Button, ...]] = []
    if "correct" in shown.may:
        rows.append((Button(words("Correct it"), actions.CORRECT(shown.id), style="primary"),))
    if "take back" in shown.may:
        rows.append((Button(words("Take back to correct"), actions.TAKE_BACK(shown.id)),))
    if "withdraw" in shown.may:
        rows.append((Button(words("Withdraw for good"), actions.WITHDRAW(shown.id)),))
    return Screen("\n".join(lines), (*rows, (back(words, actions.MINE(None)), home(words))))


def taken_back(language: Language, name: str, begins: str, step: str) -> Screen:
    """For the specialists, who had looked at it already."""
    words = words_for(language)
    given = {"place": name, "begins": shortened(words, begins)}
    if step == "withdraw":
        return Screen(words.html("{place}: the post «{begins}» was withdrawn by its author.", **given))
    return Screen(words.html("{place}: the author took the post «{begins}» back to correct it.", **given))


def live_soon(language: Language, begins: str, at: datetime, zone: tzinfo) -> Screen:
    words = words_for(language)
    text = words.html("Your live stream begins at {when}: «{begins}».", when=words.moment(at, zone),
                      begins=shortened(words, begins))  # fmt: skip
    return Screen(text)


def live_over(language: Language, begins: str, post_id: int) -> Screen:
    words = words_for(language)
    text = words.html("The live stream is over: «{begins}». Is there a recording?", begins=shortened(words, begins))
    rows: Rows = ((Button(words("Send the link"), actions.RECORDING(post_id), style="primary"),),
                  (Button(words("There is none"), actions.HOME()),))  # fmt: skip
    return Screen(text, rows)


def ask_recording(language: Language, _: Post) -> Question[str]:
    words = words_for(language)
    return Question(words("Send the link to the recording."), home(words))


def recording_taken(language: Language) -> Screen:
    words = words_for(language)
    return Screen(words("Thank you. The recording goes to the channel."), ((home(words),),))
