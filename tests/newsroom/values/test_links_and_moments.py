"""What people type where a link or a moment is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from newsroom.errors import Refused
from newsroom.posts import publishing
from tests.newsroom.everybody import NOW

ALMATY = ZoneInfo("Asia/Almaty")
SITE = "https://union.example/news/1"

LINKS = [
    ("https://facebook.com/1", "facebook"), ("https://m.facebook.com/1", "facebook"),
    ("https://fb.watch/x", "facebook"),
    ("http://www.instagram.com/p/1", "instagram"), ("https://aitu.io/1", "aitu"),
    ("https://FACEBOOK.com/1", "facebook"), ("https://notfacebook.com/1", "site"),
    ("https://facebook.com.example/1", "site"), (SITE, "site"),
]  # fmt: skip


@pytest.mark.parametrize(("link", "platform"), LINKS)
def test_the_platform_of_a_link(link, platform):
    assert publishing.platform_of(link) == platform


@pytest.mark.parametrize(
    "link", ["", "facebook.com/1", "ftp://facebook.com/1", "https://", "https://local/1", "https://a.kz/ 1",
             "javascript:alert(1)", "https://a.kz/" + "x" * 512],
)  # fmt: skip
def test_what_is_no_link(link):
    with pytest.raises(Refused, match="not_a_link"):
        publishing.platform_of(link)


MOMENTS = [  # it is Monday, the 16th of November 2026, nine o'clock
    ("15:30", (2026, 11, 16, 15, 30)), ("15.30", (2026, 11, 16, 15, 30)), (" 9:05 ", (2026, 11, 16, 9, 5)),
    ("22.11 15:30", (2026, 11, 22, 15, 30)), ("22.11. 15:30", (2026, 11, 22, 15, 30)),
    ("22.11, 15:30", (2026, 11, 22, 15, 30)), ("16.11 08:00", (2026, 11, 16, 8, 0)),
    ("15.11 08:00", (2027, 11, 15, 8, 0)), ("22.11.2026 15:30", (2026, 11, 22, 15, 30)),
    ("1.1.2030 0:00", (2030, 1, 1, 0, 0)), ("29.02.2028 10:00", (2028, 2, 29, 10, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "moment"), MOMENTS)
def test_a_moment(text, moment):
    assert publishing.moment_in(text, NOW, "Asia/Almaty") == datetime(*moment, tzinfo=ALMATY)


@pytest.mark.parametrize(
    "text", ["", "ертең", "25:00", "12:60", "15", "32.11 10:00", "29.02.2027 10:00", "22 15:30", "22.11.2026",
             "1.1." + "9" * 25 + " 10:00", "9" * 25 + ":00", "15:30:00", "a.b c:d"],
)  # fmt: skip
def test_what_is_no_moment(text):
    with pytest.raises(Refused, match="not_a_moment"):
        publishing.moment_in(text, NOW, "Asia/Almaty")


def test_the_day_is_that_of_the_region():
    """Sunday evening by UTC, Monday in Almaty."""
    late = datetime(2026, 11, 15, 20, tzinfo=UTC)
    assert publishing.moment_in("10:00", late, "Asia/Almaty").date() == date(2026, 11, 16)
    assert publishing.moment_in("10:00", late, "UTC").date() == date(2026, 11, 15)
