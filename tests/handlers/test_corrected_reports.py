"""A Word that was corrected by hand comes back: whose it is, what differs in it; and what is not taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace

import docx
import pytest
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Chat, Document, Message, User

from bot.paper_process import facts_of
from handlers.digests.issuing import corrected, draft, kept, papers
from handlers.steps import Said
from handlers.visit import Looked, Visit
from locales import words_for
from newsroom.digests import issuing
from newsroom.errors import Refused
from reports.documents.letterhead import built_in
from reports.documents.word import word
from tests.newsroom.everybody import NOW, place, seated
from tests.newsroom.reported import drafted
from tests.reports.documents.sample import chart
from tests.reports.documents.test_safe import HOSTILE

# A Word has to do with a database only in that it needs one.
pytestmark = pytest.mark.parametrize("either", ["sqlite"], indirect=True, scope="module")
LATER = NOW + timedelta(days=31)


@pytest.fixture
async def at(tx):
    w = SimpleNamespace(press=await seated(tx, "press", "centre"), specialist=await seated(tx, "specialist", "vko"))
    w.report = await drafted(tx, w.press, await place(tx, "vko"))
    return w


def sent(visit: Visit, name: str, content: bytes | None, answers: str = "") -> Message:
    """With what was seen in it, as before the transaction."""
    if content is not None:
        visit.looked = Looked(content, {"word": facts_of(content)} if name.endswith(".docx") else {})
    of = {"date": NOW, "chat": Chat(id=1, type="private"), "from_user": User(id=1, is_bot=False, first_name="X")}
    file = Document(file_id="f", file_unique_id="u", file_name=name)
    below = Message(message_id=8, **of, document=file.model_copy(update={"file_name": answers})) if answers else None
    return Message(message_id=9, **of, document=file, reply_to_message=below)


def visit_of(tx, who, shown: dict | None = None, now=NOW) -> Visit:
    return Visit(tx, who, now, 1000, shown or {}, shown_at=now)


async def a_word(tx, w, language: str = "kk") -> bytes:
    """As the bot gives it away, with 2026 corrected to 2027 and a figure of its own at the end."""
    paper = await papers.of_draft(tx, w.press, w.report, NOW, NOW.date())
    made = docx.Document(BytesIO(word(paper.document(language, ""), None, f"{w.report}:{language}")))
    for line in made.paragraphs:
        for run in line.runs:
            run.text = run.text.replace("2026", "2027", 1)
    made.add_paragraph("Қосымша: 165 материал.")
    out = BytesIO()
    made.save(out)
    return out.getvalue()


async def test_what_differs_is_shown_before_it_is_issued(tx, at):
    """By what is written in the file, whatever is on the screen; a month later as well."""
    content = await a_word(tx, at)
    for now in (NOW, LATER):
        visit = visit_of(tx, at.press, {"view": "home"}, now)
        screen = await corrected.hear_word(sent(visit, "қайта.docx", content), visit)
        assert visit.shown == {"view": "report_word", "report": at.report, "language": "kk"}
        assert "Ботта <b>2026</b>, құжатта <b>2027</b>" in screen.text
        assert "Құжатта <b>165</b>" in screen.text
        assert "Қосымша: 165 материал." in screen.text
        assert "Екі тілдегі сандар бірдей емес" in screen.text, "in Russian nothing was corrected"
    data = next(one.data for row in screen.buttons for one in row if one.data.startswith("report_issue:"))
    mark = data.rpartition(":")[2]
    told = await draft.to_issue(tx, at.press, at.report, mark, LATER)
    assert (list(told.documents), list(told.corrected)) == (["ru"], ["kk"]), (
        "of what was corrected the file itself goes out"
    )
    await corrected.take_own(None, visit_of(tx, at.press), at.report, "kk")
    with pytest.raises(Refused, match="draft_changed"):
        await draft.to_issue(tx, at.press, at.report, mark, LATER)
    assert told.made.pdfs == {}


async def test_a_file_without_room_for_its_number_goes_out_all_the_same(tx, at):
    """And the chat says so, whoever wrote over the room has meant something."""
    visit = visit_of(tx, at.press)
    await corrected.hear_word(sent(visit, "қайта.docx", await a_word(tx, at)), visit)
    mark = (await papers.of_draft(tx, at.press, at.report, NOW, NOW.date())).mark
    told = await draft.to_issue(tx, at.press, at.report, mark, NOW)
    made, say = draft.drawn(told, {}), words_for("kk")
    for words, toast in (({"kk": b"PK numbered"}, ""), ({}, "Қазақша")):
        async with tx.begin_nested() as inner:
            visit.made = replace(made, words=words)
            screen = await draft.issue(None, visit, at.report, told.made.times, mark)
            expected = say("{language}: no room for number and date was found. The file went out as you sent it.",
                           language=toast)  # fmt: skip
            assert screen.toast == (expected if toast else "")
            assert say("{language}: Word, corrected by hand; there is no PDF of it", language="Қазақша") in screen.text
            await inner.rollback()


async def test_by_the_file_that_it_answers_and_by_the_draft_on_the_screen(tx, at):
    plain = docx.Document()
    plain.add_paragraph("Бұл анықтама қазақша жазылған, сандары өзгерген: 31 208 мүше.")
    out = BytesIO()
    plain.save(out)
    on_card = {"view": "report", "report": at.report}
    for shown, answers, language in (({}, f"жоба-{at.report}-ru.docx", "ru"), (on_card, "", "kk")):
        visit = visit_of(tx, at.press, shown)
        await corrected.hear_word(sent(visit, "a.docx", out.getvalue(), answers), visit)
        assert (visit.shown["report"], visit.shown["language"]) == (at.report, language)


async def test_what_is_not_taken_gets_a_reason(tx, at):
    """A file from elsewhere, none, another kind, a bomb, code; and one of a report that is out by now."""
    on_card, ours = {"view": "report", "report": at.report}, await a_word(tx, at)
    cases = [
        ("a.docx", built_in(), {}, "not_our_word"), ("a.docx", None, on_card, "word_unsafe"),
        ("a.pdf", b"%PDF-", on_card, "word_unsafe"),
        *(("a.docx", HOSTILE[name][0](), on_card, "word_unsafe") for name in ("a bomb", "code", "no archive")),
    ]  # fmt: skip
    for name, content, shown, why in cases:
        visit = visit_of(tx, at.press, shown)
        with pytest.raises(Refused, match=why):
            await corrected.hear_word(sent(visit, name, content), visit)
    mark = (await papers.of_draft(tx, at.press, at.report, NOW, NOW.date())).mark
    told = await draft.to_issue(tx, at.press, at.report, mark, NOW)
    await issuing.issue(tx, at.press, replace(told.made, pdfs=dict.fromkeys(told.documents, b"%PDF-")), NOW)
    visit = visit_of(tx, at.press)
    with pytest.raises(Refused, match="report_issued"):
        await corrected.hear_word(sent(visit, "a.docx", ours), visit)
    for who, name, content in ((at.specialist, "a.docx", ours), (at.press, "a.pdf", b"%PDF-")):
        visit = visit_of(tx, who)
        with pytest.raises(SkipHandler):  # whatever else they send is theirs
            await corrected.hear_word(sent(visit, name, content), visit)


async def test_on_a_letterhead_of_their_own(tx, at):
    """Its logo goes into the PDF, Word is written on it, and what stands on it in figures is no difference."""
    made = docx.Document()
    made.add_paragraph("Телефон: 20-30-40")
    made.sections[0].header.paragraphs[0].add_run().add_picture(BytesIO(chart()))
    out = BytesIO()
    made.save(out)
    for name, content, why in (("a.docx", b"%PDF-", "word_unsafe"), ("a.pdf", b"%PDF-", "not_a_letterhead")):
        visit = visit_of(tx, at.press)
        with pytest.raises(Refused, match=why):
            kept.sent_letterhead(sent(visit, name, content), visit)
    visit = visit_of(tx, at.press)
    said = Said({"file": kept.sent_letterhead(sent(visit, "бланк.docx", out.getvalue()), visit)})
    shown = await kept.put(visit, said, None)
    assert "бланк.docx" in shown.text
    assert len(shown.pieces) == 2, "a Word to open, and a page"
    paper = await papers.of_draft(tx, at.press, at.report, NOW, NOW.date())
    assert paper.documents["kk"].logo.startswith(b"\x89PNG")
    content = word(paper.document("kk", ""), paper.letterhead.content, f"{at.report}:kk")
    assert docx.Document(BytesIO(content)).paragraphs[0].text == "Телефон: 20-30-40"
    visit = visit_of(tx, at.press)
    screen = await corrected.hear_word(sent(visit, "a.docx", content), visit)
    assert words_for("kk")("All figures are those of the bot.") in screen.text
    await kept.take_back(None, visit_of(tx, at.press), None)
    assert (await papers.of_draft(tx, at.press, at.report, NOW, NOW.date())).letterhead.content is None
