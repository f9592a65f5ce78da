"""What a browser is given: small, from here alone, and other people's code as they made it."""

from __future__ import annotations

import gzip
import hashlib
import re

import pytest

from bot.desk import shell
from bot.desk.files import STATIC, held_files, safety
from bot.desk.pages import PAGES
from locales import words_for
from tests.conftest import ON_ONE_ENGINE

FIRST_VIEW = 150_000  # bytes as they are, before they are packed
VENDOR = STATIC / "vendor"
IMPORTED = re.compile(r"""^(?:import|export) .*? from '(.+?)';""", re.MULTILINE)


def needed_by(name: str) -> set[str]:
    """A file and all that it imports."""
    found, asked = set(), [name]
    while asked:
        path = (STATIC / asked.pop()).resolve()
        if path not in found:
            found.add(path)
            asked += [str((path.parent / one).relative_to(STATIC)) for one in IMPORTED.findall(path.read_text("utf-8"))]
    return {path.relative_to(STATIC).as_posix() for path in found}


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_the_first_view_is_small(page):
    names = {"index.html", "desk.css", "icon.svg"} | needed_by("main.js") | needed_by(f"pages/{page}.js")
    files = held_files()
    assert sum(len(files[name].plain) for name in names) < FIRST_VIEW, names
    assert sum(len(files[name].packed) for name in names) < FIRST_VIEW / 3


def test_no_text_is_put_into_two_languages_for_nobody():
    shown = quoted("main.js").union(*(quoted(f"pages/{page.name}.js") for page in PAGES))
    assert set(shell.texts(words_for("kk"))) - shown == set()
    for page in PAGES:
        assert set(page.texts(words_for("kk"))) - quoted(f"pages/{page.name}.js") == set(), page.name


def quoted(name: str) -> set[str]:
    """The names in a file and in what it imports: whole, or put together as `none_${list}` is."""
    code = "".join((STATIC / one).read_text("utf-8") for one in needed_by(name) if one.endswith(".js"))
    whole = set(re.findall(r"'(\w+)'", code))
    return whole | {begins + one for begins in re.findall(r"`(\w+_)\$\{", code) for one in whole}


def test_other_peoples_code_is_as_they_made_it():
    for line in (VENDOR / "sums.txt").read_text("utf-8").splitlines():
        known, name = line.split()
        content = (VENDOR / name).read_bytes().replace(b'from"./preact.mjs"', b'from"preact"')
        assert hashlib.sha256(content).hexdigest() == known, name
    assert {path.name for path in VENDOR.glob("*.mjs")} == set(
        re.findall(r"\w+\.mjs", (VENDOR / "sums.txt").read_text())
    )


def test_the_page_asks_nobody_else():
    """What is fetched from elsewhere is somebody else's to change."""
    for path in STATIC.rglob("*"):
        if path.suffix in (".js", ".css", ".html"):
            assert not re.search(r"""(src|href|url|from|import)\W+https?:""", path.read_text("utf-8")), path.name
    policy = safety(is_near=False)["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http:" not in policy
    assert not re.search(r"<script(?![^>]*src=)|style=|onclick", (STATIC / "index.html").read_text("utf-8"))


@ON_ONE_ENGINE
async def test_files_come_packed_and_safe_and_are_asked_for_once(desk):
    async with desk.client.get("/desk/main.js") as answer:
        assert answer.status == 200
        assert answer.content_type == "text/javascript"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Content-Encoding"] == "gzip"
        known = answer.headers["ETag"]
    async with desk.client.get("/desk/main.js", headers={"If-None-Match": known}) as answer:
        assert answer.status == 304
    async with desk.client.get("/desk/main.js", headers={"Accept-Encoding": "identity"}) as answer:
        assert await answer.read() == gzip.decompress(held_files()["main.js"].packed)


@ON_ONE_ENGINE
async def test_what_is_no_file_of_the_page_is_not_there(desk):
    for path in ("nothing.js", "../server.py", "%2e%2e/server.py", "pages/", "vendor/sums.txt/..", "api/"):
        async with desk.client.get(f"/desk/{path}") as answer:
            assert answer.status == 404, path


@ON_ONE_ENGINE
async def test_without_its_last_slash_the_address_leads_there_all_the_same(desk):
    """What stands behind the hash goes along: no browser leaves it behind."""
    async with desk.client.get("/desk", allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (308, "/desk/")
