"""How the bot runs, for its owners: where they look, and what they are told when something stands still."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, tzinfo

from locales import Language, Words, words_for
from newsroom.alarms import DISK, REMINDERS, Over, Raised
from newsroom.outbox import FACEBOOK, TELEGRAM
from newsroom.people.status import Status
from newsroom.watching import UNKNOWN, Running
from screens import actions
from screens.health_lines import backup_line, message_lines, people_lines
from screens.parts import home
from screens.screen import Button, Screen

GIGABYTE = 1024  # megabytes
# What stands still, and what may help.
STANDS: dict[str, Callable[[Words], str]] = {
    TELEGRAM: lambda words: words("Messages do not go out."),
    FACEBOOK: lambda words: words("Nothing gets through to Facebook."),
    REMINDERS: lambda words: words("Reminders are late."),
    DISK: lambda words: words("The disk of the server is nearly full."),
}
MENDS: dict[str, Callable[[Words], str]] = {
    TELEGRAM: lambda words: words("Look into the log of the server; if it says nothing, start the bot again."),
    FACEBOOK: lambda words: words("Look into the log of the server: it says what Facebook answers."),
    REMINDERS: lambda words: words("Look into the log of the server; if it says nothing, start the bot again."),
    DISK: lambda words: words("Make room: on a full disk the bot can keep nothing that is sent to it."),
}
OVER: dict[str, Callable[[Words], str]] = {
    TELEGRAM: lambda words: words("Messages go out again."),
    FACEBOOK: lambda words: words("Facebook can be reached again."),
    REMINDERS: lambda words: words("Reminders come in time again."),
    DISK: lambda words: words("There is room on the disk again."),
}


def status(language: Language, found: Status, zone: tzinfo, now: datetime) -> Screen:
    words, today = words_for(language), now.astimezone(zone).date()
    lines = [f"<b>{words('How the bot runs')}</b>"]
    lines += _alarms(words, found, zone, today)
    lines += [*_running(words, found.processes, zone, today), *_lost(words, found.lost, zone, today)]
    lines += people_lines(words, found.health)
    lines += [*message_lines(words, found.health, zone, today), _reminders(words, found.late_since, zone, today)]
    lines += [_errors(words, found), backup_line(words, found.health.backup_at, zone, today)]
    lines += _disk(words, found.processes)
    return Screen("\n".join(lines), ((Button(words("Look again"), actions.STATUS()), home(words)),))


def _alarms(words: Words, found: Status, zone: tzinfo, today: date) -> list[str]:
    lines = [
        f"{STANDS[what](words)} {words('Since {when}.', when=words.moment(since, zone, today=today))}"
        for what, since in sorted(found.alarms.items())
    ]
    return [f"⚠️ {lines[0]}", *lines[1:]] if lines else []


def _running(words: Words, processes: Sequence[Running], zone: tzinfo, today: date) -> list[str]:
    if not processes:
        return []
    began = words.moment(processes[0].began_at, zone, today=today)
    version = processes[-1].version
    lines = [
        words.html("Runs since {when}, version {version}.", when=began, version=version)
        if version else words("Runs since {when}.", when=began)
    ]  # fmt: skip
    if len(processes) > 1:
        last = words.moment(processes[-1].began_at, zone, today=today)
        number = words.figure(len(processes))
        lines.append(words("Processes: {number}, the last one since {when}.", number=number, when=last))
    return lines


def _lost(words: Words, lost: Sequence[Running], zone: tzinfo, today: date) -> list[str]:
    if not lost:
        return []
    number, when = words.figure(len(lost)), words.moment(lost[0].seen_at, zone, today=today)
    return [words("Processes that fell silent: {number}. The last sign of life: {when}.", number=number, when=when)]


def _reminders(words: Words, late_since: datetime | None, zone: tzinfo, today: date) -> str:
    if late_since is None:
        return words("Reminders come in time.")
    return words("Reminders are late: the oldest since {when}.", when=words.moment(late_since, zone, today=today))


def _errors(words: Words, found: Status) -> str:
    if not found.errors:
        return words("No errors in the last 24 hours.")
    numbers = ", ".join(found.numbers) + ("…" if found.errors > len(found.numbers) else "")
    count = words.figure(found.errors)
    return words("Errors in the last 24 hours: {count}. Their numbers: {numbers}", count=count, numbers=numbers)


def _disk(words: Words, processes: Sequence[Running]) -> list[str]:
    known = [one.free_mb for one in processes if one.free_mb != UNKNOWN]
    return [words("Room on the disk: {room}.", room=room(words, min(known)))] if known else []


def room(words: Words, megabytes: int) -> str:
    if megabytes < GIGABYTE:
        return words("{number} MB", number=words.figure(megabytes))
    return words("{number} GB", number=words.figure(megabytes // GIGABYTE))


# ---- told to them


def raised(language: Language, about: Raised, zone: tzinfo) -> Screen:
    words = words_for(language)
    lines = [f"⚠️ {STANDS[about.what](words)}", _detail(words, about, zone), MENDS[about.what](words)]
    return Screen("\n".join(lines), ((Button(words("How the bot runs"), actions.STATUS()),),))


def _detail(words: Words, about: Raised, zone: tzinfo) -> str:
    if about.what == DISK:
        return words("Room on the disk: {room}.", room=room(words, about.number))
    when = words.moment(about.since, zone)
    if not about.number:
        return words("Since {when}.", when=when)
    return words("Since {when}. In the queue: {number}.", when=when, number=words.figure(about.number))


def over(language: Language, about: Over, zone: tzinfo) -> Screen:
    words = words_for(language)
    span = words("It lasted from {first} to {last}.",
                 first=words.moment(about.since, zone), last=words.moment(about.until, zone))  # fmt: skip
    return Screen(f"{OVER[about.what](words)} {span}", ((Button(words("How the bot runs"), actions.STATUS()),),))
