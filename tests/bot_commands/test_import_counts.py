"""`python -m bot import FILE.xlsx`: shown before anything changes, and row by row what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.commands import bring_in
from bot.settings import Settings
from db.engine import open_engine
from db.tables import Figure, Page
from reports.sheets import sheet

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "east_kazakhstan.toml"
HEAD = ["№", "Орны", "Парақша", "Сілтеме", "31.12.2024", "31.12.2025"]
REGION = "Шығыс Қазақстан облысы · Восточно-Казахстанская область"


@pytest.fixture
def settings(address) -> Settings:
    return Settings(bot_token="1000:tilshi", database_url=address)


async def asked(settings: Settings, statement) -> list:
    engine = open_engine(settings.database_url)
    async with engine.connect() as tx:
        found = (await tx.execute(statement)).scalars().all()
    await engine.dispose()
    return list(found)


async def brought_in(settings: Settings, path: Path, *, dry_run: bool = False) -> tuple[int, list[str]]:
    said: list[str] = []
    return await bring_in(settings, path, lambda line: said.append(str(line)), dry_run=dry_run), said


async def from_sheets(settings: Settings) -> list[int]:
    return await asked(settings, select(Figure.value).where(Figure.source == "sheet").order_by(Figure.on_day))


async def test_past_counts(settings, tmp_path):
    ridder = (await asked(settings, select(Page.id).where(Page.url.contains("600856043837357"))))[0]
    url = "https://www.facebook.com/groups/600856043837357"
    path = tmp_path / "past.xlsx"
    path.write_bytes(
        sheet("x", HEAD, [[ridder, "Риддер", "топ", url, 180, "шамамен 200"], [99999, "?", "", "", 5, "x"]])
    )
    wrong = [
        "wrong: row 3, column F: “x” is no number of followers",
        "wrong: row 3, column E: there is no page 99999 in the region",
    ]
    new = [
        f"new: row 2, facebook 600856043837357, {day}: {value}"
        for day, value in (("2024-12-31", "180"), ("2025-12-31", "about 200"))
    ]
    total = f"{REGION}: 2 new, 0 changed, 0 as before, 2 wrong"
    assert await brought_in(settings, path, dry_run=True) == (1, [*wrong, *new, f"{total}; nothing is written yet"])
    assert await from_sheets(settings) == []
    assert await brought_in(settings, path) == (1, [*wrong, *new, total])
    assert await from_sheets(settings) == [180, 200]
    path.write_bytes(sheet("x", HEAD, [[ridder, "Риддер", "топ", url, 185, "шамамен 200"]]))
    changed = "changes: row 2, facebook 600856043837357, 2024-12-31: 185 (was 180)"
    assert await brought_in(settings, path) == (0, [changed, f"{REGION}: 0 new, 1 changed, 1 as before, 0 wrong"])
    assert await from_sheets(settings) == [185, 200]
    assert await bring_in(settings, EXAMPLE, str) == 0, "the tree is brought in again"
    assert await from_sheets(settings) == [185, 200]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [(b"no sheet", "is no spreadsheet (.xlsx)"), (sheet("x", ["№"], []), "has no day in its first row")],
)
async def test_what_is_no_sheet(settings, tmp_path, content, complaint):
    path = tmp_path / "past.XLSX"
    path.write_bytes(content)
    done, said = await brought_in(settings, path)
    assert done == 1
    assert complaint in said[0]


async def test_a_sheet_of_another_database(settings, tmp_path):
    path = tmp_path / "past.xlsx"
    path.write_bytes(sheet("x", HEAD, [[99999, "?", "", "", 5, 6]]))
    done, said = await brought_in(settings, path)
    assert (done, said[0]) == (1, f"{path}: none of its pages is in this database")


async def test_a_tree_is_only_looked_at_too(settings, tmp_path):
    path = tmp_path / "tree.toml"
    path.write_text(EXAMPLE.read_text("utf-8").replace("Риддер қаласы", "Лениногор қаласы"), "utf-8")
    told = f"{REGION}: 13 branches, 0 figures new, 0 changed, 4 as before; nothing is written yet"
    assert await brought_in(settings, path, dry_run=True) == (0, [told])
