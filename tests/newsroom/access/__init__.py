"""Who may do what and where, a file for each room: `DIRECTLY`, all of it as one table."""

from __future__ import annotations

from tests.newsroom.access import broadcasts, digests, library, pages, people, plan, posts
from tests.newsroom.access.columns import Calls

ROOMS = (broadcasts, digests, library, pages, people, plan, posts)
DIRECTLY: Calls = {name: calls for room in ROOMS for name, calls in room.DIRECTLY.items()}
