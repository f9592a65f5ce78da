"""What each figure of a report means, in a sentence or two: said here once, wherever it is asked."""

from __future__ import annotations

from locales import Language, Words, later, words_for
from screens import actions
from screens.parts import back, home
from screens.screen import Screen

RULES = (
    later("No data is not 0: 0 stands only where somebody said that there was none."),
    later("A stated figure is of its own time only. It is not split, and not added to another."),
    later("If a stated total is not the sum of its parts, both are shown."),
)
EXPLAINED = {
    "posts": later(
        "<b>Posts</b>: what a branch sent, by its own clock. Drafts and what was taken back do not count. "
        "What a primary organisation wrote is counted apart."
    ),
    "site": later(
        "<b>Materials on the union's site</b>: as stated of the period; beside it what went there from the "
        "bot."
    ),
    "press": later(
        "<b>Press</b>: articles in newspapers and magazines, by the day on which they came out."
    ),
    "broadcast": later(
        "<b>TV, radio, sites</b>: the same, on television, radio, in videos and on other sites."
    ),
    "subscription": later(
        "<b>Subscription</b>: copies for a year or a half-year. Where the region has stated nothing, its "
        "branches are added up."
    ),
    "material": later(
        "<b>Methodical materials</b>: bulletins, handbooks, leaflets, booklets and brochures that were "
        "issued."
    ),
    "event": later(
        "<b>Events</b>: what was held, each once. The number of people trained stands where it was told."
    ),
    "application": later(
        "<b>Application</b>: its users and the questions in it, as they were stated last."
    ),
    "decision": later(
        "<b>Decisions and proposals</b>: each with who answers for it, its deadline, and what became of it."
    ),
}  # fmt: skip


def explained(words: Words, figure: str) -> str:
    return words(EXPLAINED[figure])


def figures(language: Language, place_id: int) -> Screen:
    words = words_for(language)
    lines = [f"<b>{words('What is counted how')}</b>", *(words(one) for one in RULES), ""]
    lines += [explained(words, one) for one in EXPLAINED]
    return Screen("\n".join(lines), ((back(words, actions.IN_REPORT(place_id)), home(words)),))
