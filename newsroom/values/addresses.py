"""Links that people send: whether it is one, and whose."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from newsroom.errors import Refused
from newsroom.values import platforms
from newsroom.values.folding import UNSEEN

LONGEST = 512
BEGINS = re.compile(r"https?://", re.IGNORECASE)


def parse_link(text: str) -> str:
    """The address, as it was sent but for what nobody sees."""
    link = text[: 2 * LONGEST].strip().translate(UNSEEN)
    if len(link) > LONGEST or BEGINS.match(link) is None or re.search(r"\s", link) or "." not in _host(link):
        raise Refused("not_a_link")
    return link


def platform_of(link: str) -> str:
    return platforms.by_host(_host(link))


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").rstrip(".")
    except ValueError:
        raise Refused("not_a_link") from None
