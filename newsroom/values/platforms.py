"""Where pages stand and posts come out: how each place is called, known by its links, and what it takes."""

from __future__ import annotations

from dataclasses import dataclass

PAGE, GROUP, PROFILE = PAGE_KINDS = "page", "group", "profile"


@dataclass(frozen=True, slots=True)
class Platform:
    """`name` is a proper one, empty where it is a word like any other. `longest`: of a text that comes out there."""

    code: str
    name: str = ""
    hosts: tuple[str, ...] = ()
    longest: int = 0
    has_pages: bool = True
    has_channels: bool = False  # in place of pages
    takes_from_bot: bool = False


PLATFORMS = {
    one.code: one
    for one in (
        Platform("facebook", "Facebook", ("facebook.com", "fb.com", "fb.me", "fb.watch"), longest=5000),
        Platform("instagram", "Instagram", ("instagram.com", "instagr.am"), longest=2200),
        Platform("telegram", "Telegram", ("t.me", "telegram.me", "telegram.dog"), has_channels=True),
        Platform("tiktok", "TikTok", ("tiktok.com",)),
        Platform("youtube", "YouTube", ("youtube.com", "youtu.be"), has_channels=True),
        Platform("aitu", "Aitu", ("aitu.io",), longest=4000),
        Platform("website"),
        Platform("app"),
        Platform("channel", "Telegram", longest=4096, has_pages=False, takes_from_bot=True),  # the region's own
        Platform("site", longest=20_000, has_pages=False),  # the union's, or whatever is no other place
    )
}  # fmt: skip
CHANNEL, SITE, FACEBOOK = "channel", "site", "facebook"
WITH_PAGES = tuple(one.code for one in PLATFORMS.values() if one.has_pages)
BY_HAND = tuple(one.code for one in PLATFORMS.values() if one.longest and not one.takes_from_bot)


def by_host(host: str) -> str:
    """Whatever is nobody else's is a site."""
    for platform in PLATFORMS.values():
        if any(host == known or host.endswith("." + known) for known in platform.hosts):
            return platform.code
    return SITE
