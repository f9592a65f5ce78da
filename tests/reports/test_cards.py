"""Cards to cut up: all that a newcomer needs is on each, and stays on it whatever the names."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from locales import LANGUAGES, words_for
from reports.cards import ON_PAPER, Card, _how_to, cards_pdf
from reports.qr import qr_png
from tests.reports.printed import MM, Place, pictures, texts

REGION = {"kk": "Шығыс Қазақстан облысы", "ru": "Восточно-Казахстанская область"}
UNTIL = date(2026, 12, 21)
LINK = "https://t.me/tilshi_bot?start=aB3_xY-9kLmN0pQrSt"
LONGEST_LINK = f"https://t.me/{'w' * 32}?start={'W' * 64}"  # by Telegram's own bounds, in the widest letter
LONG = {
    "kk": "Үлкен Нарын ауданының <білім> & ғылым қызметкерлері «Ынтымақ» кәсіподағы филиалы",
    "ru": "Филиал <Профсоюза> работников «образования» & науки Большенарымского района ВКО.",
}
TERRIBLE = [
    LONG,
    {"kk": "Щ" * 80, "ru": "Ж" * 80},
    {"kk": "Катонқарағай ауданы " * 30, "ru": "Катон-Карагайский район " * 30},
    {"kk": "Ы", "ru": "Ю\n\tЯ"},
]
ROLES = ("chair", "deputy", "specialist", "press", "owner")


def card(number: int = 0, names: dict[str, str] | None = None, role: str = "chair", link: str = "") -> Card:
    shown = names or {"kk": f"Риддер қаласы {number}", "ru": f"город Риддер {number}"}
    return Card(shown, role, link or f"{LINK}{number:03}")


def printed(*cards: Card, region: dict[str, str] = REGION) -> PdfReader:
    return PdfReader(BytesIO(cards_pdf(region, cards, UNTIL)))


def joined(text: str) -> str:
    """Without the places where a line may have ended."""
    return "".join(text.split())


def quarter(number: int) -> tuple[float, float, float, float]:
    """The card's part of the page, less the edge that a printer or a pair of scissors may take."""
    left, bottom = number % 2 * 105, (1 - number // 2 % 2) * 148.5
    return left + 6, bottom + 6, left + 105 - 6, bottom + 148.5 - 6


def on_card(places: list[Place], number: int) -> list[Place]:
    left, bottom, right, top = quarter(number)
    return [one for one in places if left <= one.left <= right and bottom <= one.bottom <= top]


@pytest.mark.parametrize(("cards", "pages"), [(1, 1), (4, 1), (5, 2), (13, 4)])
def test_four_to_a_page(cards, pages):
    reader = printed(*map(card, range(cards)))
    assert len(reader.pages) == pages
    assert sum(len(pictures(page)) for page in reader.pages) == cards
    assert all(tuple(page.mediabox)[2:] == pytest.approx((595.28, 841.89), abs=0.1) for page in reader.pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_step_is_printed_smaller_than_the_others(language):
    """Whoever needs a card reads it without a magnifying glass."""
    steps = _how_to(words_for(language))
    lines = [
        line for line in texts(printed(card()).pages[0]) if any(joined(line.what) in joined(step) for step in steps)
    ]
    assert {round((line.top - line.bottom) / MM, 1) for line in lines} == {7.5}


def test_each_card_has_its_own_names_code_and_link():
    cards = list(map(card, range(4)))
    page = printed(*cards).pages[0]
    images = {f"/{image.name.rpartition('.')[0]}": image.image for image in page.images}
    for number, one in enumerate(cards):
        said = joined("".join(place.what for place in on_card(texts(page), number)))
        assert all(joined(text) in said for text in (*one.names.values(), one.link))
        [code] = on_card(pictures(page), number)
        expected = Image.open(BytesIO(qr_png(one.link, ON_PAPER))).convert("L")
        assert ImageChops.difference(images[code.what].convert("L"), expected).getbbox() is None
        assert code.right - code.left == pytest.approx(code.top - code.bottom, abs=0.1)
        assert code.right - code.left >= 45


@pytest.mark.parametrize("role", ROLES)
def test_role_and_last_day_in_both_languages(role):
    said = joined(printed(card(role=role)).pages[0].extract_text()).lower()
    assert joined(words_for("kk").date_with_year(UNTIL)) in said
    assert joined(words_for("ru").date_with_year(UNTIL)) in said
    named = {"chair": "branch chair", "deputy": "deputy chair", "specialist": "regional specialist"}
    named |= {"press": "press service", "owner": "owner"}
    assert all(joined(words_for(language)(named[role])) in said for language in LANGUAGES)


def test_long_names_are_there_whole():
    said = joined(printed(card(names=LONG)).pages[0].extract_text())
    assert all(joined(name) in said for name in LONG.values())


def test_a_long_word_becomes_smaller_rather_than_two():
    names = {"kk": "Солтүстікқазақстаноблыстық филиалы", "ru": "Верхнеберёзовскоглубоковскопредгорненский филиал"}
    words = {word for place in texts(printed(card(names=names)).pages[0]) for word in place.what.split()}
    assert {name.split()[0] for name in names.values()} <= words


def test_kazakh_is_the_largest_on_the_card():
    lines = texts(printed(card()).pages[0])
    largest = max(lines, key=lambda one: one.top - one.bottom)
    assert largest.what.startswith("Риддер")


@pytest.mark.parametrize("names", TERRIBLE)
@pytest.mark.parametrize("role", ["specialist", "deputy"])
def test_nothing_leaves_its_card_or_covers_another_thing(names, role):
    page = printed(*[card(names=names, role=role, link=LONGEST_LINK)] * 4, region=names).pages[0]
    placed = texts(page) + pictures(page)
    for number in range(4):
        mine = on_card(placed, number)
        assert [one for one in mine if not one.inside(*quarter(number))] == []
        assert [(a.what, b.what) for n, a in enumerate(mine) for b in mine[n + 1 :] if a.touches(b)] == []
    assert sum(len(on_card(placed, number)) for number in range(4)) == len(placed)


def test_the_longest_link_can_still_be_typed():
    assert LONGEST_LINK in joined(printed(card(names=LONG, link=LONGEST_LINK)).pages[0].extract_text())


@pytest.mark.parametrize("names", [{"ru": "город Семей"}, {"kk": "Семей", "ru": "Семей"}, {"kk": "Семей", "ru": ""}])
def test_one_name_is_not_said_twice(names):
    said = [place.what for place in texts(printed(card(names=names)).pages[0])]
    assert len([line for line in said if "Семей" in line]) == 1


def test_no_names_and_no_cards_are_no_error():
    assert len(pictures(printed(Card({}, "owner", LINK), region={}).pages[0])) == 1
    assert printed().pages[0].extract_text() == ""


def test_letters_travel_with_the_file():
    """Only those that are used: two whole fonts would be a megabyte and a half."""
    fonts = printed(card()).pages[0]["/Resources"]["/Font"].values()
    assert len(fonts) == 2
    for face in fonts:
        [inner] = face.get_object()["/DescendantFonts"]
        described = inner.get_object()["/FontDescriptor"]
        assert "DejaVu" in described["/FontName"]
        assert 0 < len(described["/FontFile2"].get_data()) < 100_000


def test_three_hundred_at_once():
    content = cards_pdf(REGION, list(map(card, range(300))), UNTIL)
    reader = PdfReader(BytesIO(content))
    assert len(reader.pages) == 75
    assert "Риддер қаласы 299" in reader.pages[-1].extract_text()
    assert len(content) < 2_000_000
