"""A post and what belongs to it, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

Texts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Post:
    id: int
    organisation_id: int
    entered_by: int
    author_id: int | None
    rubric_id: int | None
    state: str
    language: str
    texts: Texts
    entities: dict[str, Any]
    is_repost: bool
    started_at: datetime
    sent_at: datetime | None
    local_day: date | None
    week: str | None
    link: str
    said: list[dict[str, Any]]
    origin: dict[str, Any]
    signature: list[int]
    event_on: date | None
    live_at: datetime | None
    publish_at: datetime | None
    held_by: int | None
    held_until: datetime | None
    trouble: str
    merged_into_id: int | None


@dataclass(frozen=True, slots=True)
class Card(Post):
    """With the place that it is of, and its author's name where one is known."""

    place: Texts
    region_id: int | None
    author: str | None


@dataclass(frozen=True, slots=True)
class Own(Post):
    """With the name of its rubric, as its branch sees it in a list."""

    rubric: Texts | None


@dataclass(frozen=True, slots=True)
class Media:
    """Without its bytes, which are read where they are needed."""

    id: int
    post_id: int
    position: int
    kind: str
    bot_id: int
    file_id: str
    unique_id: str
    album: str
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Version:
    id: int
    post_id: int
    at: datetime
    person_id: int | None
    texts: Texts
    photos: list[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """With the name of whoever took the step."""

    id: int
    post_id: int
    at: datetime
    person_id: int | None
    state: str
    comment: Texts
    name: str | None


@dataclass(frozen=True, slots=True)
class Publication:
    id: int
    post_id: int
    platform: str
    link: str
    at: datetime
    by_id: int | None
    state: str
    chat_id: int | None
    messages: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Offer:
    id: int
    post_id: int
    state: str
    offered_at: datetime
    offered_by: int | None
    decided_at: datetime | None
    decided_by: int | None
    comment: Texts
