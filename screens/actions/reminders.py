"""Reminders, quiet weeks, being away."""

from __future__ import annotations

from locales import later
from newsroom.reminders.managing import FIELDS as RULE_FIELDS
from newsroom.reminders.managing import MINUTES
from newsroom.reminders.managing import QUIET as QUIET_CHOICES
from newsroom.reminders.putting_off import UNTIL
from screens.codec import Action
from screens.values import DAY, ID, PAGE, WEEK, maybe, number, word

REMINDERS = Action("reminders", maybe(ID), commands=("reminders",), does=later("Reminders"))
RULE = Action("rule", ID)
RULE_OF = Action("rule_of", ID, word(*RULE_FIELDS))
RULE_SET = Action("rule_set", ID, word(*RULE_FIELDS), number(0, MINUTES - 1))
QUIET_HOURS = Action("quiet_hours", ID)
QUIET_SET = Action("quiet_set", ID, number(0, len(QUIET_CHOICES) - 1))
PREVIEW = Action("preview", ID)
SEND_NOW = Action("send_now", ID)
SEND_NOW_SURE = Action("send_now_sure", ID, DAY)
LATER = Action("later", ID)
PUT_OFF = Action("put_off", ID, word(*UNTIL))
QUIET = Action("quiet", ID, WEEK)
QUIET_BACK = Action("quiet_back", ID, WEEK)
QUIETS = Action("quiets", WEEK, PAGE)
AWAY = Action("away", commands=("away",), does=later("I am away for a while"))
AWAY_UNTIL = Action("away_until")
COME_BACK = Action("come_back")
