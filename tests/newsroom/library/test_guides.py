"""The guides come into the library with their pictures, and are the bot's until somebody puts a hand to them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.library import files, guides, items, ready
from newsroom.library.files import Sent
from tests.newsroom.everybody import NOW

WRITTEN = """# Бәріне <!-- guide-a -->

**Жіберу** батырмасын басыңыз.

<img src="pictures/a.kk.png" width="240" alt="бірінші"> <img src="pictures/b.kk.png" width="240" alt="екінші">

# Беттің өзіне ғана

Кітапханада жоқ.

## Соңғысы <!-- guide-b -->

1. Бір
2. Екі
"""


def test_a_part_is_what_stands_below_a_heading_with_a_code(tmp_path, monkeypatch):
    monkeypatch.setattr(guides, "FOLDER", tmp_path)
    (tmp_path / "all.kk.md").write_text(WRITTEN, "utf-8")
    assert guides.languages("all") == ["kk"]
    assert list(guides.parts("all", "kk")) == [
        guides.Part("guide-a", "Бәріне", "«Жіберу» батырмасын басыңыз.", ("pictures/a.kk.png", "pictures/b.kk.png")),
        guides.Part("guide-b", "Соңғысы", "1. Бір\n2. Екі", ()),
    ]


async def guide(tx, w) -> int:
    item_id = await items.with_code(tx, w.press, "guide-post")
    assert item_id is not None
    return item_id


async def shown(tx, item_id: int, language: str = "kk") -> list[str]:
    return [one.name for one in await files.of_item(tx, item_id, language)]


def newer() -> list[ready.ReadySection]:
    """What the next version of the bot brings: another text, and another picture."""
    first, *rest = ready.ready()
    text, *others = first.items
    pictures = {"kk": (*text.pictures["kk"][1:], "pictures/new.kk.png"), "ru": ()}
    return [replace(first, items=(replace(text, titles={"kk": "Жаңа"}, pictures=pictures), *others)), *rest]


async def test_a_newer_version_brings_its_text_and_pictures(tx, w):
    item_id = await guide(tx, w)
    before = await shown(tx, item_id)
    assert before == list(ready.ready()[0].items[0].pictures["kk"])
    assert before, "a guide has pictures"
    await ready.bring_in(tx, NOW, newer())
    assert await shown(tx, item_id) == [*before[1:], "pictures/new.kk.png"]
    assert await shown(tx, item_id, "ru") == []
    assert (await items.require_readable(tx, w.press, item_id)).titles == {"kk": "Жаңа"}


async def _text(tx, w, item_id):
    await items.change(tx, w.press, item_id, NOW, notes={"kk": "Өзіміздің сөзіміз"})


async def _picture_away(tx, w, item_id):
    await files.drop(tx, w.press, (await files.of_item(tx, item_id))[0].id, NOW)


async def _picture_of_ours(tx, w, item_id):
    await files.add(tx, w.press, item_id, "", Sent("photo", 1, "f", "u", "ours.png"), NOW)


@pytest.mark.parametrize("change", [_text, _picture_away, _picture_of_ours])
async def test_what_the_press_service_has_put_a_hand_to_stays_theirs(tx, w, change):
    item_id = await guide(tx, w)
    await change(tx, w, item_id)
    stood = await items.require_readable(tx, w.press, item_id), await shown(tx, item_id), await shown(tx, item_id, "ru")
    await ready.bring_in(tx, NOW, newer())
    now = await items.require_readable(tx, w.press, item_id), await shown(tx, item_id), await shown(tx, item_id, "ru")
    assert now == stood


async def test_a_picture_of_another_version_is_none():
    assert guides.picture("pictures/of-another-time.kk.png") is None
