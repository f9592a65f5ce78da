"""Pictures of the README that are of no telephone: the first page of an official report. `make pictures` takes them.

A chair's conversation and the digest are the guides' (`docs/guide_pictures.py`).
"""

from __future__ import annotations

import asyncio
import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection

from demo.world import make
from handlers.digests.issuing import papers
from locales import LANGUAGES, Language
from newsroom.digests import letterheads
from newsroom.union import organisations
from newsroom.values.periods import parse_period
from reports.documents.pdf import pages_png

MORNING = datetime(2026, 11, 17, 5, 45, tzinfo=UTC)  # the same whenever they are taken
FOLDER = Path(__file__).with_name("pictures")
MONTH = parse_period("2026-11")


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        _, app = await make(Path(folder), now=MORNING)
        for language in LANGUAGES:
            page = await app.engine.read(partial(_report, language))
            (FOLDER / f"report.{language}.png").write_bytes(page)
        await app.engine.dispose()


async def _report(language: Language, tx: AsyncConnection) -> bytes:
    """As the rules make it, before anybody has put a hand to it."""
    place = await organisations.require_code(tx, "vko")
    found = await papers.figures_of(tx, place, MONTH, MORNING, MORNING.date())
    letterhead = await letterheads.now_used(tx)
    return pages_png(papers.document_of(found, language, papers.lines_in(found), letterhead))[0]


if __name__ == "__main__":
    asyncio.run(main())
