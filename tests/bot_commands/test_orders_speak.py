"""What the orders print is in the language of whoever runs the bot; names, codes and what stands in files stay."""

from __future__ import annotations

import asyncio
import io
import re
import sys

import pytest

from bot.sealing import new_key
from bot.watch import heartbeat
from locales import LANGUAGES, words_for
from reports.sheets import sheet
from tests.bot_commands.test_check_speaks import ENGLISH, NOT_SAID
from tests.bot_commands.test_import import TEXT
from tests.bot_commands.test_import_counts import HEAD
from tests.conftest import ALTERNATING

SPEAKING = pytest.mark.parametrize("language", LANGUAGES)
CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]{3}", re.IGNORECASE)
IN_FILES = re.compile(r'"[^"]*"')
# Something is wrong with each but one, which would change a figure.
FILES = {
    "missing.toml": TEXT.replace('name_kk = "Үлкен Нарын ауданы"', ""),
    "twice.toml": TEXT.replace('code = "zaysan"', 'code = "altay"'),
    "deep.toml": "a = " + "[" * 9 + "]" * 9,
    "figure.toml": TEXT.replace("followers = 225", 'followers = "көп"'),
    "changed.toml": TEXT.replace("2024 = 173", '2024 = "over 170"'),
    "past.xlsx": sheet("x", HEAD, [["", "?", "", "", 5, 6], [99999, "?", "", "", 5, 6]]),
    "none.toml": "",
}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def is_said(text: str) -> bool:
    bare = NOT_SAID.sub("…", IN_FILES.sub("…", text))
    return bool(CYRILLIC.search(bare)) and not ENGLISH.search(bare)


@ALTERNATING
async def test_what_import_finds(command, address, tmp_path, language):
    for name, content in FILES.items():
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        ended = await asyncio.to_thread(
            command, "import", str(path), "--dry-run", DATABASE_URL=address, OWNER_LANGUAGE=language
        )
        assert [line for line in ended.lines if not is_said(line.partition(": ")[2])] == [], name
        assert ended.code == (0 if name == "changed.toml" else 1)


@SPEAKING
@pytest.mark.parametrize(
    "wrong", [("--from", "2026-13-01"), ("--to", "2026-10-01"), ("--language", "xx"), ("--from", "1700-01-01")]
)
def test_what_report_does_not_understand(command, wrong, language):
    given = {"--from": "2026-11-01", "--to": "2026-11-30", "--language": "kk"} | dict([wrong])
    ended = command("report", "vko", *[one for pair in given.items() for one in pair], OWNER_LANGUAGE=language)
    assert (ended.code, is_said(ended.complained)) == (1, True), ended.complained


def test_who_asked_for_no_language_is_spoken_to_as_the_machine_is_set(command):
    given = "vko", "--from", "x", "--to", "x", "--language", "kk"
    russian = command("report", *given, LANG="ru_RU.UTF-8")
    assert is_said(russian.complained)
    assert "no such day" in command("report", *given, LANG="C.UTF-8").complained


@SPEAKING
def test_health_tells_a_person_in_their_words_and_a_machine_in_english(tmp_path, monkeypatch, capsys, language):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(f"OWNER_LANGUAGE={language}\n", "utf-8")
    monkeypatch.delenv("OWNER_LANGUAGE", raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert heartbeat.main() == 1
    assert capsys.readouterr().err == f"{heartbeat.NONE.format(where=tmp_path)}\n"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert heartbeat.main() == 1
    assert capsys.readouterr().err == f"{words_for(language)(heartbeat.NONE, where=str(tmp_path))}\n"


@SPEAKING
def test_who_asks_for_help_is_told_in_their_language_what_each_order_does(command, language):
    words = words_for(language)
    listed = command(OWNER_LANGUAGE=language)
    assert (listed.code, words("run the bot until Ctrl-C") in listed.said) == (2, True)
    assert [line for line in listed.said.splitlines()[8:] if ENGLISH.search(NOT_SAID.sub("", line))] == []
    helped = command("report", "--help", OWNER_LANGUAGE=language)
    assert (helped.code, words("else it goes to the standard output") in helped.said) == (0, True)


@SPEAKING
def test_a_token_is_asked_for_in_ones_language(command, monkeypatch, language):
    asked: list[str] = []
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("bot.__main__.getpass", lambda prompt: asked.append(prompt) or "")
    assert command("connect", "facebook", "vko", OWNER_LANGUAGE=language, SECRET_KEY=new_key()).code == 1
    assert asked == [f"{words_for(language)('the token of the page')}: "]
