"""A month's plan at a glance and on paper: everything of it is there, once, and fits whatever the names."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from locales import LANGUAGES, words_for
from reports.plan_month import MOST_ROWS, Break, MonthSheet, Slot, month_pdf, month_png
from tests.reports.printed import texts
from tests.reports.test_typst import SIGNS

DECEMBER = date(2026, 12, 1)
REGION = {"kk": "Шығыс Қазақстан облысы", "ru": "Восточно-Казахстанская область"}
OFFICE = {"kk": "Облыстық ұйым төрағасы", "ru": "Председатель областной организации"}
LEGAL = {"kk": "Құқықтық түсіндірме", "ru": "Правовые разъяснения"}
SPORT = {"kk": "Спорт және мәдениет", "ru": "Спорт и культура"}
RIDDER, ULAN = {"kk": "Риддер қаласы", "ru": "г. Риддер"}, {"kk": "Ұлан ауданы", "ru": "Уланский район"}
TOPIC = {"kk": "Ұжымдық шартта не өзгерді?", "ru": "Что изменилось в коллективном договоре?"}
INDEPENDENCE = {date(2026, 12, 16): {"kk": "Тәуелсіздік күні", "ru": "День Независимости"}}
WINTER = Break(date(2026, 12, 30), date(2027, 1, 8), {"kk": "Қысқы каникул", "ru": "Зимние каникулы"})
WIDEST = 2.6  # how many times as high as wide a picture may be: Telegram makes the longer side small


def sheet(*slots: Slot, **more) -> MonthSheet:
    return MonthSheet(REGION, DECEMBER, slots, **{"approver": OFFICE, **more})


def region_of(branches: int) -> MonthSheet:
    places = [{"kk": f"Ауыл {n} ауданы", "ru": f"Район {n}"} for n in range(branches)]
    days = [DECEMBER + timedelta(days=7 * week + n) for week in range(5) for n in range(3)]
    slots = [
        Slot(day, (LEGAL, SPORT)[n % 2], place, TOPIC if n % 5 else {}, n % 4 == 0)
        for n, place in enumerate(places)
        for day in days[n % 3 :: 3]
    ]
    return MonthSheet(REGION, DECEMBER, slots, OFFICE, INDEPENDENCE, [WINTER])


def said(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


SMALL = sheet(
    Slot(date(2026, 12, 3), LEGAL, RIDDER, TOPIC, is_fulfilled=True),
    Slot(date(2026, 12, 3), LEGAL, ULAN, TOPIC),
    Slot(date(2026, 12, 4), SPORT, None),
    days_off=INDEPENDENCE,
    breaks=[WINTER],
)


@pytest.mark.parametrize(("language", "corner"), [("kk", "БЕКІТЕМІН"), ("ru", "УТВЕРЖДАЮ")])
def test_on_paper_all_of_it_is_there(language, corner):
    printed = said(month_pdf(SMALL, language))
    words = words_for(language)
    for names in (REGION, OFFICE, LEGAL, SPORT, RIDDER, ULAN, TOPIC, *INDEPENDENCE.values(), WINTER.names):
        assert names[language] in printed
    assert printed.startswith(corner)
    assert words("“____” ______________ 20___") in printed, "January's is signed in December"
    assert words.date(date(2026, 12, 3)) in printed
    assert words.weekday(date(2026, 12, 16)) in printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_of_one_rubric_and_topic_share_a_line(language):
    printed = said(month_pdf(SMALL, language))
    assert f"{RIDDER[language]} ✓, {ULAN[language]}" in printed
    assert printed.count(LEGAL[language]) == 1
    assert words_for(language)("All branches") in printed


def test_other_topics_stand_apart():
    other = sheet(Slot(date(2026, 12, 3), LEGAL, RIDDER, TOPIC), Slot(date(2026, 12, 3), LEGAL, ULAN))
    assert said(month_pdf(other, "ru")).count(LEGAL["ru"]) == 2


def test_the_corner_is_on_the_right_and_above_all():
    page = PdfReader(BytesIO(month_pdf(SMALL, "kk"))).pages[0]
    lines = texts(page)
    [corner] = [one for one in lines if one.what == "БЕКІТЕМІН"]
    assert corner.left > 105
    assert corner.top == max(one.top for one in lines)


def test_a_large_region_fills_pages_with_the_same_head():
    pages = PdfReader(BytesIO(month_pdf(region_of(60), "ru"))).pages
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert "Ответственный" in text
        assert f"{number} / {len(pages)}" in text
    printed = said(month_pdf(region_of(60), "ru"))
    assert all(f"Район {n}" in printed for n in range(60))


@pytest.mark.parametrize("places", [10, 30, 60])
def test_no_line_of_the_table_is_cut_off(places):
    crowd = [Slot(DECEMBER, LEGAL, {"ru": f"{'Очень длинный ' * 6}район номер {n}"}) for n in range(places)]
    assert _lowest(month_pdf(sheet(*crowd), "ru")) > 5


def test_so_many_on_one_day_go_over_pages():
    crowd = [Slot(DECEMBER, LEGAL, {"ru": f"{'Очень длинный ' * 6}район номер {n}"}) for n in range(300)]
    printed = month_pdf(sheet(*crowd), "ru")
    assert "район номер 299" in said(printed)
    assert _lowest(printed) > 5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("branches", [1, 13, MOST_ROWS, MOST_ROWS + 1, 60])
def test_a_picture_is_as_wide_as_a_telephone_and_not_too_long(language, branches):
    image = Image.open(BytesIO(month_png(region_of(branches), language)))
    assert image.width == 780
    assert image.height < WIDEST * image.width + 600
    assert _edges_are_white(image)


def test_a_tick_is_seen():
    slot = Slot(date(2026, 12, 3), LEGAL, RIDDER)
    done = Slot(date(2026, 12, 3), LEGAL, RIDDER, is_fulfilled=True)
    assert _greens(month_png(sheet(slot), "kk")) == 0 < _greens(month_png(sheet(done), "kk"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", [
    sheet(),
    MonthSheet({}, DECEMBER, []),
    sheet(Slot(DECEMBER, {}, {})),
    sheet(Slot(date(2026, 11, 30), LEGAL, RIDDER), Slot(date(2027, 1, 2), SPORT, ULAN)),
    sheet(Slot(date(2026, 12, 16), LEGAL, RIDDER), days_off={date(2026, 12, 16): {}}),
    sheet(*[Slot(DECEMBER, LEGAL, RIDDER)] * 5),
    MonthSheet(REGION, date(2027, 8, 31), [Slot(date(2027, 8, 31), LEGAL, RIDDER)]),
    MonthSheet(REGION, date(2026, 2, 1), []),
], ids=["no slots", "no names", "empty names", "other months", "day off", "five alike", "six", "four"])  # fmt: skip
def test_whatever_is_wanting_is_no_error(made, language):
    assert month_png(made, language).startswith(b"\x89PNG")
    assert month_pdf(made, language).startswith(b"%PDF")


def test_a_day_off_without_a_name_is_called_one():
    assert "Выходной день" in said(month_pdf(sheet(days_off={DECEMBER: {}}), "ru"))


def test_a_text_of_one_language_is_better_than_none():
    only = sheet(Slot(DECEMBER, LEGAL, RIDDER, {"kk": "Жүктеме қалай есептеледі?"}))
    assert "Жүктеме қалай есептеледі?" in said(month_pdf(only, "ru"))


@pytest.mark.parametrize("text", [*SIGNS, "Щ" * 200, "сөз " * 300, "Ә😀\u202e\n\x00"])
def test_names_are_text_and_fit(text):
    names = {"kk": text, "ru": text}
    odd = MonthSheet(names, DECEMBER, [Slot(DECEMBER, names, names, names, is_fulfilled=True)], names,
                     {DECEMBER: names}, [Break(DECEMBER, DECEMBER, names)])  # fmt: skip
    page = PdfReader(BytesIO(month_pdf(odd, "kk"))).pages[0]
    assert [one for one in texts(page) if one.right > 201 or one.left < 20] == []
    if text in SIGNS:
        assert "".join(text.split()) in "".join(page.extract_text().split())
    assert _edges_are_white(Image.open(BytesIO(month_png(odd, "kk"))))


def _lowest(content: bytes) -> float:
    return min(one.bottom for page in PdfReader(BytesIO(content)).pages for one in texts(page))


def _edges_are_white(image: Image.Image) -> bool:
    grey = image.convert("L")
    edges = [(0, 0, 20, grey.height), (grey.width - 20, 0, grey.width, grey.height), (0, 0, grey.width, 20)]
    return all(grey.crop(edge).getextrema() == (255, 255) for edge in edges)


def _greens(content: bytes) -> int:
    image = Image.open(BytesIO(content)).convert("RGB")
    return sum(
        count for count, (red, green, blue) in image.getcolors(2**20) or [] if green > red + 60 and green > blue + 40
    )
