"""A reminder: what was done already, what is owed, and what can be done about it with one press."""

from __future__ import annotations

from collections.abc import Sequence

from locales import Language, Words, escaped, words_for
from newsroom import weeks
from newsroom.reminders import rules
from newsroom.reminders.owed import Owed, Part
from newsroom.reminders.praise import Praise
from screens import actions
from screens.parts import label, name_in
from screens.reminders.told import told
from screens.screen import Button, Rows, Screen


def reminder(language: Language, owed: Owed, notice_id: int) -> Screen:
    """Its parts in their order; each with its place where it is of several."""
    words = words_for(language)
    blocks = [_of_place(words, owed, place_id) for place_id in owed.places]
    return Screen("\n\n".join(blocks), _buttons(words, owed, notice_id))


def preview(language: Language, owed: Owed | str | None, back: str) -> Screen:
    """As it would be now, for whoever sees to the rules: nothing can be pressed but the way back."""
    words = words_for(language)
    if isinstance(owed, str):
        return _as_it_would_come(words, owed, back)
    blocks = [_of_place(words, owed, place_id) for place_id in owed.places] if owed is not None else []
    return _as_it_would_come(words, "\n\n".join(blocks) or words("Nobody owes this now: nothing would be sent."), back)


def _as_it_would_come(words: Words, text: str, back: str) -> Screen:
    return Screen(f"<i>{words('As it would come now:')}</i>\n\n{text}", ((Button(words("Back"), back),),))


def _of_place(words: Words, owed: Owed, place_id: int) -> str:
    parts = [part for part in owed.parts if part.place_id == place_id]
    named = [f"<b>{escaped(name_in(words.language, owed.places[place_id]))}</b>"] if len(owed.places) > 1 else []
    done = owed.praise.get(place_id)
    lines = ["\n".join(told(words, part, owed.today, is_named=_is_named(part, parts))) for part in parts]
    return "\n\n".join([*named, *([_praise(words, done, owed)] if done is not None else []), *lines])


def _is_named(part: Part, parts: Sequence[Part]) -> bool:
    """Its rubric, by a slot above it or by the rubric of the week below."""
    others = [one for one in parts if one.kind in (rules.SLOT, rules.RUBRIC) and one.kind != part.kind]
    return any(one.rubric is not None and part.rubric is not None and one.rubric.id == part.rubric.id for one in others)


def _praise(words: Words, done: Praise, owed: Owed) -> str:
    """Their own numbers, before anything is asked."""
    said = words.many("{number} post this month.", "{number} posts this month.", done.posts)
    if done.published_on is not None:
        day = words.date(done.published_on, today=owed.today)
        said += " " + words("The last came out on {date}.", date=day)
    return f"{said} {words('Thank you!')}"


def _buttons(words: Words, owed: Owed, notice_id: int) -> Rows:
    """The first does what is owed first; with several branches each has its own."""
    does = [_does(words, part, owed) for part in _each_once(owed)]
    later = Button(words("Later"), actions.LATER(notice_id))
    rows: Rows = ((does[0], later), *((one,) for one in does[1:])) if len(does) == 1 or len(owed.places) == 1 else (
        *((one,) for one in does), (later,)
    )  # fmt: skip
    return (*rows, *((_not_this_week(words, owed, part.place_id),) for part in _each_once(owed) if _is_written(part)))


def _is_written(part: Part) -> bool:
    """A post would do it. Whoever is to count only, or to plan, is not asked why nothing is written."""
    return part.kind not in (rules.COUNT, rules.PLAN) and not part.silent


def _not_this_week(words: Words, owed: Owed, place_id: int) -> Button:
    name = name_in(words.language, owed.places[place_id])
    text = words("No post: {place}", place=name) if len(owed.places) > 1 else words("Not this week")
    return Button(label(text), actions.QUIET(place_id, owed.week))


def _each_once(owed: Owed) -> list[Part]:
    """Of all that a post would do, the first."""
    found: dict[tuple[int, str], Part] = {}
    for part in owed.parts:
        does = "writes" if _is_written(part) else part.kind
        found.setdefault((part.place_id, does), part)
    return list(found.values())


def _does(words: Words, part: Part, owed: Owed) -> Button:
    several = len(owed.places) > 1
    name = name_in(words.language, owed.places[part.place_id])
    style = "primary" if part is owed.parts[0] else ""
    if part.kind == rules.COUNT:
        text = words("Count: {place}", place=name) if several else words("Count now")
        return Button(label(text), actions.COUNT_DUE(part.place_id), style=style)
    if part.kind == rules.PLAN:
        return Button(words("Content plan"), actions.PLAN(), style=style)
    if part.silent:
        return Button(words("Branches"), actions.PEOPLE(), style=style)
    text = words("Write: {place}", place=name) if several else words("Write now")
    rubric = part.rubric.id if part.rubric is not None else 0  # it may have none, and is of its branch all the same
    return Button(label(text), actions.WRITE_AT(rubric, part.place_id), style=style)


def asked(language: Language, week: str) -> Screen:
    """A specialist has asked for it."""
    words = words_for(language)
    span = words.span(*weeks.days_of(week))
    text = words(
        "The regional organisation waits for your post: {span}. A photo with two sentences is enough.", span=span
    )
    begins = Button(words("Write now"), actions.POST(), style="primary")
    return Screen(text, ((begins, Button(words("Later"), actions.HOME())),))
