"""The words that people type are data by language: complete, of one meaning, and enough for a third language."""

from __future__ import annotations

import shutil
import tomllib

import pytest

from locales import LANGUAGES
from locales.catalogue import FOLDER
from locales.typed import NAME, words
from newsroom.values.folding import fold
from newsroom.values.typed import LONGEST_PHRASE, lexicon

NUMBERED = {"day": range(-2, 3), "month": range(1, 13), "weekday": range(1, 8), "small": range(1, 11),
            "none": range(1)}  # fmt: skip
NAMED = {"beside": ("year", "hour", "minute", "filler", "ending", "noun"), "amount": ("about", "over", "up_to"),
         "question": ("word",), "span": ("from", "until"), "whose": ("own", "repost"), "pass": ("on",),
         "counting": ("closed", "unseen", "later", "same"),
         "topic": ("photo", "count", "change", "language", "people", "out", "send")}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_kind_of_word(language):
    table = tomllib.loads((FOLDER / language / NAME).read_text("utf-8"))
    assert set(table) == {*NUMBERED, *NAMED, "times"}
    for kind, meanings in NUMBERED.items():
        assert list(table[kind]) == [str(number) for number in meanings], kind
    for kind, named in NAMED.items():
        assert tuple(table[kind]) == named, kind
    assert list(table["times"]) == ["1000", "1000000"]
    for kind in (*NUMBERED, *NAMED, "times"):
        for meaning, forms in table[kind].items():
            assert forms, f"{kind} {meaning}"
            assert len(forms) == len({fold(form) for form in forms}), f"{kind} {meaning}: a form stands there twice"


def test_no_word_means_two_things_where_one_of_them_is_asked_for():
    """Neither within a language nor across them; «ср» is Wednesday in both."""
    assert words(fold)["weekday"]["ср"] == "3"
    for kinds in (("amount", "times", "small", "beside"), ("day", "month", "weekday", "beside")):
        lexicon(kinds)


def test_what_the_reader_of_answers_relies_on():
    """An ending is no word by itself, and a phrase is no longer than it looks ahead."""
    merged = words(fold)
    endings = {word for word, meaning in merged["beside"].items() if meaning == "ending"}
    others = [(word, kind) for kind, known in merged.items() for word in known if known[word] != "ending"]
    assert [word for word, _ in others if word in endings] == []
    assert max(len(word.split()) for word, _ in others) == LONGEST_PHRASE


@pytest.fixture
def folder(tmp_path):
    """A third language beside ours: the two words of it that a test needs."""
    shutil.copy(FOLDER / NAME, tmp_path / NAME)
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
        shutil.copy(FOLDER / language / NAME, tmp_path / language / NAME)
    (tmp_path / "third").mkdir()
    return tmp_path


def test_a_third_language_is_one_more_file(folder):
    (folder / "third" / NAME).write_text('[day]\n0 = ["Bügün"]\n[month]\n5 = ["may"]\n', "utf-8")
    merged = words(str.lower, folder, (*LANGUAGES, "third"))
    assert (merged["day"]["bügün"], merged["day"]["бүгін"], merged["month"]["may"]) == ("0", "0", "5")


def test_a_word_that_another_language_uses_otherwise_is_told(folder):
    (folder / "third" / NAME).write_text('[day]\n1 = ["кеше"]\n', "utf-8")
    with pytest.raises(ValueError, match="“кеше” means two things: -1 and 1"):
        words(fold, folder, (*LANGUAGES, "third"))
