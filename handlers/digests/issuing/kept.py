"""What was issued: the list; what is withdrawn or issued anew; and the letterhead."""

from __future__ import annotations

import base64
from functools import partial
from typing import Any

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.digests.issuing.draft import draw_report
from handlers.forms import Form
from handlers.steps import Parser, Said, Step, require_line
from handlers.views import view
from handlers.visit import Visit
from locales import words_for
from newsroom import access
from newsroom.access import require_seat
from newsroom.digests import issuing, letterheads, reports
from newsroom.digests.issuing import LONGEST_REASON
from newsroom.digests.letterheads import Letterhead
from newsroom.digests.reports import ISSUED, Report
from newsroom.errors import Refused
from newsroom.union import organisations
from newsroom.union.organisations import CENTRE
from newsroom.values.languages import guess_language
from reports.documents.pdf import pages_png
from reports.documents.structure import Document, Heading, Paragraph, Signature
from reports.documents.word import word
from screens import actions
from screens.digests.issuing import issued as screens
from screens.digests.issuing.issued import SHOWN
from screens.screen import Screen


def register() -> None:
    tapped(actions.REPORTS, look)
    tapped(actions.REPORT_AGAIN, issue_anew)
    tapped(actions.REPORT_WITHDRAW, ask_why)
    tapped(actions.LETTERHEAD, look_at_letterhead)
    tapped(actions.LETTERHEAD_PUT, ask_letterhead)
    tapped(actions.LETTERHEAD_BACK, take_back)


async def look(_: Event, visit: Visit, place_id: int | None, page: int | None) -> Screen:
    """Of one's own place, where none is named."""
    return await visit.show(draw_reports, place=place_id or require_seat(visit.who).organisation_id, page=page or 0)


@view("reports", reads=True)
async def draw_reports(visit: Visit, place: int, page: int = 0) -> Screen:
    found = await reports.listed(visit.tx, visit.who, place, page * SHOWN, SHOWN + 1)
    at = await organisations.require_place(visit.tx, place)
    keeps = access.may(visit.who, "keep the letterhead", at.id, at.region_id)
    listing = screens.Listing(
        place, at.names, found[:SHOWN], page, len(found) > SHOWN, at.level == CENTRE, keeps, visit.today
    )  # fmt: skip
    return screens.listing(visit.who.language, listing)


async def issue_anew(_: Event, visit: Visit, report_id: int) -> Screen:
    draft_id = await issuing.reissue(visit.tx, visit.who, report_id, visit.now)
    return await visit.show(draw_report, report=draft_id)


async def _withdrawing(visit: Visit, report: int) -> Report:
    found = await reports.require_report(visit.tx, visit.who, report)
    issuing.require_may_issue(visit.who, found)
    if found.state != ISSUED:
        raise Refused("old_button")
    return found


REASON: Step[Report, str] = Step("reason", screens.withdraw, Parser(require_line(LONGEST_REASON, "no_reason")))


async def withdrawn(visit: Visit, said: Said, asked: Report) -> Screen:
    reason: dict[str, str] = {guess_language(said[REASON], visit.who.language): said[REASON]}
    await issuing.withdraw(visit.tx, visit.who, asked.id, reason, visit.now)
    return await visit.show(draw_report, report=asked.id)


WITHDRAW = Form("report_withdraw", _withdrawing, REASON, save=withdrawn)


async def ask_why(_: Event, visit: Visit, report_id: int) -> Screen:
    return await WITHDRAW.ask(visit, report=report_id)


# ---- the letterhead


async def look_at_letterhead(_: Event, visit: Visit, page: int) -> Screen:
    return await visit.show(draw_letterhead, page=page)


@view("letterhead", reads=True)
async def draw_letterhead(visit: Visit, page: int = 0) -> Screen:
    kept = await letterheads.history(visit.tx, visit.who, page * SHOWN, SHOWN + 1)
    shown = screens.Letterheads(kept[:SHOWN], page, len(kept) > SHOWN, visit.zone)
    if page:
        return screens.letterhead(visit.who.language, shown)
    used = await letterheads.now_used(visit.tx)
    sample = _sample(visit, await organisations.centre(visit.tx), used)
    name = f"{words_for(visit.who.language).in_context('file', 'letterhead')}.docx"
    drawn = {name: partial(word, sample, used.content)}
    of_first = screens.Letterheads(kept[:SHOWN], page, len(kept) > SHOWN, visit.zone, drawn, partial(pages_png, sample))
    return screens.letterhead(visit.who.language, of_first)


def _sample(visit: Visit, centre: organisations.Place, used: Letterhead) -> Document:
    """A title, a heading, a sentence and a signature, as reports have them."""
    words = words_for(visit.who.language)
    blocks = (Heading(words("Shortcomings")), Paragraph(words("A sentence of the report, to see its letters.")),
              Signature(words("Press service of the Central Committee's office")))  # fmt: skip
    head = (centre.names.get(words.language, ""),)
    return Document(words.language, words("Report"), blocks, head=head, logo=used.logo or b"")


def sent_letterhead(message: Message, visit: Visit) -> dict[str, Any]:
    """Words, a photo, and a file of another kind are none."""
    facts = visit.looked.facts.get("word") if visit.looked is not None else None
    if facts is None or visit.looked is None:
        raise Refused("not_a_letterhead")
    if facts.get("why"):
        raise Refused("word_unsafe", why=facts["why"])
    if facts["unfit"]:
        raise Refused("not_a_letterhead")
    name = (message.document.file_name or "") if message.document is not None else ""
    return {"name": name, "content": visit.looked.content, "logo": facts["logo"], "figures": facts["figures"]}


async def _keeps(visit: Visit) -> None:
    letterheads.require_keeps(visit.who)


SENT: Step[None, Any] = Step("file", screens.ask_letterhead, Parser(sent_letterhead, takes_file=True))


async def put(visit: Visit, said: Said, _: None) -> Screen:
    """And how it looks."""
    sent = said[SENT]
    logo = base64.b64decode(sent["logo"])
    await letterheads.put(visit.tx, visit.who, sent["name"], sent["content"], logo, sent["figures"], visit.now)
    return await visit.show(draw_letterhead)


LETTERHEAD = Form("letterhead_put", _keeps, SENT, save=put)


async def ask_letterhead(_: Event, visit: Visit) -> Screen:
    return await LETTERHEAD.ask(visit)


async def take_back(_: Event, visit: Visit, letterhead_id: int | None) -> Screen:
    await letterheads.take_back(visit.tx, visit.who, letterhead_id, visit.now)
    return await visit.show(draw_letterhead)
