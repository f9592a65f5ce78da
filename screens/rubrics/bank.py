"""The prompts of a rubric: the list by the page, a card of each, and what is asked of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from locales import LANGUAGES, Language, Words, escaped, own_name, words_for
from newsroom.rubrics.bank import A_LEAP_YEAR, Kept
from newsroom.rubrics.cards import Card
from newsroom.rubrics.defaults import NO_SEASON
from screens import actions
from screens.forms import Offer, Question
from screens.parts import PER_PAGE, back, by_page, in_rows, name_in
from screens.rubrics.keeping import At
from screens.screen import Button, Rows, Screen

IN_A_ROW = 4


@dataclass(frozen=True, slots=True)
class Page:
    """Some of a rubric's prompts: the `page`-th of the list, and how many there are in all."""

    prompts: Sequence[Kept]
    page: int
    total: int


def prompts(language: Language, at: At, rubric: Card, shown: Page) -> Screen:
    """Numbered: a prompt is longer than a button."""
    words = words_for(language)
    lines = [words.html("<b>{name}</b> · prompts", name=name_in(language, rubric.names))]
    if not shown.prompts:
        lines.append(words("There are no prompts yet. Chairs get two of them with the rubric of the week."))
    first = shown.page * PER_PAGE + 1
    lines += [_line(words, at, place, one) for place, one in enumerate(shown.prompts, first)]
    numbers = [
        Button(words.figure(place), actions.PROMPT_CARD(at.place_id, one.id))
        for place, one in enumerate(shown.prompts, first)
    ]
    chosen: Rows = in_rows(numbers, IN_A_ROW)
    turning = by_page(words, (), shown.page, shown.total, lambda page: actions.PROMPTS(at.place_id, rubric.id, page))
    add = Button(words("Add a prompt"), actions.PROMPT_ADD(at.place_id, rubric.id))
    above = back(words, actions.RUBRIC_CARD(at.place_id, rubric.id))
    return Screen("\n".join(lines), (*chosen, *turning, (add, above)))


def _line(words: Words, at: At, place: int, one: Kept) -> str:
    line = f"{words.figure(place)}. {escaped(name_in(words.language, one.texts))}"
    beside = [season_name(words, one)] if one.season_from else []
    beside += [words("our own")] if one.organisation_id is not None and not at.is_centre else []
    return line + (f" ({', '.join(beside)})" if beside else "")


def season_name(words: Words, one: Kept) -> str:
    first, last = (date.fromisoformat(f"{A_LEAP_YEAR.year}-{day}") for day in (one.season_from, one.season_until))
    return f"{words.date(first)} – {words.date(last)}"


def prompt(language: Language, at: At, one: Kept) -> Screen:
    words = words_for(language)
    lines = []
    for written in LANGUAGES:
        if said := one.texts.get(written):
            lines += [f"<b>{own_name(written)}</b>", escaped(said)]
    if one.removed_on is not None:
        lines += ["", words("Removed: nobody gets it any more.")]
    elif one.season_from:
        lines += ["", words("It comes only from day to day: {season}.", season=season_name(words, one))]
    else:
        lines += ["", words("It comes all year round.")]
    to_list = back(words, actions.PROMPTS(at.place_id, one.rubric_id, None))
    is_theirs = one.organisation_id is None if at.is_centre else one.organisation_id == at.place_id
    if not is_theirs:
        return Screen("\n".join([*lines, words("It is kept by the press service, for all regions.")]), ((to_list,),))
    here = (at.place_id, one.id)
    if one.removed_on is not None:
        return Screen("\n".join(lines), ((Button(words("Bring it back"), actions.PROMPT_KEEP(*here, True)), to_list),))
    rows: Rows = (
        (Button(words("Change"), actions.PROMPT_TEXT(*here)), Button(words("Season"), actions.PROMPT_SEASON(*here))),
        (Button(words("Drop"), actions.PROMPT_KEEP(*here, False)), to_list),
    )
    return Screen("\n".join(lines), rows)


# ---- what is asked


@dataclass(frozen=True, slots=True)
class Asked:
    """About a prompt; about a new one of the rubric where there is none."""

    at: At
    rubric_id: int
    prompt: Kept | None = None

    @property
    def leads_back(self) -> str:
        here = self.at.place_id
        return actions.PROMPT_CARD(here, self.prompt.id) if self.prompt else actions.PROMPTS(here, self.rubric_id, None)


def text(missing: Language, language: Language, asked: Asked) -> Question[str]:
    words = words_for(language)
    said = words("Write {in_language} what one could write about: a question or a task, at most 150 letters.",
                 in_language=words.written_in(missing))  # fmt: skip
    if now := asked.prompt.texts.get(missing, "") if asked.prompt else "":
        said += "\n" + words.html("Now it is: «{name}».", name=now)
    return Question(said, back(words, asked.leads_back))


def season(language: Language, asked: Asked) -> Question[tuple[str, str]]:
    words = words_for(language)
    said = words("From which day to which does it come each year? Write two days, for example: 20.08 – 10.09")
    if asked.prompt is not None:
        said = f"<b>{escaped(name_in(language, asked.prompt.texts))}</b>\n{said}"
    return Question(said, back(words, asked.leads_back), ((Offer(words("All year round"), NO_SEASON),),))
