"""`python -m bot report --format docx|pdf`: the official report; and every shape of it tells the same figures."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from sqlalchemy import insert

from bot.commands import bring_in
from bot.reporting import report
from bot.settings import Settings
from bot.troubles import Trouble
from db.engine import open_engine
from db.tables import Post
from locales import LANGUAGES
from newsroom.counted import entries
from newsroom.counted.entries import Told
from newsroom.values.figures import Amount
from newsroom.values.periods import parse_period
from reports.documents.figures import figures_in, figures_of
from tests.bot_commands.conftest import TOKEN
from tests.bot_commands.test_import import EXAMPLE
from tests.conftest import ON_ONE_ENGINE
from tests.newsroom.everybody import NOW, place, seated

DAYS, OCTOBER = ("2026-10-01", "2026-10-31"), parse_period("2026-10")
SHAPES = ("text", "json", "xlsx", "docx", "pdf")
POSTS, PRESS, COPIES = 17, 23, 41  # numbers that nothing else has


@pytest.fixture
async def settings(databases):
    """East Kazakhstan, and a month of work there."""
    made = Settings(bot_token=TOKEN, database_url=await databases.copy())
    assert await bring_in(made, EXAMPLE, lambda _: None) == 0
    engine = open_engine(made.database_url)
    async with engine.begin() as tx:
        who, ridder = await seated(tx, "specialist", "vko"), await place(tx, "ridder")
        row = {"organisation_id": ridder, "entered_by": who.person_id, "state": "published", "language": "kk",
               "texts": {}, "entities": {}, "started_at": NOW, "sent_at": NOW, "local_day": date(2026, 10, 7),
               "week": "2026-W41", "said": [], "origin": {}, "signature": []}  # fmt: skip
        await tx.execute(insert(Post), [row] * POSTS)
        vko = await place(tx, "vko")
        for kind, amount in (("press", PRESS), ("subscription", COPIES)):
            told = Told(kind, Amount(amount), what="newspaper" if kind == "press" else "", period=OCTOBER)
            await entries.note(tx, who, vko, told, NOW)
    await engine.dispose()
    return made


@ON_ONE_ENGINE
async def test_every_shape_tells_the_same_figures(settings, tmp_path):
    said = {}
    for language in LANGUAGES:
        for shape in SHAPES:
            file = tmp_path / f"{language}.{shape}"
            assert await report(settings, "vko", *DAYS, language, shape, file) == 0
            said[language, shape] = file.read_bytes()
    data = json.loads(said["kk", "json"])
    assert data == json.loads(said["ru", "json"])
    assert (data["posts"], data["press"]["value"], data["subscribed"]["value"]) == (POSTS, PRESS, COPIES)
    values = {language: [one.value for one in figures_in(said[language, "docx"])] for language in LANGUAGES}
    assert sorted(values["kk"]) == sorted(values["ru"]), "both languages tell the same figures"
    for language in LANGUAGES:
        pages = "\n".join(page.extract_text() for page in PdfReader(BytesIO(said[language, "pdf"])).pages)
        in_text, in_sheets = said[language, "text"].decode(), _cells(said[language, "xlsx"])
        for found in (values[language], _values(pages), _values(in_text), in_sheets):
            assert {str(POSTS), str(PRESS), str(COPIES)} <= set(found)
    for code, what in (("ridder", "is made of a region"), ("nowhere", "no place")):
        with pytest.raises(Trouble, match=what):
            await report(settings, code, *DAYS, "kk", "docx", tmp_path / "x.docx")
    for kind in ("docx", "pdf"):
        assert await report(settings, "centre", *DAYS, "ru", kind, tmp_path / f"union.{kind}") == 0
    of_union = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "union.pdf").pages)
    in_word = {one.value for one in figures_in((tmp_path / "union.docx").read_bytes())}
    assert {str(POSTS), str(PRESS), str(COPIES)} <= set(_values(of_union)) & in_word, "the review of the whole union"


def _values(text: str) -> list[str]:
    return [one.value for one in figures_of(text)]


def _cells(content: bytes) -> list[str]:
    found = CalamineWorkbook.from_object(BytesIO(content))
    rows = [row for name in found.sheet_names for row in found.get_sheet_by_name(name).to_python()]
    return [f"{cell:g}" if isinstance(cell, float) else str(cell) for row in rows for cell in row]
