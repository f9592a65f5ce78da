"""What a bot is, says of itself, and how its files are fetched."""

from __future__ import annotations

from typing import Any

from simulator.api.call import Call, plays
from simulator.errors import bad_request

LONGEST = {"setMyName": ("name", "names", 64, "BOT_TITLE_INVALID"),
           "setMyDescription": ("description", "descriptions", 512, "BOT_DESCRIPTION_INVALID"),
           "setMyShortDescription": ("short_description", "short_descriptions", 120, "ABOUT_TOO_LONG")}  # fmt: skip


@plays("getMe")
def get_me(call: Call) -> dict[str, Any]:
    return call.bot.as_me()


@plays("close", "logOut")
def close(_: Call) -> bool:
    return True


@plays("setMyName", "setMyDescription", "setMyShortDescription")
def set_about(call: Call) -> bool:
    field, where, longest, words = LONGEST[call.method]
    text = call.get(field, "")
    if len(text) > longest:
        raise bad_request(words)
    kept: dict[str, str] = getattr(call.bot, where)
    language = checked_language(call)
    if text:
        kept[language] = text
    else:
        kept.pop(language, None)
    if call.method == "setMyName" and text and not language:
        call.bot.first_name = text
    call.world.events.emit("people")
    return True


@plays("getMyName", "getMyDescription", "getMyShortDescription")
def get_about(call: Call) -> dict[str, str]:
    field, where, _, _ = LONGEST["set" + call.method.removeprefix("get")]
    kept: dict[str, str] = getattr(call.bot, where)
    default = call.bot.first_name if field == "name" else ""
    return {field: kept.get(checked_language(call), kept.get("", default))}


def checked_language(call: Call) -> str:
    language: str = call.get("language_code", "")
    if language and not (len(language) == 2 and language.isascii() and language.islower()):
        raise bad_request("invalid language code specified")
    return language
