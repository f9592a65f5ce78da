"""Which part of the guides goes with the screen one is on: each role has a guide of its own, a part for each room."""

from __future__ import annotations

from collections.abc import Collection

from newsroom.who import CHAIR, DEPUTY, OWNER, PRESS, SPECIALIST
from screens.broadcasts.helps import HELPS as OF_BROADCASTS
from screens.counted.helps import HELPS as OF_COUNTED
from screens.digests.helps import HELPS as OF_DIGESTS
from screens.library.helps import HELPS as OF_LIBRARY
from screens.pages.helps import HELPS as OF_PAGES
from screens.people.helps import HELPS as OF_PEOPLE
from screens.plan.helps import HELPS as OF_PLAN
from screens.plan.helps_of_days import HELPS as OF_DAYS
from screens.posts.helps import HELPS as OF_POSTS
from screens.questions.helps import HELPS as OF_QUESTIONS
from screens.reminders.helps import HELPS as OF_REMINDERS
from screens.review.helps import HELPS as OF_REVIEW
from screens.rubrics.helps import HELPS as OF_RUBRICS
from screens.tasks.helps import HELPS as OF_TASKS

_OFFICIAL = {view for view in OF_DIGESTS if view.startswith(("report", "letterhead"))}
# The first that has the view is it; the first of all is that of every other screen.
Parts = dict[str, tuple[Collection[str], ...]]
OF_BRANCH: Parts = {"guide-post": (), "guide-count": (OF_PAGES,), "guide-library": (OF_LIBRARY,)}
OF_REGION: Parts = {
    "guide-start": (),
    "guide-review": (OF_REVIEW, OF_POSTS),
    "guide-people": (OF_PEOPLE, OF_QUESTIONS),
    "guide-month": (OF_PLAN, OF_DAYS, OF_REMINDERS, OF_RUBRICS),
    "guide-report": (OF_COUNTED, _OFFICIAL),
    "guide-digest": (OF_DIGESTS, OF_TASKS),
    "guide-pages": (OF_PAGES,),
    "guide-library": (OF_LIBRARY,),
}
OF_CENTRE: Parts = {
    "guide-broadcast": (OF_BROADCASTS,),
    "guide-official": (OF_COUNTED, _OFFICIAL),
    "guide-regions": (OF_DIGESTS, OF_PAGES, OF_TASKS),
    "guide-site": (OF_REVIEW, OF_PLAN, OF_DAYS, OF_RUBRICS),
    "guide-keep": (OF_PEOPLE,),
    "guide-library": (OF_LIBRARY,),
}
GUIDES: dict[str, Parts] = {
    CHAIR: OF_BRANCH, DEPUTY: OF_BRANCH, SPECIALIST: OF_REGION, PRESS: OF_CENTRE, OWNER: OF_CENTRE,
}  # fmt: skip


def guide_for(view: str, role: str) -> str | None:
    """The code of an item of the library; None for whoever has no guide."""
    parts = GUIDES.get(role)
    if parts is None:
        return None
    fitting = (code for code, rooms in parts.items() if any(view in room for room in rooms))
    return next(fitting, next(iter(parts)))
