"""Holds requests against the schema.

A request comes as text (query, form) or as JSON values; both are taken, as Telegram does. What Telegram would pass over
in silence (a parameter that it does not know, `abc` for a number) is a mistake in the bot: the request's mood decides.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from simulator.errors import Mood, bad_request
from simulator.schema import plain, words
from simulator.schema.kinds import ARRAY, FILE, Types
from simulator.schema.old import in_todays_words
from simulator.schema.plain import PLAIN, Misfit
from simulator.schema.unplayed import is_unplayed

DATA = Path(__file__).with_name("botapi.json")
# Of several kinds of markup in one the real server takes the first that is there.
MARKUPS = {"keyboard": "ReplyKeyboardMarkup", "inline_keyboard": "InlineKeyboardMarkup",
           "remove_keyboard": "ReplyKeyboardRemove", "hide_keyboard": "ReplyKeyboardRemove",
           "force_reply": "ForceReply", "force_reply_keyboard": "ForceReply"}  # fmt: skip

NOTHING: Any = object()  # a value that stands for none


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    data: bytes
    mime: str = "application/octet-stream"


class Schema(Types):
    """Methods and types."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data["types"], data["unions"])
        self.version: str = data["version"]
        self.methods: Mapping[str, Mapping[str, list[Any]]] = data["methods"]
        self.by_lower = {name.lower(): name for name in self.methods}

    @staticmethod
    @lru_cache(maxsize=1)
    def load() -> Schema:
        return Schema(json.loads(DATA.read_text("utf-8")))

    def arguments(
        self, method: str, given: Mapping[str, Any], files: Mapping[str, Upload], mood: Mood
    ) -> dict[str, Any]:
        """The request's parameters as Python values, or the refusal that says what is wrong with them.

        A file whose part bears a parameter's name is its value; others are spoken of as `attach://name`.
        """
        fields = self.methods[method]
        if files:
            named = {name: upload for name, upload in files.items() if FILE in fields.get(name, [""])[0]}
            old = {"thumb": files["thumb"]} if "thumb" in files and "thumbnail" in fields else {}
            given = dict(given) | named | old
        if not given.keys() <= fields.keys():
            given = in_todays_words(method, fields, given, mood)
        taken: dict[str, Any] = {}
        for name, row in fields.items():
            raw = given.get(name, "")
            if raw != "":
                value = self._argument(method, name, row[0], raw, mood)
            elif row[1]:
                value = _absent(method, name, mood)
            else:
                value = "" if name in given and (method, name) in words.EMPTY_COUNTS else NOTHING
            if value is NOTHING:
                continue
            if value and is_unplayed(method, name):
                mood.unplayed(f'the parameter "{name}" of {method}')
                continue
            taken[name] = value
        return taken

    def _argument(self, method: str, name: str, kind: str, raw: Any, mood: Mood) -> Any:
        if kind in PLAIN:
            value = plain.parameter(kind, raw, name, mood)
            if name == "user_id" and value <= 0:
                raise bad_request("invalid user_id specified")
            return value
        if kind.startswith(FILE):
            return raw if isinstance(raw, Upload) else plain.as_text(raw)
        if isinstance(raw, str):
            raw = _from_json(method, name, raw, mood)
            if raw is NOTHING:
                return NOTHING
        try:
            return self._held(method, name, kind, raw, mood)
        except Misfit as misfit:
            raise bad_request(words.answered(str(misfit))) from None

    def _held(self, method: str, name: str, kind: str, value: Any, mood: Mood) -> Any:
        shape = words.SHAPES.get((method, name)) or words.SHAPES.get(name)
        if kind.startswith(ARRAY):
            if not isinstance(value, list):
                return _passed_over(name, mood, shape or f"Expected an Array of {kind.removeprefix(ARRAY)}")
            return _numbers(name, value, mood) if kind == "Array of Integer" else self._list(name, kind, value, mood)
        if shape and not isinstance(value, dict):
            raise Misfit(shape)
        if name == "reply_markup":
            return self._markup(value, mood)
        return self.check(kind)(value, name, mood)

    def _list(self, name: str, kind: str, value: list[Any], mood: Mood) -> Any:
        if kind == "Array of String" and not all(isinstance(item, str) for item in value):
            return _passed_over(name, mood, "Expected an Array of String")
        return self.check(kind)(value, name, mood)

    def _markup(self, value: dict[str, Any], mood: Mood) -> Any:
        present = [name for name in MARKUPS if value.get(name)]
        if not present:
            if value.keys().isdisjoint(MARKUPS) or value.get("remove_keyboard") is False:
                mood.mistake("reply_markup has no keyboard, and neither removes one nor forces a reply")
            return NOTHING
        if "keyboard" in present and "inline_keyboard" in present:
            mood.mistake("reply_markup has two keyboards: the inline one is dropped")
        return self.check(MARKUPS[present[0]])(value, "reply_markup", mood)


def _absent(method: str, name: str, mood: Mood) -> Any:
    if (method, name) in words.MAY_BE_EMPTY:
        return NOTHING
    told = words.MISSING.get((method, name)) or words.MISSING.get(name)
    if told:
        raise bad_request(words.answered(told))
    if name in words.READ_AS_EMPTY and (method, name) not in words.GONE_ON_WITH:
        return words.READ_AS_EMPTY[name]
    told = words.answered(words.REQUIRED.format(name))
    for key in ((method, name), name):
        if key in words.GONE_ON_WITH:
            mood.mistake(told)
            return words.GONE_ON_WITH[key]
    raise bad_request(told)


def _from_json(method: str, name: str, raw: str, mood: Mood) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        told = words.NOT_JSON.get((method, name)) or words.NOT_JSON.get(name) or f"Can't parse {name} JSON object"
        try:
            return _passed_over(name, mood, told)
        except Misfit as misfit:
            raise bad_request(words.answered(str(misfit))) from None


def _passed_over(name: str, mood: Mood, told: str) -> Any:
    if name not in words.PASSED_OVER:
        raise Misfit(told)
    mood.mistake(words.answered(told))
    return NOTHING


def _numbers(name: str, value: list[Any], mood: Mood) -> list[int]:
    none, broken = words.NUMBERS.get(name, ("Expected an Array of Integer",) * 2)
    most, too_many = words.TOO_MANY.get(name, (len(value), ""))
    if len(value) > most:
        raise Misfit(too_many)
    taken = []
    for item in value:
        if isinstance(item, bool) or not isinstance(item, int | float | str):
            raise Misfit(none)
        try:
            taken.append(plain.field("Integer", item, name, mood))
        except Misfit:
            raise Misfit(broken) from None
        if name == "message_ids" and taken[-1] <= 0:
            raise Misfit("Invalid message identifier specified")
    return taken
