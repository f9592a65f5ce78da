"""The union's rubrics come in once, and what they get in another language later comes in, too."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from db.tables import Idea, Rubric
from newsroom.rubrics import turns
from newsroom.rubrics.defaults import DEFAULTS

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def names_of(tx) -> dict[str, dict[str, str]]:
    return {one.code: one.names for one in (await tx.execute(select(Rubric.code, Rubric.names))).all()}


async def ideas_of(tx) -> list[dict[str, str]]:
    return list((await tx.execute(select(Idea.texts).order_by(Idea.id))).scalars())


async def test_a_second_time_adds_nothing(tx):
    before = await names_of(tx), await ideas_of(tx)
    await turns.bring_in_rubrics(tx)
    assert (await names_of(tx), await ideas_of(tx)) == before
    assert before[0] == {code: names for code, names, _ in DEFAULTS}


async def test_another_language_is_added_to_what_there_is(tx):
    """As after a start with a file that has learnt Russian: what was changed by hand meanwhile stays."""
    for code, names, _ in DEFAULTS:
        called = "Заңгер сағаты" if code == "legal" else names["kk"]
        await tx.execute(update(Rubric).where(Rubric.code == code).values(names={"kk": called}))
    for number, texts in (await tx.execute(select(Idea.id, Idea.texts).order_by(Idea.id))).all():
        text = "Заңгерге не сұрақ бар?" if number == 1 else texts["kk"]
        await tx.execute(update(Idea).where(Idea.id == number).values(texts={"kk": text}))
    await turns.bring_in_rubrics(tx)
    expected = {code: names for code, names, _ in DEFAULTS}
    expected["legal"] = {"kk": "Заңгер сағаты", "ru": expected["legal"]["ru"]}
    assert await names_of(tx) == expected
    first, *others = await ideas_of(tx)
    assert first == {"kk": "Заңгерге не сұрақ бар?"}, "an idea of one's own"
    assert others == [texts for _, _, ideas in DEFAULTS for texts in ideas][1:]
