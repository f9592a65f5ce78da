"""Backups, for the owners."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from locales import Language, Words, words_for
from screens.screen import Picture, Piece, Screen

WHY: dict[str, Callable[[Words], str]] = {
    "room": lambda words: words("The disk takes no more: make room on it."),
    "place": lambda words: words("Its folder (BACKUP_FOLDER) is not there, or nothing may be written into it."),
    "passphrase": lambda words: words("The passphrase (BACKUP_PASSPHRASE_FILE) cannot be read, or is too short."),
    "database": lambda words: words("The database could not be read."),
}


def failed(language: Language, reason: str, last: date | None) -> Screen:
    """What is none of the known reasons stands in the log."""
    words = words_for(language)
    why = WHY[reason](words) if reason in WHY else words("Why, stands in the log of the server.")
    known = (
        words("The last good one ({day}) is in its place.", day=words.date_with_year(last)) if last is not None
        else words("There is no good one yet.")
    )  # fmt: skip
    again = words("The bot tries again each hour.")
    return Screen("\n".join([f"{words('The backup of this night was not made.')} {why}", f"{known} {again}"]))


def made(language: Language, night: date, content: Callable[[], bytes], name: str) -> Screen:
    words = words_for(language)
    text = words(
        "Backup of {day}. It opens with its passphrase only: keep that elsewhere.", day=words.date_with_year(night)
    )
    return Screen("", pieces=(Piece(text, (Picture("document", drawn=content, name=name),)),))


def too_large(language: Language, megabytes: int, night: date) -> Screen:
    words = words_for(language)
    text = words(
        "The backup of {day} lies in its folder only: it has {size} MB, and Telegram takes 50 from a bot.",
        day=words.date_with_year(night),
        size=words.figure(megabytes),
    )
    return Screen(text)
