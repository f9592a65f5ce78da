"""The rubrics of a region or of the union: the list, and a card of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from locales import Language, Words, escaped, words_for
from newsroom.rubrics.cards import Card
from newsroom.rubrics.keeping import EXAMPLE, GUIDANCE
from screens import actions
from screens.chips import chip
from screens.forms import Offer, Question
from screens.parts import Names, back, home, name_in
from screens.screen import Button, Rows, Screen


@dataclass(frozen=True, slots=True)
class At:
    """Where they are kept: the union's at the centre, a region's in the region."""

    place_id: int
    names: Names
    is_centre: bool = False


def rubrics(language: Language, at: At, known: Sequence[Card], prompts: Mapping[int, int]) -> Screen:
    """In their order, with how many prompts each has; those that are retired stand below."""
    words = words_for(language)
    used, retired = [one for one in known if not one.is_retired], [one for one in known if one.is_retired]
    lines = [words.html("<b>{place}</b> · rubrics", place=name_in(language, at.names))]
    lines += [_line(words, at, place, one, prompts.get(one.id, 0)) for place, one in enumerate(used, 1)]
    if not used:
        lines.append(words("No rubric is in use."))
    if retired:
        lines += ["", words("Retired:"), *(escaped(name_in(language, one.names)) for one in retired)]
    rows = tuple(
        (Button(chip(name_in(language, one.names)), actions.RUBRIC_CARD(at.place_id, one.id)),)
        for one in (*used, *retired)
    )
    above = home(words) if at.is_centre else back(words, actions.SETTINGS(at.place_id))
    add = Button(words("Add a rubric"), actions.RUBRIC_ADD(at.place_id))
    return Screen("\n".join(lines), (*rows, (add,), (above,)))


def _line(words: Words, at: At, place: int, one: Card, prompts: int) -> str:
    count = words.many("{number} prompt", "{number} prompts", prompts)
    line = f"{words.figure(place)}. {escaped(name_in(words.language, one.names))} · {count}"
    is_own = one.organisation_id is not None and not at.is_centre
    return line + (" · " + words("our own") if is_own else "")


def card(language: Language, at: At, one: Card, position: int, used: int, prompts: int) -> Screen:
    """`position`: its place among those in use, from nought."""
    words = words_for(language)
    lines = [f"<b>{escaped(name_in(language, one.names))}</b>", *_other_names(language, one)]
    lines.append(_standing(words, at, one, position, used))
    for heading, texts in ((words("What belongs in it:"), one.guidance), (words("An example:"), one.example)):
        if said := name_in(language, texts):
            lines += ["", heading, words.html("<i>{text}</i>", text=said)]
    return Screen("\n".join(lines), _buttons(words, at, one, position, used, prompts))


def _other_names(language: Language, one: Card) -> list[str]:
    shown = name_in(language, one.names)
    return [escaped(name) for name in one.names.values() if name != shown]


def _standing(words: Words, at: At, one: Card, position: int, used: int) -> str:
    if one.retired_on is not None and one.organisation_id is None and not at.is_centre:
        return words("Retired by the press service for all. Posts that have it keep it.")
    if one.is_retired:
        return words("Retired: it is not offered. Posts that have it keep it.")
    return words("In the list: {place} of {all}.", place=words.figure(position + 1), all=words.figure(used))


def _buttons(words: Words, at: At, one: Card, position: int, used: int, prompts: int) -> Rows:
    here = (at.place_id, one.id)
    rows: Rows = (
        (Button(words("Rename"), actions.RUBRIC_NAME(*here)),
         Button(words("Prompts: {number}", number=words.figure(prompts)), actions.PROMPTS(*here, None))),
        (Button(words("Guidance"), actions.RUBRIC_WORDS(*here, GUIDANCE)),
         Button(words("Example"), actions.RUBRIC_WORDS(*here, EXAMPLE))),
    )  # fmt: skip
    if one.is_retired:
        if at.is_centre or one.retired_on is None or one.organisation_id is not None:
            rows = (*rows, (Button(words("Bring it back"), actions.RUBRIC_USE(*here, True)),))
    else:
        higher = (Button(words("↑ Higher"), actions.RUBRIC_MOVE(*here, True)),) if position else ()
        lower = (Button(words("↓ Lower"), actions.RUBRIC_MOVE(*here, False)),) if position + 1 < used else ()
        rows = (*rows, (*higher, *lower), (Button(words("Retire"), actions.RUBRIC_USE(*here, False)),))
    if one.is_changed and one.organisation_id is None:
        rows = (*rows, (Button(words("As everywhere"), actions.RUBRIC_RESET(*here)),))
    return (*(row for row in rows if row), (back(words, actions.RUBRIC_LIST(at.place_id)), home(words)))


# ---- what is asked


@dataclass(frozen=True, slots=True)
class Asked:
    """About a rubric; about a new one where there is none."""

    at: At
    rubric: Card | None = None
    what: str = ""

    @property
    def leads_back(self) -> str:
        here = self.at.place_id
        return actions.RUBRIC_CARD(here, self.rubric.id) if self.rubric else actions.RUBRIC_LIST(here)


def name(missing: Language, language: Language, asked: Asked) -> Question[str]:
    """One may be passed over: then it is called there as in the other."""
    words = words_for(language)
    text = words(
        "What is the rubric called {in_language}? At most 60 letters, the first words say what it is.",
        in_language=words.written_in(missing),
    )
    if now := asked.rubric.names.get(missing, "") if asked.rubric else "":
        text += "\n" + words.html("Now it is: «{name}».", name=now)
    return Question(text, back(words, asked.leads_back))


def explain(missing: Language, language: Language, asked: Asked) -> Question[str]:
    words = words_for(language)
    in_language = words.written_in(missing)
    if asked.what == GUIDANCE:
        text = words("Write {in_language} in two or three sentences what belongs in this rubric, and what does not.",
                     in_language=in_language)  # fmt: skip
    else:
        text = words("Write {in_language} an example: how a good post of this rubric reads.", in_language=in_language)
    now = _now(asked, missing)
    if now:
        text += "\n\n" + words.html("Now it is:\n<i>{text}</i>", text=now)
    offers = ((Offer(words("Nothing"), ""),),) if now else ()
    return Question(text, back(words, asked.leads_back), offers)


def _now(asked: Asked, language: Language) -> str:
    if asked.rubric is None:
        return ""
    said = asked.rubric.guidance if asked.what == GUIDANCE else asked.rubric.example
    return said.get(language, "")
