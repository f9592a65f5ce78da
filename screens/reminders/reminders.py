"""A reminder: what is owed, with the rubric and ideas for it, and what can be done about it with one press."""

from __future__ import annotations

from locales import Language, Words, escaped, words_for
from newsroom import weeks
from newsroom.reminders import rules
from newsroom.reminders.owed import Owed, Part, Rubric
from screens import actions
from screens.names import idea_lines
from screens.parts import name_in
from screens.screen import Button, Rows, Screen


def reminder(language: Language, owed: Owed) -> Screen:
    """Its parts in their order; each with its place where it is of several."""
    words = words_for(language)
    by_place = {place: [part for part in owed.parts if part.place_id == place] for place in owed.places}
    blocks = []
    for place, parts in by_place.items():
        named = [f"<b>{escaped(name_in(language, owed.places[place]))}</b>"] if len(by_place) > 1 else []
        has_rubric = any(part.kind == rules.RUBRIC for part in parts)
        told = ["\n".join(_told(words, part, is_told_below=has_rubric)) for part in parts]
        blocks.append("\n".join([*named, "\n\n".join(told)]))
    return Screen("\n\n".join(blocks), _buttons(words, owed))


def _told(words: Words, part: Part, *, is_told_below: bool) -> list[str]:
    """`is_told_below`: the rubric of the week has a part of its own."""
    if part.kind == rules.RUBRIC and part.rubric is not None:
        return _rubric(words, part.rubric)
    if part.kind == rules.CHASER:
        lines = [words("This week's post has not come yet. A photo with two sentences is enough.")]
        if part.rubric is not None and not is_told_below:
            name = name_in(words.language, part.rubric.names)
            lines.append(words.html("Rubric of the week: «{rubric}».", rubric=name))
        return lines
    return [words("It is time to count the followers of your pages. It takes half a minute.")]


def _rubric(words: Words, rubric: Rubric) -> list[str]:
    week = words.html("Rubric of this week: <b>«{rubric}»</b>.", rubric=name_in(words.language, rubric.names))
    return [week, *idea_lines(words, rubric.ideas)]


def _buttons(words: Words, owed: Owed) -> Rows:
    """The first is what is owed first."""
    first = owed.parts[0] if owed.parts else None
    writes = next((part for part in owed.parts if part.kind != rules.COUNT), None)
    does: list[Button] = []
    if writes is not None:
        begins = actions.WRITE(writes.rubric.id) if writes.rubric is not None else actions.POST()
        does.append(Button(words("Write now"), begins, style="primary"))
    if any(part.kind == rules.COUNT for part in owed.parts):
        style = "primary" if first is not None and first.kind == rules.COUNT else ""
        does.append(Button(words("Count now"), actions.COUNT_DUE(), style=style))
    later = Button(words("Later"), actions.HOME())
    return ((does[0], later), *((one,) for one in does[1:]))


def asked(language: Language, week: str) -> Screen:
    """A specialist has asked for it."""
    words = words_for(language)
    span = words.span(*weeks.days_of(week))
    text = words(
        "The regional organisation waits for your post: {span}. A photo with two sentences is enough.", span=span
    )
    begins = Button(words("Write now"), actions.POST(), style="primary")
    return Screen(text, ((begins, Button(words("Later"), actions.HOME())),))
