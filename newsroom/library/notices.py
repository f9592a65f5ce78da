"""What is new in the library, told once a month."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom import outbox
from newsroom.notices import About


@dataclass(frozen=True, slots=True)
class LibraryNews(About):
    """Of a month, to whoever sits in a region; in the centre, which is in none, the region is 0."""

    kind = "library_news"
    urgency = outbox.BULK
    month: str
    region_id: int
