"""How the bot does, line by line: on the owner's home, and where they look closer."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from locales import Words
from newsroom.people.health import Health


def error_line(words: Words, health: Health, zone: tzinfo, today: date) -> str:
    if not health.errors or health.last_error_at is None:
        return words("No errors this week.")
    last = {"number": health.last_error, "when": words.moment(health.last_error_at, zone, today=today)}
    return words("Errors of this week: {count}. The last one: No. {number}, {when}.",
                 count=words.figure(health.errors), **last)  # fmt: skip


def message_lines(words: Words, health: Health, zone: tzinfo, today: date) -> list[str]:
    lines = [words("Nothing waits to be sent.")]
    if health.overdue_since is not None:
        since = words.moment(health.overdue_since, zone, today=today)
        count = words.figure(health.overdue)
        lines = [words("Messages that should be out: {count}, the oldest since {when}.", count=count, when=since)]
    if health.failed:
        lines.append(words("Not delivered this week: {count}.", count=words.figure(health.failed)))
    return lines


def people_lines(words: Words, health: Health) -> list[str]:
    lines = [words("People in the bot: {count}.", count=words.figure(health.people))]
    if health.unreachable:
        lines.append(words("Cannot be reached: {number}.", number=words.figure(health.unreachable)))
    return lines


def backup_line(words: Words, at: datetime | None, zone: tzinfo, today: date) -> str:
    if at is None:
        return words("No backup is made by night yet: the setting BACKUP_FOLDER says where they go.")
    return words("The last backup: {when}.", when=words.moment(at, zone, today=today))
