"""The HTML parse mode: every tag, and every refusal word for word."""

from __future__ import annotations

import html
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.errors import Refusal
from simulator.text import parse


def one(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("b", "bold"),
        ("strong", "bold"),
        ("i", "italic"),
        ("em", "italic"),
        ("u", "underline"),
        ("ins", "underline"),
        ("s", "strikethrough"),
        ("strike", "strikethrough"),
        ("del", "strikethrough"),
        ("tg-spoiler", "spoiler"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
    ],
)
def test_each_tag_in_any_case(tag: str, kind: str) -> None:
    expected = ("Әліби 👋 қалай", [one(kind, 9, 5)])
    assert parse(f"Әліби 👋 <{tag}>қалай</{tag}>", "HTML") == expected
    assert parse(f"Әліби 👋 <{tag.upper()} >қалай</{tag.upper()} >", "html") == expected
    assert parse(f"Әліби 👋 <{tag}>қалай</>", "Html") == expected


WELL_FORMED: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("", "", []),
    ("жай мәтін", "жай мәтін", []),
    ("&lt;&gt;&amp;&quot;", '<>&"', []),
    ("&lt &amp б", "< & б", []),
    ("&nbsp;&Lt;&ltx; & AT&T;", "&nbsp;&Lt;&ltx; & AT&T;", []),
    ("&#1178;&#x49a;&#X49a;", "ҚҚ&#X49a;", []),
    ("&#0;&#x;&#;&#x10ffff;&#1234567890;", "&#0;&#x;&#;&#x10ffff;&#1234567890;", []),
    ("<b>&#128512;</b>x", "😀x", [one("bold", 0, 2)]),
    ("<b></b><i></i>", "", []),
    ("<b>ә<i>ң</i></b>", "әң", [one("bold", 0, 2), one("italic", 1, 1)]),
    ("<i><b>ә</b></i>", "ә", [one("bold", 0, 1), one("italic", 0, 1)]),
    ("<b foo bar = 'x>' baz=1.a-b>ә</b>", "ә", [one("bold", 0, 1)]),
    ("<span class='tg-spoiler'>ә</span>", "ә", [one("spoiler", 0, 1)]),
    ("<span class=TG-SPOILER>ә</span>", "ә", [one("spoiler", 0, 1)]),
    ("<blockquote expandable>ә</blockquote>", "ә", [one("expandable_blockquote", 0, 1)]),
    ("<blockquote expandable=''>ә</blockquote>", "ә", [one("expandable_blockquote", 0, 1)]),
    ("<blockquote cite='x'>ә</blockquote>", "ә", [one("blockquote", 0, 1)]),
    (
        '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
        "👍",
        [one("custom_emoji", 0, 2, custom_emoji_id="5368324170671202286")],
    ),
    (
        '<tg-time unix="1647531900" format="TDw">ертең</tg-time>',
        "ертең",
        [one("date_time", 0, 5, unix_time=1647531900, date_time_format="wDT")],
    ),
    (
        "<tg-time unix=1647531900>ертең</tg-time>",
        "ертең",
        [one("date_time", 0, 5, unix_time=1647531900, date_time_format="")],
    ),
    ("<tg-time unix='x'>ертең</tg-time>", "ертең", []),
    ("<tg-time unix='9999999999'>ертең</tg-time>", "ертең", []),
    ("<pre><code class='language-py'>x</code></pre>", "x", [one("pre", 0, 1, language="py")]),
    ("<code class='language-py'><pre>x</pre></code>", "x", [one("pre", 0, 1, language="py")]),
    ("<code class='language-py'>x</code>", "x", [one("code", 0, 1)]),
    ("<pre><code>x</code></pre>", "x", [one("pre", 0, 1), one("code", 0, 1)]),
    ("<pre> <code class='language-py'>x</code></pre>", " x", [one("pre", 0, 2), one("code", 1, 1)]),
]


@pytest.mark.parametrize(("markup", "text", "entities"), WELL_FORMED)
def test_well_formed(markup: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert parse(markup, "HTML") == (text, entities)


LINKS: list[tuple[str, dict[str, Any] | None]] = [
    ("https://Example.KZ/Жол?a=1#b", {"type": "text_link", "url": "https://example.kz/Жол?a=1#b"}),
    ("example.kz", {"type": "text_link", "url": "http://example.kz/"}),
    ("example.kz?q=a b", {"type": "text_link", "url": "http://example.kz/?q=a%20b"}),
    ("HTTP://a:b@t.me:0443", {"type": "text_link", "url": "http://a:b@t.me:443/"}),
    ("http://[::1]:80/x", {"type": "text_link", "url": "http://[::1]:80/x"}),
    ("tg:resolve?domain=x", {"type": "text_link", "url": "tg://resolve?domain=x"}),
    ("TON://transfer/x", {"type": "text_link", "url": "ton://transfer/x"}),
    ("tonsite://a.ton", {"type": "text_link", "url": "tonsite://a.ton/"}),
    ("tg://user?id=123", {"type": "text_mention", "user": {"id": 123}}),
    ("TG:user/?x=1&id=123#id=4", {"type": "text_mention", "user": {"id": 123}}),
    ("tg://user?id=0", {"type": "text_link", "url": "tg://user?id=0"}),
    ("tg://users?id=1", {"type": "text_link", "url": "tg://users?id=1"}),
    ("localhost", None),
    ("ftp://example.kz", None),
    ("http://", None),
    ("http://.", None),
    ("http://a b.kz", None),
    ("http://a%zz.kz", None),
    ("http://example.kz:99999", None),
    ("http://[::x]", None),
    ("tg://a.b", None),
    ("tg://https://a.kz", None),
    ("ton://u@x", None),
]


@pytest.mark.parametrize(("url", "expected"), LINKS)
def test_links(url: str, expected: dict[str, Any] | None) -> None:
    text, entities = parse(f'<a href="{html.escape(url)}">сілтеме</a>', "HTML")
    assert text == "сілтеме"
    assert entities == ([] if expected is None else [{"offset": 0, "length": 7, **expected}])


def test_link_without_address_is_its_own_text() -> None:
    assert parse("<a>ex<b>ample</b>.kz</a>", "HTML")[1][0]["url"] == "http://example.kz/"
    assert parse("<a>жоқ</a>", "HTML") == ("жоқ", [])


REFUSALS = [
    ("Әй <x>", 'Unsupported start tag "x" at byte offset 5'),
    ("👍<BR/>", 'Unsupported start tag "br/" at byte offset 4'),
    ("<>", 'Unsupported start tag "" at byte offset 0'),
    ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
    ("<3", "Unclosed start tag at byte offset 0"),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("қ<b ", 'Empty attribute name in the tag "b" at byte offset 2'),
    ("<b =x>", 'Empty attribute name in the tag "b" at byte offset 0'),
    ("<b /></b>", 'Empty attribute name in the tag "b" at byte offset 0'),
    ('<b a"b">', 'Empty attribute name in the tag "b" at byte offset 0'),
    ("<b a", 'Unclosed start tag "b" at byte offset 0'),
    ("<b a= ", 'Unclosed start tag "b" at byte offset 0'),
    ("<b a=x", "Unclosed start tag at byte offset 0"),
    ("<b a='x", "Unclosed start tag at byte offset 0"),
    ("<b a='x'", "Unclosed start tag at byte offset 0"),
    ("<a href=https://t.me>", "Unexpected end of name token at byte offset 8"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("<span class='x'>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<b><STRONG>x", 'Can\'t find end tag corresponding to start tag "strong"'),
    ("ә</b>", "Unexpected end tag at byte offset 2"),
    ("<b>x</b></", "Unexpected end tag at byte offset 8"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<b>x</b x>", "Unclosed end tag at byte offset 4"),
    ("<b>қ</i>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
    ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ("<tg-emoji>👍</tg-emoji>", "Invalid custom emoji identifier specified"),
    ("<tg-emoji emoji-id=0>👍</tg-emoji>", "Invalid custom emoji identifier specified"),
    ("<tg-time unix=1 format=x>я</tg-time>", "Invalid date format used"),
    (
        "&#xD83D;&#xDE00;",
        "Text contains invalid Unicode characters after decoding HTML entities, "
        "check for unmatched surrogate code units",
    ),
]


@pytest.mark.parametrize(("markup", "words"), REFUSALS)
def test_refusals(markup: str, words: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse(markup, "HTML")
    assert caught.value.code == 400
    assert caught.value.description == f"Bad Request: can't parse entities: {words}"


def test_unknown_mode() -> None:
    with pytest.raises(Refusal) as caught:
        parse("x", "BBCode")
    assert caught.value.description == "Bad Request: unsupported parse_mode"
    assert parse("<b>", "") == ("<b>", [])
    assert parse("<b>", "None") == ("<b>", [])


@given(st.text())
def test_escaped_text_comes_back(text: str) -> None:
    assert parse(html.escape(text, quote=False), "HTML") == (text, [])


MARKUP = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("<>/&;=\"'\\ \n\r\0_*`[]()!|~>#.:abtgprecodx1қ😀")),
    max_size=60,
)


@given(MARKUP, st.sampled_from(["HTML", "Markdown", "MarkdownV2"]))
def test_nothing_but_refusals(markup: str, mode: str) -> None:
    try:
        text, entities = parse(markup, mode)
    except Refusal as refusal:
        assert refusal.code == 400
        assert refusal.description.startswith("Bad Request: can't parse entities: ")
        return
    size = len(text.encode("utf-16-le", "surrogatepass")) // 2
    assert all(0 <= e["offset"] < e["offset"] + e["length"] <= size for e in entities)
