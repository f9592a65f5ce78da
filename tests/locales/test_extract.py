"""Which texts are found in code, and which are refused."""

from __future__ import annotations

import pytest

from locales.extract import template_of


def found(tree, source):
    tree.code("screens/home.py", source)
    catalogue, faults = template_of(tree.place)
    return [(m.context, m.id) if m.context else m.id for m in catalogue if m.id], faults


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('words("Post")', ["Post"]),
        ('self.words("Post")', ["Post"]),
        ('reader.words("Hello, {name}!", name=name)', ["Hello, {name}!"]),
        ('words_for(language)("Post")', ["Post"]),
        ('words("A long "\n      "text")', ["A long text"]),
        ('words("Sent" if sent else "Kept")', ["Sent", "Kept"]),
        ('words.html("<b>{name}</b>", name=name)', ["<b>{name}</b>"]),
        ('words.in_context("button", "Post")', [("button", "Post")]),
        ('words.many("{number} post", "{number} posts", n)', [("{number} post", "{number} posts")]),
        ('words.many_html("<b>{number}</b> a", "<b>{number}</b> b", n)', [("<b>{number}</b> a", "<b>{number}</b> b")]),
        ('TABLE = {"live": later("Live"), "tips": locales.later("Tips")}', ["Live", "Tips"]),
        ('words_for("kk").in_context("button", "Post")', [("button", "Post")]),
        ("words(TABLE[code])", []),
        ("words.html(text)", []),
        ("words()", []),
        ('words.date(day); words.list(["A", "B"])', []),
        ('other("Post"); other.in_context("a", "b"); swords("Post"); [words][0]("Post")', []),
        ('words("Second"); words("First"); words("Second")', ["Second", "First"]),
    ],
)
def test_texts_in_code(tree, source, texts):
    assert found(tree, source) == (texts, [])


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ('words(f"Hello, {name}")', "put together here"),
        ('later("Hello, " + name)', "put together here"),
        ('words("Hello, %s" % name)', "put together here"),
        ("words.many(one, other, n)", "not variables"),
        ('words.in_context(context, "Post")', "not variables"),
        ('words.in_context("button", "Sent" if sent else "Kept")', "not variables"),
        ('words("")', "an empty text"),
        ('words("{")', "Single '{'"),
        ('words("{0}")', "a name in braces"),
        ('words("{a.b}")', "a name in braces"),
        ('words("{share:.1f}")', "a name in braces"),
        ('words.many("One post", "{number} posts", n)', "its plural has other placeholders"),
        ('words.many("{number} a", "{number} b", n); words.many("{number} a", "{number} c", n)', "another plural"),
    ],
)
def test_texts_that_cannot_be_taken(tree, source, fault):
    _, (told,) = found(tree, source)
    assert told.startswith("screens/home.py:1: ")
    assert fault in told


def test_files_are_read_in_order_and_rooms_that_are_not_there_are_not_missed(tree):
    tree.code("screens/zoo.py", 'words("C")\nwords("A")')
    tree.code("screens/deep/er.py", 'words("B")')
    tree.code("screens/ant.py", 'words("D")')
    tree.code("elsewhere/ant.py", 'words("E")')
    catalogue, faults = template_of(tree.place)
    assert [message.id for message in catalogue] == ["", "D", "B", "C", "A"]
    assert faults == []
