"""What a region decides for itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Artwork
from newsroom import access, record
from newsroom.errors import Refused
from newsroom.standards.thresholds import SETTING
from newsroom.union import organisations
from newsroom.union.organisations import REGION, Place
from newsroom.who import PRESS, SPECIALIST, Who

LONGEST_SIGNATURE = 140
PNG, HEAVIEST_LOGO = b"\x89PNG\r\n\x1a\n", 2**20
SMALLEST_FRAME, LARGEST_FRAME, FLATTEST_FRAME, HEAVIEST_FRAME = 600, 2560, 3, 3 * 2**20
LEAST_WINDOW = 0.3  # of the frame
SMALLEST_LOGO, LARGEST_LOGO, FLATTEST_LOGO = 64, 2000, 4  # of its sides, and how often the longer is the shorter
FEED, OWN_PAGES = "feed", "own"
NAMING = "naming"  # whether a publication says whose it is
ASKING = "asking"  # whether strangers may ask something
LOST = "lost"  # among what is known of a channel: the bot may not post there any more
CHAIR_OF_REGION = "chair"  # approves a plan on paper: no seat in the bot is theirs
# setting: what it can be, the usual first. All these zones have kept one time since 2024; they may part again.
CHOICES: dict[str, tuple[Any, ...]] = {
    "strategy": (FEED, OWN_PAGES),
    NAMING: (True, False),
    ASKING: (False, True),
    "count_every": (28, 7, 14, 90),
    "leap": (2, 3, 5, 10),
    "dormant_after": (60, 30, 90, 180),
    "silent_after": (3, 2, 4, 6, 0),  # weeks
    "photo_side": (600, 400, 800, 1000, 0),
    "text_letters": (120, 60, 200, 300, 0),
    "likeness": (60, 50, 75, 90, 0),
    "frame": ("band", "tab", "border", "solid"),
    "shade": ("blue", "turquoise", "green", "burgundy", "navy"),
    "plan_every": (1, 2, 4),
    "plan_approver": (CHAIR_OF_REGION, PRESS, SPECIALIST),
    "timezone": (
        "Asia/Almaty", "Asia/Qyzylorda", "Asia/Aqtobe", "Asia/Aqtau", "Asia/Atyrau", "Asia/Oral", "Asia/Qostanay",
    ),
}  # fmt: skip


# Of these the standards for posts are made; likeness is chosen in hundredths. Nought switches one off.
OF_STANDARDS = {"photo_side": 1, "text_letters": 1, "likeness": 100}


def setting_in(settings: dict[str, Any], name: str) -> Any:
    """What the region chose, else the usual."""
    if name in OF_STANDARDS:
        own = settings.get(SETTING, {}).get(name)
        return CHOICES[name][0] if own is None else round(own * OF_STANDARDS[name])
    return settings.get(name, CHOICES[name][0])


def _with(settings: dict[str, Any], name: str, chosen: Any) -> dict[str, Any]:
    if name in OF_STANDARDS:
        share = OF_STANDARDS[name]
        return settings | {SETTING: settings.get(SETTING, {}) | {name: chosen if share == 1 else chosen / share}}
    if name == "frame":  # in place of one's own
        settings = {other: one for other, one in settings.items() if other != "own_frame"}
    return settings | {name: chosen}


async def setting_at(tx: AsyncConnection, place_id: int, name: str) -> Any:
    """What holds for a place: its region decides."""
    region = (await organisations.require_place(tx, place_id)).region_id
    return setting_in((await organisations.require_place(tx, region)).settings if region is not None else {}, name)


async def require_region(tx: AsyncConnection, who: Who, region_id: int) -> Place:
    """The region, for whoever may change it."""
    return _require_allowed(who, await organisations.require_place(tx, region_id))


async def _to_change(tx: AsyncConnection, who: Who, region_id: int) -> Place:
    """The same, for whoever is about to."""
    return _require_allowed(who, await organisations.require_to_change(tx, region_id))


def _require_allowed(who: Who, region: Place) -> Place:
    access.require(who, "set a region up", region.id, region.region_id)
    if region.level != REGION:
        raise Refused("old_button")
    return region


async def choose(tx: AsyncConnection, who: Who, region_id: int, name: str, which: int, now: datetime) -> None:
    """The `which`-th of what the setting can be."""
    region = await _to_change(tx, who, region_id)
    if name not in CHOICES or not 0 <= which < len(CHOICES[name]):
        raise Refused("old_button")
    chosen = CHOICES[name][which]
    if name == "timezone":
        await organisations.change(tx, region, timezone=chosen)
    else:
        await organisations.change(tx, region, settings=_with(region.settings, name, chosen))
    await record.note(tx, who, "setting changed", now, region.id, setting=name, value=chosen)


def require_signature(text: str) -> str:
    if len(text.strip()) > LONGEST_SIGNATURE:
        raise Refused("name_too_long", most=LONGEST_SIGNATURE)
    return text.strip()


async def sign(tx: AsyncConnection, who: Who, region_id: int, texts: dict[str, str], now: datetime) -> None:
    """What stands below every publication, by language; an empty one takes it away."""
    region = await _to_change(tx, who, region_id)
    if not texts:
        return
    signatures = region.settings.get("signature", {}) | {one: require_signature(text) for one, text in texts.items()}
    signature = {one: signed for one, signed in signatures.items() if signed}
    await organisations.change(tx, region, settings=region.settings | {"signature": signature})
    await record.note(tx, who, "setting changed", now, region.id, setting="signature")


def require_logo(content: bytes, seen: Mapping[str, Any]) -> bytes:
    """`seen` is what was found in it where it could do no harm; an empty one takes the logo away."""
    sides = sorted((seen.get("width", 0), seen.get("height", 0)))
    fits = sides[0] >= SMALLEST_LOGO and sides[1] <= min(LARGEST_LOGO, sides[0] * FLATTEST_LOGO)
    if content and not (content.startswith(PNG) and len(content) <= HEAVIEST_LOGO and fits and seen["contrast"] > 0):
        raise Refused("not_a_logo")
    return content


def require_own_frame(content: bytes, seen: Mapping[str, Any]) -> bytes:
    """A whole frame, with a hole in it that is large enough for a photo."""
    sides = sorted((seen.get("width", 0), seen.get("height", 0)))
    fits = sides[0] >= SMALLEST_FRAME and sides[1] <= min(LARGEST_FRAME, sides[0] * FLATTEST_FRAME)
    if content and not (
        content.startswith(PNG) and len(content) <= HEAVIEST_FRAME and fits and seen["window"] >= LEAST_WINDOW
    ):
        raise Refused("not_a_frame")
    return content


async def set_logo(tx: AsyncConnection, who: Who, region_id: int, content: bytes, now: datetime) -> None:
    """Of posts that are framed from now on: the others keep the one that they were previewed with."""
    await _set_artwork(tx, await _to_change(tx, who, region_id), who, "logo", content, now)


async def set_own_frame(tx: AsyncConnection, who: Who, region_id: int, content: bytes, now: datetime) -> None:
    """In place of those that are built in, until one of them is chosen again."""
    await _set_artwork(tx, await _to_change(tx, who, region_id), who, "own_frame", content, now)


async def _set_artwork(tx: AsyncConnection, region: Place, who: Who, kind: str, content: bytes, now: datetime) -> None:
    settings = {name: one for name, one in region.settings.items() if name != kind}
    if content:
        made = insert(Artwork).values(organisation_id=region.id, added_at=now, content=content)
        settings[kind] = (await tx.execute(made.returning(Artwork.id))).scalar_one()
    await organisations.change(tx, region, settings=settings)
    await record.note(tx, who, "setting changed", now, region.id, setting=kind)


async def let_go_of_channel(tx: AsyncConnection, who: Who, region_id: int, now: datetime) -> None:
    region = await _to_change(tx, who, region_id)
    settings = {name: one for name, one in region.settings.items() if name != "channel"}
    await organisations.change(tx, region, settings=settings)
    await record.note(tx, who, "channel let go", now, region.id)
