"""Where the desk is, as it stands in the settings."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

LISTEN = "127.0.0.1:8089"


@dataclass(frozen=True, slots=True)
class DeskPlace:
    """`url` is what people open; behind it something passes its path on to `host` and `port`.

    `is_app`: Telegram opens it, too, which it does by https only.
    """

    url: str
    host: str
    port: int
    is_app: bool

    @property
    def path(self) -> str:
        """With a slash at its end: what the page fetches stands below it."""
        return urlsplit(self.url).path.rstrip("/") + "/"

    @property
    def is_near(self) -> bool:
        """At this machine, and for whoever sits at it."""
        return self.url.startswith("http:")

    @property
    def address(self) -> str:
        return self.url.rstrip("/") + "/"
