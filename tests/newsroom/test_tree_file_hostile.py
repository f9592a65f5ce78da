"""Files that only somebody with bad intentions writes, or a program with a fault: told by line, and in no time."""

from __future__ import annotations

import pytest

from newsroom.union import tree_file, tree_shape
from newsroom.union.tree_section import TreeError
from tests.newsroom.test_linear_time import LONGEST_FILE, slow
from tests.newsroom.union.test_tree_file import EXAMPLE, GOOD

DEEP = [
    ("x = " + "[" * 5000, 1),
    ("\n\nx = " + "[" * 9 + "]" * 9, 3),
    ("x = [\n" * 5000, 9),
    ("x = " + "{a = " * 5000, 1),
    ("x = 1\n" + ".".join("a" * 5000) + " = 1", 2),
    ("[" + ".".join("a" * 5000) + "]", 1),
    ("[[" + " . ".join("a" * 5000) + "]]", 1),
    ("a = {" + '."b".'.join("a" * 5000) + " = 1}", 1),
    ("x = '''\n\n'''\n" + "[" * 5000, 4),
]


@pytest.mark.parametrize(("text", "line"), DEEP, ids=range(len(DEEP)))
def test_nesting_is_told_by_line(text, line):
    with pytest.raises(TreeError, match="is nested deeper than 8 brackets or dots") as told:
        tree_file.read(text)
    assert told.value.line == line


def test_brackets_and_dots_in_texts_and_comments_are_none():
    """Nor are many beside each other."""
    odd = "[" * 50 + "." * 50
    for written in (f'"{odd}"', f"'{odd}'", f'"""{odd}\n"{odd}"""', f"'''{odd}'{odd}'''", f'"\\"{odd}" # {odd}'):
        tree = tree_file.read(GOOD.replace('name_ru = "ВКО"', f"name_ru = {written}"))
        assert odd in tree.names["ru"]
    tree_file.read(GOOD.replace('["Достық"]', "[" + '"1.2.3.4.5.6.7.8.9.10", ' * 200 + "]"))


NUMBERS = ["9" * 5000, "0x" + "f" * 5000, "-" + "9" * 5000, "9_" * 2000 + "9", "0b" + "1" * 5000, "1." + "9" * 5000]


@pytest.mark.parametrize("number", NUMBERS, ids=range(len(NUMBERS)))
def test_a_number_of_thousands_of_digits(number):
    """Python refuses to read some of them, and to write others."""
    with pytest.raises(TreeError, match="has a number of more than 100 digits") as told:
        tree_file.read(GOOD.replace("members = 31208", f"members = {number}"))
    assert told.value.line == 7


@pytest.mark.parametrize("value", ["9" * 90, "0x" + "f" * 90, "1e308", "inf", "nan", "-" + "9" * 90, "1979-05-27"])
def test_a_number_that_is_none_of_ours(value):
    for field in ("members = 31208", 'code = "vko"', "followers = 714"):
        with pytest.raises(TreeError):
            tree_file.read(GOOD.replace(field, f"{field.split(' ')[0]} = {value}"))
    with pytest.raises(TreeError):
        tree_file.read(GOOD.replace('last_post = "2024-09"', f"last_post = {value if '-05-' not in value else 5.5}"))


def test_a_sign_that_no_database_keeps():
    with pytest.raises(TreeError, match="line 4, name_kk: has a sign in it that no database keeps"):
        tree_file.read(GOOD.replace("ШҚО", "Ш\\u0000ҚО"))


def test_a_file_that_is_too_long():
    with pytest.raises(TreeError, match="the file is longer than 262144 characters") as told:
        tree_file.read(GOOD + "# \n" * 100_000)
    assert told.value.line > 80_000
    tree_file.read(GOOD + "# \n" * 80_000)
    assert len(EXAMPLE) * 20 < tree_shape.LARGEST


def test_what_is_wrong_is_told_in_a_few_words():
    long = "ы" * 5000
    for wrong in (GOOD.replace('"vko"', f'"{long}"'), GOOD.replace('"vko"', f'["{long}"]'),
                  GOOD.replace("members", f'"{long}"'), GOOD.replace("31208", f'"{long}"')):  # fmt: skip
        with pytest.raises(TreeError) as told:
            tree_file.read(wrong)
        assert len(str(told.value)) < 700


HOSTILE = {
    "brackets": lambda size: "x = " + "[" * size,
    "flat brackets": lambda size: "x = [" + "[],\n" * (size // 4) + "]",
    "braces": lambda size: "x = [" + "{}," * (size // 3) + "]",
    "dots": lambda size: ".".join("a" * (size // 2)) + " = 1",
    "dotted keys": lambda size: "".join(f"a.b.c{n} = 1\n" for n in range(size // 12)),
    "headers": lambda size: "".join(f"[a{n}]\n" for n in range(size // 8)),
    "branches": lambda size: "[[branch]]\n" * (size // 11),
    "dotted headers": lambda size: "[[a.b.c.d.e]]\n" * (size // 14),
    "an empty name": lambda size: '"" = ' + " " * size + "1",
    "a name of spaces": lambda size: '" " = ' + " " * size + "1",
    "spaces before": lambda size: " " * size + '"" = 1',
    "a long name": lambda size: "a" * size + " = 1",
    "unclosed": lambda size: 'x = """' + 'a"' * (size // 2),
    "unclosed and escaped": lambda size: 'x = """' + '\\"""' * (size // 4) + "\\",
    "quotes": lambda size: '"' * size,
    "apostrophes": lambda size: "'" * size,
    "a backslash at the end": lambda size: ("x" * size) + '"\\',
    "comments": lambda size: "#" * size,
    "lines": lambda size: "\n" * size,
    "numbers": lambda size: "x = [" + "1," * (size // 2) + "]",
    "short numbers": lambda size: "x = [" + ("9" * 99 + ",") * (size // 100) + "]",
    "pages": lambda size: GOOD + "pages = [" + "".join(
        f'{{platform = "app", kind = "page", url = "{n}"}},' for n in range(size // 45)) + "]",
    "pages of one address": lambda size: GOOD.partition("[site")[0] + "".join(
        f'[[region.pages]]\nplatform = "aitu"\nkind = "page"\nurl = "{n}"\n' for n in range(size // 60))
        + '[[region.pages]]\nplatform = "aitu"\nkind = "page"\nurl = "1"\n',
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_four_times_as_much_takes_four_times_as_long(name):
    assert slow(tree_file.read, HOSTILE[name], LONGEST_FILE) is None
