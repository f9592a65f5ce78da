"""A backup that is sealed as in earnest: its passphrase is stretched for a second, and again for each who opens it."""

from __future__ import annotations

from tests.bot_commands.conftest import command
from tests.bot_commands.test_backup import contents, filled, obeyed, passphrase
from tests.conftest import ON_ONE_ENGINE

__all__ = ["command", "filled", "obeyed", "passphrase"]


@ON_ONE_ENGINE
async def test_sealed_it_comes_back_by_its_passphrase(obeyed, filled, databases, passphrase, tmp_path):
    file, wrong, empty = tmp_path / "a.backup", tmp_path / "wrong", await databases.empty()
    wrong.write_text("another one of the same length")
    ended = await obeyed("backup", "--to", str(file), DATABASE_URL=filled, BACKUP_PASSPHRASE_FILE=passphrase)
    assert ended.code == 0, ended.lines
    ended = await obeyed("restore", str(file), "--passphrase-file", str(wrong), DATABASE_URL=empty)
    assert ended.lines[0].endswith("was sealed with another passphrase")
    ended = await obeyed("restore", str(file), "--passphrase-file", passphrase, DATABASE_URL=empty)
    assert ended.code == 0, ended.lines
    assert await contents(empty) == await contents(filled)
