"""A digest by the command line: as text, data, picture or spreadsheet; and a region's official report as a document.

Into a file, or to whoever reads the output.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.connecting import NO_CODE
from bot.opening import database
from bot.settings import Settings
from bot.troubles import Trouble
from handlers.digests.issuing import papers
from locales import LANGUAGES, Language, find_language, later
from locales.said import said
from newsroom import weeks
from newsroom.digests import digests, letterheads, reports, spans
from newsroom.digests.data import as_data
from newsroom.digests.figures import Digest
from newsroom.errors import Refused
from newsroom.union import organisations
from newsroom.union.organisations import Place
from newsroom.values.days import DAY
from newsroom.values.periods import Period
from reports.charts import posts_by_part
from reports.documents.pdf import pdf
from reports.documents.safe import Unsafe
from reports.documents.structure import Document
from reports.documents.word import word
from reports.sheets import Tab, book
from screens.digests import sheet
from screens.digests.digests import as_text
from screens.digests.names import chart_titles

NO_DAY = later("{option} {text}: no such day; write it as 2026-11-01")
NO_YEAR = later("{option} {text}: the bot knows the years {first} to {last}")
TOO_LONG = later("--from {first} --to {last}: that is more than {years} years")
NO_TEXT = later("--format {kind}: that is no text; name a file with --output")
NO_REPORT = later("{code}: an official report is made of a region or of the union")
NO_LETTERHEAD = later("the letterhead of the press service cannot be opened; put another in its place, in the bot")
TAG = re.compile(r"</?[a-z]+>")


def _text(language: Language, found: Digest, today: date) -> bytes:
    return (html.unescape(TAG.sub("", as_text(language, found, today))) + "\n").encode()


def _json(_: Language, found: Digest, __: date) -> bytes:
    return (json.dumps(as_data(found), ensure_ascii=False, indent=2) + "\n").encode()


FORMATS: dict[str, Callable[[Language, Digest, date], bytes]] = {
    "text": _text,
    "json": _json,
    "png": lambda language, found, _: posts_by_part(found, language, *chart_titles(language, found)),
    "xlsx": lambda language, found, _: book([Tab(*one) for one in sheet.tables(language, found)]),
}
PAPERS: dict[str, Callable[[Document, bytes | None], bytes]] = {"pdf": lambda made, _: pdf(made), "docx": word}
BINARY = ("png", "xlsx", *PAPERS)


def parse_days(first: str, last: str) -> Period:
    """Both are in it."""
    days = []
    for name, text in (("--from", first), ("--to", last)):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise Trouble(said(NO_DAY, option=name, text=text)) from None
        if not weeks.is_of_our_time(day):
            raise Trouble(said(NO_YEAR, option=name, text=text, first=weeks.FIRST_YEAR, last=weeks.LAST_YEAR))
        days.append(day)
    if days[1] < days[0]:
        raise Trouble(said(later("--to {last} is before --from {first}"), first=first, last=last))
    period = Period(days[0], days[1] + timedelta(days=1), DAY)
    try:
        spans.days_of(period)
    except ValueError:
        raise Trouble(said(TOO_LONG, first=first, last=last, years=spans.LONGEST // 366)) from None
    whole = next((one for unit in reversed(spans.UNITS) if (one := spans.AROUND[unit](days[0])).is_same(period)), None)
    return whole or period


def require_language(code: str) -> Language:
    found = find_language(code)
    if found is None:
        raise Trouble(said(later("--language {code}: there are {known}"), code=code, known=", ".join(LANGUAGES)))
    return found


async def report(
    settings: Settings, code: str, first: str, last: str, language: str, kind: str, output: Path | None
) -> int:  # fmt: skip
    period, reader = parse_days(first, last), require_language(language)
    if output is None and kind in BINARY and sys.stdout.isatty():
        raise Trouble(said(NO_TEXT, kind=kind))
    now = datetime.now(UTC)
    async with database(settings, anew=False) as engine:
        if kind in PAPERS:
            paper, letterhead = await engine.read(lambda tx: _paper(tx, code, period, reader, now))
            content = _printed(kind, paper, letterhead)
        else:
            found, today = await engine.read(lambda tx: _read(tx, code, period, now))
            content = FORMATS[kind](reader, found, today)
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return 0
    _write(output, content)
    return 0


def _printed(kind: str, paper: Document, letterhead: bytes | None) -> bytes:
    try:
        return PAPERS[kind](paper, letterhead)
    except Unsafe:
        raise Trouble(said(NO_LETTERHEAD)) from None


def _write(output: Path, content: bytes) -> None:
    try:
        output.write_bytes(content)
    except OSError as error:
        raise Trouble(f"--output {output}: {error.strerror}") from None


async def _read(tx: AsyncConnection, code: str, period: Period, now: datetime) -> tuple[Digest, date]:
    place, today = await _place(tx, code, now)
    return await digests.told(tx, place, period, today), today


async def _place(tx: AsyncConnection, code: str, now: datetime) -> tuple[Place, date]:
    try:
        place = await organisations.require_code(tx, code)
    except Refused:
        raise Trouble(said(NO_CODE, code=code)) from None
    return place, weeks.today(now, await organisations.zone_of(tx, place.id))


async def _paper(
    tx: AsyncConnection, code: str, period: Period, language: Language, now: datetime
) -> tuple[Document, bytes | None]:
    """As the rules make it: what somebody has changed in the bot is in their draft. And the letterhead for Word."""
    place, today = await _place(tx, code, now)
    if place.level not in reports.OF:
        raise Trouble(said(NO_REPORT, code=code))
    letterhead = await letterheads.now_used(tx)
    found = await papers.figures_of(tx, place, period, now, today)
    return papers.document_of(found, language, papers.lines_in(found), letterhead), letterhead.content
