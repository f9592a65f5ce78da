"""A goal in a line, wherever it is told: on the home, in the digest, in a summary."""

from __future__ import annotations

from collections.abc import Iterable

from locales import Words
from newsroom.digests.figures import Progress
from newsroom.digests.goals import COPIES, FOLLOWERS, POSTS
from screens.parts import quantity


def goal_name(words: Words, figure: str) -> str:
    return {
        FOLLOWERS: words.in_context("goal", "followers"), COPIES: words.in_context("goal", "newspaper copies"),
        POSTS: words.in_context("goal", "posts this month"),
    }[figure]  # fmt: skip


def goal_lines(words: Words, goals: Iterable[Progress]) -> list[str]:
    return [goal_line(words, one) for one in goals]


def goal_line(words: Words, goal: Progress) -> str:
    return words("Goal, {figure}: {progress}", figure=goal_name(words, goal.figure), progress=goal_told(words, goal))


def goal_told(words: Words, goal: Progress) -> str:
    """How far it is; what is not counted yet is said to be so, and nothing else."""
    target = words.figure(goal.target)
    if goal.reached is None:
        return words("{target}. No data yet.", target=target)
    known = {"reached": quantity(words, goal.reached), "target": target}
    return (
        words("{reached} of {target}. Reached!", **known)
        if goal.is_reached
        else words("{reached} of {target}.", **known)
    )
