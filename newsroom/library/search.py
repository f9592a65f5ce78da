"""Found by words as people write them: in either language, with other endings, mistakes, and on any keyboard.

The whole of it is one statement on both engines. Of each word that is sought it sums up how many of its threes the
title of an item has, and how long a beginning of it stands anywhere; the item that fits most words best stands first.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Float, Integer, Select, String, case, column, func, select, values
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all
from db.tables import LibraryGram, LibraryItem
from locales import LANGUAGES
from locales.language import MANNERS
from newsroom.library import reading
from newsroom.library.grams import OF_TITLE
from newsroom.library.items import Item
from newsroom.library.keys import beginnings, threes, words_in
from newsroom.who import Who

LONGEST = 100  # letters of what is sought
MOST_WORDS = 6
IS_THERE = 0.5  # so much of a word's threes: less is chance
BARELY = 0.5  # what a short beginning of a long word tells: «коммерция» begins as «коммуна» does
FAR_BEHIND = 0.35  # of the best: what fits so much worse is not what was meant
SMALL = {one for language in LANGUAGES for word in MANNERS[language].small_words for one in words_in(word)}
Key = tuple[int, str, float, float]


def sought(text: str) -> list[str]:
    """The words that tell something; where there are only small ones, those."""
    words = list(dict.fromkeys(words_in(text[:LONGEST])))
    telling = [word for word in words if word not in SMALL]
    return (telling or words)[:MOST_WORDS]


async def find(tx: AsyncConnection, who: Who, text: str, first: int, most: int, *, least: float = 0.0) -> list[Item]:
    """The best first; nothing where no word is known. `least`: what fits worse is not shown."""
    words = sought(text)
    return await fetch_all(tx, _found(who, words, least).offset(first).limit(most), Item) if words else []


def _found(who: Who, words: list[str], least: float) -> Select[*tuple[object, ...]]:
    """A word fits by the threes of a title where it has enough of them, and by how it begins."""
    key = values(
        column("word", Integer), column("gram", String), column("three", Float), column("begins", Float), name="key"
    ).data([one for at, word in enumerate(words) for one in _keys(at, word)]).cte()  # fmt: skip
    fits = (
        select(
            LibraryGram.item_id, func.sum(key.c.three).label("threes"),
            func.max(key.c.begins * LibraryGram.weight).label("begins"),
        )
        .join(key, key.c.gram == LibraryGram.gram)
        .group_by(LibraryGram.item_id, key.c.word)
        .subquery("fits")
    )  # fmt: skip
    fit = case((fits.c.threes >= IS_THERE, OF_TITLE * fits.c.threes * fits.c.threes), else_=0.0) + fits.c.begins
    score = func.sum(fit)
    best = func.max(score).over()
    every = select(fits.c.item_id, score.label("score"), best.label("best")).group_by(fits.c.item_id)
    scored = every.subquery("scored")
    items = select(*columns(Item, LibraryItem.__table__)).join(scored, scored.c.item_id == LibraryItem.id)
    good = scored.c.score > least, scored.c.score >= FAR_BEHIND * scored.c.best
    return items.where(*good, reading.readable(who)).order_by(scored.c.score.desc(), LibraryItem.id)


def _keys(at: int, word: str) -> Iterator[Key]:
    all_threes, begins = sorted(threes(word)), beginnings(word)
    for three in all_threes:
        yield at, three, 1 / len(all_threes), 0.0
    for one in begins:
        yield at, one, 0.0, 1.0 if one == begins[-1] else BARELY
