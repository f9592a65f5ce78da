"""`python -m bot health`: a sentence and a number for a container, out of a file, and nothing is loaded for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.watch import heartbeat
from bot.watch.heartbeat import ROOM, SILENT, Heartbeat, judged

ROOT = Path(__file__).parents[3]
POSTGRES = "postgresql://tilshi:secret@db/tilshi"
# Standard library only, and of ours the few lines that it takes.
ASKS = """
import runpy, sys
sys.argv = ["bot", "health"]
try:
    runpy.run_module("bot", run_name="__main__", alter_sys=True)
except SystemExit as end:
    print(end.code, *sorted(name for name in sys.modules if name.partition(".")[0] not in sys.stdlib_module_names
                            and not name.startswith(("_", "sitecustomize"))))
"""


@pytest.fixture
def address(tmp_path) -> str:
    return f"sqlite:///{tmp_path / 'tilshi [1].sqlite3'}"


def asked(address: str) -> tuple[int, str]:
    code, text, values = judged(heartbeat.alive(address), time.monotonic(), "here")
    return code, text.format(**values)


def test_the_command_says_in_a_sentence_whether_it_is_well_and_loads_nothing(address, tmp_path):
    """By another process, as a container asks, with a heartbeat that this one leaves."""
    beats = Heartbeat(heartbeat.of_this_process(address))
    beats.beat({}, time.monotonic())
    environment = os.environ | {"DATABASE_URL": address, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(  # noqa: S603 (our own)
        [sys.executable, "-c", ASKS], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )  # fmt: skip
    beats.close()
    said, loaded = run.stdout.splitlines()
    assert said == f"the bot runs (process {os.getpid()})"
    assert loaded.split() == ["0", "bot", "bot.env_file", "bot.watch", "bot.watch.heartbeat"]


def test_one_that_is_not_there_or_was_killed_is_not_well(address):
    assert asked(address) == (1, "the bot does not run here, or can leave no heartbeat: here")
    path = heartbeat.of_this_process(address)
    path.write_text(json.dumps({"process": 1, "beat": time.monotonic(), "still": {}}))
    assert asked(address)[0] == 1, "nobody holds what a killed one has left"


def test_whoever_stands_still_and_what_stands_still_in_one_that_runs(address):
    beats = Heartbeat(heartbeat.of_this_process(address))
    beats.beat({"updates": 130.4}, time.monotonic())
    assert asked(address) == (
        1,
        f"the bot (process {os.getpid()}) runs, but what stands still: updates (130 s)",
    )
    beats.beat({}, time.monotonic() - SILENT - 1)
    assert asked(address) == (1, f"the bot (process {os.getpid()}) has stood still for 61 seconds")
    beats.beat({}, time.monotonic())
    assert asked(address)[0] == 0
    beats.close()
    assert not heartbeat.of_this_process(address).exists()


def test_of_several_processes_all_must_be_well(monkeypatch, tmp_path):
    """On PostgreSQL each leaves one of its own, in the folder for temporary files, whose name tells no password."""
    monkeypatch.setattr(heartbeat, "gettempdir", lambda: str(tmp_path))
    well, ill = (Heartbeat(heartbeat.of_this_process(POSTGRES).with_suffix(f".{n}")) for n in (1, 2))
    well.beat({}, time.monotonic())
    ill.beat({"clock": 200}, time.monotonic())
    assert asked(POSTGRES)[0] == 1
    assert asked("postgresql://tilshi@elsewhere/tilshi")[0] == 1, "of another database there is none"
    assert "secret" not in "".join(one.name for one in tmp_path.iterdir())
    ill.beat({}, time.monotonic())
    assert asked(POSTGRES)[0] == 0
    for one in (well, ill):
        one.close()


def test_what_somebody_else_has_laid_there_is_not_read(address, tmp_path):
    (tmp_path / "else").write_bytes(b"{}")
    path = heartbeat.of_this_process(address)
    path.symlink_to(tmp_path / "else")
    with pytest.raises(OSError, match="symbolic links"):
        Heartbeat(path)
    assert asked(address)[0] == 1


def test_a_beat_is_written_over_in_its_place(address):
    """A disk that is full takes it still."""
    beats = Heartbeat(heartbeat.of_this_process(address))
    for _ in range(3):
        beats.beat({"clock": 300.0}, time.monotonic())
        assert heartbeat.of_this_process(address).stat().st_size == ROOM
    beats.close()
