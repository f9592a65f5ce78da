"""People: the door, places and seats, invitations, upkeep, the record."""

from __future__ import annotations

from locales import later
from newsroom.people.invitations import MOST_USES
from newsroom.people.upkeep import FIGURES
from newsroom.union.region_settings import CHOICES
from newsroom.union.seats import LEVELS
from newsroom.who import CHAIR, DEPUTY
from screens.codec import Action
from screens.values import ID, LANGUAGE, LONGEST_LIST, PAGE, YES, maybe, number, word

# ---- the door
ENTER = Action("enter", LANGUAGE, at_the_door=True)
JOIN = Action("join", at_the_door=True)
JOIN_IN = Action("join_in", LANGUAGE, at_the_door=True)
JOIN_AT = Action("join_at", ID, at_the_door=True)
JOIN_BELOW = Action("join_below", ID, at_the_door=True)
REQUEST = Action("request", ID, at_the_door=True)
LEAVE_DOOR = Action("leave_door", at_the_door=True)
REQUESTS = Action("requests")
LET_IN = Action("let_in", ID, word(CHAIR, DEPUTY))
DECLINE = Action("decline", ID)

# ---- places and seats
PEOPLE = Action("people", key=later("Regions"), commands=("who",), does=later("People and places"))
PLACES = Action("places", ID)
PLACES_ABOVE = Action("places_above", ID)
PLACE = Action("place", ID, was=("figure_meant",))
PAGE_OF_LIST = Action("page", number(0, LONGEST_LIST), at_the_door=True)
SEAT = Action("seat", ID)
DESK = Action("desk", commands=("desk",), does=later("Open the desk"))
HANDOVER = Action("handover", ID)
HEIR = Action("heir", ID, ID, word("chair", "acting"))
DROP_DRAFTS = Action("drop_drafts", ID)
END = Action("end", ID)
END_SURE = Action("end_sure", ID)

# ---- invitations
INVITE = Action("invite", ID)
INVITE_AS = Action("invite_as", ID, word("acting", *LEVELS))
NEW_ACCOUNT = Action("new_account", ID)
USES = Action("uses", ID, number(1, MOST_USES))
REVOKE = Action("revoke", ID)
INVITATIONS = Action("invitations", ID, maybe(PAGE))
INVITATION = Action("invitation", ID)
CARDS = Action("cards", ID)
PRINT_CARD = Action("print_card", ID)

# ---- upkeep of a place, and of a region
EDIT = Action("edit", ID)
RENAME = Action("rename", ID)
ADD = Action("add", ID)
FIGURE = Action("figure", ID, word(*FIGURES))
DUTY = Action("duty", ID)
STAFF = Action("staff", ID, YES)
CLOSE = Action("close", ID, was=("close_today", "close_on"))
MERGE = Action("merge", ID)
MERGE_INTO = Action("merge_into", ID, ID)
MERGE_SURE = Action("merge_sure", ID, ID)
SET_UP = Action("set_up", ID)
SET_UP_AWAY = Action("set_up_away", ID)
SET_UP_BACK = Action("set_up_back", ID)
BIND_HOW = Action("bind_how")
SETTINGS = Action("settings", maybe(ID), commands=("settings",), does=later("Settings of the region"))
SETTING = Action("setting", ID, word(*CHOICES))
SET = Action("set", ID, word(*CHOICES), number(0, max(map(len, CHOICES.values())) - 1))
UNBIND = Action("unbind", ID)
LOGO = Action("logo", ID)
OWN_FRAME = Action("own_frame", ID)
SIGNATURE = Action("signature", ID, was=("unsigned",))

# ---- the record, and what is stored about somebody
RECORD = Action("record", maybe(PAGE), commands=("record",), does=later("Record of changes"))
RECORD_SHEET = Action("record_sheet")
STATUS = Action("status", commands=("status",), does=later("How the bot runs"))
FORGET = Action("forget", commands=("forget",), does=later("What is stored about me"), at_the_door=True)
FORGET_SURE = Action("forget_sure", at_the_door=True)
FORGET_NOW = Action("forget_now", at_the_door=True)
