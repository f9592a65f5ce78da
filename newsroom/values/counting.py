"""What people say of a page instead of its number: «жабылды», «не вижу», «без изменений», «позже»."""

from __future__ import annotations

from newsroom.values.typed import taken_apart

CLOSED, UNSEEN, LATER, SAME = SAID = "closed", "unseen", "later", "same"


def said_of_page(text: str) -> str | None:
    """None where it says none of these, or more than that."""
    try:
        parts = taken_apart(text, ("counting",))
    except ValueError:
        return None
    said = {part.value for part in parts}
    return next(iter(said)) if len(said) == 1 and said <= set(SAID) else None
