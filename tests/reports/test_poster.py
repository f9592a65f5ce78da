"""A page to hang up: title, note and code are on it in every language, whatever the texts."""

from __future__ import annotations

from io import BytesIO

import pytest
import segno
from PIL import Image, ImageChops
from pypdf import PdfReader

from locales import LANGUAGES
from reports.poster import Poster, poster_pdf, poster_png
from reports.qr import qr_png
from tests.reports.printed import pictures, texts
from tests.reports.test_cards import LONGEST_LINK, TERRIBLE, joined
from tests.reports.test_typst import SIGNS

OWNER = {
    "kk": "Шығыс Қазақстан облысының білім және ғылым қызметкерлерінің жергілікті кәсіптік одағы",
    "ru": "Локальный профсоюз работников образования и науки Восточно-Казахстанской области",
}
TITLE = {"kk": "Ұжымдық шарт", "ru": "Коллективный договор"}
NOTE = {
    "kk": "Үлгісі, түсіндірмесі және жиі қойылатын сұрақтар",
    "ru": "Образец, разъяснение и часто задаваемые вопросы",
}
LINK = "https://t.me/tilshi_bot?start=lib_42"
SHOWN = Poster(OWNER, TITLE, NOTE, LINK)


def page_of(shown: Poster):
    [page] = PdfReader(BytesIO(poster_pdf(shown))).pages
    return page


def test_all_of_it_is_there():
    said = joined(page_of(SHOWN).extract_text())
    for text in (*OWNER.values(), *TITLE.values(), *NOTE.values(), LINK):
        assert joined(text) in said


def test_the_title_is_the_largest():
    lines = texts(page_of(SHOWN))
    assert max(lines, key=lambda one: one.top - one.bottom).what == TITLE[LANGUAGES[0]]


def test_the_code_is_large_and_leads_there():
    page = page_of(SHOWN)
    [code] = pictures(page)
    assert code.right - code.left == pytest.approx(110, abs=0.1) == code.top - code.bottom
    [image] = page.images
    expected = Image.open(BytesIO(qr_png(LINK))).convert("L")
    assert ImageChops.difference(image.image.convert("L"), expected).getbbox() is None


def test_the_picture_shows_the_same_code():
    """Each module, at its middle."""
    image = Image.open(BytesIO(poster_png(SHOWN))).convert("L")
    assert image.size == (827, 1169)
    code = Image.open(BytesIO(qr_png(LINK))).convert("L")
    across, _ = segno.make_qr(LINK, error="m").symbol_size()
    step, left, top = 110 / 25.4 * 100 / across, (210 - 110) / 2 / 25.4 * 100, 137 / 25.4 * 100
    for row in range(across):
        for column in range(across):
            middle = (column + 0.5) * code.width / across, (row + 0.5) * code.width / across
            seen = image.getpixel((int(left + (column + 0.5) * step), int(top + (row + 0.5) * step)))
            assert (seen > 127) == (code.getpixel((int(middle[0]), int(middle[1]))) > 127), (row, column)


@pytest.mark.parametrize("names", [*TERRIBLE, {}, {"ru": "Памятка"}, {"kk": "Семей", "ru": "Семей"}])
def test_nothing_covers_another_thing(names):
    page = page_of(Poster(names, names, names, LONGEST_LINK))
    placed = texts(page) + pictures(page)
    assert [one for one in placed if not one.inside(15, 5, 195, 292)] == []
    assert [(a.what, b.what) for n, a in enumerate(placed) for b in placed[n + 1 :] if a.touches(b)] == []


@pytest.mark.parametrize("sign", SIGNS)
def test_texts_are_text(sign):
    assert joined(sign) in joined(page_of(Poster(OWNER, {"kk": sign}, {}, LINK)).extract_text())
