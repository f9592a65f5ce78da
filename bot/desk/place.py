"""Where the desk is, as it stands in the settings."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

LISTEN = "127.0.0.1:8089"


@dataclass(frozen=True, slots=True)
class DeskPlace:
    """`url` is what people open; behind it something passes its path on to `host` and `port`."""

    url: str
    host: str
    port: int

    @property
    def path(self) -> str:
        """With a slash at its end: what the page fetches stands below it."""
        return urlsplit(self.url).path.rstrip("/") + "/"

    @property
    def address(self) -> str:
        return self.url.rstrip("/") + "/"

    @property
    def opens_in_telegram(self) -> bool:
        """Telegram opens only what comes by https."""
        return self.url.startswith("https:")
