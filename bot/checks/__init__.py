"""`python -m bot check`, the doctor: a line for each finding with its mend, in the language of whoever runs the bot."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime

from bot import connecting, lean
from bot.checks import database, machine
from bot.checks.database import Found, Owner
from bot.checks.findings import GRADES, WRONG, Finding
from bot.said import CHOSEN, Say, is_spoken, of_machine, speech
from bot.settings import Settings
from locales import LANGUAGES, own_name


async def check(settings: Settings, say: Say) -> int:
    """What is fine comes first, and last what somebody has to mend."""
    lean.load()  # before anything imports aiogram
    found = await database.look(settings)
    findings = [finding async for finding in _findings(settings, found)]
    language = _language(settings, found.union.owners if found.union is not None else ())
    words = speech(language)
    for finding in sorted(findings, key=lambda one: GRADES.index(one.grade)):
        say(finding.line(words))
    if not settings.language and not is_spoken(language):  # who would rather read another hears how
        say(" · ".join(f"{own_name(one)}: {CHOSEN}={one}" for one in LANGUAGES))
    return 1 if any(finding.grade == WRONG for finding in findings) else 0


async def _findings(settings: Settings, found: Found) -> AsyncIterator[Finding]:
    from bot.checks import desk, telegram  # with aiogram, which other commands do without

    for finding in machine.look(settings):
        yield finding
    for finding in await telegram.look(settings, found.union):
        yield finding
    for finding in await desk.look(settings):
        yield finding
    yield machine.look_at_backups(settings, datetime.now(UTC))
    yield found.finding
    if found.union is not None:
        for finding in connecting.findings(found.union.keys, settings.secret_key, datetime.now(UTC)):
            yield finding
        for finding in database.who_is_there(found.union, settings.owner_ids):
            yield finding
    yield machine.whether_it_runs(settings.database_url)


def _language(settings: Settings, owners: Sequence[Owner]) -> str:
    """What was asked for; else that in which an owner reads the bot; else the machine's."""
    theirs = next((one.language for one in owners if one.language), "")
    return settings.language or theirs or of_machine(os.environ)
