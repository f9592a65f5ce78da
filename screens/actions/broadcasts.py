"""Broadcasts: one is written, series, what comes of it, what readers do."""

from __future__ import annotations

from locales import later
from newsroom.broadcasts.audience import PICKED
from newsroom.broadcasts.audience import ROLES as ADDRESSED
from newsroom.broadcasts.broadcasts import CONFIRM, NUMBER, SENTENCE
from newsroom.broadcasts.broadcasts import KINDS as BROADCASTS
from newsroom.broadcasts.figures import COUNTED as TIES
from newsroom.broadcasts.writing import MOST_CHOICES
from screens.codec import Action
from screens.values import ID, LANGUAGE, PAGE, YES, maybe, number, word

NOTHING = "nothing"  # is asked of those who read it

TIP = Action(
    "tip",
    key=later("Send a tip"),
    commands=("broadcast", "tip"),
    does=later("Send a tip to everybody"),
    was=("tip_anew", "broadcast"),
)
REACHED = Action("reached", ID)

# ---- one is written
CAST = Action("cast", ID)
CAST_LIST = Action("cast_list", PAGE)
CAST_TEXT = Action("cast_text", ID, LANGUAGE)
CAST_MORE = Action("cast_more", ID)
CAST_KIND = Action("cast_kind", ID, maybe(word(*BROADCASTS)))
CAST_ASK = Action("cast_ask", ID, maybe(word(NOTHING, CONFIRM, NUMBER, SENTENCE)))
CAST_CHOICES = Action("cast_choices", ID)
CAST_UNTIL = Action("cast_until", ID)
CAST_LINK = Action("cast_link", ID)
CAST_UNLINK = Action("cast_unlink", ID)
CAST_UNFILE = Action("cast_unfile", ID)
CAST_ITEM = Action("cast_item", ID)
CAST_TIES = Action("cast_ties", ID)
CAST_TIE = Action("cast_tie", ID, maybe(word(*TIES)))
CAST_DROP = Action("cast_drop", ID)
CAST_PREVIEW = Action("cast_preview", ID, LANGUAGE)
CAST_TO = Action("cast_to", ID)
CAST_ROLE = Action("cast_role", ID, word(*ADDRESSED))
CAST_SPEAK = Action("cast_speak", ID, maybe(LANGUAGE))
CAST_SILENT = Action("cast_silent", ID, YES)
CAST_PLACES = Action("cast_places", ID, ID, PAGE)
CAST_PICK = Action("cast_pick", ID, word(*PICKED), ID)

# ---- series
CAST_SERIES = Action("cast_series", ID, PAGE)
CAST_NEW_SERIES = Action("cast_new_series", ID)
CAST_INTO = Action("cast_into", ID, ID)
CAST_UP = Action("cast_up", ID)
CAST_HALT = Action("cast_halt", ID, YES)
CAST_END = Action("cast_end", ID)
CAST_END_SURE = Action("cast_end_sure", ID)

# ---- it goes, and what comes of it
CAST_SEND = Action("cast_send", ID)
CAST_WHEN = Action("cast_when", ID, was=("cast_weekly",))
CAST_UNPLAN = Action("cast_unplan", ID)
CAST_PAUSE = Action("cast_pause", ID)
CAST_RESUME = Action("cast_resume", ID)
CAST_STOP = Action("cast_stop", ID)
CAST_SHEET = Action("cast_sheet", ID)
CAST_AGAIN = Action("cast_again", ID)
CAST_CORRECT = Action("cast_correct", ID, LANGUAGE)
CAST_TAKE_BACK = Action("cast_take_back", ID)
CAST_TAKE_SURE = Action("cast_take_sure", ID)
CAST_NUDGE = Action("cast_nudge", ID)
CAST_LISTS = Action("cast_lists", ID)
CAST_ANSWERS = Action("cast_answers", ID, PAGE)

# ---- what readers do
CAST_READ = Action("cast_read", ID)
CAST_CHOOSE = Action("cast_choose", ID, number(0, MOST_CHOICES - 1))
CAST_ANSWER = Action("cast_answer", ID)
CAST_WRITE = Action("cast_write", ID)
CAST_REPLY = Action("cast_reply", ID, ID)
