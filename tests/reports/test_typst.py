"""What is drawn by typst: what people write stays text, and a template sees nothing else of the machine."""

from __future__ import annotations

import asyncio
from io import BytesIO
from time import perf_counter

import pytest
from PIL import Image
from pypdf import PdfReader
from typst import TypstError

from reports import typst
from reports.typst import MOST_DATA, TooLarge, pdf, plain, pngs

WORDS = """\
#import "parts.typ": *
#show: page-of
#set page(width: 100mm, height: 60mm, margin: 5mm)
#for one in data.words { fitted(one, 90mm, 50mm / data.words.len(), 12pt) }
"""
SIGNS = (
    '#read("/etc/passwd")', "$x^2$", "*a* _b_ `c`", '"', "\\ // /* */", "= Title", "[x] {y} <z> @w", "- - -- ---",
    "https://t.me/x_y", "#", "'s", "~", "...",
)  # fmt: skip


@pytest.fixture
def templates(tmp_path, monkeypatch):
    """A folder of templates where another may be put."""
    (tmp_path / "templates").mkdir()
    parts = (typst.TEMPLATES / "parts.typ").read_text("utf-8")
    (tmp_path / "templates" / "parts.typ").write_text(parts, "utf-8")
    (tmp_path / "secret").write_text("secret")
    monkeypatch.setattr(typst, "TEMPLATES", tmp_path / "templates")
    return tmp_path / "templates"


@pytest.mark.parametrize("sign", SIGNS)
def test_what_people_write_is_text(templates, sign):
    (templates / "words.typ").write_text(WORDS)
    said = PdfReader(BytesIO(pdf("words", {"words": [sign]}))).pages[0].extract_text()
    assert said.split() == sign.split()


@pytest.mark.parametrize("text", ["", "Ы", "Щ" * 400, "сөз " * 900, "Ә" * 90 + " " + "ұ" * 90])
def test_any_text_stays_in_its_box(templates, text):
    (templates / "words.typ").write_text(WORDS)
    assert len(PdfReader(BytesIO(pdf("words", {"words": [text] * 4}))).pages) == 1
    [picture] = pngs("words", {"words": [text] * 4})
    image = Image.open(BytesIO(picture)).convert("L")
    edge = round(4 * 144 / 25.4)
    inner = image.crop((edge, edge, image.width - edge, image.height - edge))
    image.paste(255, (edge, edge, edge + inner.width, edge + inner.height))
    assert image.getextrema() == (255, 255)


@pytest.mark.parametrize("code", [
    '#read("../secret")', '#read("/etc/passwd")', '#read("/../secret")', '#import "../secret": *',
])  # fmt: skip
def test_a_template_reads_nothing_outside_its_folder(templates, code):
    (templates / "evil.typ").write_text(code)
    with pytest.raises(TypstError):
        pdf("evil", {})


def test_letters_are_ours_alone(templates):
    """No machine has the same ones, and what is missing here would be missing on paper."""
    (templates / "other.typ").write_text('#set text(font: ("Liberation Sans", "DejaVu Sans"))\nӘріп')
    faces = PdfReader(BytesIO(pdf("other", {}))).pages[0]["/Resources"]["/Font"].values()
    assert all("DejaVuSans" in face["/BaseFont"] for face in faces)


def test_a_picture_for_each_page(templates):
    (templates / "two.typ").write_text("1\n#pagebreak()\n2")
    assert len(pngs("two", {})) == 2
    assert len(pngs("two", {}, per_inch=72)) == 2
    (templates / "one.typ").write_text("#set page(width: 72pt, height: 36pt)")
    [small], [large] = pngs("one", {}, per_inch=72), pngs("one", {})
    assert (Image.open(BytesIO(small)).size, Image.open(BytesIO(large)).size) == ((72, 36), (144, 72))


def test_for_the_archive(templates):
    (templates / "words.typ").write_text(WORDS)
    kept = pdf("words", {"words": ["Әліпби"]}, is_archival=True)
    assert b'pdfaid:part="2"' in kept or b"<pdfaid:part>2</pdfaid:part>" in kept


def test_more_than_anybody_prints_is_refused():
    with pytest.raises(TooLarge):
        pdf("cards", {"region": "a" * MOST_DATA})


@pytest.mark.parametrize(("written", "drawn"), [
    (" Риддер\n\tқаласы ", "Риддер қаласы"),
    ("Өскемен 🇰🇿 қаласы", "Өскемен қаласы"),
    ("а\u202eб\u0000в\u200b", "абв"),
    ("Е\u0308", "Ё"),
    ("日本", ""),
    ("31\u00a0208\u202fмүше", "31\u00a0208\u00a0мүше"),
    ("a \u00a0 b", "a \u00a0 b"),
    ("₸ № «»—…·✓", "₸ № «»—…·✓"),
    ("", ""),
])  # fmt: skip
def test_letters_that_we_have(written, drawn):
    assert plain(written) == drawn


def test_as_long_as_somebody_reads():
    assert plain("ұзын " * 1000, 20) == "ұзын ұзын ұзын ұзын…"
    assert len(plain("я" * 10**6)) == 1000


async def test_the_loop_goes_on_meanwhile(templates):
    """Typst lets go of Python's lock: a thread that drew without doing so would stop every tap for as long."""
    (templates / "much.typ").write_text("#for n in range(1500) [Сөйлем #n. #parbreak()]")
    began = seen = perf_counter()
    drawing, longest = asyncio.create_task(asyncio.to_thread(pngs, "much", {})), 0.0
    while not drawing.done():
        await asyncio.sleep(0)
        now = perf_counter()
        seen, longest = now, max(longest, now - seen)
    assert len(await drawing) > 5
    assert longest < (perf_counter() - began) / 2
