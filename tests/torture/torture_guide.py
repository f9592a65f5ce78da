"""The guide from BotFather to the first report, pasted line by line: a clean copy, an ordinary person, an empty home.

Telegram is the simulator, and the owner opens the link there. What the machine itself does (`sudo`, `apt-get`,
`systemctl`, an editor) is played by scripts of a few lines: as this person, in this folder only.
"""

from __future__ import annotations

import asyncio
import os
import re
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from locales import own_name
from simulator.people.doors import LocalDoor
from simulator.people.stage import Stage
from simulator.web.server import Server
from simulator.world.world import World
from tests.bot_commands.conftest import TOKEN
from tests.bot_commands.test_guide import GUIDES
from tests.written import commands

PROJECT = Path(__file__).parents[2]
SOMEBODY = 65_534  # where the tests run as root, who may not be whoever owns the folder
PATIENCE = 3600.0  # a package index may be far, and the machine busy
LINK = re.compile(r"https://t\.me/tilshi_bot\?start=(\S+)")
ELSEWHERE = "cd deploy"  # from here on it is the same in a container: deploy/try
SCRIPTS = {
    "sudo": 'PATH="$(dirname "$0")/root:$PATH" exec "$@"',
    "root/id": "echo 0",
    "apt-get": "exit 0",
    "git": "exit 0",
    # As the guide says what is to be written: first the token, then the owner, and last where backups go.
    "nano": """
        [ "$1" = .env ] || exit 0
        if grep -q ABC-DEF1234 .env; then
            sed -i "s|^BOT_TOKEN=.*|BOT_TOKEN=$TOKEN|; s|^# OWNER_LANGUAGE=.*|OWNER_LANGUAGE=$SPOKEN|" .env
        elif [ -e passphrase ]; then
            printf 'BACKUP_%s\\n' "FOLDER=$BACKUPS" "PASSPHRASE_FILE=$PWD/passphrase" TO_OWNERS=yes >> .env
        else
            number=$(./tilshi check | sed -n 's/.*OWNER_IDS=\\([0-9]*\\).*/\\1/p')
            sed -i "s|^OWNER_IDS=.*|OWNER_IDS=$number|" .env
        fi""",
    "systemctl": """
        case "$*" in daemon-reload|*--quiet*) exit 0 ;; esac
        if [ -e "$HOME/process" ]; then
            kill "$(cat "$HOME/process")"
            while kill -0 "$(cat "$HOME/process")" 2> /dev/null; do sleep 0.1; done
            rm "$HOME/process"
        fi
        case "$*" in *disable*|stop*) exit 0 ;; esac
        setsid ./tilshi run >> "$HOME/log" 2>&1 &
        echo $! > "$HOME/process"
        until ./tilshi health > /dev/null 2>&1; do sleep 0.5; done""",
}


class Somebody:
    """Whoever follows the guide, in a shell of their own."""

    def __init__(self, home: Path, server: str, spoken: str) -> None:
        self.home, self.folder = home, home
        self._user = {"user": SOMEBODY, "group": SOMEBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        for name in ("bin/root", "backups", "units"):
            (home / name).mkdir(parents=True)
        for name, script in SCRIPTS.items():
            file = home / "bin" / name
            file.write_text(f"#!/bin/sh\n{script}\n")
            file.chmod(0o755)
        kept = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_"))}
        self._environment = kept | {
            "HOME": str(home), "PATH": f"{home}/bin:/usr/local/bin:/usr/bin:/bin", "TELEGRAM_API_URL": server,
            "TOKEN": TOKEN, "SPOKEN": spoken, "BACKUPS": str(home / "backups"), "UNITS": str(home / "units"),
        }  # fmt: skip

    def owns_a_copy(self) -> None:
        subprocess.run(["git", "clone", "--quiet", PROJECT, self.home / "tilshi"], check=True)  # noqa: S603, S607
        if self._user:
            subprocess.run(["chown", "--recursive", f"{SOMEBODY}:{SOMEBODY}", self.home], check=True)  # noqa: S603, S607

    async def pastes(self, line: str) -> str:
        begun = time.monotonic()
        if line.startswith("cd "):
            self.folder /= line.removeprefix("cd ")
            return ""
        process = await asyncio.create_subprocess_shell(
            line, cwd=self.folder, env=self._environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, **self._user,
        )  # fmt: skip
        told = (await process.communicate())[0].decode()
        sys.stderr.write(f"{time.monotonic() - begun:6.1f} s  {line}\n{told}")
        assert process.returncode == 0, (line, told)
        return told


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.name)
async def test_whoever_pastes_it_has_a_bot_that_runs_and_a_report(tmp_path, page):
    tmp_path.chmod(0o755)
    for above in tmp_path.parents[:3]:
        above.chmod(above.stat().st_mode | stat.S_IXOTH | stat.S_IROTH)
    world = World(strict=True)
    world.add_bot(TOKEN, "Тілші", "tilshi_bot")
    spoken = page.name.split(".")[1]
    person = await Stage(LocalDoor(world)).person("Айдос", language=spoken)
    async with Server(world) as server, asyncio.timeout(PATIENCE):
        somebody = Somebody(tmp_path / "home", server.address, spoken)
        somebody.owns_a_copy()
        try:
            await _paste(commands(page), somebody, person, spoken)
        finally:
            process = tmp_path / "home" / "process"
            if process.exists():
                os.kill(int(process.read_text()), 15)
    assert (somebody.folder / "report.docx").stat().st_size > 0


async def _paste(lines, somebody, person, spoken) -> None:
    for line in lines[: lines.index(ELSEWHERE)]:
        if line.startswith("./tilshi restore"):  # another machine, where nothing is yet
            for left in somebody.folder.glob("tilshi.sqlite3*"):
                left.unlink()
        told = await somebody.pastes(line)
        if "--role owner" in line:
            await person.opens(LINK.search(told)[0])
            await person.taps(own_name(spoken))
