"""What the chat does with a post, the desk does: whatever is added there stands here, too, or says why it does not."""

from __future__ import annotations

from bot.desk.server import ROUTES
from handlers.actions import TAPS
from screens import actions
from tests.desk.test_routes import named

OF_POST = "POST review/posts/{post}/"
ROOMS = ("queue", "mending", "publishing")  # of handlers/review: the press service's queue is another
AT_THE_DESK = {
    actions.REVIEW: "GET review/queue",
    actions.READY: "GET review/queue",
    actions.PUBLISHED: "GET review/queue",
    actions.CARD: "GET review/posts/{post}",
    actions.MORE: "GET review/posts/{post}",
    actions.HOLD: OF_POST + "hold",
    actions.APPROVE: OF_POST + "approve",
    actions.UNDO: OF_POST + "undo",
    actions.RETURN: OF_POST + "send-back",
    actions.REFUSE: OF_POST + "send-back",
    actions.EDIT_TEXT: OF_POST + "text",
    actions.OTHER_TEXT: OF_POST + "text",
    actions.EDIT_PART: OF_POST + "text",
    actions.SET_RUBRIC: OF_POST + "rubric",
    actions.TO_RUBRIC: OF_POST + "rubric",
    actions.PHOTOS: OF_POST + "photos",
    actions.LEAD: OF_POST + "photos",
    actions.LEAVE_OUT: OF_POST + "photos/{media}/drop",
    actions.FRAME_PHOTOS: OF_POST + "frame",
    actions.MERGE_POSTS: OF_POST + "merge",
    actions.MERGE_WITH: OF_POST + "merge",
    actions.PUBLISH: OF_POST + "publish",
    actions.WHERE: OF_POST + "publish",
    actions.PUBLISH_TO: OF_POST + "publish",
    actions.WHEN: OF_POST + "schedule",
    actions.WHEN_TO: OF_POST + "schedule",
    actions.THERE: OF_POST + "settle",
    actions.THERE_ON: OF_POST + "settle",
    actions.REMOVE: OF_POST + "remove",
    actions.REMOVE_SURE: OF_POST + "remove",
    actions.PACKAGE: "GET review/posts/{post}/pages",
    actions.LINK: OF_POST + "link",
    actions.OFFER: OF_POST + "offer",
    actions.PRACTICE: OF_POST + "practice",
}
IN_THE_CHAT_ONLY = {actions.BIND}  # a channel is bound where the bot was made its administrator


def test_what_the_chat_does_with_a_post_the_desk_does():
    heard = {code for code, (handler, _) in TAPS.items()
             if handler.__module__ in [f"handlers.review.{one}" for one in ROOMS]}  # fmt: skip
    known = {code for action in (*AT_THE_DESK, *IN_THE_CHAT_ONLY) for code in action.codes}
    assert heard - known == set(), "of the chat, and not of the desk"
    assert known - heard <= set(actions.PRACTICE.codes), "of the chat no more"
    assert set(AT_THE_DESK.values()) <= {named(route) for route, _ in ROUTES}
