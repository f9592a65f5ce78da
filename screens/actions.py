"""Everything that a button can do: its code, what it carries, and by what words and commands it is done, too.

A code that was ever given out stays: it stands in chats. What is called otherwise is heard by its old code as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from locales import later
from newsroom import weeks
from newsroom.broadcasts.audience import PICKED
from newsroom.broadcasts.audience import ROLES as ADDRESSED
from newsroom.broadcasts.broadcasts import CONFIRM, NUMBER, SENTENCE
from newsroom.broadcasts.broadcasts import KINDS as BROADCASTS
from newsroom.broadcasts.figures import COUNTED as TIES
from newsroom.broadcasts.writing import MOST_CHOICES
from newsroom.counted.kinds import ENTERED, OUTLET_KINDS, OUTLET_LEVELS, POSTS, STATES
from newsroom.counted.kinds import SITE as SITE_KIND
from newsroom.digests.goals import FIGURES as GOAL_FIGURES
from newsroom.digests.regions import VIEWS as COMPARED
from newsroom.digests.report_points import KINDS as POINTS
from newsroom.digests.sent import WAYS
from newsroom.library.reading import AUDIENCES
from newsroom.pages.followers import ROUNDS
from newsroom.pages.register import ENDS
from newsroom.people.invitations import MOST_USES
from newsroom.people.upkeep import FIGURES
from newsroom.plan.breaks import KINDS as BREAKS_OF_YEAR
from newsroom.plan.changing import JUDGED
from newsroom.posts.site import DECLINED, RETURNED
from newsroom.posts.ways import DOORS
from newsroom.reminders.managing import FIELDS as RULE_FIELDS
from newsroom.reminders.managing import MINUTES
from newsroom.reminders.managing import QUIET as QUIET_CHOICES
from newsroom.reminders.putting_off import UNTIL
from newsroom.rubrics.keeping import EXAMPLE as RUBRIC_EXAMPLE
from newsroom.rubrics.keeping import GUIDANCE
from newsroom.union.page_signs import CHIPS, LIFE
from newsroom.union.region_settings import CHOICES
from newsroom.union.seats import LEVELS
from newsroom.values.platforms import BY_HAND, FACEBOOK, PAGE_KINDS, WITH_PAGES
from newsroom.who import CHAIR, DEPUTY
from screens.codec import Action
from screens.values import (
    CHAT,
    DAY,
    ID,
    LANGUAGE,
    LARGEST,
    LONGEST_LIST,
    MARK,
    PAGE,
    TIMES,
    WEEK,
    YES,
    maybe,
    number,
    word,
)
from screens.values import DAYS as DAYS_COUNTED

EVERYWHERE = "all"  # on all platforms together
NOTHING = "nothing"  # is asked of those who read it


def set_of(places: Iterable[str]) -> str:
    """Some places as one word, always in the same order."""
    chosen = set(places)
    return "+".join(one for one in DOORS if one in chosen)


# ---- home
HOME = Action("home", key=later("Home"), commands=("start", "menu"), does=later("Begin"), at_the_door=True)
HELP = Action("help", key=later("Help"), commands=("help",), does=later("Help"), at_the_door=True)
BACK = Action("back", at_the_door=True)
SIT = Action("sit", ID)
LANG = Action("lang", commands=("lang",), does=later("Change the language"), at_the_door=True)
SPEAK = Action("language", LANGUAGE, at_the_door=True)

# ---- forms: any button of the question on the screen
FORM = Action("form", MARK, MARK)
GO_ON = Action("go_on")

# ---- people: the door
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

# ---- questions
ASK = Action("ask", maybe(ID), commands=("ask",), does=later("Ask the regional organisation"), at_the_door=True)
ASK_IN = Action("ask_in", LANGUAGE, at_the_door=True)
ASK_SEND = Action("ask_send", ID, at_the_door=True)
ASK_BACK = Action("ask_back", ID, at_the_door=True)
ASK_MORE = Action("ask_more", ID, at_the_door=True)
ASKED = Action("asked", ID, at_the_door=True)
QUESTIONS = Action("questions", maybe(ID))
QUESTION = Action("question", ID)
QUESTION_ASIDE = Action("question_aside", ID)
QUESTION_BACK = Action("question_back", ID)
ASIDES = Action("asides", PAGE)
ANSWER_MORE = Action("answer_more", ID)
MAKE_FAQ = Action("make_faq", ID)

# ---- people: places and seats
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

# ---- people: invitations
INVITE = Action("invite", ID)
INVITE_AS = Action("invite_as", ID, word("acting", *LEVELS))
NEW_ACCOUNT = Action("new_account", ID)
USES = Action("uses", ID, number(1, MOST_USES))
REVOKE = Action("revoke", ID)
INVITATIONS = Action("invitations", ID, maybe(PAGE))
INVITATION = Action("invitation", ID)
CARDS = Action("cards", ID)
PRINT_CARD = Action("print_card", ID)

# ---- people: upkeep of a place, and of a region
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

# ---- people: the record, and what is stored about somebody
RECORD = Action("record", maybe(PAGE), commands=("record",), does=later("Record of changes"))
RECORD_SHEET = Action("record_sheet")
STATUS = Action("status", commands=("status",), does=later("How the bot runs"))
FORGET = Action("forget", commands=("forget",), does=later("What is stored about me"), at_the_door=True)
FORGET_SURE = Action("forget_sure", at_the_door=True)
FORGET_NOW = Action("forget_now", at_the_door=True)

# ---- pages
COUNT = Action(
    "count",
    key=later("Followers"),
    commands=("count", "followers"),
    does=later("Count the followers"),
    was=("same", "sure", "meant"),
)
COUNT_DUE = Action("count_due", maybe(ID))
COUNT_PAGE = Action("count_page", ID, word(*ROUNDS))
DOUBTS = Action("doubts")
COUNT_CARD = Action("count_card", ID)
COUNT_RIGHT = Action("count_right", ID)
COUNT_CORRECT = Action("count_correct", ID)
PROOF_ASK = Action("proof_ask", ID)
PROOF = Action("proof", ID)
PAGE_COUNTS = Action("page_counts", ID)
PAGES = Action("pages", ID)
GROWTH = Action("growth", ID)
ALL_PAGES = Action("all_pages", PAGE)
PAGES_SHEET = Action("pages_sheet")
PAST_COUNTS = Action("past_counts")
RANKS = Action("ranks", word(EVERYWHERE, *WITH_PAGES), PAGE)
PAGE_CARD = Action("page_card", ID)
PAGE_ADD = Action("page_add", ID)
PAGE_ADDRESS = Action("page_address", ID)
PAGE_KIND = Action("page_kind", ID, word(*PAGE_KINDS))
PAGE_END = Action("page_end", ID, word(*ENDS))
PAGE_CHANGE = Action("page_change", ID)
PAGE_LIFE = Action("page_life", ID)
PAGE_LAST = Action("page_last", ID, word(*LIFE))
PAGE_POSTS = Action("page_posts", ID)
PAGE_REACH = Action("page_reach", ID)
PAGE_REMARKS = Action("page_remarks", ID)
PAGE_CHIP = Action("page_chip", ID, word(*CHIPS))
PAGE_RESUMED = Action("page_resumed", ID)
PAGE_WORDS = Action("page_words", ID)
PAGE_MISTAKE = Action("page_mistake", ID)
PAGE_REOPEN = Action("page_reopen", ID)

# ---- posts: a draft
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

# ---- posts: what was sent
MINE = Action("mine", maybe(PAGE), commands=("mine",), does=later("My posts"))
HISTORY = Action("history", ID)
CORRECT = Action("correct", ID)
TAKE_BACK = Action("take_back", ID)
WITHDRAW = Action("withdraw", ID)
RECORDING = Action("recording", ID)

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

# ---- review: publishing, and the site
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

# ---- what is counted for a report
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

# ---- plan: a region's month, and one's own slots
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

# ---- plan: a slot. How often it was changed goes with each change: what another has done meanwhile is seen first
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

# ---- library
LIBRARY = Action("library", key=later("Library"), commands=("library",), does=later("Library"))
LIB_FOUND = Action("lib_found", PAGE)
LIB_SECTION = Action("lib_section", ID, maybe(PAGE))
LIB_ITEM = Action("lib_item", ID, maybe(LANGUAGE), at_the_door=True)
LIB_POSTER = Action("lib_poster", ID)
LIB_PRINT = Action("lib_print", ID, LANGUAGE)
LIB_NEW = Action("lib_new", ID)
LIB_EDIT = Action("lib_edit", ID)
LIB_TITLE = Action("lib_title", ID)
LIB_NOTE = Action("lib_note", ID)
LIB_LINK = Action("lib_link", ID)
LIB_UNLINK = Action("lib_unlink", ID)
LIB_FORCE = Action("lib_force", ID)
LIB_FILE = Action("lib_file", ID, maybe(LANGUAGE))
LIB_FILE_OFF = Action("lib_file_off", ID)
LIB_OPEN = Action("lib_open", ID, word(*AUDIENCES))
LIB_MOVE = Action("lib_move", ID)
LIB_MOVE_TO = Action("lib_move_to", ID, ID)
LIB_PAST = Action("lib_past", ID, maybe(PAGE))
LIB_WITHDRAW = Action("lib_withdraw", ID)
LIB_AGAIN = Action("lib_again", ID)
LIB_SECTION_NEW = Action("lib_section_new")
LIB_SECTION_NAME = Action("lib_section_name", ID)
PRACTICE = Action("practice", ID)

# ---- rubrics and their prompts: where they are kept, and which
RUBRIC_LIST = Action("rubric_list", maybe(ID), commands=("rubrics",), does=later("Rubrics and prompts"))
RUBRIC_CARD = Action("rubric_card", ID, ID)
RUBRIC_ADD = Action("rubric_add", ID)
RUBRIC_NAME = Action("rubric_name", ID, ID)
RUBRIC_WORDS = Action("rubric_words", ID, ID, word(GUIDANCE, RUBRIC_EXAMPLE))
RUBRIC_MOVE = Action("rubric_move", ID, ID, YES)
RUBRIC_USE = Action("rubric_use", ID, ID, YES)
RUBRIC_RESET = Action("rubric_reset", ID, ID)
PROMPTS = Action("prompts", ID, ID, maybe(PAGE))
PROMPT_CARD = Action("prompt_card", ID, ID)
PROMPT_ADD = Action("prompt_add", ID, ID)
PROMPT_TEXT = Action("prompt_text", ID, ID)
PROMPT_SEASON = Action("prompt_season", ID, ID)
PROMPT_KEEP = Action("prompt_keep", ID, ID, YES)

# ---- digests and broadcasts
DIGEST = Action(
    "digest", maybe(WEEK), key=later("Digest of the week"), commands=("digest",), does=later("Digest of the week")
)
DIGEST_OF = Action("digest_of", DAYS_COUNTED, maybe(ID))
DIGEST_WHEN = Action("digest_when", DAYS_COUNTED, ID)
DIGEST_DATES = Action("digest_dates", ID)
DIGEST_PLACES = Action("digest_places", DAYS_COUNTED, ID, PAGE)
DIGEST_RUBRICS = Action("digest_rubrics", DAYS_COUNTED, ID)
DIGEST_POSTS = Action("digest_posts", DAYS_COUNTED, ID, number(0, LARGEST), PAGE)
DIGEST_PAGES = Action("digest_pages", DAYS_COUNTED, ID, PAGE)
DIGEST_MORE = Action("digest_more", DAYS_COUNTED, ID)
DIGEST_NUMBERS = Action("digest_numbers", DAYS_COUNTED, ID, PAGE)
DIGEST_HOW = Action("digest_how", DAYS_COUNTED, ID, PAGE)
DIGEST_SOME = Action("digest_some", DAYS_COUNTED, ID, word(*WAYS), PAGE)
DIGEST_SILENT = Action("digest_silent", DAYS_COUNTED, ID, PAGE)
DIGEST_DORMANT = Action("digest_dormant", DAYS_COUNTED, ID, PAGE)
DIGEST_SHEET = Action("digest_sheet", DAYS_COUNTED, ID)
MY_MONTH = Action("my_month", ID, maybe(DAYS_COUNTED))
GOALS = Action("goals", ID)
GOALS_BELOW = Action("goals_below", ID, PAGE)
GOAL = Action("goal", ID, word(*GOAL_FIGURES))
REGIONS = Action("regions", DAYS_COUNTED)
REGIONS_BY = Action("regions_by", DAYS_COUNTED, word(*COMPARED), PAGE)
REGIONS_CHART = Action("regions_chart", DAYS_COUNTED, word(*COMPARED))
REGIONS_SHEET = Action("regions_sheet", DAYS_COUNTED)
REGIONS_PAPER = Action("regions_paper", DAYS_COUNTED)
REMIND = Action("remind", WEEK)
REMIND_SURE = Action("remind_sure", WEEK)

# ---- official reports
REPORT_OF = Action("report_of", DAYS_COUNTED, ID)
REPORT = Action("report", ID)
REPORT_POINTS = Action("report_points", ID, word(*POINTS), PAGE)
REPORT_POINT = Action("report_point", ID, MARK)
REPORT_DROP = Action("report_drop", ID, MARK, MARK, YES)
REPORT_WORDS = Action("report_words", ID, MARK, MARK)
REPORT_DUE = Action("report_due", ID, MARK, MARK)
REPORT_ADD = Action("report_add", ID, word(*POINTS))
REPORT_SPEAK = Action("report_speak", ID, LANGUAGE)
REPORT_FILE = Action("report_file", ID, word("pdf", "docx"))
REPORT_WORD = Action("report_word", ID, LANGUAGE, PAGE)
REPORT_OWN = Action("report_own", ID, LANGUAGE)
REPORT_ISSUE = Action("report_issue", ID, TIMES, MARK)
REPORT_AGAIN = Action("report_again", ID)
REPORT_WITHDRAW = Action("report_withdraw", ID)
REPORTS = Action("reports", maybe(ID), maybe(PAGE), commands=("reports",), does=later("Issued reports"))
LETTERHEAD = Action("letterhead", PAGE)
LETTERHEAD_PUT = Action("letterhead_put")
LETTERHEAD_BACK = Action("letterhead_back", maybe(ID))

TIP = Action(
    "tip",
    key=later("Send a tip"),
    commands=("broadcast", "tip"),
    does=later("Send a tip to everybody"),
    was=("tip_anew", "broadcast"),
)
REACHED = Action("reached", ID)

# ---- broadcasts: one is written
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

# ---- broadcasts: series
CAST_SERIES = Action("cast_series", ID, PAGE)
CAST_NEW_SERIES = Action("cast_new_series", ID)
CAST_INTO = Action("cast_into", ID, ID)
CAST_UP = Action("cast_up", ID)
CAST_HALT = Action("cast_halt", ID, YES)
CAST_END = Action("cast_end", ID)
CAST_END_SURE = Action("cast_end_sure", ID)

# ---- broadcasts: it goes, and what comes of it
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

# ---- broadcasts: what readers do
CAST_READ = Action("cast_read", ID)
CAST_CHOOSE = Action("cast_choose", ID, number(0, MOST_CHOICES - 1))
CAST_ANSWER = Action("cast_answer", ID)
CAST_WRITE = Action("cast_write", ID)
CAST_REPLY = Action("cast_reply", ID, ID)

# ---- plan: days off
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

# ---- reminders: a week in which nothing comes, and being away
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
TASKS = Action("tasks", maybe(PAGE))
TASK = Action("task", ID)
TASK_REMIND = Action("task_remind", ID)
TASK_CLOSE = Action("task_close", ID)
AWAY = Action("away", commands=("away",), does=later("I am away for a while"))
AWAY_UNTIL = Action("away_until")
COME_BACK = Action("come_back")

ACTIONS = tuple(one for one in list(globals().values()) if isinstance(one, Action))
COMMANDS = {command: one for one in ACTIONS for command in one.commands}
