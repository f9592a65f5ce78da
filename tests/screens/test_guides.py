"""Guides for people name what is there: each button as it stands on a screen, each picture, a part for each help."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from locales import LANGUAGES, words_for
from newsroom.library import guides
from newsroom.library.ready import ready
from screens import menu
from screens.actions import COMMANDS
from screens.home.guides import GUIDES, guide_for
from screens.home.helping import HELPS

GOLDEN = Path(__file__).with_name("golden")
PAGES = sorted(guides.FOLDER.glob("*.md"))
OF_THE_LIBRARY = [page for page in PAGES if any(guides.parts(page.name.split(".")[0], "kk"))]
ROW, COMMAND, WORD = re.compile(r"^\[ (.*) \]$", re.MULTILINE), re.compile(r"(?<![\w/])/([a-z]+)\b"), ": "
CHOSEN = ("✓ ", "• ")
MOST_BYTES = 150_000  # of a picture: a chair may be where a telephone hardly gets through


def buttons(language: str) -> set[str]:
    """On any screen, and below the text field; a number behind one («Задачи: 3») is no part of its name."""
    rows = ROW.findall((GOLDEN / f"{language}.txt").read_text("utf-8"))
    there = {label for row in rows for label in row.split(" ] [ ")}
    there |= {words_for(language)(key.key) for rows in menu.KEYS.values() for row in rows for key in row}
    there |= {label.removeprefix(mark) for label in there for mark in CHOSEN}
    return there | {label.partition(WORD)[0] for label in there}


def test_the_guides_are_there_in_all_languages():
    names = {page.name.split(".")[0] for page in PAGES}
    assert {page.name for page in PAGES} == {f"{name}.{language}.md" for name in names for language in LANGUAGES}
    assert {"chair", "specialist", "press"} <= names


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_button_is_called_as_it_is_labelled(page):
    _, language, _ = page.name.split(".")
    named = guides.BUTTON.findall(page.read_text("utf-8"))
    assert named
    assert sorted(set(named) - buttons(language)) == [], "of another time, or of no screen in the golden files"


@pytest.mark.parametrize("page", OF_THE_LIBRARY, ids=lambda page: page.name)
def test_a_command_is_one(page):
    assert set(COMMAND.findall(page.read_text("utf-8"))) <= COMMANDS.keys()


def test_parts_and_pictures_are_the_same_in_each_language():
    for name in {page.name.split(".")[0] for page in PAGES}:
        parts = {language: list(guides.parts(name, language)) for language in LANGUAGES}
        seen = {
            language: [(one.code, [file.replace(f".{language}.", ".") for file in one.pictures]) for one in of]
            for language, of in parts.items()
        }
        assert len({str(one) for one in seen.values()}) == 1, name
        assert all(
            file.count(f".{language}.") == 1 for language, of in parts.items() for one in of for file in one.pictures
        )


def test_pictures_are_of_a_telephone_and_light():
    named = {file for item in ready()[0].items for files in item.pictures.values() for file in files}
    assert named
    for file in named:
        picture = guides.picture(file)
        assert picture is not None
        assert picture.stat().st_size < MOST_BYTES, file
        with Image.open(picture) as shown:
            assert shown.width <= 720 < shown.height, file


def test_they_are_what_the_library_begins_with():
    first = ready()[0]
    assert (first.code, first.items[0].code) == ("guides", "guide-post")


def test_each_help_leads_to_a_part_and_each_part_is_led_to():
    there = {item.code for item in ready()[0].items}
    led_to = {role: {guide_for(view, role) for view in ("home", *HELPS)} for role in GUIDES}
    assert {role: found for role, found in led_to.items() if found != set(GUIDES[role])} == {}
    in_guides = {part.code for page in PAGES for part in guides.parts(page.name.split(".")[0], "kk")}
    assert in_guides <= set().union(*led_to.values()) <= there


@pytest.mark.parametrize(
    ("view", "role", "code"),
    [
        ("home", "chair", "guide-post"),
        ("check", "deputy", "guide-post"),
        ("page", "chair", "guide-count"),
        ("home", "specialist", "guide-start"),
        ("card", "specialist", "guide-review"),
        ("slot", "specialist", "guide-month"),
        ("report", "specialist", "guide-report"),
        ("digest", "specialist", "guide-digest"),
        ("digest", "press", "guide-regions"),
        ("report", "owner", "guide-official"),
        ("home", "public", None),
    ],
)
def test_it_is_the_part_about_this_screen(view, role, code):
    assert guide_for(view, role) == code
