"""`python -m bot report`: the digest of any time in four shapes, or one line that says what is wrong."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from bot.reporting import parse_days
from bot.troubles import Trouble
from newsroom.values.periods import written

TIME = ("--from", "2026-11-01", "--to", "2026-11-30")


async def told(command, address, *given: str):
    return await asyncio.to_thread(command, "report", *given, DATABASE_URL=address)


@pytest.mark.parametrize("code", ["vko", "ridder", "centre"])
async def test_as_text_and_as_data(command, address, tmp_path, code):
    texts, said = {}, {}
    for language in ("kk", "ru"):
        for kind in ("text", "json"):
            file = tmp_path / f"{language}.{kind}"
            wanted = (*TIME, "--language", language, "--format", kind, "--output", str(file))
            ended = await told(command, address, code, *wanted)
            assert (ended.code, ended.said) == (0, ""), ended
            said[language, kind] = file.read_text("utf-8")
        texts[language] = said[language, "text"]
    assert "<" not in texts["kk"] + texts["ru"]
    assert texts["kk"] != texts["ru"]
    assert said["kk", "json"] == said["ru", "json"], "names are in all languages"
    data = json.loads(said["kk", "json"])
    assert (data["place"]["code"], data["posts"], data["posts_before"]) == (code, 0, None)
    assert data["period"] == {"from": "2026-11-01", "to": "2026-11-30"}
    assert len(data["parts"]) == {"vko": 13, "ridder": 0, "centre": 1}[code]


async def test_as_a_picture_and_a_spreadsheet(command, address, tmp_path):
    for kind, begins in (("png", b"\x89PNG"), ("xlsx", b"PK")):
        file = tmp_path / f"report.{kind}"
        wanted = ("vko", *TIME, "--language", "kk", "--format", kind, "--output", str(file))
        assert (await told(command, address, *wanted)).code == 0
        assert _bytes_of(file).startswith(begins)


def _bytes_of(file: Path) -> bytes:
    return file.read_bytes()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("nowhere", *TIME, "--language", "kk"), "nowhere: no place has this code"),
        (("vko", *TIME, "--language", "en"), "--language en: there are kk, ru"),
        (("vko", "--from", "2026-11-31", "--to", "2026-12-01", "--language", "kk"), "--from 2026-11-31: no such day"),
        (("vko", "--from", "2026-11-02", "--to", "2026-11-01", "--language", "kk"), "is before --from"),
        (("vko", "--from", "0026-11-02", "--to", "2026-11-01", "--language", "kk"), "the bot knows the years"),
        (("vko", "--from", "2001-11-02", "--to", "2026-11-01", "--language", "kk"), "more than 20 years"),
        (("vko", *TIME, "--language", "kk", "--output", "no/such/folder/x"), "--output no/such/folder/x: "),
    ],
)
async def test_one_line_says_what_is_wrong(command, address, given, said):
    ended = await told(command, address, *given)
    assert (ended.code, ended.complained.count("\n")) == (1, 1), ended
    assert said in ended.complained


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        ("2026-11-01", "2026-11-30", "2026-11"), ("2026-01-01", "2026-06-30", "2026-H1"),
        ("2025-01-01", "2025-12-31", "2025"), ("2026-11-16", "2026-11-22", "2026-11-16..2026-11-23"),
        ("2026-01-15", "2026-11-20", "2026-01-15..2026-11-21"),
    ],
)  # fmt: skip
def test_whole_months_and_years_are_told_as_such(first, last, period):
    assert written(parse_days(first, last)) == period


def test_an_end_before_the_beginning():
    with pytest.raises(Trouble, match="is before"):
        parse_days("2026-11-02", "2026-11-01")
