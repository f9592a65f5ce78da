"""Every golden screen in a third language; run by `tests/test_third_language.py` where there are three."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from locales import LANGUAGES, words_for
from reports.cards import Card, cards_pdf
from reports.poster import Poster, poster_pdf
from screens.screen import Screen
from tests.reports.printed import pictures, texts
from tests.reports.test_cards import LINK, UNTIL, joined, quarter
from tests.screens import test_golden
from tests.screens.sample_data import RIDDER
from tests.screens.samples import all_screens
from tests.screens.test_golden import GOLDEN, as_text
from tests.third_language import THIRD, marked

HEADING = re.compile(r"^=== (.+)$", re.MULTILINE)
# Where something is said of each language, a house of three says more.
OF_EACH = re.compile(
    r"stranger\..+|door\.invitation, .+|(chair|specialist|beside)\.(?!answer).+|card\.more"
    r"|centre\.(centre|owner)_home.*"
    r"|(draft|points)\.card(, .+)?"
    r"|writing\.card(, (?!kk|ru|anew).+)?|writing\.preview, .+|addressing\.to_whom, .+|sheet\.tables"
    r"|(region\.signature|upkeep\.(other_)?name"
    r"|life\.own_words|days\.(off|name)|slots\.topic"
    r"|keeping\.(edit|file|note|title|new_note|new_title|section_name))(, .+)?"
)


@cache
def drawn(language: str) -> dict[str, Screen]:
    return all_screens(language)


def golden(language: str) -> dict[str, str]:
    _, *parts = HEADING.split((GOLDEN / f"{language}.txt").read_text("utf-8"))
    return {name: f"=== {name}{text.rstrip()}" for name, text in zip(parts[::2], parts[1::2], strict=True)}


def test_there_are_three():
    assert LANGUAGES == ("kk", "ru", THIRD)


def test_each_screen_is_drawn():
    steps = (
        "writing.preview", "writing.choices", "writing.link_label", "running.correction", "review.ask_text",
        "region.signature", "upkeep.name", "upkeep.other_name", "life.own_words",
        "days.name", "keeping.new_note", "keeping.new_title", "keeping.note", "keeping.section_name",
        "keeping.section_name, new", "keeping.title", "points.text",
    )  # fmt: skip
    asked_in_it = {f"{step}, {THIRD}" for step in steps} | {
        f"writing.card, {THIRD} alone",
        f"writing.preview, {THIRD}, photo",
    }
    asked_in_it |= {f"verdicts.mended, added {THIRD}"}
    of_library = ("new_title", "new_note", "title", "note", "section_name", "section_name, new")
    asked_in_it |= {f"keeping.{step}, {THIRD}" for step in of_library}
    asked_in_it |= {f"{step}, {THIRD}{known}" for step in ("keeping.name", "bank.text") for known in ("", ", known")}
    asked_in_it |= {f"slots.topic, {THIRD}, {how}" for how in ("new", "changed")}
    explained = [f"{what}, {code}" for what in ("guidance", "example") for code in ("legal", "own_2")]
    asked_in_it |= {f"keeping.explain, {THIRD}, {one}" for one in explained}
    assert drawn(THIRD).keys() == golden("kk").keys() | asked_in_it


def test_it_speaks_for_itself():
    """Nothing of a screen's own words comes from another catalogue."""
    for name, screen in drawn(THIRD).items():
        if name == "regions.bars":  # names and figures, no words
            continue
        assert "⟨" in as_text(name, screen), name
    own = {words_for(THIRD)(key) for key in ("Home", "Later", "Back", "Send it", "Yes", "No")}
    labels = {button.text for screen in drawn(THIRD).values() for row in screen.buttons for button in row}
    assert own <= labels
    for language in ("kk", "ru"):
        assert not labels & {words_for(language)(key) for key in ("Home", "Later", "Back", "Send it", "Yes", "No")}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_others_are_as_they_were(language):
    before = golden(language)
    changed = {name for name, screen in drawn(language).items() if before.get(name) != as_text(name, screen)}
    assert changed == {name for name in drawn(language) if THIRD in name or OF_EACH.fullmatch(name)}


def test_limits_and_markup_hold():
    test_golden.test_limits_of_telegram(THIRD)
    test_golden.test_markup_is_whole(THIRD)


def test_dates_and_figures_by_its_own_lines():
    words = words_for(THIRD)
    assert words.date_with_year(date(2026, 11, 16)) == "2026-жылдын 16 ноябрь"
    assert words.month(date(2026, 11, 16)) == "ноябрь"
    assert words.compact(6200) == "6,2\u00a0миң"
    assert words.inexact(90, "over") == "90 ашык"


def test_a_language_that_has_no_word_here_is_called_by_its_name():
    assert words_for(THIRD).written_in("kk") == "казакча"
    assert words_for(THIRD).written_in("ru") == "«Русский» тилинде"
    assert words_for("ru").written_in(THIRD) == "на языке «Кыргызча»"
    assert words_for("kk").written_in(THIRD) == "«Кыргызча» тілінде"


def test_a_printed_card_has_room_for_three():
    names = RIDDER | {THIRD: "Риддер шаары"}
    page = PdfReader(BytesIO(cards_pdf(names, [Card(names, "chair", LINK)] * 4, UNTIL))).pages[0]
    said = joined(page.extract_text())
    for language in LANGUAGES:
        assert joined(names[language]) in said
        assert joined(words_for(language).date_with_year(UNTIL)) in said
    placed = texts(page) + pictures(page)
    assert [one for one in placed if not any(one.inside(*quarter(number)) for number in range(4))] == []
    assert [(a.what, b.what) for n, a in enumerate(placed) for b in placed[n + 1 :] if a.touches(b)] == []
    assert joined(marked("When Telegram opens, press START.")) in said


def test_a_poster_has_room_for_three():
    names = RIDDER | {THIRD: "Риддер шаары"}
    page = PdfReader(BytesIO(poster_pdf(Poster(names, names, names, LINK)))).pages[0]
    assert all(joined(page.extract_text()).count(joined(name)) == 3 for name in names.values())
    placed = texts(page) + pictures(page)
    assert [(a.what, b.what) for n, a in enumerate(placed) for b in placed[n + 1 :] if a.touches(b)] == []
