"""What a link leads to: a page or group that can be counted, or something on one; however it was copied."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from newsroom.errors import Refused
from newsroom.values.link_text import LONGEST, Link, find_link
from newsroom.values.platforms import GROUP, PAGE, PLATFORMS, PROFILE, SITE, by_host

FACEBOOK, INSTAGRAM, TELEGRAM, TIKTOK, YOUTUBE, WEBSITE, APP = (
    "facebook", "instagram", "telegram", "tiktok", "youtube", "website", "app",
)  # fmt: skip
NUMBER = re.compile(r"[0-9]{5,20}")
NUMBER_BEHIND = re.compile(r"(?:.*-)?([0-9]{5,20})")
# Where people are elsewhere: nothing of that is counted, and it is no website of a branch.
ELSEWHERE = ("vk.com", "ok.ru", "x.com", "twitter.com", "threads.net", "threads.com", "whatsapp.com", "wa.me",
             "google.com", "yandex.kz", "yandex.ru", "bit.ly", "clck.ru", "goo.gl", "linktr.ee")  # fmt: skip
# On Facebook: what is no name of a page, what shows one thing alone, and parts of a page that are the page itself.
NOT_NAMES = {"login", "login.php", "help", "search", "hashtag", "settings", "messages", "home.php", "gaming", "ads",
             "business", "policies", "privacy", "friends", "notifications", "bookmarks", "pages", "groups", "people",
             "p", "l.php", "sharer", "sharer.php", "plugins", "dialog", "recover", "checkpoint"}  # fmt: skip
ALONE = {"photo", "photo.php", "photos", "story.php", "permalink.php", "watch", "reel", "reels", "video.php", "videos",
         "posts", "events", "marketplace", "stories", "share", "live", "media", "notes"}  # fmt: skip
HOLDS_ONE = {"posts", "photos", "photo", "videos", "video", "reel", "reels", "permalink", "stories", "story", "events",
             "p", "tv", "status", "user", "live", "shorts"}  # fmt: skip
VANITY = re.compile(r"[A-Za-z0-9][A-Za-z0-9.\-_]{1,79}")
HANDLE = re.compile(r"[A-Za-z0-9_.]{2,30}")
TELEGRAM_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}")
NOT_CHANNELS = {
    "share",
    "iv",
    "addstickers",
    "addemoji",
    "addlist",
    "proxy",
    "socks",
    "bg",
    "login",
    "invoice",
    "setlanguage",
    "confirmphone",
    "contact",
}


@dataclass(frozen=True, slots=True)
class PageLink:
    """`address` is what the page is known again by: empty where only something on it is told.

    `kinds` are what it may be, the likeliest first. `is_single`: the link shows one post, photo or card; `address` is
    then that of the page whose name stands in it. `is_mended`: letters of another keyboard stood in it.
    """

    platform: str
    url: str
    address: str = ""
    kinds: tuple[str, ...] = (PAGE,)
    is_single: bool = False
    is_mended: bool = False


def parse_page_link(text: str) -> PageLink:
    link = find_link(text)
    found = _read(link) if link is not None else None
    if link is None or found is None or len(found.url) > LONGEST:
        raise Refused("not_a_page")
    return replace(found, is_mended=link.is_mended)


def address_of(url: str) -> str:
    """What a page is known again by; nothing where its link is of no known form, or of one thing on it."""
    try:
        found = parse_page_link(url)
    except Refused:
        return ""
    return "" if found.is_single else found.address


def is_single(url: str) -> bool:
    """A link of one post, photo or card, instead of the page."""
    try:
        return parse_page_link(url).is_single
    except Refused:
        return False


def _read(link: Link) -> PageLink | None:
    if link.is_of("play.google.com", "apps.apple.com", "appgallery.huawei.com"):
        return _app(link)
    platform = by_host(link.host)
    if platform == SITE:
        return None if link.is_of(*ELSEWHERE) else _website(link)
    reader = READERS.get(platform)
    return reader(link) if reader is not None else _named(platform, "/".join(link.segments))


def _named(platform: str, name: str, *kinds: str, exact: bool = False, single: bool = False) -> PageLink | None:
    """One whose name stands behind the host. `exact`: large and small letters are not the same."""
    if not name:
        return None
    host = PLATFORMS[platform].hosts[0]
    url = f"https://{'www.' if platform not in (TELEGRAM, 'aitu') else ''}{host}/{name}"
    return PageLink(platform, url, f"{host}/{name if exact else name.lower()}", kinds or (PAGE,), single)


def _single(platform: str, link: Link, *kinds: str) -> PageLink:
    """One thing, and nothing tells whose."""
    query = "?" + "&".join(f"{name}={value}" for name, value in link.query.items()) if link.query else ""
    url = f"https://{link.host}/{'/'.join(link.segments)}{query}"
    return PageLink(platform, url, "", kinds or (PAGE,), is_single=True)


# ---- Facebook


def _facebook(link: Link) -> PageLink | None:
    if link.is_of("fb.watch"):
        return _single(FACEBOOK, link)
    first = link.first
    if first == "groups" and len(link.segments) > 1:
        return _facebook_group(link)
    if first in ("pages", "people", "p") and len(link.segments) > 1:
        found = NUMBER_BEHIND.fullmatch(link.segments[-1]) or NUMBER_BEHIND.fullmatch(link.segments[1])
        return _by_number(found.group(1) if found else "", single=False)
    if first == "profile.php":
        return _by_number(link.query.get("id", ""), single="story_fbid" in link.query)
    if first in ALONE:
        return _by_number(link.query.get("id", ""), single=True) or _single(FACEBOOK, link, *_shared(link))
    if NUMBER.fullmatch(first):
        return _by_number(first, single=_holds_one(link))
    if not VANITY.fullmatch(first) or first in NOT_NAMES:
        return None
    named = _named(FACEBOOK, link.segments[0], PAGE, PROFILE, single=_holds_one(link))
    return replace(named, address=_undotted(named.address)) if named is not None else None


def _undotted(address: str) -> str:
    """A dot in a name means nothing there."""
    host, _, name = address.partition("/")
    return f"{host}/{name.replace('.', '')}"


def _by_number(number: str, *, single: bool) -> PageLink | None:
    if not NUMBER.fullmatch(number):
        return None
    address = f"facebook.com/profile.php?id={number}"
    return PageLink(FACEBOOK, f"https://www.{address}", address, (PAGE, PROFILE), single)


def _facebook_group(link: Link) -> PageLink | None:
    name = link.segments[1]
    if not VANITY.fullmatch(name):
        return None
    single = _holds_one(link.behind(1)) or "multi_permalinks" in link.query
    address = f"facebook.com/groups/{_undotted('/' + name.lower())[1:]}"
    return PageLink(FACEBOOK, f"https://www.facebook.com/groups/{name}", address, (GROUP,), single)


def _shared(link: Link) -> tuple[str, ...]:
    return (GROUP,) if link.segments[:2] == ("share", "g") else (PAGE,)


def _holds_one(link: Link) -> bool:
    """Behind the name a part of the page and something in it; a part alone is the page."""
    behind = [one.lower() for one in link.segments[1:]]
    return len(behind) > 1 and behind[0] in HOLDS_ONE


# ---- the others


def _instagram(link: Link) -> PageLink | None:
    if link.first == "_u":
        link = link.behind(1)
    if link.first in ("p", "reel", "reels", "tv", "s", "share"):
        return _single(INSTAGRAM, link)
    if link.first == "stories":
        link = link.behind(1)
        return _named(INSTAGRAM, link.first, single=True) if link.first != "highlights" else _single(INSTAGRAM, link)
    if link.first in ("explore", "accounts", "direct", "about", "legal") or not HANDLE.fullmatch(link.first):
        return None
    return _named(INSTAGRAM, link.first, single=_holds_one(link))


def _telegram(link: Link) -> PageLink | None:
    if link.is_of("t.me") and link.host != "t.me":  # name.t.me
        link = Link("t.me", (link.host.removesuffix(".t.me"), *link.segments), link.query)
    if link.first in ("s", "boost"):
        link = link.behind(1)
    if link.first.startswith("+") or link.first == "joinchat":
        name = link.segments[0] if link.first != "joinchat" else "+" + "".join(link.segments[1:2])
        return _named(TELEGRAM, name, GROUP, PAGE, exact=True) if len(name) > 1 else None
    if link.first == "c":
        return _single(TELEGRAM, link, PAGE, GROUP)
    name = link.first
    if not TELEGRAM_NAME.fullmatch(name) or name in NOT_CHANNELS or name.endswith("bot"):
        return None
    single = len(link.segments) > 1 and link.segments[1].isdigit()
    return _named(TELEGRAM, name, PAGE, GROUP, single=single)


def _tiktok(link: Link) -> PageLink | None:
    if link.host in ("vm.tiktok.com", "vt.tiktok.com") or link.first in ("t", "v"):
        return _single(TIKTOK, link)
    if not link.first.startswith("@") or not HANDLE.fullmatch(link.first[1:]):
        return None
    return _named(TIKTOK, link.first, single=len(link.segments) > 2)


def _youtube(link: Link) -> PageLink | None:
    if link.is_of("youtu.be") or link.first in ("watch", "shorts", "live", "playlist", "embed", "post", "clip"):
        return _single(YOUTUBE, link)
    if link.first == "channel" and len(link.segments) > 1:
        return _named(YOUTUBE, f"channel/{link.segments[1]}", exact=True)
    if link.first in ("c", "user") and len(link.segments) > 1:
        return _named(YOUTUBE, f"{link.first}/{link.segments[1]}")
    if link.first in ("feed", "results", "account", "premium", "gaming", "c", "user", "channel"):
        return None
    return _named(YOUTUBE, link.segments[0] if link.segments else "")


def _website(link: Link) -> PageLink | None:
    """Whatever is nobody else's: with its path, as one site may have many."""
    if not re.fullmatch(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,24}", link.host):
        return None
    path = "/".join(link.segments)
    query = "&".join(f"{name}={value}" for name, value in sorted(link.query.items()))
    address = f"{link.host}/{path}".rstrip("/") + (f"?{query}" if query else "")
    return PageLink(WEBSITE, f"https://{address}", address)


def _app(link: Link) -> PageLink | None:
    name = link.query.get("id") or next((one for one in link.segments if re.fullmatch(r"id[0-9]+|C[0-9]+", one)), "")
    if not name:
        return None
    path = f"store/apps/details?id={name}" if link.is_of("play.google.com") else f"app/{name}"
    return PageLink(APP, f"https://{link.host}/{path}", f"{link.host}/{name.lower()}")


READERS: dict[str, Callable[[Link], PageLink | None]] = {
    FACEBOOK: _facebook, INSTAGRAM: _instagram, TELEGRAM: _telegram, TIKTOK: _tiktok, YOUTUBE: _youtube,
}  # fmt: skip
