"""The life of a post, as a table: from each state, which steps lead where."""

from __future__ import annotations

DRAFT, SENT, RETURNED, APPROVED, SCHEDULED = "draft", "sent", "returned", "approved", "scheduled"
GOING_OUT, IN_DOUBT, PUBLISHED = "going out", "in doubt", "published"
REMOVED, DECLINED, WITHDRAWN, MERGED, DROPPED = "removed", "declined", "withdrawn", "merged", "dropped"
TRIAL = "trial"  # sent to nobody: there is no step from here to where anybody else reads it

# state → {step: next state}. What is not here cannot happen, by whatever button.
STEPS: dict[str, dict[str, str]] = {
    DRAFT: {"send": SENT, "drop": DROPPED},
    TRIAL: {"in earnest": DRAFT, "drop": DROPPED},
    SENT: {
        "approve": APPROVED, "schedule": SCHEDULED, "publish": GOING_OUT, "return": RETURNED, "decline": DECLINED,
        "merge": MERGED, "came out": PUBLISHED, "take back": DRAFT, "withdraw": WITHDRAWN,
    },
    RETURNED: {"send": SENT, "drop": DROPPED, "undo": SENT},
    APPROVED: {
        "schedule": SCHEDULED, "publish": GOING_OUT, "return": RETURNED, "decline": DECLINED, "merge": MERGED,
        "came out": PUBLISHED, "take back": DRAFT, "withdraw": WITHDRAWN, "undo": SENT,
    },
    SCHEDULED: {
        "approve": APPROVED, "schedule": SCHEDULED, "publish": GOING_OUT, "return": RETURNED, "decline": DECLINED,
        "came out": PUBLISHED, "take back": DRAFT, "withdraw": WITHDRAWN, "fail": APPROVED, "doubt": IN_DOUBT,
        "undo": SENT,
    },
    GOING_OUT: {"came out": PUBLISHED, "fail": APPROVED, "doubt": IN_DOUBT},
    IN_DOUBT: {"came out": PUBLISHED, "fail": APPROVED},
    PUBLISHED: {"remove": REMOVED, "publish": GOING_OUT},  # it may have come out by hand first
    REMOVED: {"publish": GOING_OUT, "decline": DECLINED},
    DECLINED: {"undo": SENT}, WITHDRAWN: {}, MERGED: {},
    DROPPED: {"bring back": DRAFT, "bring back returned": RETURNED, "bring back trial": TRIAL},
}  # fmt: skip
BEGUN = (DRAFT, RETURNED)  # waits for its author, or for whoever comes after them
OPEN = (*BEGUN, TRIAL)  # the author may still change it
WITH_AUTHOR = (*OPEN, DROPPED, WITHDRAWN)  # nobody else reads it as it stands now
IN_REVIEW = (SENT, APPROVED, SCHEDULED)  # the specialist may still change it
READY = (APPROVED, SCHEDULED, GOING_OUT, IN_DOUBT)
THROWN_AWAY = (DROPPED, WITHDRAWN)  # by its author, for good
UNLISTED = (DRAFT, TRIAL, DROPPED)  # of what its branch has sent
NEVER_SENT = (DRAFT, TRIAL, DROPPED, WITHDRAWN, MERGED)  # counted for nobody


def after(state: str, step: str) -> str | None:
    """The next state; None when that step does not lead from here."""
    return STEPS[state].get(step)
