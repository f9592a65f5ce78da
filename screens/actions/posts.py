"""Posts: a draft, and what was sent."""

from __future__ import annotations

from locales import later
from screens.codec import Action
from screens.values import ID, LARGEST, MARK, PAGE, YES, maybe, number, word

# ---- a draft
ENTER_FOR = Action("enter_for")
FOR = Action("for", ID)
POST = Action("post", key=later("Send a post"), commands=("post",), does=later("Send a post"))
WRITE = Action("write", ID)
WRITE_AT = Action("write_at", number(0, LARGEST), ID)  # of the branch that one was reminded of; 0: no rubric
GUIDED = Action("guided")
MAKE = Action("make")
POUR = Action("pour", ID, ID)
RUBRICS = Action("rubrics", ID)
RUBRIC = Action("rubric", ID, ID)
STEP = Action("step", ID, word("rubric", "text", "photos", "date", "own"))
EXAMPLE = Action("example", ID)
ON_DAY = Action("on_day", ID, number(0, 1))
REPOST = Action("repost", ID, YES)
DRAFT = Action("draft", ID)
CHANGE = Action("change", ID, maybe(MARK))
HINTS = Action("hints", ID)
STANDARD = Action("standard", ID, word("photo", "own", "text", "event", "rubric"))
ANEW = Action("anew", ID)
FRAME = Action("frame", ID, YES)
FROM_PRIMARY = Action("from_primary", ID, YES)
SEND = Action("send", ID, maybe(MARK))
EXCHANGE = Action("exchange", ID, ID)
DROP = Action("drop", ID)
BRING_BACK = Action("bring_back", ID)
TRY = Action("try")
REHEARSE = Action("rehearse", ID, MARK)
IN_EARNEST = Action("in_earnest", ID, MARK)

# ---- what was sent
MINE = Action("mine", maybe(PAGE), commands=("mine",), does=later("My posts"))
HISTORY = Action("history", ID)
CORRECT = Action("correct", ID)
TAKE_BACK = Action("take_back", ID)
WITHDRAW = Action("withdraw", ID)
RECORDING = Action("recording", ID)
