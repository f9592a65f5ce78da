"""How a post was sent: what others see of it while its author rewrites it, and what was changed, by whom it may be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all
from locales import LANGUAGES
from newsroom.posts import posts
from newsroom.posts.posts import Post
from newsroom.posts.states import PUBLISHED, SENT, WITH_AUTHOR

GONE, NEW, SAME = "gone", "new", "same"
WORD = re.compile(r"\S+\s*")
AROUND = 4  # words kept on either side of a change


@dataclass(frozen=True, slots=True)
class Version:
    """How a post stood when somebody sent or changed it. `photos`: the lasting names of all its files."""

    at: datetime
    texts: dict[str, str]
    photos: list[str]


async def keep_version(tx: AsyncConnection, post: Post, person_id: int | None, now: datetime) -> None:
    photos = [one.unique_id for one in await posts.media_of(tx, post.id)]
    row = {"post_id": post.id, "at": now, "person_id": person_id, "texts": post.texts, "photos": photos}
    await tx.execute(insert(tables.Version).values(**row))


async def versions_of(tx: AsyncConnection, post_id: int) -> list[Version]:
    """The oldest first: how the author sent it, and every change since."""
    kept = select(*columns(Version, tables.Version.__table__)).where(tables.Version.post_id == post_id)
    return await fetch_all(tx, kept.order_by(tables.Version.id), Version)


@dataclass(frozen=True, slots=True)
class Changes:
    """`words`: runs of words that are gone, new, or the same around them. Photos: how many came and went."""

    words: tuple[tuple[str, str], ...] = ()
    photos_new: int = 0
    photos_gone: int = 0


async def begins(tx: AsyncConnection, found: Sequence[Post]) -> dict[int, str]:
    """How each begins. What lies with its author begins as it was last sent: the words since then are theirs alone."""
    away = [post.id for post in found if post.state in WITH_AUTHOR]
    sent: dict[int, dict[str, str]] = {}
    if away:
        kept = select(tables.Version.post_id, tables.Version.texts).where(tables.Version.post_id.in_(away))
        sent = {one.post_id: one.texts for one in (await tx.execute(kept.order_by(tables.Version.id))).all()}
    return {post.id: posts.begins_with(post, sent.get(post.id, {}) if post.id in away else None) for post in found}


async def changes(tx: AsyncConnection, post: Post) -> Changes | None:
    """Between the last two times that it was sent, whoever sat there; None when it was sent once."""
    sent = await _sent(tx, post.id)
    if len(sent) < 2:
        return None
    before, now = sent[-2:]
    return Changes(
        words=difference(_whole(before), _whole(now)),
        photos_new=len(set(now.photos) - set(before.photos)),
        photos_gone=len(set(before.photos) - set(now.photos)),
    )


async def _sent(tx: AsyncConnection, post_id: int) -> list[Version]:
    """As its author sent it, each time."""
    times = {one.at for one in await posts.passages_of(tx, post_id) if one.state == SENT}
    return [one for one in await versions_of(tx, post_id) if one.at in times]


async def before_and_after(tx: AsyncConnection, post: Post) -> tuple[dict[str, str], dict[str, str]]:
    """The author's own words, and those that came out."""
    return await _as_sent(tx, post.id), await _as_it_came_out(tx, post)


async def _as_sent(tx: AsyncConnection, post_id: int) -> dict[str, str]:
    """With the words of the posts that were joined with it below them."""
    sent = await _sent(tx, post_id)
    texts = dict(sent[-1].texts) if sent else {}
    for joined_id in await posts.joined_with(tx, post_id):
        for language, text in (await _as_sent(tx, joined_id)).items():
            texts[language] = f"{texts[language]}\n\n{text}" if texts.get(language) else text
    return texts


async def _as_it_came_out(tx: AsyncConnection, post: Post) -> dict[str, str]:
    """What was changed since then is let be."""
    came_out = max((one.at for one in await posts.passages_of(tx, post.id) if one.state == PUBLISHED), default=None)
    kept = await versions_of(tx, post.id)
    if came_out is None or not kept or kept[-1].at <= came_out:
        return post.texts
    return next((one.texts for one in reversed(kept) if one.at <= came_out), post.texts)


async def is_mended(tx: AsyncConnection, post: Post) -> bool:
    """Other words came out than were sent; spaces and formatting are no words."""
    before, after = await before_and_after(tx, post)
    return any(before.get(one, "").split() != after.get(one, "").split() for one in {*before, *after})


@dataclass(frozen=True, slots=True)
class Mended:
    """What was changed in each text that the author wrote, and the languages in which another was put beside."""

    words: tuple[tuple[tuple[str, str], ...], ...]
    added: tuple[str, ...] = ()


def mended(before: Mapping[str, str], after: Mapping[str, str]) -> Mended | None:
    """None where no word was changed."""
    found = [difference(text, after.get(language, "")) for language, text in before.items() if text]
    added = tuple(language for language, text in after.items() if text and not before.get(language))
    changed = tuple(one for one in found if one)
    return Mended(changed, added) if changed or added else None


def _whole(version: Version) -> str:
    return "\n".join(version.texts.get(language, "") for language in LANGUAGES).strip()


def difference(before: str, now: str) -> tuple[tuple[str, str], ...]:
    """Word by word, each with the space behind it; long runs that are the same are left out but for their ends."""
    old, new = WORD.findall(before.strip()), WORD.findall(now.strip())
    compared = SequenceMatcher(None, [word.rstrip() for word in old], [word.rstrip() for word in new])
    runs: list[tuple[str, str]] = []
    for kind, a, b, c, d in compared.get_opcodes():
        if kind == "equal":
            runs.append((SAME, _ends(new[c:d])))
            continue
        if b > a:
            runs.append((GONE, "".join(old[a:b])))
        if d > c:
            runs.append((NEW, "".join(new[c:d])))
    return tuple(runs) if any(kind != SAME for kind, _ in runs) else ()


def _ends(words: Sequence[str]) -> str:
    if len(words) <= 2 * AROUND:
        return "".join(words)
    return "".join([*words[:AROUND], "… ", *words[-AROUND:]])
