"""A broadcast on its way and afterwards: how far it is, whom it has not reached and why, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from locales import LANGUAGES, Language, Words, escaped, own_name, words_for
from newsroom import outbox
from newsroom.broadcasts.answers import Reader
from newsroom.broadcasts.broadcasts import CHOICE, CONFIRM, PAUSED, PLANNED, RUNNING, STOPPED, Broadcast
from newsroom.broadcasts.notices import Corrected, TakenAway, Tip
from newsroom.broadcasts.progress import BLOCKED, GONE, NO_ACCOUNT, REFUSED, UNKNOWN, Progress, why
from newsroom.broadcasts.series import Waiting
from newsroom.values.figures import Amount
from screens import actions
from screens.broadcasts import counting, series
from screens.broadcasts.reading import begins_of
from screens.broadcasts.writing import kind_name
from screens.forms import Question
from screens.parts import back, by_page, home, inexact, label, name_in, turning
from screens.screen import Amend, Button, Piece, Rows, Screen

CELLS = 12  # of the bar
BEGINS = 40  # letters of the text
Cell = str | datetime | None
FULL, EMPTY = "▓", "░"


def going(language: Language, errand: str, people: int) -> Screen:
    """What the tap is answered with; how far it is follows below."""
    words = words_for(language)
    told = {
        Tip.kind: lambda: words.many("It goes to {number} person.", "It goes to {number} people.", people),
        Corrected.kind: lambda: words.many("It is mended in {number} chat.", "It is mended in {number} chats.", people),
        TakenAway.kind: lambda: words.many("It is taken out of {number} chat.", "It is taken out of {number} chats.",
                                           people),
    }  # fmt: skip
    return Screen(f"{told[errand]()} {words('How far it is stands below.')}", ((home(words),),))


def how_far(language: Language, known: Progress, now: datetime, zone: tzinfo) -> Screen:
    """The live message: a tap on it changes what it speaks of, and nothing else takes its place."""
    words, found = words_for(language), known.broadcast
    lines = [
        words.html("<b>{what}</b>", what=_errand(words, known)),
        words.html("«{begins}»", begins=label(begins_of(language, found), BEGINS)),  # two may go at once
        bar(words, known.done, known.all),
    ]
    lines += _missed(words, known)
    if known.is_running and known.pace > 0:
        lines.append(words("{count} a second", count=words.figure(round(known.pace, 1))))
    if known.is_running and known.time_left is not None:
        lines.append(words("Time left: {span}", span=_span(words, known.time_left)))
    lines += _waits(words, known, now, zone)
    return Screen("\n".join(lines), _halts(words, found) if known.left else _done(words, found))


def _waits(words: Words, known: Progress, now: datetime, zone: tzinfo) -> list[str]:
    over = known.waits_until(now)
    if over is None:
        return []
    at = words.moment(over, zone, today=now.astimezone(zone).date())
    return [words("These are quiet hours. It goes by itself: {moment}.", moment=at)]


def redrawn(drawn: Screen, message: int) -> Screen:
    return Screen("", amends=(Amend(message, False, drawn.text, drawn.buttons),))


def _errand(words: Words, known: Progress) -> str:
    state = known.broadcast.state
    if state == PAUSED:
        return words("It pauses")
    if state == STOPPED:
        return words("It was stopped")
    if not known.left:
        return {
            Tip.kind: words("It is out"),
            Corrected.kind: words("It is corrected"),
            TakenAway.kind: words("It is taken back"),
        }[known.broadcast.errand]
    return {
        Tip.kind: words("It goes out"),
        Corrected.kind: words("It is being corrected"),
        TakenAway.kind: words("It is being taken back"),
    }[known.broadcast.errand]


def bar(words: Words, done: int, total: int) -> str:
    full = CELLS * done // total if total else CELLS
    return f"{FULL * full}{EMPTY * (CELLS - full)} {words.figure(done)} / {words.figure(total)}"


def why_name(words: Words, why: str) -> str:
    return {
        BLOCKED: words("have blocked the bot"),
        GONE: words("have it in the chat no more"),
        NO_ACCOUNT: words("have no account any more"),
        REFUSED: words("Telegram has refused it"),
        UNKNOWN: words("not known whether it has arrived"),
    }[why]


def _missed(words: Words, known: Progress) -> list[str]:
    return [f"{why_name(words, why)}: {words.figure(number)}" for why, number in sorted(known.missed.items())]


def _span(words: Words, left: timedelta) -> str:
    minutes, seconds = divmod(int(left.total_seconds()), 60)
    if minutes:
        return words.many("{number} minute", "{number} minutes", minutes)
    return words.many("{number} second", "{number} seconds", seconds)


def _halts(words: Words, found: Broadcast) -> Rows:
    stop = Button(words("Stop it"), actions.CAST_STOP(found.id), style="danger")
    if found.state == RUNNING:
        return ((Button(words("Pause"), actions.CAST_PAUSE(found.id)), stop),)
    if found.state == PAUSED:
        return ((Button(words("Go on"), actions.CAST_RESUME(found.id), style="success"), stop),)
    return _done(words, found)


def _done(words: Words, found: Broadcast) -> Rows:
    return ((Button(words("Report"), actions.REACHED(found.id)), home(words)),)


# ---- the report


@dataclass(frozen=True, slots=True)
class Report:
    known: Progress
    choices: Mapping[int, int]
    can_remove: bool
    can_repeat: bool


def report(language: Language, shown: Report, now: datetime, zone: tzinfo) -> Screen:
    """Just what is known: Telegram does not say what was read."""
    words, known, found, today = words_for(language), shown.known, shown.known.broadcast, now.astimezone(zone).date()
    at = words.moment(found.started_at, zone, today=today) if found.started_at is not None else ""
    begins = begins_of(language, found)
    lines = [words.html("<b>{kind}</b>, {moment}: “{begins}”", kind=kind_name(words, found.kind), moment=at,
                        begins=begins)]  # fmt: skip
    lines.append(words("Sent: {count} of {all}.", count=words.figure(known.sent), all=words.figure(known.all)))
    lines += [f"· {line}" for line in _missed(words, known)]
    if known.left:
        lines.append(words("Still on the way: {count}.", count=words.figure(known.left)))
        lines += _waits(words, known, now, zone)
    if out := known.states.get(outbox.TAKEN_OUT):
        lines.append(words("Stopped before it: {count}.", count=words.figure(out)))
    lines += _answers(words, shown)
    if found.corrected_at is not None:
        lines.append(words("Corrected: {moment}.", moment=words.moment(found.corrected_at, zone, today=today)))
    if found.taken_back_at is not None:
        lines.append(words("Taken back: {moment}.", moment=words.moment(found.taken_back_at, zone, today=today)))
    return Screen("\n".join(lines), _doings(words, shown))


def _answers(words: Words, shown: Report) -> list[str]:
    found, known = shown.known.broadcast, shown.known
    if not found.asks:
        return []
    count, sent = words.figure(known.answered), words.figure(known.sent)
    if found.asks == CONFIRM:
        lines = [words("Confirmed: {count} of {all}.", count=count, all=sent)]
    else:
        lines = [words("Answered: {count} of {all}.", count=count, all=sent)]
    lines += counting.tied_lines(words, found)
    if found.asks == CHOICE:
        lines += [
            words.html("· {choice}: {count}", choice=name_in(words.language, one),
                       count=words.figure(shown.choices.get(at, 0)))
            for at, one in enumerate(found.choices)
        ]  # fmt: skip
    return lines


def _doings(words: Words, shown: Report) -> Rows:
    found, known = shown.known.broadcast, shown.known
    number, rows = found.id, []
    if known.left:
        rows += [*_halts(words, found)] if found.state in (RUNNING, PAUSED) else []
        return (*rows, (Button(words("Look again"), actions.REACHED(number)), home(words)))
    if found.asks and known.answered < known.sent and found.taken_back_at is None:
        rows.append((Button(words("Remind the others"), actions.CAST_NUDGE(number)),))
        rows.append((Button(words("Names to specialists"), actions.CAST_LISTS(number)),))
    if found.asks and known.answered:
        rows.append((Button(words("Answers"), actions.CAST_ANSWERS(number, 0)),))
    if shown.can_repeat:
        rows.append((Button(words("Try the failed again"), actions.CAST_AGAIN(number)),))
    if known.sent and found.taken_back_at is None:
        written = [one for one in LANGUAGES if found.texts.get(one)]
        rows += [
            (Button(words("Mend: {language}", language=own_name(one)), actions.CAST_CORRECT(number, one)),)
            for one in written
        ]
    if shown.can_remove:
        rows.append((Button(words("Take it back"), actions.CAST_TAKE_BACK(number)),))
    rows.append((Button(words("Spreadsheet"), actions.CAST_SHEET(number)), Button(words("Look again"),
                                                                                actions.REACHED(number))))  # fmt: skip
    return (*rows, (home(words),))


def sure_to_take_back(language: Language, found: Broadcast) -> Screen:
    words = words_for(language)
    text = words("It is taken out of all chats where it stands. It cannot be brought back.")
    yes = Button(words("Take it back"), actions.CAST_TAKE_SURE(found.id), style="danger")
    return Screen(text, ((yes,), (back(words, actions.REACHED(found.id)),)))


def nudged(language: Language, broadcast_id: int, number: int) -> Screen:
    words = words_for(language)
    text = words.many("{number} person is reminded.", "{number} people are reminded.", number)
    return Screen(text, ((back(words, actions.REACHED(broadcast_id)),),))


def lists_sent(language: Language, broadcast_id: int, number: int) -> Screen:
    words = words_for(language)
    text = words.many("The names go to the specialists of {number} region.",
                      "The names go to the specialists of {number} regions.", number)  # fmt: skip
    return Screen(text, ((back(words, actions.REACHED(broadcast_id)),),))


def not_answered(language: Language, found: Broadcast, some: Sequence[Reader], most: int) -> Screen:
    """To a specialist: whom to ring, and no reproach."""
    words = words_for(language)
    begins = begins_of(language, found)
    lines = [words.html("These have not answered yet: “{begins}”", begins=begins)]
    lines += [words.html("· {place}: {name}", place=name_in(language, one.place), name=one.name) for one in some[:most]]
    if len(some) > most:
        lines.append(words("And others."))
    return Screen("\n".join(lines))


# ---- answers, lists, the spreadsheet


def answers(language: Language, found: Broadcast, some: Sequence[Reader], page: int, total: int) -> Screen:
    words = words_for(language)
    lines = [words.html("<b>{place}</b>, {name}: {answer}", place=name_in(language, one.place), name=one.name,
                        answer=_answer(words, found, one)) for one in some]  # fmt: skip
    turns = by_page(words, (), page, total, lambda at: actions.CAST_ANSWERS(found.id, at))
    return Screen("\n".join(lines) or words("Nobody has answered yet."),
                  (*turns, (back(words, actions.REACHED(found.id)),)))  # fmt: skip


def _answer(words: Words, found: Broadcast, reader: Reader) -> str:
    if reader.choice is not None and reader.choice < len(found.choices):
        return name_in(words.language, found.choices[reader.choice])
    if reader.amount:
        return inexact(words, Amount(*reader.amount))
    return reader.words or (words("confirmed") if reader.answered_at is not None else "")


@dataclass(frozen=True, slots=True)
class Listed:
    series: Sequence[Waiting]
    planned: Sequence[Broadcast]
    sent: Sequence[Broadcast]
    page: int
    has_more: bool


def listed(language: Language, shown: Listed, zone: tzinfo, today: date) -> Screen:
    words = words_for(language)
    rows: Rows = tuple((series.listed_button(words, one),) for one in shown.series)
    rows += tuple((Button(_line(words, one, zone, today), _opens(one)),) for one in (*shown.planned, *shown.sent))
    turns = turning(shown.page, actions.CAST_LIST, has_more=shown.has_more)
    text = words("Broadcasts, the newest first; series (≡) and those that are planned (◷) stand before them.")
    if not shown.sent and not shown.planned:
        text = words("Nothing has been sent yet.")
    return Screen(text, (*rows, *turns, (Button(words("A new one"), actions.TIP()), home(words))))


def _opens(found: Broadcast) -> str:
    return actions.CAST(found.id) if found.state == PLANNED else actions.REACHED(found.id)


def _line(words: Words, found: Broadcast, zone: tzinfo, today: date) -> str:
    at = found.send_at if found.state == PLANNED else found.started_at
    begins = name_in(words.language, found.texts).split("\n")[0]
    day = words.date(at.astimezone(zone).date(), today=today) if at is not None else ""
    sign = "◷ " if found.state == PLANNED else ""
    return label(f"{sign}{day} {begins}", 28)


def sheet_rows(
    language: Language, found: Broadcast, readers: Sequence[Reader], zone: tzinfo
) -> tuple[list[str], list[list[Cell]]]:
    """What is known of each of them, for whoever wants to sort and to ring."""
    words = words_for(language)
    headers = [words("Place"), words.in_context("person", "Name"), words("What is known"), words("Sent at"),
               words("Answered at"),
               words.in_context("sheet", "Answer")]  # fmt: skip
    rows: list[list[Cell]] = [
        [name_in(language, one.place), one.name, known_of(words, one), _there(one.sent_at, zone),
         _there(one.answered_at, zone), _answer(words, found, one)]
        for one in readers
    ]  # fmt: skip
    return headers, rows


def known_of(words: Words, one: Reader) -> str:
    if one.state == outbox.SENT:
        return words("sent")
    if one.state in (outbox.WAITING, outbox.SENDING, outbox.HELD):
        return words("on the way")
    if one.state == outbox.TAKEN_OUT:
        return words("stopped before it")
    return why_name(words, why(one.state, one.trouble))


def _there(at: datetime | None, zone: tzinfo) -> datetime | None:
    return at.astimezone(zone).replace(tzinfo=None) if at is not None else None


def with_sheet(language: Language, broadcast_id: int, file: Piece) -> Screen:
    words = words_for(language)
    text = words("All that is known of each, in a file.")
    return Screen(text, ((back(words, actions.REACHED(broadcast_id)), home(words)),), (file,))


# ---- asked


@dataclass(frozen=True, slots=True)
class Mended:
    broadcast: Broadcast
    language: Language


def correction(language: Language, asked: Mended) -> Question[str]:
    words, found = words_for(language), asked.broadcast
    text = words("Write it anew {in_language}. It takes the place of the old text in every chat where it stands.",
                 in_language=words.written_in(asked.language))  # fmt: skip
    stands = escaped(found.texts.get(asked.language, ""))
    return Question(f"{stands}\n\n<b>{text}</b>", back(words, actions.REACHED(found.id)))
