"""What runs the bot for real: the files of `deploy/` agree with the code, with each other and with what is written."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
DEPLOY = PROJECT / "deploy"
PINNED = re.compile(r"^([A-Za-z0-9._-]+==\S+)(.*?)(?=^[A-Za-z]|\Z)", re.MULTILINE | re.DOTALL)


def text(*parts: str) -> str:
    return PROJECT.joinpath(*parts).read_text("utf-8")


def pinned(*parts: str) -> dict[str, set[str]]:
    """Each version, with the digests of its files."""
    return {name: set(re.findall(r"sha256:\w+", rest)) for name, rest in PINNED.findall(text(*parts))}


def packages() -> list[str]:
    """What the bot is made of: the storeys below `demo`."""
    contracts = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    (house,) = [one for one in contracts if one["name"].startswith("The house")]
    return sorted(one for layer in house["layers"] for one in layer.split(" | ") if one != "demo")


def settings() -> set[str]:
    """Those that the code asks for, by name."""
    asked = "".join(text("bot", name) for name in ("settings.py", "said.py", "env_file.py"))
    return set(re.findall(r'"([A-Z]+(?:_[A-Z]+)+|TIMEZONE)"', asked)) - {"LC_ALL", "LC_MESSAGES"}


def test_what_runs_is_of_the_versions_that_were_tested():
    """`make lock` writes both. One of them by itself is a step that was left out."""
    running, tested = pinned("deploy", "run.lock"), pinned("requirements.lock")
    assert running.items() <= tested.items()
    assert all(running.values()), "each with its digests"
    wanted = {
        re.split(r"[\[=<>]", one)[0].lower() for one in tomllib.loads(text("pyproject.toml"))["project"]["dependencies"]
    }
    assert {name.partition("==")[0] for name in running} >= wanted
    assert not {"pytest", "ruff", "mypy"} & {name.partition("==")[0] for name in running}


def test_the_settings_are_known():
    assert {"BOT_TOKEN", "DATABASE_URL", "TIMEZONE", "WEBHOOK_SECRET", "OWNER_LANGUAGE"} <= settings()


@pytest.mark.parametrize("where", [".env.example", "README.md"])
def test_every_setting_is_named(where):
    assert sorted(name for name in settings() if name not in text(where)) == []


def test_no_setting_is_named_that_is_none():
    named = set(re.findall(r"^#? ?([A-Z_]+)=", text(".env.example"), re.MULTILINE))
    assert named - settings() == set()


def test_the_image_takes_what_the_bot_is_made_of():
    steps, context = text("deploy", "Containerfile"), text("deploy", "Containerfile.dockerignore")
    copied = re.findall(r"^COPY (\w+) /srv/tilshi/\1$", steps, re.MULTILINE)
    assert sorted({*copied} - {"docs"}) == packages()
    assert [name for name in copied if not re.search(rf"^!{name}\b", context, re.MULTILINE)] == []


def test_the_image_runs_as_nobody_and_says_how_it_is():
    steps = text("deploy", "Containerfile")
    assert re.search(r"^USER \d+:\d+$", steps, re.MULTILINE)
    assert "--require-hashes" in steps
    assert re.search(r'^HEALTHCHECK .*CMD \["python", "-m", "bot", "health"\]$', steps, re.MULTILINE)


def test_the_service_may_only_read_its_own_code():
    only_read = " ".join(re.findall(r"^ReadOnlyPaths=(.*)$", text("deploy", "tilshi.service"), re.MULTILINE))
    assert [name for name in packages() if f"@FOLDER@/{name}" not in only_read.split()] == []


def test_the_ports_agree():
    proxied = re.findall(r"reverse_proxy bot:(\d+)", text("deploy", "Caddyfile"))
    listens = re.findall(r"_LISTEN: \$\{\w+_LISTEN:-0\.0\.0\.0:(\d+)\}", text("deploy", "compose.yaml"))
    assert sorted(proxied) == sorted(listens)
