"""What a language's folder tells of it, and what is wrong with one that tells too little."""

from __future__ import annotations

from dataclasses import replace

import pytest

from locales import LANGUAGES, language_for, own_name, words_for
from locales.figures import LAST_WORDS
from locales.language import HERE, MANNERS, BrokenLanguage, manners_in
from locales.manners import faults
from locales.place import Place
from tests.third_language import MANNER, THIRD, run

RUSSIAN = MANNERS["ru"]


def manners_with(folder, code, text):
    (folder / code).mkdir()
    (folder / code / "language.toml").write_text(text, encoding="utf-8")
    return dict(manners_in(folder))


def test_kazakh_stands_first():
    assert LANGUAGES == ("kk", "ru")
    assert [own_name(language) for language in LANGUAGES] == ["Қазақша", "Русский"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_those_that_are_kept(language):
    assert list(faults(language, MANNERS[language])) == []


@pytest.mark.parametrize(
    ("codes", "language"),
    [
        ((), "kk"), ((None,), "kk"), (("",), "kk"), (("en", "de"), "kk"), (("ru-RU",), "kk"), (("rus",), "kk"),
        (("ru",), "ru"), (("en", "ru", "kk"), "ru"), ((None, "", "ru"), "ru"),
    ],
)  # fmt: skip
def test_the_first_that_is_spoken(codes, language):
    assert language_for(*codes) == language


def test_how_a_language_is_named_in_a_sentence():
    assert [words_for("kk").written_in(language) for language in LANGUAGES] == ["қазақша", "орысша"]
    assert [words_for("ru").written_in(language) for language in LANGUAGES] == ["на казахском", "на русском"]


def test_a_folder_without_a_language_is_no_language(tmp_path):
    (tmp_path / "__pycache__").mkdir()
    assert manners_with(tmp_path, THIRD, MANNER)[THIRD].forms == 2


@pytest.mark.parametrize(
    ("code", "text", "complaint"),
    [
        ("kir", MANNER, "kir: a language is called by its two letters"),
        ("KY", MANNER, "KY: a language is called by its two letters"),
        ("ky", MANNER.replace('year = "{year}-жыл"\n', ""), "missing 1 required positional argument: 'year'"),
        ("ky", MANNER.replace("letters =", "leters ="), "unexpected keyword argument 'leters'"),
        ("ky", MANNER.replace("[inexact]", "[inexact"), "at line"),
    ],
)
def test_a_file_that_tells_too_little_is_told_by_name(tmp_path, code, text, complaint):
    with pytest.raises(BrokenLanguage, match=complaint) as broken:
        manners_with(tmp_path, code, text)
    assert str(tmp_path / code) in str(broken.value)


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"plural": "nplurals=3"}, "plural: «nplurals=3» is no «nplurals=…; plural=…;»"),
        ({"near": ("завтра", "сегодня")}, "near: three are needed"),
        ({"thousands": ("тыс.",)}, "thousands: three are needed"),
        ({"in_year": "{year}"}, "in_year: «{year}» needs {rest}, {year} and nothing else"),
        ({"year": "{year} {rest}"}, "year: «{year} {rest}» needs {year} and nothing else"),
        ({"year": "{year"}, "year: «{year» needs {year} and nothing else"),
        ({"inexact": {**RUSSIAN.inexact, "over": "более"}}, "inexact, over: «более» needs {value} and nothing else"),
        ({"inexact": {"about": "{value}", "over": "{value}"}}, "inexact, up_to: is missing"),
        (
            {"inexact": {**RUSSIAN.inexact, "over": "{value}-{ending}"}},
            "inexact, over: «{value}-{ending}» needs {value} and nothing else",
        ),
        ({"endings": {"нан": (10, 90)}}, f"endings: each of {', '.join(map(str, LAST_WORDS))} needs one"),
        ({"written_in": {"kk": "на казахском"}}, "written_in, other: is missing"),
    ],
)
def test_what_a_reader_would_have_met(changed, complaint):
    assert list(faults("ru", replace(RUSSIAN, **changed))) == [complaint]


def test_a_language_that_cldr_does_not_know():
    assert list(faults("qq", RUSSIAN)) == ["CLDR does not know this language, by which dates and figures are written"]


def test_a_folder_elsewhere_must_have_a_language(tmp_path):
    told = run(tmp_path, "-c", "import locales")
    assert told.returncode == 1
    assert f"{tmp_path}: no folder here tells of a language" in told.stderr


def test_what_lies_elsewhere_is_named_in_full(tmp_path):
    assert Place().name(HERE / "kk") == "locales/kk"
    assert Place().name(tmp_path) == tmp_path.as_posix()
