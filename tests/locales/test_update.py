"""The files that `python -m locales update` writes."""

from __future__ import annotations

import pytest

from locales.__main__ import main
from locales.update import FaultsInCode

RUSSIAN = """\
# Tilshi in Russian
msgid ""
msgstr ""
"Language: ru\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "Post"
msgstr ""

msgid "{number} post"
msgid_plural "{number} posts"
msgstr[0] ""
msgstr[1] ""
msgstr[2] ""
"""  # noqa: E501


def test_the_files_say_wording_only(tree):
    tree.code("screens/home.py", 'words("Post")\nwords("Post")\nwords.many("{number} post", "{number} posts", n)')
    tree.code("bot/edge.py", 'words("Post")')
    assert tree.update() == []
    assert tree.text("ru") == RUSSIAN
    assert "nplurals=2; plural=(n != 1);" in tree.text("kk")
    assert tree.text("kk").count("msgstr[") == 2
    assert "Plural-Forms" not in tree.place.template.read_text(encoding="utf-8")


def test_a_second_time_and_moved_lines_and_files_change_nothing(tree):
    tree.code("screens/home.py", 'words("Post")\nwords("50 % of it")\nwords("{name}")')
    tree.update()
    before = tree.text("kk"), tree.text("ru"), tree.place.template.read_text()
    tree.code("screens/home.py", '\n\n# a line\nwords("{name}")\n\nwords("50 % of it")')
    tree.code("screens/home/chair.py", 'words("Post")')
    assert tree.update() == []
    assert (tree.text("kk"), tree.text("ru"), tree.place.template.read_text()) == before
    assert "#," not in before[0]


def test_translations_stay_with_their_comments_and_marks(tree):
    tree.code("screens/home.py", 'words("Post"); words("Help")')
    tree.update()
    tree.translate("Post", "Материал", "Материал")
    tree.change("ru", 'msgid "Post"', '# on a button\n#, fuzzy\nmsgid "Post"')
    tree.code("screens/home.py", 'words("Help"); words("News"); words("Post")')
    tree.update()
    assert '# on a button\n#, fuzzy\nmsgid "Post"\nmsgstr "Материал"\n' in tree.text("ru")
    assert 'msgid "News"\nmsgstr ""' in tree.text("ru")


def test_a_similar_text_does_not_inherit_and_the_lost_one_is_told(tree):
    tree.code("screens/home.py", 'words("Send a post")')
    tree.update()
    tree.translate("Send a post", "Материал жіберу", "Отправить материал")
    tree.code("screens/home.py", 'words("Send the post")')
    told = tree.update()
    assert told[1] == "locales/ru/LC_MESSAGES/tilshi.po: «Send a post» is gone, and with it «Отправить материал»"
    assert "Отправить" not in tree.text("ru")
    assert "#~" not in tree.text("ru")


def test_a_text_that_gets_a_plural_is_translated_anew(tree):
    tree.code("screens/home.py", 'words("{number} post", number=n)')
    tree.update()
    tree.translate("{number} post", "{number} материал", "{number} материал")
    tree.code("screens/home.py", 'words.many("{number} post", "{number} posts", n)')
    tree.update()
    assert 'msgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""' in tree.text("ru")


def test_long_texts_stay_on_their_line_and_paragraphs_are_kept(tree):
    tree.code("screens/home.py", f'words("{"long " * 60}end"); words("One.\\n\\nTwo.")')
    tree.update()
    assert f'msgid "{"long " * 60}end"\n' in tree.text("ru")
    assert 'msgid ""\n"One.\\n"\n"\\n"\n"Two."\n' in tree.text("ru")


def test_nothing_is_written_while_the_code_has_faults(tree):
    tree.code("screens/home.py", 'words("Post")')
    tree.update()
    tree.translate("Post", "Материал", "Материал")
    tree.code("screens/home.py", 'words(f"Post")')
    with pytest.raises(FaultsInCode) as stopped:
        tree.update()
    assert [line[:17] for line in stopped.value.lines] == ["screens/home.py:1", "nothing was writt"]
    assert "Материал" in tree.text("ru")


def test_the_command(tree, capsys):
    tree.code("screens/home.py", 'words("Branch chair")')
    assert main(["check"], tree.place) == 1
    assert main(["update"], tree.place) == 0
    capsys.readouterr()
    assert main(["check"], tree.place) == 1
    assert "«Branch chair»: no translation" in capsys.readouterr().out
    tree.translate("Branch chair", "Филиал төрағасы", "Руководитель филиала")
    assert main(["check"], tree.place) == 0
    assert "«Руководитель филиала»: where is «председател филиал»? (a remark)" in capsys.readouterr().out
    tree.code("screens/home.py", 'words("One.\\n\\nTwo.")')
    assert main(["check"], tree.place) == 1
    assert "«One.⏎⏎Two.»: missing" in capsys.readouterr().out
    tree.code("screens/home.py", "words(")
    assert main(["check"], tree.place) == 1
    tree.code("screens/home.py", 'words(f"{x}")')
    assert main(["update"], tree.place) == 1
