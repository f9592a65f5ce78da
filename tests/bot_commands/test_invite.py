"""`python -m bot invite`: a link, or one line that says why there is none."""

from __future__ import annotations

import asyncio
import re

import pytest
from sqlalchemy import select

from db.engine import open_engine
from db.tables import Invitation
from tests.bot_commands.conftest import NOBODY
from tests.bot_commands.test_check import telegram_server
from tests.bot_commands.test_import import EXAMPLE

__all__ = ["telegram_server"]
CHAIR = ("invite", "--role", "chair", "--organisation", "ridder")


async def invitations(address):
    engine = open_engine(address)
    async with engine.connect() as tx:
        found = (await tx.execute(select(Invitation.role))).scalars().all()
    await engine.dispose()
    return found


async def test_a_link_that_lets_somebody_in(command, address, telegram_server):
    ended = await asyncio.to_thread(command, *CHAIR, DATABASE_URL=address, TELEGRAM_API_URL=telegram_server)
    assert (ended.code, ended.complained) == (0, "")
    assert re.fullmatch(r"https://t\.me/tilshi_bot\?start=[\w-]{20,}\n", ended.said)
    assert await invitations(address) == ["chair"]


async def test_without_telegram_there_is_no_link_and_no_invitation(command, address):
    ended = await asyncio.to_thread(command, *CHAIR, DATABASE_URL=address)
    assert (ended.code, ended.said) == (1, "")
    assert len(ended.lines) == 1
    assert ended.lines[0].startswith(f"{NOBODY} cannot be reached (ClientConnectorError); ")
    assert await invitations(address) == []


@pytest.mark.parametrize(
    ("role", "code", "told"),
    [
        ("chair", "nowhere", "nowhere: no place has this code; the codes stand in the file that was imported"),
        ("chair", "vko", "vko: there is no chair in a place of this level"),
    ],
)
async def test_an_invitation_that_cannot_be(command, address, telegram_server, role, code, told):
    order = ("invite", "--role", role, "--organisation", code)
    ended = await asyncio.to_thread(command, *order, DATABASE_URL=address, TELEGRAM_API_URL=telegram_server)
    assert (ended.code, ended.lines) == (1, [told])


def test_in_another_folder_it_makes_no_database(command, tmp_path):
    ended = command(*CHAIR)
    assert (ended.code, ended.lines) == (1, [
        f"database: there is none at {tmp_path}/tilshi.sqlite3; go to its folder, or write the whole path in "
        "DATABASE_URL, or let `import` make one"
    ])  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_import_says_that_it_made_a_new_database(command, tmp_path):
    ended = command("import", str(EXAMPLE))
    region = "Шығыс Қазақстан облысы · Восточно-Казахстанская область"
    told = f"{region}: 13 branches, 4 figures new, 0 changed, 0 as before"
    assert (ended.code, ended.said.splitlines()[-1]) == (0, told)
    assert "there was no database: one was made" in ended.complained
    assert f"file={tmp_path}/tilshi.sqlite3" in ended.complained
    assert command("import", str(EXAMPLE)).complained == ""
