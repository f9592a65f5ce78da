"""A Word that was corrected by hand comes back: whose it is, what differs in it, and that it goes out."""

from __future__ import annotations

import re
from typing import Any

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.digests.issuing import papers
from handlers.digests.issuing.draft import draft_of, draw_files, draw_report, issued_of, shown
from handlers.views import view
from handlers.visit import Visit
from locales import LANGUAGES, Language, language_for
from newsroom.access import RIGHTS
from newsroom.digests import issuing, reports
from newsroom.digests.reports import DRAFT, WORD
from newsroom.errors import Refused
from newsroom.values.languages import guess_language
from reports.documents.figures import Difference
from screens import actions
from screens.digests.issuing import draft as screens
from screens.digests.issuing.draft import Differing
from screens.parts import page_within
from screens.screen import Screen

NAMED = re.compile(r"-(\d{1,9})-([a-z]{2})\b")  # what a draft of ours is called
MARKED = re.compile(r"(\d{1,9}):([a-z]{2})")  # and what is written in it


def register() -> None:
    tapped(actions.REPORT_WORD, look_at_word)
    tapped(actions.REPORT_OWN, take_own)


async def hear_word(message: Message, visit: Visit) -> Screen | None:
    """Of whoever issues reports: one of ours, by what is written in it, the file it answers, or the draft shown."""
    if message.document is None or visit.who.role not in RIGHTS["issue a report"]:
        raise SkipHandler
    facts = visit.looked.facts.get("word") if visit.looked is not None else None
    known = _whose(message, visit, facts or {})
    is_word = (message.document.file_name or "").lower().endswith(f".{WORD}")
    if known is None and not is_word:
        raise SkipHandler
    if facts is None:
        raise Refused("word_unsafe", why="size" if is_word else "kind")
    if facts.get("why"):
        raise Refused("word_unsafe", why=facts["why"])
    if known is None or visit.looked is None:
        raise Refused("not_our_word")
    report_id, language = known
    figures, content = facts["figures"], visit.looked.content
    await issuing.hand_in(visit.tx, visit.who, report_id, language, content, figures, visit.now)
    return await visit.show(draw_word, report=report_id, language=language)


def _whose(message: Message, visit: Visit, facts: dict[str, Any]) -> tuple[int, Language] | None:
    answered = message.reply_to_message
    sent = (answered.document.file_name or "") if answered is not None and answered.document is not None else ""
    found = NAMED.search(sent) or MARKED.fullmatch(facts.get("mark", ""))
    if found is not None and found[2] in LANGUAGES:
        return int(found[1]), language_for(found[2])
    if visit.is_on(draw_report, draw_files, draw_word):
        return int(visit.stands["report"]), guess_language(facts.get("text", ""), visit.who.language)
    return None


async def look_at_word(_: Event, visit: Visit, report_id: int, language: Language, page: int) -> Screen:
    return await visit.show(draw_word, report=report_id, language=language, page=page)


@view("report_word", reads=True)
async def draw_word(visit: Visit, report: int, language: str, page: int = 0) -> Screen:
    """What differs, before it is issued; without a corrected Word, the draft as it is."""
    found = await reports.require_report(visit.tx, visit.who, report)
    if found.state != DRAFT:
        return await issued_of(visit, found)
    paper = await papers.of_draft(visit.tx, visit.who, report, visit.now, visit.today)
    file = next((one for one in paper.corrected if one.language == language), None)
    if file is None:
        return await draft_of(visit, found)
    told = [_differing(one) for one in paper.differences(file)]
    within = page_within(page, len(told), screens.SHOWN)
    return screens.differences(visit.who.language, await shown(visit, paper), language_for(language), told, within)


def _differing(one: Difference) -> Differing:
    stands = one.theirs or one.ours
    assert stands is not None, "one of both is there"
    ours, theirs = (figure.written if figure is not None else "" for figure in (one.ours, one.theirs))
    return Differing(ours, theirs, stands.around)


async def take_own(_: Event, visit: Visit, report_id: int, language: Language) -> Screen:
    await issuing.take_out(visit.tx, visit.who, report_id, language, visit.now)
    return await visit.show(draw_report, report=report_id)
