"""What happens to text on arrival, and how its length is counted."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.errors import Refusal
from simulator.text import clean, is_blank, utf16_length, utf16_slice


def one(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("text", "length"),
    [("", 0), ("abc", 3), ("Қазақ", 5), ("👍", 2), ("a👍қ", 4), ("👩‍👩‍👧", 8), ("\ud83d", 1)],
)
def test_length(text: str, length: int) -> None:
    assert utf16_length(text) == length


@pytest.mark.parametrize(
    ("text", "offset", "length", "expected"),
    [
        ("Сәлем", 1, 3, "әле"),
        ("👍қ👎", 2, 1, "қ"),
        ("👍қ👎", 3, 2, "👎"),
        ("👍", 0, 9, "👍"),
        ("👍", 0, 1, "\ud83d"),
    ],
)
def test_slice(text: str, offset: int, length: int, expected: str) -> None:
    assert utf16_slice(text, offset, length) == expected


@given(st.text(), st.text(), st.text())
def test_slice_is_what_was_put_in(before: str, middle: str, after: str) -> None:
    text = before + middle + after
    assert utf16_slice(text, utf16_length(before), utf16_length(middle)) == middle


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Сәлем", "Сәлем"),
        (" \n Сәлем \n ", "Сәлем"),
        ("\tа\x00б\x1fв", "а б в"),
        ("а\r\nб\r", "а\nб"),
        ("а\u2028б\u202eв", "абв"),
        ("z\u0333\u033f\u030a", "z"),
        ("\u200f\u200e\u200fа\u200e", "\u200c\u200c\u200fа\u200e"),
        ("\u00a0а\u00a0", "\u00a0а\u00a0"),
        (" \n\r\t ", ""),
        ("", ""),
    ],
)
def test_text(text: str, expected: str) -> None:
    assert clean(text, []) == (expected, [])


@pytest.mark.parametrize(("text", "blank"), [("", True), (" \u200b\u2800\ufeff", True), ("\u200bа", False)])
def test_blank(text: str, blank: bool) -> None:
    assert is_blank(text) is blank


PLACED: list[tuple[str, list[dict[str, Any]], str, list[dict[str, Any]]]] = [
    # White space goes from both ends, but the front is never cut into an entity.
    ("  Сәлем  ", [one("bold", 2, 5)], "Сәлем", [one("bold", 0, 5)]),
    ("  Сәлем  ", [one("bold", 1, 8)], " Сәлем", [one("bold", 0, 6)]),
    ("а  ", [one("bold", 1, 2)], "а", []),
    ("а  ", [one("bold", 0, 3), one("url", 0, 1)], "а", [one("bold", 0, 1)]),
    # Carriage returns vanish from under the entities.
    ("\rа\r\nб", [one("bold", 1, 2), one("italic", 4, 1)], "а\nб", [one("bold", 0, 1), one("italic", 2, 1)]),
    ("а\rб", [one("bold", 1, 1)], "аб", []),
    ("👍\r👎б", [one("bold", 3, 2)], "👍👎б", [one("bold", 2, 2)]),
    # Empty ones go, even far outside the text.
    ("аб", [one("bold", 0, 0), one("italic", 99, 0)], "аб", []),
    # Touching and crossing styles of a kind are joined, others are cut where the next begins.
    ("абвг", [one("bold", 2, 2), one("bold", 0, 2)], "абвг", [one("bold", 0, 4)]),
    ("абвг", [one("bold", 0, 3), one("bold", 1, 3)], "абвг", [one("bold", 0, 4)]),
    (
        "абвг",
        [one("bold", 0, 4), one("italic", 1, 2)],
        "абвг",
        [one("bold", 0, 1), one("bold", 1, 3), one("italic", 1, 2)],
    ),
    ("абвг", [one("italic", 0, 4), one("bold", 0, 4)], "абвг", [one("bold", 0, 4), one("italic", 0, 4)]),
    (
        "абвг",
        [one("bold", 0, 4), one("code", 1, 2)],
        "абвг",
        [one("bold", 0, 1), one("code", 1, 2), one("bold", 3, 1)],
    ),
    ("абвг", [one("code", 0, 3), one("pre", 2, 2)], "абвг", [one("code", 0, 3)]),
    ("абвг", [one("blockquote", 0, 2), one("code", 1, 2)], "абвг", [one("blockquote", 0, 2)]),
    (
        "абвг",
        [one("code", 1, 2), one("blockquote", 0, 4)],
        "абвг",
        [one("blockquote", 0, 4), one("code", 1, 2)],
    ),
    ("а", [one("blockquote", 0, 1), one("expandable_blockquote", 0, 1)], "а", [one("blockquote", 0, 1)]),
    # Links are rewritten; a link to a user is a mention.
    (
        "а",
        [one("text_link", 0, 1, url="EXAMPLE.kz")],
        "а",
        [one("text_link", 0, 1, url="http://example.kz/")],
    ),
    (
        "а",
        [one("text_link", 0, 1, url="tg://user?id=9")],
        "а",
        [one("text_mention", 0, 1, user={"id": 9})],
    ),
    ("а", [one("date_time", 0, 1, unix_time=0)], "а", []),
    (
        "а",
        [one("date_time", 0, 1, unix_time=9, date_time_format="tw")],
        "а",
        [one("date_time", 0, 1, unix_time=9, date_time_format="wt")],
    ),
    # What Telegram finds by itself it does not take from anyone.
    ("@name #t", [one("mention", 0, 5), one("hashtag", 6, 2)], "@name #t", []),
]


@pytest.mark.parametrize(("text", "entities", "expected", "placed"), PLACED)
def test_entities(text: str, entities: list[dict[str, Any]], expected: str, placed: list[dict[str, Any]]) -> None:
    before = [dict(entity) for entity in entities]
    assert clean(text, entities) == (expected, placed)
    assert entities == before
    assert clean(expected, placed) == (expected, placed)


REFUSALS: list[tuple[str, list[dict[str, Any]], str]] = [
    ("аб", [one("bold", 3, 1)], "entity begins after the end of the text at UTF-16 offset 3"),
    (
        "аб",
        [one("bold", 1, 2)],
        "entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 3",
    ),
    (
        "аб",
        [one("bold", 2, 1)],
        "entity beginning at UTF-16 offset 2 ends after the end of the text at UTF-16 offset 3",
    ),
    (
        "аб",
        [one("blockquote", 0, 9), one("code", 1, 4)],
        "entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 5",
    ),
    ("қ👍", [one("bold", 2, 1)], "entity begins in a middle of a UTF-16 symbol at byte offset 6"),
    (
        "қ👍",
        [one("bold", 0, 2)],
        "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 6",
    ),
    ("а", [one("bold", -1, 1)], "receive an entity with incorrect offset -1"),
    ("а", [one("bold", 0, -1)], "receive an entity with incorrect length -1"),
    ("а", [one("bold", 0, 1000001)], "receive an entity with incorrect length 1000001"),
    ("а", [one("text_link", 0, 1, url="not-a-url")], "entity URL 'not-a-url' is invalid: Wrong HTTP URL"),
    ("а", [one("text_link", 0, 1, url="")], "entity URL '' is invalid: URL host is empty"),
    (
        "а",
        [one("text_link", 0, 1, url="ftp://a.kz")],
        "entity URL 'ftp://a.kz' is invalid: Unsupported URL protocol",
    ),
    (
        "а",
        [one("custom_emoji", 0, 1, custom_emoji_id="x")],
        "invalid custom emoji identifier specified",
    ),
    ("\ud83d", [], "strings must be encoded in UTF-8"),
]


@pytest.mark.parametrize(("text", "entities", "words"), REFUSALS)
def test_refusals(text: str, entities: list[dict[str, Any]], words: str) -> None:
    with pytest.raises(Refusal) as caught:
        clean(text, entities)
    assert (caught.value.code, caught.value.description) == (400, f"Bad Request: {words}")


def test_no_more_than_a_hundred() -> None:
    text = "аб" * 150
    bold = [one("bold", 2 * index, 1) for index in range(120)]
    assert clean(text, bold) == (text, bold[:100])
    links = [one("text_link", 2 * index, 1, url="http://a.kz/") for index in range(60)]
    placed = clean(text, [one("bold", 0, 300), one("italic", 200, 1), *links])[1]
    assert [entity["type"] for entity in placed].count("text_link") == 60
    assert placed[-1] == one("italic", 200, 1)
    emoji = [one("custom_emoji", 2 * index, 1, custom_emoji_id="5") for index in range(120)]
    assert clean(text, emoji)[1] == emoji


KINDS = st.sampled_from(
    ["bold", "italic", "spoiler", "code", "pre", "blockquote", "expandable_blockquote", "date_time"]
)


@given(
    st.text(alphabet=st.sampled_from("аб👍 \n\r\t\u200e"), max_size=12),
    st.lists(st.tuples(KINDS, st.integers(0, 14), st.integers(0, 14)), max_size=6),
)
def test_cleaning_settles(text: str, spans: list[tuple[str, int, int]]) -> None:
    entities = [one(kind, start, size) for kind, start, size in spans]
    for entity in entities:
        if entity["type"] == "date_time":
            entity["unix_time"] = 1
    try:
        cleaned, placed = clean(text, entities)
    except Refusal as refusal:
        assert refusal.description.startswith("Bad Request: entity be")
        return
    assert all(0 <= e["offset"] < e["offset"] + e["length"] <= utf16_length(cleaned) for e in placed)
    assert clean(cleaned, placed) == (cleaned, placed)
