"""A broadcast is written: all of it on one card, and what can be chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from locales import LANGUAGES, Language, Words, escaped, language_for, own_name, words_for
from newsroom.broadcasts.audience import Audience, Named
from newsroom.broadcasts.broadcasts import (
    CHOICE,
    CONFIRM,
    KINDS,
    NEWS,
    NUMBER,
    PLANNED,
    SENTENCE,
    STANDARD,
    TIP,
    URGENT,
    Broadcast,
)
from newsroom.broadcasts.series import Series
from newsroom.values.languages import missing
from screens import actions
from screens.broadcasts import counting, series
from screens.broadcasts.reading import pictures, read_by
from screens.forms import Question
from screens.parts import back, home, label, name_in, role_name
from screens.screen import Button, Piece, Rows, Screen

CALLED = 4  # by name, of those chosen by hand
BEGINS = 700  # letters of a text on the card: all languages stand there
People = Mapping[Language, int]


@dataclass(frozen=True, slots=True)
class Card:
    """`people`: how many read it in each language. `writes`: the language that a text is to be written in anew."""

    broadcast: Broadcast
    people: People
    named: Named
    zone: tzinfo
    today: date
    writes: Language | None = None
    goes_in: Series | None = None

    @property
    def all(self) -> int:
        return sum(self.people.values())


def kind_name(words: Words, kind: str) -> str:
    return {
        TIP: words.in_context("broadcast", "Tip"),
        STANDARD: words.in_context("broadcast", "Standard"),
        NEWS: words.in_context("broadcast", "News"),
        URGENT: words.in_context("broadcast", "Urgent"),
    }[kind]


def ask_name(words: Words, asks: str) -> str:
    return {
        "": words("Nothing is asked"),
        CONFIRM: words("“I have read it”"),
        CHOICE: words("A choice"),
        NUMBER: words("A number"),
        SENTENCE: words("A sentence"),
    }[asks]


def card(language: Language, shown: Card) -> Screen:
    words, found = words_for(language), shown.broadcast
    heading = words.html("<b>{kind}</b>", kind=kind_name(words, found.kind))
    lines = [f"{heading} · {_how_many(words, shown.all)}", audience_line(words, found.to, shown.named)]
    lines += _asked_lines(words, shown)
    if found.links:
        labels = [f"[{name_in(language, one['labels'])}]" for one in found.links]
        lines.append(words.html("With a link: {labels}", labels=" ".join(labels)))
    if shown.goes_in is not None:
        lines.append(series.goes_in(words, shown.goes_in))
    if found.send_at is not None:
        at = words.moment(found.send_at, shown.zone, today=shown.today)
        lines.append(words("It goes by itself: {moment}.", moment=at))
    texts = [f"<b>{own_name(one)}</b>\n{escaped(label(found.texts[one], BEGINS))}" for one in LANGUAGES
             if found.texts.get(one)]  # fmt: skip
    parts = ["\n".join(lines), *texts, *_what_next(words, shown)]
    return Screen("\n\n".join(parts), _buttons(words, shown), _pieces(found))


def _how_many(words: Words, number: int) -> str:
    return words.many("to {number} person", "to {number} people", number) if number else words("to nobody")


def audience_line(words: Words, to: Audience, named: Named) -> str:
    roles = [role_name(words, role) for role in to.roles]
    parts = [words.list(roles) if roles else words("nobody yet")]
    if to.language:
        parts.append(words("who read {language}", language=own_name(language_for(to.language))))
    if to.is_silent:
        parts.append(words("whose branch has sent nothing this month"))
    if to.places or to.people:
        parts.append(words("only: {whom}", whom=_called(words, to.places, to.people, named)))
    if to.without_places or to.without_people:
        parts.append(words("left out: {whom}", whom=_called(words, to.without_places, to.without_people, named)))
    return words("For: {whom}.", whom=" · ".join(parts))


def _called(words: Words, places: Sequence[int], people: Sequence[int], named: Named) -> str:
    """The first of them; and what is there no more is one of the others."""
    names = [name_in(words.language, named.places[one]) for one in places if one in named.places]
    names += [named.people[one] for one in people if one in named.people]
    others = len(places) + len(people) - len(names[:CALLED])
    more = words("and {count} more", count=words.figure(others)) if others else ""
    return escaped(f"{', '.join(names[:CALLED])} {more}".strip())


def _asked_lines(words: Words, shown: Card) -> list[str]:
    found = shown.broadcast
    if not found.asks:
        return []
    if found.answer_by is None:
        asked = words("Asked: {what}.", what=ask_name(words, found.asks))
    else:
        by = words.date(found.answer_by, today=shown.today)
        asked = words("Asked: {what}, until {day}.", what=ask_name(words, found.asks), day=by)
    return [asked, *counting.tied_lines(words, found)]


def _what_next(words: Words, shown: Card) -> list[str]:
    found = shown.broadcast
    if shown.writes is not None:
        return [f"<b>{words('Write it {in_language}.', in_language=words.written_in(shown.writes))}</b>"]
    lacks = missing({one for one, text in found.texts.items() if text})
    if not found.texts:
        asks = words("Write it {in_language}. A photo, an album, a video or a document can be sent with it.",
                     in_language=words.written_in(LANGUAGES[0]))  # fmt: skip
        return [f"<b>{asks}</b>"]
    if lacks is None:
        return []
    other = next(one for one in LANGUAGES if found.texts.get(one))
    fact = words.many(
        "It is not written {in_language}: {number} person reads it {in_other}.",
        "It is not written {in_language}: {number} people read it {in_other}.",
        shown.people.get(lacks, 0), in_language=words.written_in(lacks), in_other=words.written_in(other),
    )  # fmt: skip
    ask = words("Now write it {in_language}, or send it as it is.", in_language=words.written_in(lacks))
    return [f"{fact}\n<b>{ask}</b>"]


def _pieces(found: Broadcast) -> tuple[Piece, ...]:
    return (Piece("", pictures(found)),) if found.media else ()


def _buttons(words: Words, shown: Card) -> Rows:
    found, number = shown.broadcast, shown.broadcast.id
    if shown.writes is not None:
        return ((back(words, actions.CAST(number)),),)
    whom = Button(words("To whom"), actions.CAST_TO(number))
    more = Button(words.in_context("broadcast", "More"), actions.CAST_MORE(number))
    if not found.texts:
        others = tuple(
            Button(words("Write {in_language}", in_language=words.written_in(one)), actions.CAST_TEXT(number, one))
            for one in LANGUAGES[1:]
        )
        return ((whom, more), others, (home(words),))
    send = Button(words("Send it now"), actions.CAST_SEND(number), style="success")
    first = next(one for one in LANGUAGES if found.texts.get(one))
    preview = Button(words("Preview"), actions.CAST_PREVIEW(number, first))
    asks = Button(words("What is asked"), actions.CAST_ASK(number, None))
    when = (
        Button(words("Do not send it"), actions.CAST_UNPLAN(number)) if found.state == PLANNED
        else Button(words("Send it later"), actions.CAST_WHEN(number))
    )  # fmt: skip
    return ((send,), (preview, whom), (asks, more), (when,), (home(words),))


def more(language: Language, found: Broadcast) -> Screen:
    """What is wanted seldom."""
    words, number = words_for(language), found.id
    texts = tuple(
        Button(own_name(one), actions.CAST_TEXT(number, one)) for one in LANGUAGES if found.texts.get(one)
    )  # fmt: skip
    unlink = ((Button(words("Take links out"), actions.CAST_UNLINK(number)),),) if found.links else ()
    unfile = ((Button(words("Without files"), actions.CAST_UNFILE(number)),),) if found.media else ()
    rows: Rows = (
        *((texts,) if texts else ()),
        (Button(words("Kind"), actions.CAST_KIND(number, None)),
         Button(words("Add a link"), actions.CAST_LINK(number))),
        (Button(words("From the library"), actions.LIBRARY()),),
        *unlink, *unfile,
        (Button(words("All broadcasts"), actions.CAST_LIST(0)),),
        (Button(words("Throw it away"), actions.CAST_DROP(number)),),
        (back(words, actions.CAST(number)),),
    )  # fmt: skip
    text = words("What shall be changed?")
    if texts:
        text += "\n" + words("A language: its text is written anew.")
    return Screen(text, rows)


def kinds(language: Language, found: Broadcast) -> Screen:
    words = words_for(language)
    rows: Rows = tuple(
        (Button(_marked(kind_name(words, kind), on=kind == found.kind), actions.CAST_KIND(found.id, kind)),)
        for kind in KINDS
    )
    text = words("What is it? Only what is urgent goes in quiet hours, too.")
    return Screen(text, (*rows, (back(words, actions.CAST(found.id)),)))


def asks(language: Language, found: Broadcast, today: date) -> Screen:
    words = words_for(language)
    offered = ("", CONFIRM, NUMBER, SENTENCE)
    rows: Rows = tuple(
        (Button(_marked(ask_name(words, one), on=one == found.asks),
                actions.CAST_ASK(found.id, one or actions.NOTHING)),)
        for one in offered
    )  # fmt: skip
    choices = (Button(_marked(ask_name(words, CHOICE), on=found.asks == CHOICE), actions.CAST_CHOICES(found.id)),)
    until = ((Button(words("Until which day"), actions.CAST_UNTIL(found.id)),),) if found.asks else ()
    counts = ((Button(words("What it counts"), actions.CAST_TIES(found.id)),),) if found.asks == NUMBER else ()
    lines = [words("What shall readers answer? A question for a number or a sentence stands in the text itself.")]
    if found.answer_by is not None:
        lines.append(words("Until {day}.", day=words.date(found.answer_by, today=today)))
    lines += counting.tied_lines(words, found)
    return Screen("\n".join(lines), (*rows, choices, *until, *counts, (back(words, actions.CAST(found.id)),)))


def _marked(text: str, *, on: bool) -> str:
    return f"✓ {text}" if on else text


def preview(language: Language, found: Broadcast, shown: Language) -> Screen:
    """As it will stand in the chat, with its buttons; below them the way back."""
    words = words_for(language)
    drawn = read_by(shown, found)
    others = tuple(
        Button(own_name(one), actions.CAST_PREVIEW(found.id, one)) for one in LANGUAGES if one != shown
    )  # fmt: skip
    ways = ((back(words, actions.CAST(found.id)), *others),)
    if drawn.text:
        return Screen(drawn.text, (*drawn.buttons, *ways), drawn.pieces)
    below = words("So it is read {in_language}.", in_language=words.written_in(shown))
    return Screen(below, (*drawn.buttons, *ways), drawn.pieces)


# ---- asked


def choices(missing: Language, language: Language, found: Broadcast) -> Question[str]:
    words = words_for(language)
    ask = words("Write the choices {in_language}, each on a line of its own.", in_language=words.written_in(missing))
    return Question(f"<b>{ask}</b>", back(words, actions.CAST_ASK(found.id, None)))


def until(language: Language, found: Broadcast) -> Question[date]:
    words = words_for(language)
    return Question(words("Until which day shall they answer?"), back(words, actions.CAST(found.id)))


def link(language: Language, found: Broadcast) -> Question[str]:
    words = words_for(language)
    return Question(words("Send the address that the button opens."), back(words, actions.CAST(found.id)))


def link_label(missing: Language, language: Language, found: Broadcast) -> Question[str]:
    words = words_for(language)
    ask = words("What shall stand on the button {in_language}?", in_language=words.written_in(missing))
    return Question(ask, back(words, actions.CAST(found.id)))


@dataclass(frozen=True, slots=True)
class When:
    broadcast: Broadcast
    series: Sequence[Series]


def when(language: Language, asked: When) -> Question[datetime]:
    words, found = words_for(language), asked.broadcast
    text = words("When shall it go? Write the day and the hour. Or choose a series: its texts go one a week.")
    more = series.choices(words, found.id, asked.series)
    return Question(text, back(words, actions.CAST(found.id)), more=more)


def item_labels() -> dict[str, str]:
    """On the button that opens an item of the library."""
    return {one: words_for(one)("Read in the library") for one in LANGUAGES}
