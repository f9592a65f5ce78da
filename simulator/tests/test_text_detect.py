"""What Telegram finds in a text by itself."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.text import detect, utf16_length, utf16_slice


def one(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


FOUND: list[tuple[str, list[tuple[str, str]]]] = [
    ("Сәлем, бұл жай мәтін. Иә!\nЖоқ. 3.5 мың, 10.11.2026, т.б.", []),
    # mentions
    ("@aset, @ab_12 және @Қазақ", [("mention", "@aset"), ("mention", "@ab_12")]),
    ("@abc @gif @VID @pic", [("mention", "@gif"), ("mention", "@VID"), ("mention", "@pic")]),
    ("қ@name a@name _@name (@name)", [("mention", "@name")]),
    ("@nameқ @" + "a" * 32 + " @" + "a" * 33, [("mention", "@" + "a" * 32)]),
    # commands
    ("/start", [("bot_command", "/start")]),
    ("👍 /start@my_bot x", [("bot_command", "/start@my_bot")]),
    ("/a, (/b) қ/c </d> //e /f/ /бастау /", [("bot_command", "/a"), ("bot_command", "/b")]),
    ("/start@ /start@ab /x-y", [("bot_command", "/x")]),
    ("/" + "a" * 64 + " /" + "a" * 65, [("bot_command", "/" + "a" * 64)]),
    # hashtags
    (
        "#қазақ_тілі #Жаңалық2 #123 #1а",
        [("hashtag", "#қазақ_тілі"), ("hashtag", "#Жаңалық2"), ("hashtag", "#1а")],
    ),
    ("ә#тег #а#б ##в #", [("hashtag", "#в")]),
    ("#тег, #тег.", [("hashtag", "#тег"), ("hashtag", "#тег")]),
    ("#тег@channel", [("hashtag", "#тег@channel")]),
    # cashtags
    ("$KZT $1INCH $kzt $TOOLONGTAG $$A a$B $C1", [("cashtag", "$KZT"), ("cashtag", "$1INCH")]),
    # web addresses
    ("example.kz", [("url", "example.kz")]),
    ("t.me/x, www.gov.kz.", [("url", "t.me/x"), ("url", "www.gov.kz")]),
    ("(https://a.kz/б_(в)) сөз", [("url", "https://a.kz/б_(в)")]),
    ("https://Egov.KZ:443/cms/kk?a=1#b!", [("url", "https://Egov.KZ:443/cms/kk?a=1#b")]),
    ("http://localhost http://xn--80ak.com", [("url", "http://xn--80ak.com")]),
    ("сайт: алма.қаз және почта.рф", [("url", "алма.қаз"), ("url", "почта.рф")]),
    ("EXAMPLE.COM end.It соңы.Бұл a.unknownending", [("url", "EXAMPLE.COM")]),
    (
        "http://a.unknownending ftp://a.b.cd sftp://a.kz",
        [("url", "http://a.unknownending"), ("url", "ftp://a.b.cd")],
    ),
    ("127.0.0.1 1.2.3 300.1.1.1 8.8.8.8:53/x", [("url", "127.0.0.1"), ("url", "8.8.8.8:53/x")]),
    ("a_b.kz -a.kz a-.kz teiegram.org", [("url", "-a.kz")]),
    ("a.kz? a.kz?x «a.kz»", [("url", "a.kz"), ("url", "a.kz?x"), ("url", "a.kz")]),
    ("https://a.kz/?x=@name&y=#tag /cmd", [("url", "https://a.kz/?x=@name&y=#tag"), ("bot_command", "/cmd")]),
    ("tg://resolve?domain=x. tg://", [("url", "tg://resolve?domain=x")]),
    ("user:pass@a.kz", [("url", "user:pass@a.kz")]),
    # mail
    ("aset@mail.kz", [("email", "aset@mail.kz")]),
    ("хат: a.b-c@mail.example.kz.", [("email", "a.b-c@mail.example.kz")]),
    ("mailto:a@mail.kz", [("email", "a@mail.kz")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: list[tuple[str, str]]) -> None:
    entities = detect(text, [])
    seen = [(e["type"], utf16_slice(text, e["offset"], e["length"])) for e in entities]
    assert seen == expected


def test_offsets_are_utf16() -> None:
    assert detect("👍👍 #тег 👍 a.kz", []) == [one("hashtag", 5, 4), one("url", 13, 4)]


MERGED: list[tuple[str, list[dict[str, Any]], list[dict[str, Any]]]] = [
    ("a.kz", [one("code", 0, 4)], [one("code", 0, 4)]),
    ("a.kz @name", [one("pre", 0, 10)], [one("pre", 0, 10)]),
    ("a.kz", [one("text_link", 1, 1, url="http://b.kz/")], [one("text_link", 1, 1, url="http://b.kz/")]),
    (
        "a.kz @name",
        [one("code", 0, 4)],
        [one("code", 0, 4), one("mention", 5, 5)],
    ),
    ("a.kz", [one("bold", 0, 4)], [one("url", 0, 4), one("bold", 0, 4)]),
    (
        "қ a.kz қ",
        [one("bold", 0, 8)],
        [one("bold", 0, 2), one("url", 2, 4), one("bold", 2, 4), one("bold", 6, 2)],
    ),
    ("a.kz б", [one("blockquote", 0, 6)], [one("blockquote", 0, 6), one("url", 0, 4)]),
    ("a.kz", [one("blockquote", 0, 2)], [one("blockquote", 0, 2)]),
    ("жай", [one("bold", 0, 1)], [one("bold", 0, 1)]),
]


@pytest.mark.parametrize(("text", "entities", "expected"), MERGED)
def test_merged(text: str, entities: list[dict[str, Any]], expected: list[dict[str, Any]]) -> None:
    assert detect(text, entities) == expected


@given(st.text(alphabet=st.sampled_from("aқ1. @#$/:_-?()[]<>\n👍kzhtpsABC~\u00a0«»+"), max_size=40))
def test_found_lie_apart_inside_the_text(text: str) -> None:
    end = 0
    for entity in detect(text, []):
        assert entity["offset"] >= end
        assert entity["length"] > 0
        end = entity["offset"] + entity["length"]
    assert end <= utf16_length(text)
