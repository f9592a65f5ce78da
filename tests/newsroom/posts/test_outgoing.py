"""A post as it goes out says whose it is, as its region has it."""

from __future__ import annotations

import pytest

from newsroom.posts import former, outgoing, posts
from newsroom.posts.outgoing import From
from newsroom.union import region_settings
from newsroom.union.region_settings import CHOICES, NAMING
from screens import publication
from tests.newsroom.everybody import NOW, bound, draft, seated, sent_post


async def drawn(tx, number: int) -> list[str]:
    return [one.text for one in publication.pieces(await outgoing.prepare(tx, await posts.require_post(tx, number)))]


@pytest.mark.parametrize(("code", "line"), [("ridder", "Филиал: ridder"), ("school", "Бастауыш ұйым: school")])
async def test_whose_it_is_stands_below_it(tx, code, line):
    chair, specialist = await seated(tx, "chair", code), await bound(tx)
    number = await sent_post(tx, chair)
    assert await drawn(tx, number) == [f"Семинар өтті.\n\n{line}"]
    for named, below in ((False, ""), (True, f"\n\n{line}")):
        which = CHOICES[NAMING].index(named)
        await region_settings.choose(tx, specialist, specialist.seat.organisation_id, NAMING, which, NOW)
        assert await drawn(tx, number) == [f"Семинар өтті.{below}"]


async def test_in_each_language_that_it_is_in(tx):
    shown = outgoing.Outgoing(
        [("ru", posts.Formatted("Прошёл семинар.")), ("kk", posts.Formatted("Семинар өтті."))],
        signature={"kk": "Кәсіподақ", "ru": "Профсоюз"}, place=From({"kk": "Риддер қаласы", "ru": "г. Риддер"}),
    )  # fmt: skip
    tail = "Филиал: г. Риддер\nФилиал: Риддер қаласы\nПрофсоюз\nКәсіподақ"
    assert publication.whole(shown).text == f"Прошёл семинар.\n\nСеминар өтті.\n\n{tail}"


async def test_a_name_alone_is_no_post_and_what_was_entered_is_the_branchs(tx):
    specialist, chair = await bound(tx), await seated(tx, "chair", "ridder")
    empty = await draft(tx, chair)
    await former.set_aside(tx, chair, empty, NOW)
    assert await drawn(tx, empty) == []
    entered = await sent_post(tx, specialist, at=chair.seat.organisation_id)
    assert await drawn(tx, entered) == ["Семинар өтті.\n\nФилиал: ridder"]
