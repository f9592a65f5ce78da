"""Number and date are written into a corrected Word where we left room for them, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest

from bot.paper_process import answered, written
from reports.documents.marking import mark_in
from reports.documents.numbering import numbered
from reports.documents.safe import Unsafe
from reports.documents.word import word
from tests.reports.documents.sample import KAZAKH
from tests.reports.documents.test_safe import HOSTILE

ROOM, MARK = "№ ________, ________________", "№ 5, 2026 жылғы 16 қараша"


def a_word(*lines: str) -> bytes:
    """As somebody has saved it: each line in several runs, spaces as Word likes them."""
    made = docx.Document()
    for text in lines:
        line = made.add_paragraph()
        for run in (text[:4], text[4:9], text[9:]):
            line.add_run(run).bold = True
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def texts(content: bytes) -> list[str]:
    return [line.text for line in docx.Document(BytesIO(content)).paragraphs]


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as packed:
        return {one: packed.read(one) for one in packed.namelist()}


def test_only_that_line_changes():
    ours = word(replace(KAZAKH, mark=ROOM), None, "17:kk")
    made = numbered(ours, ROOM, MARK)
    assert made is not None
    changed = [pair for pair in zip(texts(ours), texts(made), strict=True) if pair[0] != pair[1]]
    assert changed == [(ROOM, MARK)]
    before, after = parts(ours), parts(made)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    assert list(before) == list(after)
    assert mark_in(made) == "17:kk"
    assert numbered(made, ROOM, MARK) is None, "it is written already"


def test_room_that_was_touched():
    """Longer or shorter lines are room still; what somebody has written there stays, and of two nobody knows which."""
    for room in ("№ ___, ______________________", "№\u00a0________,  ________________ "):
        made = numbered(a_word("Анықтама", room, "Мәтін"), ROOM, MARK)
        assert made is not None
        assert texts(made) == ["Анықтама", MARK, "Мәтін"]
        assert docx.Document(BytesIO(made)).paragraphs[1].runs[0].bold, "it looks as it did"
    for lines in (["Анықтама"], ["№ 7, ________________"], ["№,"], [ROOM, ROOM], [f"{ROOM} Астана"], [""]):
        assert numbered(a_word(*lines), ROOM, MARK) is None, lines


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_not_safe_is_not_written_into(name):
    make = HOSTILE[name][0]
    with pytest.raises(Unsafe):
        numbered(make(), ROOM, MARK)
    assert written(make(), ROOM, MARK) == b""


def test_beside_the_bot():
    order = b'{"room": "\xe2\x84\x96 ____, ____", "mark": "No. 5"}'
    assert texts(answered(order, a_word(ROOM))) == ["No. 5"]
    assert answered(order, a_word("Мәтін")) == b""
    assert answered(b"", a_word("Мәтін 7"))[:1] == b"{"
