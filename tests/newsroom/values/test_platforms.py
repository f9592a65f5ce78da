"""Each fact about a platform has one home, and all who ask find it there."""

from __future__ import annotations

import pytest

from locales import words_for
from newsroom.values import platforms
from newsroom.values.platforms import BY_HAND, PLATFORMS, WITH_PAGES, by_host
from screens.names import page_name, platform_name

# code: its name, whether pages stand there, whether they are called channels, whether somebody puts posts there by hand
KNOWN = [
    ("facebook", "Facebook", True, False, True),
    ("instagram", "Instagram", True, False, True),
    ("telegram", "Telegram", True, True, False),
    ("tiktok", "TikTok", True, False, False),
    ("youtube", "YouTube", True, True, False),
    ("aitu", "Aitu", True, False, True),
    ("website", "", True, False, False),
    ("app", "", True, False, False),
    ("channel", "Telegram", False, False, False),
    ("site", "", False, False, True),
]


@pytest.mark.parametrize(("code", "name", "pages", "channels", "by_hand"), KNOWN)
def test_what_is_known_of_a_platform(code, name, pages, channels, by_hand):
    platform = PLATFORMS[code]
    assert (platform.name, platform.has_channels) == (name, channels)
    assert (code in WITH_PAGES, code in BY_HAND) == (pages, by_hand)


def test_there_are_no_others():
    """What is stored outlasts this table: a code that goes needs a migration."""
    assert list(PLATFORMS) == [code for code, *_ in KNOWN]
    assert [code for code, one in PLATFORMS.items() if one.takes_from_bot] == [platforms.CHANNEL]
    assert WITH_PAGES == ("facebook", "instagram", "telegram", "tiktok", "youtube", "aitu", "website", "app")
    assert BY_HAND == ("facebook", "instagram", "aitu", "site")


def test_where_somebody_puts_posts_there_is_a_longest_text():
    assert {code: PLATFORMS[code].longest for code in (*BY_HAND, platforms.CHANNEL)} == {
        "facebook": 5000, "instagram": 2200, "aitu": 4000, "site": 20_000, "channel": 4096,
    }  # fmt: skip


def test_no_host_is_of_two():
    hosts = [host for one in PLATFORMS.values() for host in one.hosts]
    assert len(hosts) == len(set(hosts))
    for one in PLATFORMS.values():
        for host in one.hosts:
            assert by_host(host) == by_host(f"www.{host}") == one.code
    assert by_host("union.example") == platforms.SITE


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("code", list(PLATFORMS))
def test_each_has_a_name_to_be_called_by(language, code):
    words = words_for(language)
    assert platform_name(words, code)
    if code in WITH_PAGES:
        assert page_name(words, code, platforms.PAGE)


@pytest.mark.parametrize("code", ["telegram", "youtube"])
def test_what_stands_there_is_called_a_channel(code):
    assert page_name(words_for("kk"), code, platforms.PAGE) == f"{PLATFORMS[code].name} арнасы"
    assert page_name(words_for("ru"), code, platforms.PAGE) == f"{PLATFORMS[code].name}-канал"
