"""Review, publishing, and the site."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from locales import later
from newsroom.posts.site import DECLINED, RETURNED
from newsroom.posts.ways import DOORS
from newsroom.values.platforms import BY_HAND, FACEBOOK
from screens.codec import Action
from screens.values import CHAT, ID, LANGUAGE, PAGE, YES, maybe, word


def set_of(places: Iterable[str]) -> str:
    """Some places as one word, always in the same order."""
    chosen = set(places)
    return "+".join(one for one in DOORS if one in chosen)


# ---- review
REVIEW = Action("review", maybe(ID), key=later("Review"), commands=("review",), does=later("Review the posts"))
CARD = Action("card", ID)
HOLD = Action("hold", ID)
MORE = Action("more", ID)
APPROVE = Action("approve", ID)
UNDO = Action("undo", ID)
RETURN = Action("return", ID, was=("because",))
REFUSE = Action("refuse", ID, was=("refused",))
READY = Action("ready")
PUBLISHED = Action("published")
EDIT_TEXT = Action("edit_text", ID)
OTHER_TEXT = Action("other_text", ID, maybe(LANGUAGE))
EDIT_PART = Action("edit_part", ID, LANGUAGE, PAGE)
SET_RUBRIC = Action("set_rubric", ID)
TO_RUBRIC = Action("to_rubric", ID, ID)
PHOTOS = Action("photos", ID)
FRAME_PHOTOS = Action("frame_photos", ID, YES)
LEAD = Action("lead", ID, ID)
LEAVE_OUT = Action("leave_out", ID, ID)
MERGE_POSTS = Action("merge_posts", ID)
MERGE_WITH = Action("merge_with", ID, ID)

# ---- publishing, and the site
PUBLISH = Action("publish", ID)
PLACES_TO = word(*(set_of(some) for most in range(1, len(DOORS) + 1) for some in combinations(DOORS, most)))
WHERE = Action("where", ID, maybe(PLACES_TO))
PUBLISH_TO = Action("publish_to", ID, PLACES_TO)
WHEN = Action("when", ID, was=("at",))
WHEN_TO = Action("when_to", ID, PLACES_TO)
THERE = Action("there", ID, YES)
THERE_ON = Action("there_on", ID, word(FACEBOOK), YES)
REMOVE = Action("remove", ID)
REMOVE_SURE = Action("remove_sure", ID)
PACKAGE = Action("package", ID, maybe(word(*BY_HAND)))
LINK = Action("link", ID)
OFFER = Action("offer", ID)
BIND = Action("bind", CHAT)
SITE = Action("site")
TAKE = Action("take", ID)
SITE_BACK = Action("site_back", ID, word(RETURNED, DECLINED))
