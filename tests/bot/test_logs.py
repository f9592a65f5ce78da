"""What is written for operators: every error with its kind and place, and nowhere a secret or a person's words."""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest
import structlog

from bot import logs
from bot.faults import told_without_words
from bot.masks import Mask
from tests.bot.provoked import WORDS

ROOT = Path(__file__).parents[2]
TOKEN, PASSWORD = "1000:AbC-dEf_0123456789", 'p@ss "w/rd\\n'
ERRORS = [
    "in_our_own_words", "in_a_library", "apscheduler/executors/base.py", "in_a_library", "in_a_library",
    "default_exception_handler", "default_exception_handler", "threading.py", "__del__", "go_wrong",
]  # fmt: skip


@pytest.fixture(scope="module", params=["text", "json"])
def said(request):
    """The form, and how a process ended in which everything goes wrong."""
    ended = subprocess.run(  # noqa: S603 (a program of ours)
        [sys.executable, "-m", "tests.bot.provoked", request.param, TOKEN, PASSWORD],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (1, "the end\n"), ended.stderr
    return request.param, ended.stderr


def test_neither_token_nor_password_nor_words_are_seen_whatever_fails(said):
    _, written = said
    for hidden in (TOKEN, TOKEN.partition(":")[2], PASSWORD, *WORDS.split()):
        assert hidden not in written
        assert json.dumps(hidden)[1:-1] not in written


def test_every_error_is_told_with_its_kind_and_its_place(said):
    form, written = said
    assert "Traceback" not in written
    if form == "text":
        assert written.count("[error    ]") + written.count("[critical ]") == len(ERRORS)
        return
    told = [line for line in map(json.loads, written.splitlines()) if line["level"] in ("error", "critical")]
    assert len(told) == len(ERRORS)
    for place in ERRORS:
        assert any(place in str(line) for line in told), place
    assert [line["event"] for line in told if "exception" not in line] == ["Failed: %s and %s"], "it had no exception"
    assert all(line["exception"].endswith("builtins.ValueError") for line in told if "exception" in line)


def test_a_warning_is_told_by_its_place(said):
    _, written = said
    assert written.count("a warning") == 1
    assert "builtins.RuntimeWarning" in written
    assert "tests/bot/provoked.py" in written


@pytest.fixture
def written(monkeypatch):
    """What is written from here on in JSON, without these secrets."""
    before = structlog.get_config()

    def begin(*secrets):
        monkeypatch.setattr(sys, "stderr", io.StringIO())
        logs.set_up_logs("json", secrets)
        return sys.stderr

    yield begin
    structlog.configure(**before)


@pytest.mark.parametrize("secret", ["2026", "n123", '", "', "level", "\\", "Құпия-сөз", "p%40ss%2Fw"])
def test_a_line_of_json_stays_one_whatever_the_password_is(written, secret):
    stream = written(secret)
    structlog.get_logger().info(f"one\n123 {secret}", update_id=20265, level_of={secret: [secret, None, 1.5]})
    line = json.loads(stream.getvalue())
    assert line["update_id"] == 20265
    assert len(secret) < 3 or secret not in line["event"]


@pytest.mark.parametrize("seen", ["p@ss/w ord", "p%40ss%2Fw%20ord", "p%40ss/w%20ord", "'p@ss/w ord'"])
def test_a_password_is_hidden_in_every_way_of_writing_it(seen):
    assert "ord" not in Mask(["p%40ss/w%20ord"])(f"postgresql://tilshi:{seen}@db")


def test_only_what_is_worth_a_warning_is_taken_from_libraries(written):
    stream = written()
    for level in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL, 35, 99):
        logging.getLogger("aiogram.event").log(level, "Level %s", level)
    told = [json.loads(line)["level"] for line in stream.getvalue().splitlines()]
    assert told == ["warning", "error", "critical", "warning", "critical"]


def test_causes_that_go_in_a_circle_are_told_once():
    error, cause = KeyError(), ValueError()
    error.__cause__, cause.__cause__ = cause, error
    assert told_without_words((KeyError, error, None)) == "builtins.ValueError\nbuiltins.KeyError"
