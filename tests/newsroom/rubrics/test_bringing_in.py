"""The union's rubrics come in once; what is new in a later version comes in, what people have made of them stays."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete, select, update

from db.tables import Idea, Rubric
from newsroom.rubrics.bringing_in import bring_in_rubrics
from newsroom.rubrics.defaults import DEFAULTS, PROMPTS

ALL = {prompt.code: prompt for prompts in PROMPTS.values() for prompt in prompts}


async def names_of(tx) -> dict[str, dict[str, str]]:
    return {one.code: one.names for one in (await tx.execute(select(Rubric.code, Rubric.names))).all()}


async def ideas_of(tx) -> dict[str, tuple]:
    columns = (Idea.code, Idea.texts, Idea.season_from, Idea.season_until, Idea.removed_on)
    return {one.code: tuple(one)[1:] for one in (await tx.execute(select(*columns).order_by(Idea.id))).all()}


async def test_a_second_time_adds_nothing(tx):
    before = await names_of(tx), await ideas_of(tx)
    await bring_in_rubrics(tx)
    assert (await names_of(tx), await ideas_of(tx)) == before
    assert before[0] == {code: names for code, names, _ in DEFAULTS}
    assert before[1] == {code: (one.texts, *one.season, None) for code, one in ALL.items()}


async def test_a_database_of_the_first_version_gets_the_others(tx):
    """It has two prompts of each rubric, none of which has a code; one was changed by hand, one taken out."""
    before = await ideas_of(tx)
    kept = {prompts[place].code for prompts in PROMPTS.values() for place in (0, 1)}
    await tx.execute(delete(Idea).where(Idea.code.not_in(kept)))
    await tx.execute(update(Idea).where(Idea.code == "legal.agreement").values(texts={"kk": "Өз сұрағымыз"}))
    await tx.execute(update(Idea).values(code="", season_from="", season_until=""))
    await bring_in_rubrics(tx)
    after = await ideas_of(tx)
    own = after.pop("")
    assert own[0] == {"kk": "Өз сұрағымыз"}
    assert after == before, "those that are known again have their season, too"


async def test_what_was_changed_or_removed_in_the_bot_stays_so(tx):
    own = {"kk": "Ұжымдық шарт туралы айтыңыз.", "ru": "Расскажите о договоре."}
    changed = update(Idea).where(Idea.code == "legal.agreement")
    await tx.execute(changed.values(texts=own, season_from="01-01", season_until="02-01"))
    await tx.execute(update(Idea).where(Idea.code == "legal.load").values(removed_on=date(2026, 11, 1)))
    await tx.execute(update(Rubric).where(Rubric.code == "sport").values(retired_on=date(2026, 11, 1)))
    before = await ideas_of(tx)
    await bring_in_rubrics(tx)
    assert await ideas_of(tx) == before
    retired = select(Rubric.retired_on).where(Rubric.code == "sport")
    assert (await tx.execute(retired)).scalar_one() == date(2026, 11, 1)


async def test_another_language_is_added_to_what_there_is(tx):
    """As after a start with a file that has learnt Russian: what was changed meanwhile stays."""
    for code, names, _ in DEFAULTS:
        called = "Заңгер сағаты" if code == "legal" else names["kk"]
        await tx.execute(update(Rubric).where(Rubric.code == code).values(names={"kk": called}))
    for code, prompt in ALL.items():
        text = "Заңгерге не сұрақ бар?" if code == "legal.load" else prompt.texts["kk"]
        await tx.execute(update(Idea).where(Idea.code == code).values(texts={"kk": text}))
    await bring_in_rubrics(tx)
    expected = {code: names for code, names, _ in DEFAULTS}
    expected["legal"] = {"kk": "Заңгер сағаты", "ru": expected["legal"]["ru"]}
    assert await names_of(tx) == expected
    ideas = {code: one[0] for code, one in (await ideas_of(tx)).items()}
    assert ideas.pop("legal.load") == {"kk": "Заңгерге не сұрақ бар?"}, "words of one's own"
    assert ideas == {code: one.texts for code, one in ALL.items() if code != "legal.load"}
