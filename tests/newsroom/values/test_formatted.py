"""A text with its formatting: nothing is lost or invented on its way in, apart, together and out."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsroom.values.cutting import parts, plain, shortened
from newsroom.values.formatted import Formatted, as_html, joined, parse_formatted
from simulator.text import clean, parse, utf16_length, utf16_slice

FAMILY = "👨‍👩‍👧"
SIGNS = [
    "қ",
    "ә",
    "Ж",
    "a",
    "5",
    ".",
    "!",
    "»",
    "<",
    "&",
    '"',
    " ",
    " ",
    "\n",
    "\u00a0",
    "😀",
    FAMILY,
    "🇰🇿",
    "👍🏽",
    "é",
]
TEXT = st.lists(st.one_of(st.sampled_from(SIGNS), st.characters(codec="utf-8")), max_size=40).map("".join)
KINDS = ["bold", "italic", "underline", "strikethrough", "spoiler", "code", "blockquote", "expandable_blockquote"]
FORMAT = st.one_of(
    st.sampled_from(KINDS).map(lambda kind: {"type": kind}),
    st.sampled_from(["https://example.kz/?a=1&b=2", 'https://example.kz/<"жол">']).map(
        lambda url: {"type": "text_link", "url": url}
    ),
    st.sampled_from(["python", 'c++"<&']).map(lambda language: {"type": "pre", "language": language}),
    st.just({"type": "pre"}),
)


@st.composite
def formatted_texts(draw):
    """Entities anywhere, also across each other, but never with an edge inside a symbol."""
    text = draw(TEXT)
    places = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    spans = draw(st.lists(st.tuples(places, FORMAT), max_size=6)) if text else []
    return parse_formatted(text, [{**what, **place_of(text, start, end)} for (start, end), what in spans])


def place_of(text, start, end):
    return {"offset": utf16_length(text[:start]), "length": utf16_length(text[start:end])}


def one(kind, offset, length, **more):
    return {"type": kind, "offset": offset, "length": length, **more}


def formats(text, entities):
    """For every unit of the text, what it is formatted as."""
    return [
        {
            (entity["type"], entity.get("url"), entity.get("language"))
            for entity in entities
            if entity["offset"] <= place < entity["offset"] + entity["length"]
        }
        for place in range(utf16_length(text))
    ]


def seen(text, entities):
    """What there is besides white space: each sign and what it is formatted as."""
    kept, place = [], 0
    drawn = formats(text, entities)
    for sign in text:
        if not sign.isspace():
            kept.append((sign, drawn[place]))
        place += utf16_length(sign)
    return kept


# In


def test_what_a_bot_may_hand_on_is_kept_in_order():
    given_ = [
        one("italic", 9, 4),
        one("bold", 0, 4, custom="x"),
        one("text_link", 0, 8, url="https://example.kz/", user=None),
        one("pre", 4, 2, language="py", url="x"),
        one("mention", 0, 4),
        one("hashtag", 0, 4),
        one("text_mention", 0, 4, user={"id": 1}),
        one("custom_emoji", 0, 2, custom_emoji_id="1"),
    ]
    assert parse_formatted("Қош келдіңіз", given_).entities == (
        one("text_link", 0, 8, url="https://example.kz/"),
        one("bold", 0, 4),
        one("pre", 4, 2, language="py"),
        one("italic", 9, 3),
    )


@pytest.mark.parametrize(
    "bad",
    [
        {},
        {"type": "bold"},
        {"type": ["bold"], "offset": 0, "length": 1},
        one("bold", -1, 2),
        one("bold", -3, 2),
        one("bold", 0, 0),
        one("bold", 0, -1),
        one("bold", 5, 1),
        one("bold", "0", 1),
        one("bold", 0, True),
        one("bold", 2, 3),
        one("bold", 0, 2),
        one("text_link", 0, 1),
        one("text_link", 0, 1, url=""),
        one("text_link", 0, 1, url=5),
    ],
)
def test_what_is_malformed_is_dropped(bad):
    """The text is five units; the second and third are the two halves of one emoji."""
    assert parse_formatted("a😀bc", [bad, one("bold", 1, 2)]).entities == (one("bold", 1, 2),)


def test_units_are_telegrams():
    assert parse_formatted("Ң😀", []).length == 3
    assert parse_formatted(FAMILY, []).length == 8
    assert parse_formatted("", [one("bold", 0, 1)]) == Formatted("")


@given(formatted_texts())
def test_kept_in_a_database_and_read_again(text):
    kept = json.loads(json.dumps({"text": text.text, "entities": text.entities}))
    assert parse_formatted(**kept) == text


# Together and apart


def test_joined():
    bold = parse_formatted("😀ә", [one("bold", 2, 1)])
    assert joined(bold, bold) == Formatted("😀ә\n\n😀ә", (one("bold", 2, 1), one("bold", 7, 1)))
    assert joined(bold, bold, "").text == "😀ә😀ә"
    assert joined(bold, Formatted("")) == bold == joined(Formatted(""), bold)


def test_stripped():
    text = parse_formatted(" \n😀 ә \u00a0", [one("bold", 0, 4), one("italic", 0, 9), one("code", 6, 2)])
    assert text.stripped() == Formatted("😀 ә", (one("italic", 0, 4), one("bold", 0, 2)))


def test_cut_never_goes_through_an_emoji():
    text = parse_formatted("a😀b", [one("bold", 0, 4), one("italic", 3, 1)])
    assert text.cut(0, 2) == Formatted("a", (one("bold", 0, 1),))
    assert text.cut(2, 4) == Formatted("😀b", (one("bold", 0, 3), one("italic", 2, 1)))
    assert text.cut(-3, 99) == text
    assert text.cut(3, 1) == Formatted("")


@given(formatted_texts(), st.data())
def test_pieces_side_by_side_are_the_whole(text, data):
    place = data.draw(st.integers(0, text.length))
    front, back = text.cut(0, place), text.cut(place, text.length)
    whole = joined(front, back, "")
    assert front.length in (place, place - 1)
    assert whole.text == text.text
    assert formats(*fields(whole)) == formats(*fields(text))


def fields(text):
    return text.text, list(text.entities)


# As HTML


@pytest.mark.parametrize(
    ("text", "entities", "html"),
    [
        ("", [], ""),
        ('<ә> & "ң"', [], "&lt;ә&gt; &amp; &quot;ң&quot;"),
        ("abc", [one("bold", 0, 3), one("italic", 1, 1)], "<b>a<i>b</i>c</b>"),
        ("abc", [one("bold", 0, 2), one("italic", 1, 2)], "<b>a<i>b</i></b><i>c</i>"),
        ("abc", [one("bold", 0, 2), one("blockquote", 1, 2)], "<b>a</b><blockquote><b>b</b>c</blockquote>"),
        ("😀b", [one("expandable_blockquote", 0, 2)], "<blockquote expandable>😀</blockquote>b"),
        ("ab", [one("pre", 0, 2, language='x"')], '<pre><code class="language-x&quot;">ab</code></pre>'),
        ("ab", [one("pre", 0, 2)], "<pre>ab</pre>"),
        ("ab", [one("text_link", 1, 1, url="https://a.kz/?b&c")], 'a<a href="https://a.kz/?b&amp;c">b</a>'),
        ("ab", [one("spoiler", 0, 1), one("code", 1, 1)], "<tg-spoiler>a</tg-spoiler><code>b</code>"),
    ],
)
def test_as_html(text, entities, html):
    assert as_html(parse_formatted(text, entities)) == html


@given(formatted_texts())
@example(parse_formatted("ab", [one("pre", 0, 2, language="x"), one("pre", 0, 2), one("code", 0, 2)]))
def test_telegram_reads_the_same_out_of_it(text):
    read, entities = parse(as_html(text), "HTML")
    assert read == text.text
    assert formats(read, entities) == formats(*fields(text))


@given(formatted_texts())
def test_what_came_from_telegram_goes_back_whole(text):
    """Not only the same on each letter: a quotation or a link stays one."""
    arrived = parse_formatted(*clean(*fields(text)))
    assert parse_formatted(*clean(*parse(as_html(arrived), "HTML"))) == arrived


# In parts


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        (" \n ", []),
        ("он екі сөз", ["он екі сөз"]),
        # The end of a paragraph wins over the end of a later line, sentence or word.
        ("Бірінші. Екі\n\nСөз. Тағы\nсөз сөз", ["Бірінші. Екі", "Сөз. Тағы\nсөз сөз"]),
        ("Бірінші. Екі\nСөз. Тағы сөз сөз", ["Бірінші. Екі", "Сөз. Тағы сөз сөз"]),
        ("Бірінші сөз! Тағы бір сөз осында", ["Бірінші сөз!", "Тағы бір сөз осында"]),
        ("«Бірінші сөзі.» Тағы бір сөз осында", ["«Бірінші сөзі.»", "Тағы бір сөз осында"]),
        # One in the first half would leave the piece too short.
        ("Сөз.\n\nЕкінші үшінші төртінші", ["Сөз.\n\nЕкінші үшінші", "төртінші"]),
        # The dot of a short word is not the end of a sentence.
        ("Слёт учителей г. Риддер области", ["Слёт учителей г. Риддер", "области"]),
        ("Слёт учителей, дом №\u00a012-14", ["Слёт учителей, дом", "№\u00a012-14"]),
        ("Сөз " + "х" * 30, ["Сөз", "х" * 24, "х" * 6]),
        # Neither a family nor a flag is taken apart.
        ("х" * 20 + FAMILY + "х", ["х" * 20, FAMILY + "х"]),
        ("х" * 22 + "🇰🇿х", ["х" * 22, "🇰🇿х"]),
        ("х" * 21 + "👍🏽х", ["х" * 21, "👍🏽х"]),
        ("х" * 23 + "😀", ["х" * 23, "😀"]),
    ],
)
def test_where_a_text_is_cut(text, pieces):
    assert [piece.text for piece in parts(parse_formatted(text, []), 24, 24)] == pieces


def test_a_place_just_at_the_limit_is_a_place():
    assert [piece.text for piece in parts(parse_formatted("қос сөз\n\nбар", []), 7, 7)] == ["қос сөз", "бар"]


def test_what_cannot_stay_whole_is_cut_all_the_same():
    pieces = parts(parse_formatted("👨" + "\u200d👨" * 9, []), 8, 8)
    assert "".join(piece.text for piece in pieces) == "👨" + "\u200d👨" * 9
    assert all(piece.length <= 8 for piece in pieces)


def test_formatting_goes_on_in_the_next_part():
    first, second = parts(parse_formatted("қос сөз", [one("bold", 0, 7), one("italic", 5, 1)]), 5, 9)
    assert (as_html(first), as_html(second)) == ("<b>қос</b>", "<b>с<i>ө</i>з</b>")


def test_the_first_part_has_a_limit_of_its_own():
    lengths = [len(piece.text) for piece in parts(parse_formatted("сөз " * 3000, []), 1024, 4096)]
    assert lengths == [1023, 4095, 4095, 2783]


@given(formatted_texts(), st.integers(2, 30), st.integers(2, 30))
@example(parse_formatted("қ\u00a0қ", []), 2, 2)
def test_parts_lose_nothing_but_white_space_and_fit(text, first, rest):
    pieces = parts(text, first, rest)
    assert [sign for piece in pieces for sign in seen(*fields(piece))] == seen(*fields(text))
    assert all(piece.text and piece == piece.stripped() for piece in pieces)
    assert all(piece.length <= most for piece, most in zip(pieces, [first, *[rest] * len(pieces)], strict=False))


# Elsewhere


@pytest.mark.parametrize(
    ("text", "entities", "told"),
    [
        ("👉 толығырақ 👉 сайтта.", [one("text_link", 3, 12)], "👉 толығырақ 👉 ({0}) сайтта."),
        ("сайт және сайт", [one("text_link", 0, 5), one("text_link", 10, 4)], "сайт ({0}) және сайт ({0})"),
        ("Example.kz және example.kz/", [one("text_link", 0, 10), one("text_link", 16, 11)], None),
        ("https://example.kz", [one("text_link", 0, 18)], None),
        ("www.example.kz", [one("bold", 0, 14), one("text_link", 0, 14)], None),
        ("а   б", [one("text_link", 1, 2)], None),
        ("<b>&amp;", [one("bold", 0, 3), one("spoiler", 2, 1)], None),
    ],
)
def test_plain(text, entities, told):
    links = [{**entity, "url": "https://example.kz/"} for entity in entities]
    assert plain(parse_formatted(text, links)) == (told or text).format("https://example.kz/")


@given(formatted_texts())
def test_plain_keeps_every_sign(text):
    left = plain(text)
    for url in {entity["url"] for entity in text.entities if "url" in entity}:
        left = left.replace(f" ({url})", "")
    assert left == text.text


@pytest.mark.parametrize(
    ("text", "most", "told"),
    [
        (" бір екі үш ", 10, "бір екі үш"),
        ("бір екі үш", 9, "бір екі…"),
        ("бір екі үш", 8, "бір екі…"),
        ("бір екі үш", 7, "бір…"),
        ("бір, екі үш", 9, "бір, екі…"),
        ("бір, екі үш", 6, "бір…"),
        ("Бірінші. Екінші.", 12, "Бірінші…"),
        ("бірінші", 4, "бір…"),
        ("😀😀", 3, "😀…"),
        ("😀😀", 2, "…"),
    ],
)
def test_shortened(text, most, told):
    assert shortened(parse_formatted(text, []), most) == told


def test_an_address_is_whole_or_not_there():
    text = parse_formatted("толығырақ сайтта", [one("text_link", 10, 6, url="https://example.kz/")])
    assert shortened(text, 38) == "толығырақ сайтта (https://example.kz/)"
    assert shortened(text, 37) == "толығырақ сайтта…"


@given(formatted_texts(), st.integers(1, 60))
def test_shortened_fits_and_begins_alike(text, most):
    told = shortened(text, most)
    assert utf16_length(told) <= most
    assert plain(text).strip().startswith(told.removesuffix("…"))
    assert utf16_slice(told, 0, most) == told
