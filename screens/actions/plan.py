"""The content plan: months, slots, days off."""

from __future__ import annotations

from locales import later
from newsroom import weeks
from newsroom.plan.breaks import KINDS as BREAKS_OF_YEAR
from newsroom.plan.changing import JUDGED
from screens.codec import Action
from screens.values import DAY, ID, PAGE, TIMES, WEEK, YES, maybe, number, word

# ---- a region's month, and one's own slots
PLAN = Action("plan", commands=("plan",), does=later("Content plan"))
PLAN_OF = Action("plan_of", ID, DAY)
PLAN_WEEK = Action("plan_week", ID, WEEK, PAGE)
PLAN_DRAFT = Action("plan_draft", ID, DAY)
PLAN_ANEW = Action("plan_anew", ID)
PLAN_ANEW_SURE = Action("plan_anew_sure", ID, YES)
PLAN_SUBMIT = Action("plan_submit", ID)
PLAN_APPROVE = Action("plan_approve", ID)
PLAN_RETURN = Action("plan_return", ID)
PLAN_PUBLISH = Action("plan_publish", ID)
PLAN_FACT = Action("plan_fact", ID)
PLAN_PICTURE = Action("plan_picture", ID)
PLAN_PRINT = Action("plan_print", ID)
PLAN_CALENDAR = Action("plan_calendar", ID)
PLANS = Action("plans", PAGE)
OWN_PLAN = Action("own_plan", ID, DAY)
OWN_CALENDAR = Action("own_calendar", ID, DAY)

# ---- a slot. How often it was changed goes with each change: what another has done meanwhile is seen first
SLOT = Action("slot", ID)
SLOT_MOVE = Action("slot_move", ID, TIMES, DAY)
SLOT_INSIST = Action("slot_insist", ID, TIMES, DAY)
SLOT_DAY = Action("slot_day", ID)
SLOT_SWAP = Action("slot_swap", ID, PAGE)
SLOT_SWAP_WITH = Action("slot_swap_with", ID, TIMES, ID, TIMES)
SLOT_RUBRIC = Action("slot_rubric", ID)
SLOT_TO_RUBRIC = Action("slot_to_rubric", ID, TIMES, ID)
SLOT_BRANCH = Action("slot_branch", ID, PAGE)
SLOT_TO_BRANCH = Action("slot_to_branch", ID, TIMES, maybe(ID))
SLOT_TOPIC = Action("slot_topic", ID)
SLOT_DROP = Action("slot_drop", ID, TIMES)
SLOT_BACK = Action("slot_back", ID, TIMES)
SLOT_JUDGE = Action("slot_judge", ID, word(*JUDGED))
SLOT_ADD = Action("slot_add", ID, WEEK)
SLOT_ADD_ON = Action("slot_add_on", ID, DAY)
SLOT_ADD_TO = Action("slot_add_to", ID, DAY, ID)

# ---- days off
DAYS = Action(
    "days", maybe(number(weeks.FIRST_YEAR, weeks.LAST_YEAR)), maybe(PAGE), commands=("days",), does=later("Days off")
)
BREAKS = Action("breaks", ID, maybe(number(weeks.FIRST_YEAR, weeks.LAST_YEAR)))
BREAK = Action("break", ID, number(weeks.FIRST_YEAR, weeks.LAST_YEAR), word(*BREAKS_OF_YEAR))
DAY_CARD = Action("day_card", DAY)
DAY_OFF = Action("day_off")
DAY_WORKED = Action("day_worked")
DAY_NOT_OFF = Action("day_not_off", DAY)
DAY_MOVE = Action("day_move", DAY)
DAY_SURE = Action("day_sure", DAY)
DAY_BACK = Action("day_back", DAY)
