"""The rubric of the week, and the word to those who have not sent yet."""

from __future__ import annotations

from locales import Language, words_for
from newsroom import weeks
from screens import actions
from screens.names import idea_lines
from screens.parts import Names, name_in
from screens.screen import Button, Rows, Screen


def rubric_of_week(language: Language, rubric_id: int, rubric: Names, ideas: list[Names]) -> Screen:
    words = words_for(language)
    lines = [words.html("Rubric of this week: <b>«{rubric}»</b>.", rubric=name_in(language, rubric))]
    lines += idea_lines(words, ideas)
    return Screen("\n".join(lines), _into_the_form(language, actions.WRITE(rubric_id)))


def chaser(language: Language, rubric: Names | None) -> Screen:
    words = words_for(language)
    lines = [words("This week's post has not come yet. A photo with two sentences is enough.")]
    if rubric is not None:
        lines.append(words.html("Rubric of the week: «{rubric}».", rubric=name_in(language, rubric)))
    return Screen("\n".join(lines), _into_the_form(language))


def asked(language: Language, week: str) -> Screen:
    """A specialist has asked for it."""
    words = words_for(language)
    span = words.span(*weeks.days_of(week))
    text = words(
        "The regional organisation waits for your post: {span}. A photo with two sentences is enough.", span=span
    )
    return Screen(text, _into_the_form(language))


def count_followers(language: Language) -> Screen:
    words = words_for(language)
    text = words("It is time to count the followers of your pages. It takes half a minute.")
    rows = ((Button(words("Count now"), actions.COUNT_DUE(), style="primary"), Button(words("Later"), actions.HOME())),)
    return Screen(text, rows)


def _into_the_form(language: Language, begins: str = actions.POST()) -> Rows:
    words = words_for(language)
    return ((Button(words("Write now"), begins, style="primary"), Button(words("Later"), actions.HOME())),)
