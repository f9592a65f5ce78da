"""Both Markdown modes: what they read and what they refuse."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.errors import Refusal
from simulator.text import parse


def one(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


def refused(markup: str, mode: str) -> str:
    with pytest.raises(Refusal) as caught:
        parse(markup, mode)
    return caught.value.description.removeprefix("Bad Request: can't parse entities: ")


Case = tuple[str, str, list[dict[str, Any]]]

LEGACY: list[Case] = [
    ("жай мәтін. #1!", "жай мәтін. #1!", []),
    ("👍 *қалың* _көлбеу_", "👍 қалың көлбеу", [one("bold", 3, 5), one("italic", 9, 6)]),
    ("*a _b_*", "a _b_", [one("bold", 0, 5)]),
    ("\\*a\\_b\\`c\\[d\\e", "*a_b`c[d\\e", []),
    ("**__``", "", []),
    ("`x*y`", "x*y", [one("code", 0, 3)]),
    ("```\nx\n```", "x\n", [one("pre", 0, 2)]),
    ("```py\nx```", "x", [one("pre", 0, 1, language="py")]),
    ("```py x```", " x", [one("pre", 0, 2, language="py")]),
    ("```x```", "x", [one("pre", 0, 1)]),
    ("``````a", "a", []),
    ("[қ](t.me/x)!", "қ!", [one("text_link", 0, 1, url="http://t.me/x")]),
    ("[қ](t.me", "қ", [one("text_link", 0, 1, url="http://t.me/")]),
    ("[t.me]", "t.me", [one("text_link", 0, 4, url="http://t.me/")]),
    ("[қ](tg://user?id=7)", "қ", [one("text_mention", 0, 1, user={"id": 7})]),
    ("[қ](жоқ) a", "қ a", []),
    ("[](t.me)", "(t.me)", []),
]


@pytest.mark.parametrize(("markup", "text", "entities"), LEGACY)
def test_legacy(markup: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert parse(markup, "Markdown") == (text, entities)


@pytest.mark.parametrize(
    ("markup", "where"),
    [("ә *b", 3), ("👍_", 4), ("a `b", 2), ("```", 0), ("```a`", 0), ("[қ", 0), ("snake_case", 5)],
)
def test_legacy_refusals(markup: str, where: int) -> None:
    words = f"Can't find end of the entity starting at byte offset {where}"
    assert refused(markup, "MARKDOWN") == words


V2: list[Case] = [
    ("жай мәтін", "жай мәтін", []),
    (
        "*қ* _ә_ __ң__ ~ғ~ ||ү||",
        "қ ә ң ғ ү",
        [
            one("bold", 0, 1),
            one("italic", 2, 1),
            one("underline", 4, 1),
            one("strikethrough", 6, 1),
            one("spoiler", 8, 1),
        ],
    ),
    ("👍*қ _ә_*", "👍қ ә", [one("bold", 2, 3), one("italic", 4, 1)]),
    ("_a __b__ _", "a b ", [one("italic", 0, 4), one("underline", 2, 1)]),
    ("___a_**__", "a", [one("italic", 0, 1), one("underline", 0, 1)]),
    ("****____~~||||``", "", []),
    ("\\.\\!\\a\\\\ \\қ\\", ".!a\\ \\қ\\", []),
    ("`a.b!*_`", "a.b!*_", [one("code", 0, 6)]),
    ("`\\`\\\\\\n`", "`\\n", [one("code", 0, 3)]),
    ("`x```", "x", [one("code", 0, 1)]),
    ("```py\n1. x```", "1. x", [one("pre", 0, 4, language="py")]),
    ("```\r\nx```", "x", [one("pre", 0, 1)]),
    ("```\n\nx```", "\nx", [one("pre", 0, 2)]),
    ("```x```", "x", [one("pre", 0, 1)]),
    ("[қ](http://a.kz/\\)x)", "қ", [one("text_link", 0, 1, url="http://a.kz/)x")]),
    ("[t\\.me]", "t.me", [one("text_link", 0, 4, url="http://t.me/")]),
    ("[*қ*](t.me)", "қ", [one("text_link", 0, 1, url="http://t.me/"), one("bold", 0, 1)]),
    ("[қ](жоқ)", "қ", []),
    ("[қ]()", "қ", []),
    ("[](t.me)", "", []),
    ("[қ](tg://user?id=7)", "қ", [one("text_mention", 0, 1, user={"id": 7})]),
    ("![👍](tg://emoji?id=5)", "👍", [one("custom_emoji", 0, 2, custom_emoji_id="5")]),
    ("![х](TG://Time?unix=9&format=R)", "х", [one("date_time", 0, 1, unix_time=9, date_time_format="r")]),
    (">a", "a", [one("blockquote", 0, 1)]),
    (">", "", []),
    (">а\n>б\nв", "а\nб\nв", [one("blockquote", 0, 4)]),
    ("а\n>б", "а\nб", [one("blockquote", 2, 1)]),
    ("\r>a", "\ra", [one("blockquote", 1, 1)]),
    (">а\n**>б", "а\nб", [one("blockquote", 0, 2), one("blockquote", 2, 1)]),
    (">**\n>2", "\n2", [one("blockquote", 0, 2)]),
    (">а||", "а", [one("expandable_blockquote", 0, 1)]),
    (">а\n>||б||||\nв", "а\nб\nв", [one("expandable_blockquote", 0, 4), one("spoiler", 2, 1)]),
    (">а||\r\nв", "а\r\nв", [one("expandable_blockquote", 0, 3)]),
    (">||а||\nв", "а\nв", [one("blockquote", 0, 2), one("spoiler", 0, 1)]),
    (">*а\n>б*\nв", "а\nб\nв", [one("blockquote", 0, 4), one("bold", 0, 3)]),
    ("*а\n>б\nв*", "а\nб\nв", [one("bold", 0, 5), one("blockquote", 2, 2)]),
    (">`а\nб`\nв", "а\nб\nв", [one("blockquote", 0, 4), one("code", 0, 3)]),
    (">||", "", []),
]


@pytest.mark.parametrize(("markup", "text", "entities"), V2)
def test_v2(markup: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert parse(markup, "MarkdownV2") == (text, entities)


@pytest.mark.parametrize("sign", list("]()>#+-=|{}.!"))
def test_v2_reserved(sign: str) -> None:
    words = f"Character '{sign}' is reserved and must be escaped with the preceding '\\'"
    assert refused(f"қ{sign} ", "markdownv2") == words
    assert parse(f"қ\\{sign}", "markdownv2") == (f"қ{sign}", [])


V2_REFUSALS = [
    ("қ *a", "Can't find end of Bold entity at byte offset 3"),
    ("👍_a", "Can't find end of Italic entity at byte offset 4"),
    ("_a *b_", "Can't find end of Italic entity at byte offset 5"),
    ("__a _b___", "Can't find end of Italic entity at byte offset 8"),
    ("__a", "Can't find end of Underline entity at byte offset 0"),
    ("_a__", "Can't find end of Underline entity at byte offset 2"),
    ("~a", "Can't find end of Strikethrough entity at byte offset 0"),
    ("||a\\|", "Can't find end of Spoiler entity at byte offset 0"),
    ("`a", "Can't find end of Code entity at byte offset 0"),
    ("```", "Can't find end of Pre entity at byte offset 0"),
    ("```a", "Can't find end of Pre entity at byte offset 0"),
    ("```a ", "Can't find end of PreCode entity at byte offset 0"),
    ("```a\nb`", "Can't find end of Code entity at byte offset 6"),
    ("[a", "Can't find end of TextUrl entity at byte offset 0"),
    ("![a", "Can't find end of CustomEmoji entity at byte offset 0"),
    ("[қ](t.me", "Can't find end of a URL at byte offset 5"),
    ("[қ](t.me\\)", "Can't find end of a URL at byte offset 5"),
    ("![👍](tg://emoji?id=1", "Can't find end of a URL at byte offset 8"),
    ("![👍]", "The entity must contain a tg://emoji or tg://time URL"),
    ("![👍](t.me)", "Invalid tg://emoji or tg://time URL specified"),
    ("![👍](tg://emoji?id=05)", "Invalid tg://emoji or tg://time URL specified"),
    ("![👍](tg://emoji#id=5)", "Invalid tg://emoji or tg://time URL specified"),
    ("![х](tg://time?unix=0)", "Invalid tg://emoji or tg://time URL specified"),
    ("![х](tg://time?unix=1&format=q)", "Invalid tg://emoji or tg://time URL specified"),
    ("a>", "Character '>' is reserved and must be escaped with the preceding '\\'"),
    (">*а\nб*", "Can't find end of Bold entity at byte offset 1"),
    (">||а\nб||", "Can't find end of Spoiler entity at byte offset 1"),
    (">*а||\nб*", "Can't find end of Bold entity at byte offset 1"),
    (">*а||", "Can't find end of Bold entity at byte offset 1"),
]


@pytest.mark.parametrize(("markup", "words"), V2_REFUSALS)
def test_v2_refusals(markup: str, words: str) -> None:
    assert refused(markup, "MarkdownV2") == words


@given(st.text())
def test_escaped_text_comes_back(text: str) -> None:
    escaped = re.sub(r"([\\_*\[\]()~`>#+\-=|{}.!])", r"\\\1", text)
    assert parse(escaped, "MarkdownV2") == (text, [])
