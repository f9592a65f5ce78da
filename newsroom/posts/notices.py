"""What is told of posts: to their branch, to those who review, to the press service, and to the channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsroom import outbox
from newsroom.notices import About, Gathered, Recipient
from newsroom.values.platforms import CHANNEL


@dataclass(frozen=True, slots=True)
class AboutPost(About):
    post_id: int


# ---- to those who review


@dataclass(frozen=True, slots=True)
class Arrivals(Gathered):
    kind = "arrivals"
    region_id: int


@dataclass(frozen=True, slots=True)
class TakenBack(AboutPost):
    kind = "taken_back"
    step: str


@dataclass(frozen=True, slots=True)
class DidNotGo(AboutPost):
    kind = "did_not_go"
    state: str
    place: str = CHANNEL


@dataclass(frozen=True, slots=True)
class OfferDecided(AboutPost):
    kind = "offer_decided"
    state: str


@dataclass(frozen=True, slots=True)
class ChannelLost(About):
    kind = "channel_lost"
    title: str
    region_id: int


@dataclass(frozen=True, slots=True)
class NotChanged(About):
    kind = "not_changed"
    title: str
    region_id: int
    trouble: str
    place: str = CHANNEL


# ---- to the press service


@dataclass(frozen=True, slots=True)
class Offers(Gathered):
    kind = "offers"


# ---- to the branch


@dataclass(frozen=True, slots=True)
class Verdict(AboutPost):
    kind = "verdict"
    state: str


@dataclass(frozen=True, slots=True)
class Joined(AboutPost):
    """One's own post and another were made one."""

    kind = "joined"
    other_id: int


@dataclass(frozen=True, slots=True)
class Mended(AboutPost):
    """Other words came out than its author sent."""

    kind = "mended"

    def once(self, to: Recipient, _: datetime) -> str | None:
        """Also if the post comes out again."""
        return f"{self.kind}:{self.post_id}:{to.person_id}:{to.chat_id}"


@dataclass(frozen=True, slots=True)
class Stream(AboutPost):
    """`at`: the moment that is announced, and may be another one by the time it is told."""

    at: datetime

    def once(self, to: Recipient, _: datetime) -> str | None:
        """Also if the post comes out again."""
        return f"{self.kind}:{self.post_id}:{to.person_id}:{self.at.isoformat()}"


@dataclass(frozen=True, slots=True)
class LiveSoon(Stream):
    kind = "live_soon"


@dataclass(frozen=True, slots=True)
class LiveOver(Stream):
    kind = "live_over"


# ---- to the channel, and to what stands behind another door


@dataclass(frozen=True, slots=True)
class Publication(AboutPost):
    kind = "publication"
    urgency = outbox.URGENT
    at: datetime


@dataclass(frozen=True, slots=True)
class Recording(AboutPost):
    kind = "recording"
    urgency = outbox.URGENT
    link: str

    def once(self, _: Recipient, __: datetime) -> str | None:
        return f"{self.kind}:{self.post_id}"


@dataclass(frozen=True, slots=True)
class Amendment(AboutPost):
    kind = "amendment"
    urgency = outbox.URGENT


@dataclass(frozen=True, slots=True)
class Removal(About):
    kind = "removal"
    urgency = outbox.URGENT
    message_ids: tuple[int, ...]
