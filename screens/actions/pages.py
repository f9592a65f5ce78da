"""Pages: their followers, addresses, signs of life."""

from __future__ import annotations

from locales import later
from newsroom.pages.followers import ROUNDS
from newsroom.pages.register import ENDS
from newsroom.union.page_signs import CHIPS, LIFE
from newsroom.values.platforms import PAGE_KINDS, WITH_PAGES
from screens.codec import Action
from screens.values import ID, PAGE, maybe, word

EVERYWHERE = "all"  # on all platforms together

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
