"""How our words and those of others stand together in a sentence."""

from __future__ import annotations

import re
from datetime import date

import pytest

from locales import LANGUAGES, escaped, words_for
from screens.digests.issuing.draft import NEAR, near
from screens.names import figure_name, shortened
from screens.people import places, upkeep
from screens.posts import posts
from tests.screens.sample_data import FIGURE, RIDDER, TODAY, ZONE
from tests.screens.samples import all_screens
from tests.screens.test_golden import seen

EACH = pytest.mark.parametrize("language", LANGUAGES)


@EACH
def test_what_is_announced_comes(language):
    for name, screen in all_screens(language).items():
        assert not re.search(r": *[.!?]", seen(screen)), f"{name}: {screen.text}"


@EACH
def test_a_stop_of_theirs_does_not_stand_before_one_of_ours(language):
    for name, screen in all_screens(language).items():
        if not name.startswith("helping."):  # «и. о.» and «6,2 тыс.» are words cut short
            assert not re.search(r"[^.]\.»", seen(screen)), f"{name}: {screen.text}"


@EACH
def test_a_link_is_no_markup_whatever_is_in_it(language):
    link = "https://bilim.kz/?id=<b>1&section=2"
    shown = posts.history(language, posts.History(7, "", [], [link], frozenset()), ZONE)
    assert escaped(link) in shown.text.splitlines()


@EACH
def test_a_sentence_ends_once(language):
    """A Russian date ends with a stop of its own: «16 ноября 2026 г.»."""
    for name, screen in all_screens(language).items():
        assert not re.search(r"(?<!\.)\.\.(?!\.)", seen(screen)), f"{name}: {screen.text}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Семинар өтті.", "Семинар өтті"),
        ("Семинар өтті.\nЕкінші жол.", "Семинар өтті"),
        ("Бүгін семинар өтті: «жақсы».", "Бүгін семинар өтті: «жақсы»"),
        ("Семинар № 4.", "Семинар № 4"),
        ("Собрание 21.11.2025 г.", "Собрание 21.11.2025 г."),
        ("Не болды?", "Не болды?"),
        ("Жалғасы бар...", "Жалғасы бар..."),
        ("Жалғасы бар…", "Жалғасы бар…"),
        (".", "."),
        ("ә" * 60 + ".", "ә" * 60),
    ],
)
def test_how_a_post_begins_ends_without_a_stop(text, told):
    assert shortened(words_for("kk"), text) == told


@EACH
def test_what_the_heading_names_is_not_named_again(language):
    for kind in ("members", "branches"):
        asked = upkeep.figure(language, upkeep.FigureAsked(7, RIDDER, kind, FIGURE)).text
        assert asked.count(figure_name(words_for(language), kind)) == 1


@EACH
def test_a_school_is_not_entered_for_as_for_a_branch(language):
    def button(level: str) -> str:
        shown = places.Place(7, RIDDER, level, [], rights=frozenset({"enter"}))
        return next(one.text for row in places.place(language, shown, TODAY).buttons for one in row)

    assert button("branch") == words_for(language)("Enter for it")
    assert button("primary") != button("branch")


WIDEST = {1: 20, 2: 15, 4: 7}  # letters on a telephone of 360 points, by how many share a row


@EACH
def test_below_a_digest_stand_six_rows_at_most(language):
    """None of their buttons is cut."""
    drawn = {name: screen for name, screen in all_screens(language).items() if name.startswith("digests.digest")}
    assert {len(screen.buttons) for screen in drawn.values()} == {5, 6}
    for name, screen in drawn.items():
        assert [one.text for row in screen.buttons for one in row if len(one.text) > WIDEST[len(row)]] == [], name


def test_where_a_figure_stands_is_told_in_whole_words():
    words = "союзных организаций и членов " * 4
    told = near(f"{words}— 31 250. {words}", "31 250")
    assert re.fullmatch(r"…(\w+ )+— 31 250\. (\w+ )*\w+…", told)
    assert {*re.findall(r"\w+", told)} == {*re.findall(r"\w+", words), "31", "250"}
    assert (near("17 человек", "17"), near("а" * 300, "б")) == ("17 человек", "а" * NEAR + "а…")


def test_the_second_of_a_month_is_as_easy_to_say_as_others():
    """Russian has «со 2 декабря», but «с 22 декабря»: so no date stands after that word."""
    chair = places.Sitter(1, "Айгүл", "chair", False, date(2026, 12, 2))
    shown = places.place("ru", places.Place(7, RIDDER, "branch", [chair]), date(2026, 12, 5)).text
    assert "2 декабря" in shown
    assert "с 2 декабря" not in shown
