"""What each figure of a digest and a report means, in a sentence or two: said here once, wherever it is asked.

`docs/figures.kk.md` and `docs/figures.ru.md` are made of it.
"""

from __future__ import annotations

from collections.abc import Callable

from locales import Language, Words, later, words_for
from screens.parts import back, by_page, home, page_within
from screens.screen import Screen

RULES = (
    later("No data is not 0: 0 stands only where somebody said that there was none."),
    later("A stated figure is of its own time only. It is not split, and not added to another."),
    later("If a stated total is not the sum of its parts, both are shown."),
)
SENT = {
    "posts": later(
        "<b>Posts</b>: what a branch sent, by its own clock. Drafts and what was taken back do not count. "
        "What a primary organisation wrote is counted apart."
    ),
    "before": later(
        "<b>The time before</b>: as long a time right before. Of what is not over yet, as much of it as has passed. "
        "Where nothing had ever been sent by then, there is no data."
    ),
    "sent": later(
        "<b>Have sent, have sent nothing</b>: of the open places right below, those with a post in that time, and "
        "those without one."
    ),
    "own": later(
        "<b>The organisation's own, entered by the region</b>: what the place sent itself; and of all posts those that "
        "the region entered for a branch."
    ),
    "primary": later(
        "<b>From primary organisations</b>: what they sent themselves, or what a branch marked as theirs when sending."
    ),
    "reposts": later("<b>Own material, reposts</b>: a repost is what was marked as one, all else is own material."),
    "rubrics": later(
        "<b>Rubrics</b>: a post counts under one rubric or under none. A rubric is empty when it is in use and nothing "
        "was sent under it in that time."
    ),
    "stated": later(
        "<b>Stated for this time</b>: a total of posts that was told of just these days. It stands beside what the bot "
        "has counted."
    ),
    "rate": later(
        "<b>Per 1,000 members</b>: posts of a place for each thousand of its members, as they were known at the end of "
        "that time. Equal ones share a rank."
    ),
}  # fmt: skip
CAME_OUT = {
    "publications": later(
        "<b>Publications</b>: what came out in that time, whenever it was sent, once for each place where it stands. "
        "What was removed does not count."
    ),
    "site": later(
        "<b>Materials on the union's site</b>: as stated of the period; beside it what went there from the "
        "bot."
    ),
    "readers": later(
        "<b>Readers</b>: marks and comments on what came out in the channel in that time, up to now. What displeases "
        "does not count. Where the bot is told of no readers, there is no data."
    ),
    "waiting": later(
        "<b>Waiting for a decision</b>: what nobody has decided on by now. Of a time that is over it is not told."
    ),
    "followers": later(
        "<b>Followers</b>: the newest count of each page up to the end of that time; the change is that since the "
        "newest count before it. Nothing is guessed in between."
    ),
    "dormant": later(
        "<b>Dormant pages</b>: pages without a post of their own for longer than the region has set; 60 days, where it "
        "has set nothing."
    ),
}  # fmt: skip
AGREED = {
    "plan": later("<b>Content plan</b>: how many posts a published plan has in that time, and how many of them came."),
    "tasks": later(
        "<b>Tasks</b>: what became one in that time (a branch without posts for as many weeks as the region has set, a "
        "rubric that was empty for a month, a dormant page), what was closed, and what was open at its end."
    ),
    "quiet": later("<b>Nothing comes</b>: weeks of which a branch said that nothing would come, by the reason."),
    "weeks": later(
        "<b>Weeks with a post</b>: of all weeks that begin in that time, of each open branch, those in which it sent "
        "something."
    ),
    "answered": later(
        "<b>Answered within three days</b>: of what branches sent themselves, what was decided on in three days. What "
        "still has these days is left out."
    ),
    "goals": later(
        "<b>Goals</b>: followers are those of all pages there and below, as they were counted last; copies those "
        "stated of the year, or else of its half; posts those of the month up to the day."
    ),
}  # fmt: skip
REPORTED = {
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
GROUPS: tuple[tuple[str, dict[str, str]], ...] = (
    (later("What was sent"), SENT), (later("What came out"), CAME_OUT), (later("Plan and goals"), AGREED),
    (later("What is entered for the report"), REPORTED),
)  # fmt: skip
EXPLAINED = {figure: said for _, group in GROUPS for figure, said in group.items()}


def explained(words: Words, figure: str) -> str:
    return words(EXPLAINED[figure])


def figures(language: Language, page: int, turn: Callable[[int], str], leave: str) -> Screen:
    """A group to a page; what holds for all of them stands on the first. `leave`: to where it was asked."""
    words, at = words_for(language), page_within(page, len(GROUPS), 1)
    rules = [*(words(one) for one in RULES), ""] if not at else []
    title, group = GROUPS[at]
    lines = [f"<b>{words('What is counted how')}</b>", *rules, f"<b>{words(title)}</b>", *map(words, group.values())]
    rows = by_page(words, (), at, len(GROUPS), turn, 1)
    return Screen("\n".join(lines), (*rows, (back(words, leave), home(words))))
