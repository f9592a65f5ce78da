"""The life of a post, as a table: from each state, which steps lead where, and who may take them."""

from __future__ import annotations

DRAFT, SENT, RETURNED, APPROVED, PUBLISHED, DROPPED = "draft", "sent", "returned", "approved", "published", "dropped"
# In review by nobody's hands but its own: what a chair may still take back.
OPEN = (DRAFT, RETURNED)

# state → {step: next state}. What is not here cannot happen, by whatever button.
STEPS: dict[str, dict[str, str]] = {
    DRAFT: {"send": SENT, "drop": DROPPED},
    SENT: {"approve": APPROVED, "return": RETURNED},
    RETURNED: {"send": SENT, "drop": DROPPED},
    APPROVED: {"publish": PUBLISHED},
    PUBLISHED: {},
    DROPPED: {},
}
BY_AUTHOR = ("send", "drop")


def after(state: str, step: str) -> str | None:
    """The next state; None when that step does not lead from here."""
    return STEPS[state].get(step)
