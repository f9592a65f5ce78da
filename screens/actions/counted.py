"""What is counted for a report."""

from __future__ import annotations

from locales import later
from newsroom.counted.kinds import ENTERED, OUTLET_KINDS, OUTLET_LEVELS, POSTS, STATES
from newsroom.counted.kinds import SITE as SITE_KIND
from screens.codec import Action
from screens.values import DAYS as DAYS_COUNTED
from screens.values import ID, PAGE, YES, maybe, word

IN_REPORT = Action("in_report", maybe(ID), commands=("enter",), does=later("Enter for the report"))
ENTER_KIND = Action("enter_kind", ID, word(*ENTERED))
ENTRIES = Action("entries", ID, word(*ENTERED), PAGE)
ENTRIES_IN = Action("entries_in", DAYS_COUNTED, ID, word(*ENTERED, POSTS, SITE_KIND), PAGE)
ENTRY = Action("entry", ID)
ENTRY_CORRECT = Action("entry_correct", ID)
ENTRY_AWAY = Action("entry_away", ID)
ENTRY_BACK = Action("entry_back", ID)
ENTRY_DOUBT = Action("entry_doubt", ID, YES)
ENTRY_PROOF = Action("entry_proof", ID)
ENTRY_SPOKE = Action("entry_spoke", ID)
ENTRY_STATE = Action("entry_state", ID, word(*STATES))
COUNTED_HOW = Action("counted_how", ID, maybe(PAGE))
OUTLETS = Action("outlets", PAGE)
OUTLET = Action("outlet", ID)
OUTLET_IS = Action("outlet_is", ID, word(*OUTLET_LEVELS, *OUTLET_KINDS), maybe(ID))
OUTLET_NAME = Action("outlet_name", ID)
OUTLET_INTO = Action("outlet_into", ID)
