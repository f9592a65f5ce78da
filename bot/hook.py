"""Where Telegram is to bring updates, as it stands in the settings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot import addresses

LISTEN = "127.0.0.1:8088"
SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
LISTENS = re.compile(r"(\[[0-9a-fA-F:]+\]|[^\s:/\[\]]+):(\d{1,5})")
NEAR = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Hook:
    """`url` is what Telegram knows; behind it something passes its path on to `host` and `port`."""

    url: str
    secret: str = field(repr=False)
    host: str
    port: int


def is_public(url: str) -> bool:
    """Telegram asks for https; a Bot API server of one's own on the same machine does not."""
    return addresses.is_server(url) and (url.startswith("https:") or urlsplit(url).hostname in NEAR)


def listens(text: str) -> tuple[str, int] | None:
    found = LISTENS.fullmatch(text)
    if found is None or not 0 < int(found[2]) <= addresses.LAST_PORT:
        return None
    return found[1].strip("[]"), int(found[2])
