"""Help for the digest."""

from __future__ import annotations

from locales import later
from screens.helps import Help

HELPS: dict[str, Help] = {
    "digest_places": later(
        "The most comes first, and equal ones share a place. In brackets stands the change since the time before. "
        "Press a place to see its own digest; “{Back}” leads to the whole."
    ),
    "digest_rubrics": later(
        "How many posts each rubric has in that time. Press one to read them; “{Back}” leads to the digest."
    ),
    "digest_posts": later(
        "These are the posts that the digest counts, the newest first. Whoever reviews opens one by its number; "
        "“{Back}” leads to the digest."
    ),
    "digest_pages": later(
        "The newest count of each page up to the end of that time. In brackets stands the change since the last count "
        "before it. “{Back}” leads to the digest."
    ),
    "digest_when": later(
        "Press the time that you want to see. “{Other_dates}” takes any two dates or months; “{Back}” leads to the "
        "digest."
    ),
    "digest_dates": later(
        "Two dates with a dash, or two months: both ends are counted. One month or one year is enough, too. “{Back}” "
        "leads to the choice of times."
    ),
    "digest": later(
        "A week goes from Monday to Sunday, so this one is not whole yet. “{Week_before}” opens those before. "
        "“{Remind_them}” writes once to each branch that has not sent anything. What it tells you by telephone can be "
        "entered for it."
    ),
}
