"""Where a post can go still, and how it stands at each place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.visit import Visit
from newsroom.posts import outgoing, posts, ways
from newsroom.posts.states import DECLINED, REMOVED, SENT
from newsroom.posts.ways import Way
from newsroom.union.organisations import Place
from newsroom.values.platforms import CHANNEL
from screens.review.ways import WayShown


@dataclass(frozen=True, slots=True)
class WhereTo:
    """The places that a post can still go to, and those of them that it goes to with one tap: as the last one did."""

    free: Sequence[str]
    next: Sequence[str]

    @property
    def is_choice(self) -> bool:
        return len(self.free) > 1 or self.free != self.next


async def where_to(visit: Visit, region: Place, shown: outgoing.Outgoing, went: Sequence[Way]) -> WhereTo:
    there = await ways.open_ways(visit.tx, region)
    taken = [one.platform for one in went if one.state in ways.TAKEN]
    free = tuple(one for one in there if one not in taken and ways.is_fit(shown, one))
    return WhereTo(free, tuple(one for one in ways.as_last_time(region, there) if one in free))


def ways_shown(post: posts.Post, went: Sequence[Way]) -> list[WayShown]:
    """As far as it is of the last decision; of what was before places were told apart there is only the trouble."""
    if post.state in (SENT, REMOVED, DECLINED):
        return []
    found = [WayShown(one.platform, one.state, one.trouble) for one in went]
    if post.trouble and CHANNEL not in [one.platform for one in went]:
        found.append(WayShown(CHANNEL, ways.FAILED, post.trouble))
    return found
