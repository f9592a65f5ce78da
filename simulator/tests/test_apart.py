"""The folder taken alone: it names what it needs, and a bare copy of it works where there is nothing else of ours."""

from __future__ import annotations

import ast
import asyncio
import re
import shutil
import signal
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from aiohttp import ClientSession

from simulator.api.call import PLAYED
from simulator.schema import Schema

FOLDER = Path(__file__).parents[1]
PROJECT = tomllib.loads((FOLDER / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
NEEDED = {  # what may be imported where, besides what is needed everywhere
    "doors": EXTRAS["aiogram"],
    "example": EXTRAS["aiogram"] + EXTRAS["pytest"],
    "pictures": EXTRAS["pictures"],
    "tests": EXTRAS["tests"],
    "foreign": EXTRAS["tests"],
    "conftest.py": EXTRAS["pytest"],
    "pytest_plugin.py": EXTRAS["pytest"],  # read by pytest alone
}
PATIENCE = 60.0  # a process takes its time to start on a busy machine


distributions = cache(packages_distributions)


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def allowed(part: str) -> set[str]:
    requirements = PROJECT["dependencies"] + NEEDED.get(part, [])
    return {re.split(r"[^\w-]", requirement)[0].lower() for requirement in requirements}


def strangers(file: Path) -> set[str]:
    """What it imports that is neither Python's, nor the folder's, nor named for its part of the folder."""
    found = distributions()
    named = allowed(file.relative_to(FOLDER).parts[0])
    outside = set(imported(file)) - sys.stdlib_module_names - {"simulator"}
    return {name for name in outside if not {one.lower().replace("_", "-") for one in found.get(name, [name])} & named}


def test_nothing_is_imported_that_its_pyproject_does_not_name():
    found = {str(file.relative_to(FOLDER)): strangers(file) for file in FOLDER.rglob("*.py")}
    assert {file: names for file, names in found.items() if names} == {}


def test_every_extra_that_needs_another_holds_it_whole():
    for extra, others in {"tests": ("aiogram", "pytest"), "pictures": ("aiogram",)}.items():
        assert {need for other in others for need in EXTRAS[other]} <= set(EXTRAS[extra])


def test_the_readme_counts_what_is_played():
    told = f"{len(PLAYED)} of the Bot API's {len(Schema.load().methods)} methods"
    assert told in (FOLDER / "README.md").read_text("utf-8")


@pytest.fixture
def copy(tmp_path):
    """Somewhere else, with nothing beside it."""
    left = shutil.ignore_patterns("__pycache__", "pictures", "*_cache", "node_modules")
    shutil.copytree(FOLDER, tmp_path / "simulator", ignore=left)
    return tmp_path


async def python(*words: str, cwd: Path) -> asyncio.subprocess.Process:
    both = {"stdout": asyncio.subprocess.PIPE, "stderr": asyncio.subprocess.STDOUT}
    return await asyncio.create_subprocess_exec(sys.executable, *words, cwd=cwd, **both)


@pytest.mark.parametrize(("flags", "status"), [((), 200), (("--strict",), 400)], ids=["by default", "strict"])
async def test_a_copy_of_the_folder_serves_the_api_and_the_chat(copy, flags, status):
    server = await python("-m", "simulator", "--port", "0", "--person", "Әлия:kk", *flags, cwd=copy)
    try:
        async with asyncio.timeout(PATIENCE), ClientSession() as session:
            await server.stdout.readline()
            address = (await server.stdout.readline()).decode().split()[-1]
            async with session.get(address) as page, session.get(f"{address}main.js") as script:
                assert (page.status, script.status) == (200, 200)
            async with session.post(f"{address}bot1000:demo/getMe") as answer:
                assert (await answer.json())["result"]["is_bot"]
            async with session.post(f"{address}bot1000:demo/getMe", data={"txt": "a"}) as answer:
                assert answer.status == status, "a typing error"
            async with session.get(f"{address}chat/people") as answer:
                assert [one["name"] for one in (await answer.json())["people"]] == ["Әлия"]
    finally:
        server.send_signal(signal.SIGTERM)
        words, _ = await server.communicate()
    assert (server.returncode, words) == (0, b"")


async def test_in_a_copy_of_the_folder_its_tests_run(copy):
    """One file of them, that wants the fixtures and helpers beside it, and no library for bots."""
    run = await python("-m", "pytest", "-p", "no:cacheprovider", "simulator/tests/test_deletes.py", cwd=copy)
    async with asyncio.timeout(PATIENCE):
        words, _ = await run.communicate()
    assert run.returncode == 0, words.decode()
