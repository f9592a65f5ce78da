"""The settings of a region."""

from __future__ import annotations

from typing import Any

from locales import Language, Words, words_for
from screens.codec import pressed
from screens.parts import Names, back, home, name_in
from screens.screen import Button, Rows, Screen

SETTINGS = ("strategy", "count_every", "leap", "timezone")


def setting_name(words: Words, name: str) -> str:
    return {
        "strategy": words("Strategy"), "count_every": words("Counting followers"), "leap": words("Doubtful change"),
        "timezone": words("Time zone"), "channel": words("Channel"),
    }[name]  # fmt: skip


def value_name(words: Words, name: str, value: Any) -> str:
    if name == "strategy":
        return words("Feed the centre") if value == "feed" else words("Own pages")
    if name == "count_every":
        return words.many("every {number} day", "every {number} days", int(value))
    if name == "leap":
        return words.many("{number} time", "{number} times", int(value))
    return words.city(str(value))


def settings(language: Language, place: Names, region: int, known: dict[str, Any], channel: str) -> Screen:
    words = words_for(language)
    told = [words.html("<b>{place}</b> · settings", place=name_in(language, place))]
    told += [f"{setting_name(words, name)}: {value_name(words, name, known[name])}" for name in SETTINGS]
    told.append(words.html("Channel: {title}", title=channel) if channel
                else words("No channel yet: add the bot to your channel as an administrator."))  # fmt: skip
    rows: list[tuple[Button, ...]] = [
        (Button(setting_name(words, name), pressed("setting", region, name)),) for name in SETTINGS
    ]
    if channel:
        rows.append((Button(words("Let go of the channel"), pressed("unbind", region)),))
    return Screen("\n".join(told), (*rows, (back(words, "place", region), home(words))))


def choose(language: Language, region: int, name: str, values: tuple[Any, ...], now: Any) -> Screen:
    words = words_for(language)
    why = {
        "strategy": words("Do branches feed the central page, or do they run pages of their own?"),
        "count_every": words("How often are followers counted?"),
        "leap": words("A count that has grown or shrunk this many times is asked about once more."),
        "timezone": words("By which clock do reminders come?"),
    }[name]
    rows: Rows = tuple(
        (Button(("• " if value == now else "") + value_name(words, name, value), pressed("set", region, name, place)),)
        for place, value in enumerate(values)
    )
    return Screen(f"<b>{setting_name(words, name)}</b>\n{why}", (*rows, (back(words, "settings", region),)))
