"""Texts with values in them, from catalogues made here."""

from __future__ import annotations

import subprocess
import sys

import pytest

from locales import LANGUAGES, Words, later, words_for
from locales.catalogue import FOLDER, BrokenCatalogue, load, path_of
from locales.language import MANNERS
from tests.timing import is_done_in

TEXTS = {
    "kk": """
msgid "Hello, {name}!"
msgstr "Сәлеметсіз бе, {name}!"

msgid "<b>{name}</b> sent {what}"
msgstr "<b>{name}</b>: {what}"

msgctxt "button"
msgid "Post"
msgstr "Жіберу"

msgid "Post"
msgstr "Материал"

msgid "{number} post from {place}"
msgid_plural "{number} posts from {place}"
msgstr[0] "{place}: {number} материал"
msgstr[1] "{place}: {number} материал"
""",
    "ru": """
msgid "Hello, {name}!"
msgstr "Здравствуйте, {name}!"

msgid "<b>{name}</b> sent {what}"
msgstr "<b>{name}</b>: {what}"

msgctxt "button"
msgid "Post"
msgstr "Отправить"

msgid "Post"
msgstr "Материал"

msgid "{number} post from {place}"
msgid_plural "{number} posts from {place}"
msgstr[0] "{place}: {number} материал"
msgstr[1] "{place}: {number} материала"
msgstr[2] "{place}: {number} материалов"
""",
}


def po(language, body):
    header = f'"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {MANNERS[language].plural}\\n"\n'
    return f'msgid ""\nmsgstr ""\n{header}{body}'


def made(folder, language, body):
    path = path_of(language, folder)
    path.parent.mkdir(parents=True)
    path.write_text(po(language, body), encoding="utf-8")
    return Words(language, load(language, folder))


@pytest.fixture
def kk(tmp_path):
    return made(tmp_path, "kk", TEXTS["kk"])


@pytest.fixture
def ru(tmp_path):
    return made(tmp_path, "ru", TEXTS["ru"])


INEXACT = [
    ((1,), "1 материал"), ((22,), "22 материала"), ((25,), "25 материалов"), ((21, "over"), "более 21 материала"),
    ((11, "over"), "более 11 материалов"), ((22, "about"), "около 22 материалов"), ((2, "up_to"), "до 2 материалов"),
    ((2, "range", 2, 3), "2–3 материала"), ((6, "range", 5, 7), "5–7 материалов"),
    ((6200, "rounded"), "6,2\u00a0тыс. материалов"),
]  # fmt: skip


def test_a_noun_behind_an_inexact_figure(kk, ru):
    """«более 21» takes another form of it than 21 does, and a range that of its second number."""
    post = "{number} post from {place}", "{number} posts from {place}"
    for told, said in INEXACT:
        assert ru.many_inexact(*post, *told, place="Риддер") == f"Риддер: {said}"
    assert kk.many_inexact(*post, 90, "over", place="Риддер") == "Риддер: 90-нан астам материал"


def test_a_text_with_a_value(kk, ru):
    assert kk("Hello, {name}!", name="Айгүл") == "Сәлеметсіз бе, Айгүл!"
    assert ru("Hello, {name}!", name="Айгүл") == "Здравствуйте, Айгүл!"


def test_what_a_person_wrote_is_never_read_as_a_placeholder(kk):
    assert kk("Hello, {name}!", name="{other}") == "Сәлеметсіз бе, {other}!"


def test_a_value_that_is_missing_or_no_text_is_an_error(kk):
    with pytest.raises(KeyError, match="was given no name"):
        kk("Hello, {name}!")
    with pytest.raises(TypeError, match="put it into words first"):
        kk("Hello, {name}!", name=None)


def test_a_context_tells_a_button_from_a_thing(kk, ru):
    assert (kk("Post"), kk.in_context("button", "Post")) == ("Материал", "Жіберу")
    assert (ru("Post"), ru.in_context("button", "Post")) == ("Материал", "Отправить")


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, "0 материалов"),
        (1, "1 материал"),
        (2, "2 материала"),
        (5, "5 материалов"),
        (11, "11 материалов"),
        (12, "12 материалов"),
        (21, "21 материал"),
        (22, "22 материала"),
        (111, "111 материалов"),
        (-1, "-1 материал"),
        (6200, "6\xa0200 материалов"),
    ],
)
def test_russian_has_three_forms(ru, number, told):
    made = ru.many("{number} post from {place}", "{number} posts from {place}", number, place="Риддер")
    assert made == f"Риддер: {told}"


@pytest.mark.parametrize(("number", "told"), [(0, "0"), (1, "1"), (5, "5"), (6200, "6\xa0200")])
def test_kazakh_stays_singular(kk, number, told):
    made = kk.many("{number} post from {place}", "{number} posts from {place}", number, place="Риддер")
    assert made == f"Риддер: {told} материал"


def test_values_in_html_are_escaped_and_the_text_is_not(ru):
    made = ru.html("<b>{name}</b> sent {what}", name="A & <i>B</i>", what='"C"')
    assert made == "<b>A &amp; &lt;i&gt;B&lt;/i&gt;</b>: &quot;C&quot;"
    many = ru.many_html("{number} post from {place}", "{number} posts from {place}", 2, place="A < B")
    assert many == "A &lt; B: 2 материала"


def test_what_has_no_translation_shows_in_english(kk):
    assert kk("Not there: {what}", what="A") == "Not there: A"
    assert kk.many("{number} thing", "{number} things", 2) == "2 things"


def test_the_catalogues_that_are_kept_load_once():
    for language in LANGUAGES:
        assert words_for(language).language == language
        assert words_for(language) is words_for(language)


def test_later_only_marks():
    assert later("Live") == "Live"


def test_half_a_catalogue_is_an_error(tmp_path):
    with pytest.raises(BrokenCatalogue, match="kk catalogue cannot be read"):
        made(tmp_path, "kk", "<<<<<<< ours\n" + TEXTS["kk"])


def test_a_thousand_texts_load_quickly(tmp_path):
    """Generously: a tenth of a second is the aim, and the machine may be busy."""
    body = "\n".join(f'msgid "Text number {n} of many"\nmsgstr "Көп мәтіннің {n}-мәтіні"\n' for n in range(1000))
    made(tmp_path, "kk", body)
    assert is_done_in(0.5, lambda: load("kk", tmp_path))


def test_at_work_nothing_of_the_upkeep_is_imported():
    """The bot starts without the reader of code and the rules of style."""
    heavy = "{'locales.check', 'locales.extract', 'locales.manners', 'locales.style', 'locales.update'}"
    code = f"import sys, locales; sys.exit(len({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=FOLDER.parent).returncode == 0  # noqa: S603
