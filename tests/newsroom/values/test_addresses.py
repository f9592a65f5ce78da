"""What people send where a link is asked for."""

from __future__ import annotations

import pytest

from newsroom.errors import Refused
from newsroom.values.addresses import parse_link, platform_of
from tests.newsroom.values.hostile import take_no_time

SITE = "https://union.example/news/1"
LONG = "https://a.kz/" + "x" * 499

LINKS = [
    ("https://facebook.com/1", "facebook"),
    ("https://m.facebook.com/1", "facebook"),
    ("https://www.facebook.com/groups/993189211563167/?ref=share", "facebook"),
    ("https://facebook.com", "facebook"),
    ("https://facebook.com?id=1", "facebook"),
    ("https://facebook.com:443/1", "facebook"),
    ("https://facebook.com./1", "facebook"),
    ("https://fb.watch/x", "facebook"),
    ("https://fb.com/x", "facebook"),
    ("http://www.instagram.com/p/1", "instagram"),
    ("https://aitu.io/1", "aitu"),
    ("https://t.me/kanal/5", "telegram"),
    ("https://www.tiktok.com/@a/video/1", "tiktok"),
    ("https://vm.tiktok.com/x", "tiktok"),
    ("https://youtu.be/x", "youtube"),
    ("https://m.youtube.com/watch?v=1", "youtube"),
    ("https://FACEBOOK.com/1", "facebook"),
    ("HTTPS://facebook.com/1", "facebook"),
    ("Https://facebook.com/1", "facebook"),  # a phone begins with a capital
    ("https://notfacebook.com/1", "site"),
    ("https://facebook.com.example/1", "site"),
    ("https://facebook.com@union.example/1", "site"),
    ("https://union.example?.facebook.com", "site"),
    ("https://union.example#.facebook.com", "site"),
    ("https://union.example/https://facebook.com/1", "site"),
    ("https://кәсіподақ.қаз/жаңалық", "site"),
    (LONG, "site"),
    (SITE, "site"),
]


@pytest.mark.parametrize(("link", "platform"), LINKS)
def test_a_link_and_whose_it_is(link, platform):
    assert parse_link(link) == link
    assert platform_of(parse_link(link)) == platform


@pytest.mark.parametrize("text", [f"  {SITE}\n", f"\u200e{SITE}\u200f", f"\ufeff{SITE}", f"\u2068{SITE}\u2069"])
def test_what_nobody_sees_is_no_part_of_it(text):
    assert parse_link(text) == SITE


NO_LINKS = [
    "", " ", "facebook.com/1", "www.facebook.com/1", "ftp://facebook.com/1", "https://", "https:///1", "https://local/1",
    "https://a.kz/ 1", "https://a.kz/\n1", "https://a.kz/\u00a01", "жарияланды https://a.kz/1", "javascript:alert(1)",
    "https:a.kz", "https://[a.kz", "https://[::1", "http://.", LONG + "x", "https://a.kz/" + "x" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("text", NO_LINKS)
def test_what_is_no_link(text):
    with pytest.raises(Refused, match="not_a_link"):
        parse_link(text)


def test_the_longest_texts_take_no_time():
    take_no_time(lambda text: platform_of(parse_link(text)))
    take_no_time(lambda text: platform_of(parse_link("https://" + text)))
