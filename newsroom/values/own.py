"""Whose a post is, as people say it in a word or two: «өзіміздікі», «репост», «сами писали»."""

from __future__ import annotations

from newsroom.values.typed import taken_apart

OWN, REPOST = "own", "repost"


def is_repost_said(text: str) -> bool | None:
    """None where it says neither, or more than that."""
    try:
        parts = taken_apart(text, ("whose",))
    except ValueError:
        return None
    said = {part.value for part in parts}
    return said == {REPOST} if len(said) == 1 and said <= {OWN, REPOST} else None


def is_pass(text: str) -> bool:
    """That there is none, or that one goes on: «жоқ», «без фото», «дальше»."""
    try:
        parts = taken_apart(text, ("pass",))
    except ValueError:
        return False
    return bool(parts) and all(part.kind == "pass" for part in parts)
