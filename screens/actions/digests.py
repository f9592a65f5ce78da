"""Digests, goals, regions beside each other, official reports."""

from __future__ import annotations

from locales import later
from newsroom.digests.goals import FIGURES as GOAL_FIGURES
from newsroom.digests.regions import VIEWS as COMPARED
from newsroom.digests.report_points import KINDS as POINTS
from newsroom.digests.sent import WAYS
from screens.codec import Action
from screens.values import DAYS as DAYS_COUNTED
from screens.values import ID, LANGUAGE, LARGEST, MARK, PAGE, TIMES, WEEK, YES, maybe, number, word

# ---- digests, goals, regions beside each other
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
