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
    """What is not counted yet is said to be so, and nothing else."""
    name, target = goal_name(words, goal.figure), words.figure(goal.target)
    if goal.reached is None:
        return words("Goal, {figure}: {target}. No data yet.", figure=name, target=target)
    known = {"figure": name, "reached": quantity(words, goal.reached), "target": target}
    if goal.is_reached:
        return words("Goal, {figure}: {reached} of {target}. Reached!", **known)
    return words("Goal, {figure}: {reached} of {target}.", **known)
