"""Documentation: what it points to is there, and the simulator's stays within its folder."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import LONGEST

PROJECT = Path(__file__).parents[1]
SIMULATOR = PROJECT / "simulator"
LINK = re.compile(r'\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"\s]+)"')
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r'<text class="name"[^>]*>([^<]+)<')
FOREIGN = (".", "node_modules")
ELSEWHERE = ("http://", "https://", "mailto:", "#")


def pages() -> list[Path]:
    found = (page.relative_to(PROJECT) for page in PROJECT.rglob("*.md"))
    return sorted(page for page in found if not any(part.startswith(FOREIGN) for part in page.parts))


def links(page: Path) -> Iterator[Path]:
    text = CODE.sub("", (PROJECT / page).read_text("utf-8"))
    for plain, tagged in LINK.findall(text):
        link = plain or tagged
        if not link.startswith(ELSEWHERE):
            yield (PROJECT / page).parent.joinpath(link.partition("#")[0]).resolve()


def test_the_files_that_are_begun_first_are_there():
    assert [name for name in LONGEST if not (PROJECT / name).is_file()] == []


def test_there_are_pages_and_they_have_links():
    assert Path("README.md") in pages()
    assert sum(len(list(links(page))) for page in pages()) > 10


@pytest.mark.parametrize("page", pages(), ids=str)
def test_every_relative_link_leads_to_something_that_is_there(page):
    assert [str(link) for link in links(page) if not link.exists()] == []


@pytest.mark.parametrize("folder", ["docs/decisions", "docs/how-to"])
def test_a_list_of_pages_has_all_of_them(folder):
    there = {page.name for page in (PROJECT / folder).glob("*.md")} - {"README.md"}
    assert there <= {link.name for link in links(Path(folder) / "README.md")}


def test_the_picture_of_how_it_is_built_has_every_storey():
    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (house,) = [one["layers"] for one in contracts if one["name"].startswith("The house")]
    storeys = {name for layer in house for name in layer.split(" | ")}
    named = NAMED.findall((PROJECT / "docs" / "architecture.svg").read_text("utf-8"))
    assert storeys <= set(named)


@pytest.mark.parametrize("page", [page for page in pages() if page.parts[0] == "simulator"], ids=str)
def test_whoever_takes_the_simulators_folder_alone_has_what_its_pages_show(page):
    assert [str(link) for link in links(page) if not link.is_relative_to(SIMULATOR)] == []
