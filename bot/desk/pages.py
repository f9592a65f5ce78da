"""The pages that there are. A page is a file here and one of the same name below `static/pages/`."""

from __future__ import annotations

from bot.desk import digest, people, plan, regions, register, review
from bot.desk.calls import Page

PAGES: tuple[Page, ...] = (review.PAGE, plan.PAGE, digest.PAGE, register.PAGE, people.PAGE, regions.PAGE)
