"""Two at once on an item of the library, its files and its section."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from sqlalchemy import func, select

from db.tables import LibraryItem, LibraryOpening
from newsroom.library import files, items, openings, practice, sections
from tests.newsroom.everybody import NOW
from tests.newsroom.races import Check, Deed, Race, nothing_is_wrong


def titled(language: str, title: str, who: str = "specialist") -> Deed:
    return lambda tx, w: items.change(tx, getattr(w, who), w.item, NOW, titles={language: title})


def noted(language: str, text: str) -> Deed:
    return lambda tx, w: items.change(tx, w.press, w.item, NOW, notes={language: text})


def linked(link: str) -> Deed:
    return lambda tx, w: items.add_link(tx, w.specialist, w.item, link, NOW)


def filed(name: str) -> Deed:
    sent = files.Sent("document", 1, f"file {name}", name, f"{name}.pdf")
    return lambda tx, w: files.add(tx, w.specialist, w.item, "", sent, NOW)


def called(language: str, name: str) -> Deed:
    return lambda tx, w: sections.rename(tx, w.specialist, w.own_section, {language: name}, NOW)


def opened_to(audience: str) -> Deed:
    return lambda tx, w: items.open_to(tx, w.specialist, w.item, audience, NOW)


async def unlinked(tx: Any, w: SimpleNamespace) -> None:
    await items.drop_links(tx, w.specialist, w.item, NOW)


async def moved(tx: Any, w: SimpleNamespace) -> None:
    await items.move(tx, w.specialist, w.item, w.own_section, NOW)


async def withdrawn(tx: Any, w: SimpleNamespace) -> None:
    await items.withdraw(tx, w.specialist, w.item, NOW)


async def brought_back(tx: Any, w: SimpleNamespace) -> None:
    await items.bring_back(tx, w.specialist, w.item, NOW)


async def file_gone(tx: Any, w: SimpleNamespace) -> None:
    await files.drop(tx, w.specialist, w.file, NOW)


async def opened(tx: Any, w: SimpleNamespace) -> None:
    await openings.note(tx, w.item, NOW)


async def taken_in(tx: Any, w: SimpleNamespace) -> None:
    await practice.take_in(tx, w.specialist, w.out, NOW)


def stands(versions: int | None = None, **values: Any) -> Check:
    """The item as it is, and how often it has been changed."""

    async def check(tx: Any, w: SimpleNamespace) -> None:
        item = await items.require_kept(tx, w.specialist, w.item)
        assert {name: getattr(item, name) for name in values} == values
        if versions is not None:
            assert len(await items.versions(tx, w.specialist, w.item, 0, 10)) == versions

    return check


async def both_links(tx: Any, w: SimpleNamespace) -> None:
    item = await items.require_kept(tx, w.specialist, w.item)
    assert sorted(item.links) == ["https://a.kz/1", "https://a.kz/2"]


async def three_files(tx: Any, w: SimpleNamespace) -> None:
    assert sorted(one.name for one in await files.of_item(tx, w.item)) == ["a.pdf", "x.pdf", "y.pdf"]


async def no_file(tx: Any, w: SimpleNamespace) -> None:
    assert await files.of_item(tx, w.item) == []


async def both_names(tx: Any, w: SimpleNamespace) -> None:
    found = await sections.require_kept(tx, w.specialist, w.own_section)
    assert found.names == {"kk": "Жаңа", "ru": "Новый"}


async def opened_twice(tx: Any, w: SimpleNamespace) -> None:
    counted = select(LibraryOpening.times).where(LibraryOpening.item_id == w.item)
    assert (await tx.execute(counted)).scalars().all() == [2]


async def one_item(tx: Any, w: SimpleNamespace) -> None:
    made = select(func.count()).select_from(LibraryItem).where(LibraryItem.post_id == w.out)
    assert (await tx.execute(made)).scalar_one() == 1


LIBRARY = ("library",)
RACES: dict[str, list[Race]] = {
    "items.change": [
        Race(titled("kk", "Жаңа шарт"), titled("ru", "Новый договор", "press"),
             stands(2, titles={"kk": "Жаңа шарт", "ru": "Новый договор"}), LIBRARY),
        Race(titled("kk", "Жаңа шарт"), noted("kk", "Жаңа мәтін."),
             stands(2, titles={"kk": "Жаңа шарт"}, notes={"kk": "Жаңа мәтін."}), LIBRARY),
        Race(titled("kk", "Бірі"), titled("kk", "Екіншісі"), stands(2), LIBRARY),
    ],
    "items.add_link": [Race(linked("https://a.kz/1"), linked("https://a.kz/2"), both_links, LIBRARY)],
    "items.drop_links": [Race(unlinked, titled("kk", "Жаңа шарт"), stands(links=[]), LIBRARY)],
    "items.open_to": [Race(opened_to("all"), titled("kk", "Жаңа шарт"), stands(audience="all"), LIBRARY)],
    "items.move": [Race(moved, withdrawn, nothing_is_wrong, LIBRARY)],
    "items.withdraw": [
        Race(withdrawn, titled("kk", "Жаңа шарт"), stands(withdrawn_at=NOW, titles={"kk": "Жаңа шарт"}), LIBRARY),
    ],
    "items.bring_back": [Race(brought_back, titled("kk", "Жаңа шарт"), stands(withdrawn_at=None), LIBRARY)],
    "files.add": [Race(filed("x"), filed("y"), three_files, LIBRARY)],
    "files.drop": [Race(file_gone, file_gone, no_file, LIBRARY, loser="old_button")],
    "sections.rename": [Race(called("kk", "Жаңа"), called("ru", "Новый"), both_names, LIBRARY)],
    "openings.note": [Race(opened, opened, opened_twice, LIBRARY)],
    "practice.take_in": [Race(taken_in, taken_in, one_item, ("library", "out"))],
}  # fmt: skip
