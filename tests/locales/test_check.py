"""Every fault that `python -m locales check` must see."""

from __future__ import annotations

import pytest

from locales import style
from locales.__main__ import main
from locales.check import check
from locales.glossary import missing, remarks

PO = "locales/ru/LC_MESSAGES/tilshi.po"


@pytest.fixture
def right(tree):
    """Nothing wrong yet."""
    tree.code("screens/home.py", 'words("Post, {name}")\nwords.many("{number} post", "{number} posts", n)')
    tree.update()
    tree.translate("Post, {name}", "Материал, {name}", "Материал, {name}")
    tree.translate(
        ("{number} post", "{number} posts"),
        ("{number} материал",) * 2,
        ("{number} материал", "{number} материала", "{number} материалов"),
    )
    assert check(tree.place) == []
    return tree


def test_no_texts_at_all_are_right(tree):
    tree.update()
    assert check(tree.place) == []
    assert list(remarks(tree.place)) == []


def test_nothing_there(tree):
    assert check(tree.place) == [
        "locales/tilshi.pot: not as the code is: run `make messages`",
        "locales/kk/LC_MESSAGES/tilshi.po: not there: run `make messages`",
        "locales/ru/LC_MESSAGES/tilshi.po: not there: run `make messages`",
    ]
    assert list(remarks(tree.place)) == []


def test_a_text_that_is_new_and_one_that_is_gone(right):
    right.code("screens/home.py", 'words("Help")\nwords.many("{number} post", "{number} posts", n)')
    told = check(right.place)
    assert "locales/tilshi.pot: not as the code is: run `make messages`" in told
    assert f"{PO}: «Help»: missing: run `make messages`" in told
    assert f"{PO}:10: «Post, {{name}}»: no longer in the code: run `make messages`" in told
    assert len(told) == 5


def test_another_plural_in_the_code(right):
    right.code("screens/home.py", 'words("Post, {name}")\nwords.many("{number} post", "{number} of them", n)')
    assert f"{PO}:13: «{{number}} post»: the plural in the code is another: run `make messages`" in check(right.place)


def test_faults_of_the_code_come_alone(right):
    right.code("screens/home.py", 'words(f"{name}")')
    (told,) = check(right.place)
    assert told.startswith("screens/home.py:1: a text put together")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"Материал, {name}"', '""', ["no translation"]),
        ('msgid "Post', '#, fuzzy\nmsgid "Post', ["marked fuzzy"]),
        ('msgstr[2] "{number} материалов"\n', "", ["a plural form is missing; 3 are needed"]),
        ('"{number} материалов"', '""', ["a plural form is missing; 3 are needed"]),
        ("Материал, {name}", "Материал, {nmae}", ["other placeholders"]),
        ("Материал, {name}", "Материал, {name", ["expected '}'"]),
        ("Материал, {name}", "Материал, {name!r}", ["a name in braces"]),
        ('{number} материал"', 'Один материал"', ["other placeholders"]),
        ("Материал, {name}", "<b>Материал</b>, {name}", ["other tags"]),
        ("Материал, {name}", "Материал, {name} ", ["other white space"]),
        ("Материал, {name}", "\\nМатериал, {name}", ["other white space"]),
        ("Материал, {name}", "Материал... {name}", ["three dots"]),
        ("Материал, {name}", 'Материал \\"{name}\\"', ["straight quotation mark"]),
        ("Материал, {name}", "Материал,  {name}", ["two spaces"]),
        ("Материал, {name}", "Mатериал, {name}", ["M is not a Cyrillic letter"]),
        ("Материал, {name}", "Mатериал,  {nmae}", ["other placeholders", "two spaces", "M is not a Cyrillic letter"]),
        ("nplurals=3", "nplurals=2", ["the header has another plural"]),
        ('msgid "Post', '<<<<<<< ours\nmsgid "Post', ["cannot be read"]),
    ],
)
def test_faults_of_a_translation(right, old, new, told):
    right.change("ru", old, new)
    lines = check(right.place)
    assert all(line.startswith(PO) for line in lines)
    assert [expected for expected, line in zip(told, lines, strict=True) if expected not in line] == []


def test_a_file_that_cannot_be_read_is_told_by_the_command(right, capsys):
    right.change("ru", 'msgid "Post', '<<<<<<< ours\nmsgid "Post')
    assert main(["update"], right.place) == 1
    assert "the ru catalogue cannot be read" in capsys.readouterr().out


def test_tags_may_change_places(tree):
    tree.code("screens/home.py", "words.html('<b>{a}</b> of <a href=\"{link}\">{b}</a>', a=a, b=b, link=link)")
    tree.update()
    turned = '<a href="{link}">{b}</a>: <b>{a}</b>'
    tree.translate('<b>{a}</b> of <a href="{link}">{b}</a>', turned, turned)
    assert check(tree.place) == []


def test_a_context_is_checked_by_itself(tree):
    tree.code("screens/home.py", 'words("Post"); words.in_context("button", "Post")')
    tree.update()
    tree.translate("Post", "Материал", "Материал")
    assert [line.split(": ", 1)[1] for line in check(tree.place)] == ["«Post»: no translation"] * 2


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Сіздің материалыңыз…", ""),
        ("«Bilim kasipodagy» қосымшасы", ""),
        ("Telegram-канал, QR-код, PDF-файл", ""),
        ("{hour}:{minute} {x}мың", ""),
        ("<code>a</code>: код", "<code>a</code>: code"),
        ("II тоқсан, IX съезд, I жартыжылдық", ""),
        ("Вариант A", "Variant A"),
        ('<a href="{link}">Мында</a>', ""),
        ("Бір.\n\nЕкі.", ""),
        ("6 200 адам, 3–5 күн", ""),
    ],
)
def test_texts_as_they_should_be(text, source):
    assert list(style.faults(text, source)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Мaтериал", "«Мaтериал»: a is not a Cyrillic letter"),
        ("cообщение", "«cообщение»: c is not a Cyrillic letter"),
        ("əлеуметтік", "«əлеуметтік»: ə is not a Cyrillic letter"),
        ("кeңec", "«кeңec»: e, e, c is not a Cyrillic letter"),
        ("Сiздің", "«Сiздің»: i is not a Cyrillic letter"),
        ("материал c фото", "«c» is written in Latin letters"),
        ("Ho это так", "«Ho» is written in Latin letters"),
        ("<b>Мaтериал</b>", "«Мaтериал»: a is not a Cyrillic letter"),
        ("Пайдалы\tкеңес", "a tabulator"),
        ("6\u202f200", "a narrow no-break space: write U+00A0"),
        ("мои\u0306", "letters in two pieces (not NFC): й or ё from some keyboards"),
    ],
)
def test_texts_that_only_look_right(text, told):
    assert told in list(style.faults(text, ""))


GLOSSARY = {"branch chair": {"ru": ["председател", "филиал"]}, "branch": {"ru": ["филиал"]}}


@pytest.mark.parametrize(
    ("source", "form", "wanted"),
    [
        ("Branches", "Филиалы", []),
        ("Branches", "Отделения", ["филиал"]),
        ("A branch chair", "Председателю филиала", []),
        ("A branch chair", "Руководитель", ["председател филиал"]),
        ("A branch", "", []),
        ("Branching out", "Разное", []),
    ],
)
def test_the_unions_words(source, form, wanted):
    assert list(missing(GLOSSARY, "ru", source, form)) == wanted
