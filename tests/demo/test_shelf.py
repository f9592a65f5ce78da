"""History is kept until what it is made of changes; and whatever lies there instead, nobody ever sees it."""

from __future__ import annotations

import shutil
import tomllib
from concurrent.futures import ThreadPoolExecutor

import pytest

from demo.moments import last_morning
from demo.shelf import ROOT, Shelf, seal_of, sources
from tests.demo.people import MONDAY, SUNDAY, THURSDAY

SEAL, OTHER = b"s" * 32, b"o" * 32


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: b"",
        lambda whole: whole[:40],
        lambda whole: whole[:-1],
        lambda whole: whole + b"\0",
        lambda whole: whole[:-1] + bytes([whole[-1] ^ 1]),
        lambda whole: OTHER + whole[len(OTHER) :],
    ],
    ids=["empty", "torn", "shorter", "longer", "a bit turned", "of another seal"],
)
def test_what_is_not_whole_is_not_taken(tmp_path, spoil):
    shelf = Shelf(tmp_path)
    shelf.put(SEAL, b"history")
    assert (shelf.take(SEAL), shelf.take(OTHER)) == (b"history", None)
    (tmp_path / "history").write_bytes(spoil((tmp_path / "history").read_bytes()))
    assert shelf.take(SEAL) is None
    shelf.put(SEAL, b"again")
    assert shelf.take(SEAL) == b"again"


def test_without_a_place_nothing_is_kept_and_nothing_is_left_behind(tmp_path):
    (tmp_path / "history").mkdir()
    (tmp_path / "file").touch()
    for folder in (tmp_path, tmp_path / "file"):
        Shelf(folder).put(SEAL, b"history")
        assert Shelf(folder).take(SEAL) is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "history"]


def test_two_at_once_do_not_spoil_each_others(tmp_path):
    shelf, mine, theirs = Shelf(tmp_path), b"m" * 1_000_000, b"t" * 1_000_000

    def uses(seal: bytes, kept: bytes) -> set[bytes | None]:
        found = set()
        for _ in range(20):
            shelf.put(seal, kept)
            found.add(shelf.take(seal))
        return found

    with ThreadPoolExecutor() as threads:
        one, other = threads.submit(uses, SEAL, mine), threads.submit(uses, OTHER, theirs)
        assert one.result() <= {mine, None}
        assert other.result() <= {theirs, None}
    assert [path.name for path in tmp_path.iterdir()] == ["history"]


def test_it_is_made_anew_when_code_a_catalogue_or_the_morning_changes(tmp_path):
    for path in (
        "bot/app.py",
        "locales/kk/LC_MESSAGES/tilshi.po",
        "docs/examples/east_kazakhstan.toml",
        "requirements.lock",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, tmp_path / path)
    seals = [seal_of("today", tmp_path), seal_of("tomorrow", tmp_path)]
    for path in sources(tmp_path):
        path.write_bytes(path.read_bytes() + b"\n")
        seals.append(seal_of("today", tmp_path))
    (tmp_path / "bot" / "new.py").touch()
    seals.append(seal_of("today", tmp_path))
    assert len(set(seals)) == len(seals) == 7
    (tmp_path / "bot" / "__pycache__").mkdir()
    (tmp_path / "bot" / "__pycache__" / "app.pyc").touch()
    assert seal_of("today", tmp_path) == seals[-1]


def test_every_package_that_history_is_made_by_counts():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    found = {path.relative_to(ROOT) for path in sources()}
    assert {path.parts[0] for path in found} >= set(project["tool"]["importlinter"]["root_packages"]) - {
        "tests",
        "benchmarks",
    }
    assert {path.suffix for path in found} >= {".py", ".po", ".toml", ".json"}


@pytest.mark.parametrize(
    ("now", "morning"),
    [(MONDAY, "2026-11-23"), (THURSDAY, "2026-11-26"), (SUNDAY, "2026-11-27"), (MONDAY.replace(hour=5), "2026-11-20")],
)
def test_the_last_morning_is_of_a_working_day_and_has_been(now, morning):
    assert last_morning(now).isoformat() == f"{morning}T05:40:00+00:00"
