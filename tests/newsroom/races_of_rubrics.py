"""Two at once on the rubrics of a region and their prompts."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from newsroom.rubrics import bank, keeping
from tests.newsroom.everybody import NOW
from tests.newsroom.races import Check, Deed, Race, nothing_is_wrong


def added(who: str, name: str) -> Deed:
    return lambda tx, w: keeping.add(tx, getattr(w, who), w.vko, {"kk": f"{name} {w.n}"}, NOW)


def renamed(who: str, **names: str) -> Deed:
    called = {"kk": "Айдар", "ru": "Рубрика"}
    return lambda tx, w: keeping.rename(
        tx, getattr(w, who), w.vko, w.rubric, {one: f"{called[one]} {name} {w.n}" for one, name in names.items()}, NOW
    )


def explained(who: str, **texts: str) -> Deed:
    return lambda tx, w: keeping.explain(tx, getattr(w, who), w.vko, w.rubric, "guidance", texts, NOW)


def moved(place: int, *, up: bool) -> Deed:
    async def deed(tx: Any, w: SimpleNamespace) -> None:
        known = [one.id for one in await keeping.listed(tx, w.specialist, w.vko)]
        await keeping.move(tx, w.specialist, w.vko, known[place], NOW, up=up)

    return deed


def reworded(who: str, **texts: str) -> Deed:
    return lambda tx, w: bank.reword(tx, getattr(w, who), w.vko, w.prompt, texts, NOW)


def is_called(*parts: str) -> Check:
    async def check(tx: Any, w: SimpleNamespace) -> None:
        names = (await keeping.require_rubric(tx, w.specialist, w.vko, w.rubric)).names
        assert all(any(part in name for name in names.values()) for part in parts), names

    return check


def says(what: str, **texts: str) -> Check:
    async def check(tx: Any, w: SimpleNamespace) -> None:
        rubric = await keeping.require_rubric(tx, w.specialist, w.vko, w.rubric)
        prompt = await bank.require_prompt(tx, w.specialist, w.vko, w.prompt)
        assert (rubric.guidance if what == "guidance" else prompt.texts) == texts

    return check


async def each_stands_once(tx: Any, w: SimpleNamespace) -> None:
    known = [one.id for one in await keeping.listed(tx, w.specialist, w.vko)]
    assert len(set(known)) == len(known)
    general = [one.id for one in await keeping.listed(tx, w.press, w.centre)]
    assert [one for one in known if one in general][3:] == general[3:], "what nobody has moved"


RACES = {
    "keeping.add": (Race(added("specialist", "Бір"), added("other", "Бір"), nothing_is_wrong, loser="rubric_known"),),
    "keeping.rename": (
        Race(renamed("specialist", kk="бір"), renamed("other", ru="два"), is_called("бір", "два"), needs=("rubric",)),
    ),
    "keeping.explain": (
        Race(explained("specialist", kk="Бір."), explained("other", ru="Два."), says("guidance", kk="Бір.", ru="Два."),
             needs=("rubric",)),
    ),
    "keeping.move": (Race(moved(0, up=False), moved(1, up=True), each_stands_once),),
    "bank.reword": (
        Race(reworded("specialist", kk="Бір?"), reworded("other", ru="Два?"), says("prompt", kk="Бір?", ru="Два?"),
             needs=("rubric",)),
    ),
}  # fmt: skip
