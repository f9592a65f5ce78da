"""Whoever keeps the tree, and the way to a question about a place."""

from __future__ import annotations

from locales import words_for


async def keeper(office, language: str):
    return await office.seated("Маман", "specialist", "vko", language)


async def changes(specialist, language: str, place: str, what: str) -> None:
    """From home to a question about a place."""
    say = words_for(language)
    await specialist.says("/start")
    specialist.effort.reset()
    await specialist.taps(say("Branches"))
    await specialist.taps(place)
    await specialist.taps(say("Change"))
    await specialist.taps(say(what))
