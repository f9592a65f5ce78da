"""`python -m bot import`: a good file comes in whole, a broken one says where it is broken and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.commands import bring_in
from bot.settings import Settings
from db.engine import open_engine
from db.revisions import revision_of
from db.tables import Base, Deed, Invitation, Organisation

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "east_kazakhstan.toml"
TEXT = EXAMPLE.read_text("utf-8")
REPORT = EXAMPLE.with_name("east_kazakhstan_report.toml")
REGION = "Шығыс Қазақстан облысы · Восточно-Казахстанская область"
BROUGHT_IN = f"{REGION}: 13 branches, 4 figures new, 0 changed, 0 as before"
AGAIN = f"{REGION}: 13 branches, 0 figures new, 0 changed, 4 as before"
COUNTED = [table for table in Base.metadata.sorted_tables if table is not Deed.__table__]


@pytest.fixture
def settings(bare_address) -> Settings:
    return Settings(bot_token="1000:tilshi", database_url=bare_address)


@pytest.fixture
def known(address) -> Settings:
    """The example is there already."""
    return Settings(bot_token="1000:tilshi", database_url=address)


async def counts(settings: Settings) -> dict[str, int]:
    engine = open_engine(settings.database_url)
    async with engine.connect() as tx:
        found = {
            table.name: (await tx.execute(select(func.count()).select_from(table))).scalar_one() for table in COUNTED
        }
    await engine.dispose()
    return found


async def imported(settings: Settings, path: Path) -> tuple[int, list[str]]:
    said: list[str] = []
    return await bring_in(settings, path, lambda line: said.append(str(line))), said


async def seen(settings: Settings, path: Path) -> tuple[int, list[str]]:
    said: list[str] = []
    return await bring_in(settings, path, lambda line: said.append(str(line)), dry_run=True), said


async def test_what_is_only_to_be_seen_makes_no_database(databases, tmp_path):
    """Not even its tables, where there is an empty one."""
    made = tmp_path / "tilshi.sqlite3"
    for address in (f"sqlite:///{made}", await databases.empty()):
        code, said = await seen(Settings(bot_token="1000:tilshi", database_url=address), EXAMPLE)
        assert (code, said[-1]) == (0, f"{BROUGHT_IN}; nothing is written yet")
    assert list(tmp_path.iterdir()) == []
    engine = open_engine(address)
    assert await revision_of(engine) is None
    await engine.dispose()


async def test_a_good_file(settings):
    code, said = await imported(settings, EXAMPLE)
    assert (code, said[-1]) == (0, BROUGHT_IN)
    assert "new: site materials/2023: 92" in said
    found = await counts(settings)
    assert (found["organisation"], found["page"], found["rubric"]) == (15, 14, 13)
    assert await imported(settings, EXAMPLE) == (0, [AGAIN])
    assert await counts(settings) == found


async def test_history_is_seen_before_it_is_written(known, tmp_path):
    """What would be new, what would change from what, and what stays; and nothing is written before it is said so."""
    there = await counts(known)
    code, said = await seen(known, REPORT)
    assert (code, said[-1]) == (0, f"{REGION}: 14 figures new, 1 changed, 2 as before; nothing is written yet")
    assert "changes: material bulletins: 13 (was 13)" in said
    assert "new: rank ig25: 8" in said
    assert await counts(known) == there
    assert (await imported(known, REPORT))[1][-1] == f"{REGION}: 14 figures new, 1 changed, 2 as before"
    assert (await counts(known))["entry"] == there["entry"] + 14
    path = tmp_path / "mended.toml"
    path.write_text(REPORT.read_text("utf-8").replace("2024 = 173", '2024 = "over 170"'), "utf-8")
    assert (await seen(known, path))[1][0] == "changes: site materials/2024: over 170 (was 173, 2024)"
    path.write_text(REPORT.read_text("utf-8").replace('code = "vko"', 'code = "abay"'), "utf-8")
    complaint = "line 3, code: “abay” is no place that there is; bring in the tree first"
    assert await imported(known, path) == (1, [f"{path}, {complaint}"])


async def test_into_a_database_that_is_still_empty(databases):
    """The first thing that anybody does: the tables are made on the way."""
    settings = Settings(bot_token="1000:tilshi", database_url=await databases.empty())
    assert (await imported(settings, EXAMPLE))[0] == 0
    assert (await counts(settings))["organisation"] == 15


async def test_as_windows_saves_it(settings, tmp_path):
    path = tmp_path / "tree.toml"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode("utf-8-sig"))
    assert (await imported(settings, path))[0] == 0


BROKEN = [
    ("followers = 225", 'followers = "көп"', "line 74, followers: 'көп' is no figure; write 225, "
     '"about 6200", "over 90", "up to 2", "2-3"'),
    ('last_post = "2024-09"', 'last_post = "жазда"', "line 85, last_post: 'жазда' is no date; write 2025-08-21, "
     '"2025-08", "2025"'),
    ('code = "zaysan"', 'code = "altay"', "line 96, code: “altay” stands here twice"),
    ('name_kk = "Үлкен Нарын ауданы"', "", "line 105, name_kk: is missing"),
    ('name_kk = "Үлкен Нарын ауданы"', 'name_kk = "Үлкен Нарын ауданы',
     "line 108: cannot be read (Illegal character '\\n'"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "complaint"), BROKEN)
async def test_a_broken_file_says_where_and_changes_nothing(known, tmp_path, before, after, complaint):
    there = await counts(known)
    path = tmp_path / "tree.toml"
    path.write_text(TEXT.replace("members = 31208", "members = 5").replace(before, after), "utf-8")
    code, said = await imported(known, path)
    assert code == 1
    assert len(said) == 1
    assert said[0].startswith(f"{path}, {complaint}")
    assert await counts(known) == there


async def test_a_branch_of_another_region_is_not_taken_from_it(known, tmp_path):
    there = await counts(known)
    path = tmp_path / "abay.toml"
    path.write_text(TEXT.replace('code = "vko"', 'code = "abay"'), "utf-8")
    assert await imported(known, path) == (1, [f"{path}, code: “oskemen” belongs to another place already"])
    assert await counts(known) == there


async def test_no_file_no_text_no_tree(settings, tmp_path):
    missing, folder, picture = tmp_path / "нет.toml", tmp_path, tmp_path / "tree.xls"
    picture.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert await imported(settings, missing) == (1, [f"{missing}: No such file or directory"])
    assert await imported(settings, folder) == (1, [f"{folder}: Is a directory"])
    assert await imported(settings, picture) == (1, [f"{picture}: is not in UTF-8; save it so"])
    engine = open_engine(settings.database_url)
    async with engine.connect() as tx:
        assert (await tx.execute(select(Organisation.id))).all() == []
        assert (await tx.execute(select(Invitation.id))).all() == []
    await engine.dispose()
