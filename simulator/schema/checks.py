"""Turns the schema's prose types into checks, once each, and holds requests against them.

A request comes as text (query, form) or as JSON values; both are taken, as Telegram does. Unlike Telegram, which
ignores what it does not know, a parameter that the schema lacks is refused: it is a typing error in the bot.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from simulator.errors import Refusal, bad_request

DATA = Path(__file__).with_name("botapi.json")
ARRAY = "Array of "
UNION = " or "
SHORT = {"InputPollOption": "text", "KeyboardButton": "text"}  # objects that may come as their text alone
# Telegram's own words for what is missing, where it has any.
MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "message_ids": "message identifiers are not specified",
    "user_id": "invalid user_id specified",
    "file_id": "file_id not specified",
    "question": "poll question must be non-empty",
    "action": "wrong parameter action in request",
    **{kind: f"there is no {kind} in the request" for kind in ("photo", "document", "audio", "video", "animation")},
    "voice": "there is no voice in the request",
    "video_note": "there is no video note in the request",
}
# Required by the documentation, which then says what leaving it empty means.
MAY_BE_EMPTY = {("setWebhook", "url")}

Check = Callable[[Any, str], Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    data: bytes
    mime: str = "application/octet-stream"


class Misfit(Exception):
    """A value that is not of the type asked for; the path says where."""


class Schema:
    """Methods and types, with the checks for them made when first needed."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.version: str = data["version"]
        self.methods: Mapping[str, Mapping[str, list[Any]]] = data["methods"]
        self.types: Mapping[str, Mapping[str, list[Any]]] = data["types"]
        self.unions: Mapping[str, list[str]] = data["unions"]
        self.by_lower = {name.lower(): name for name in self.methods}
        self._checks: dict[str, Check] = {"InputFile": _input_file}
        self._checks |= {"Integer": _integer, "String": _string, "Boolean": _boolean, "Float": _float, "True": _true}

    @staticmethod
    @lru_cache(maxsize=1)
    def load() -> Schema:
        return Schema(json.loads(DATA.read_text("utf-8")))

    def arguments(self, method: str, given: Mapping[str, Any], files: Mapping[str, Upload]) -> dict[str, Any]:
        """The request's parameters as Python values, or the refusal that says what is wrong with them.

        A file whose part bears a parameter's name is its value; others are spoken of as `attach://name`.
        """
        fields = self.methods[method]
        if files:
            given = dict(given) | {name: upload for name, upload in files.items() if name in fields}
        for name, value in given.items():
            if name not in fields and (name, value) != ("method", method):  # some libraries say it twice
                raise bad_request(f'unknown parameter "{name}" in {method}')
        taken: dict[str, Any] = {}
        for name, row in fields.items():
            raw = given.get(name)
            if raw is None or raw == "":
                if row[1] and not (raw == "" and (method, name) in MAY_BE_EMPTY):
                    raise bad_request(MISSING.get(name, f'parameter "{name}" is required'))
                continue
            taken[name] = self._argument(name, row[0], raw)
        return taken

    def _argument(self, name: str, kind: str, raw: Any) -> Any:
        check = self.check(kind)
        if isinstance(raw, str) and not _is_plain(kind):
            raw = _from_json(raw, name, kind)
        elif isinstance(raw, str):
            raw = _from_text(raw, kind)
        try:
            return check(raw, "")
        except Misfit as misfit:
            raise _unfit(name, kind, str(misfit)) from None

    def check(self, kind: str) -> Check:
        found = self._checks.get(kind)
        if found is None:
            found = self._checks[kind] = self._make(kind)
        return found

    def _make(self, kind: str) -> Check:
        if kind.startswith(ARRAY):
            return self._array(kind.removeprefix(ARRAY).replace(", ", UNION).replace(" and ", UNION))
        if UNION in kind:
            return self._one_of(kind.split(UNION))
        if kind == "RichText":  # may also be a bare string or a list of itself
            return _anything
        if kind in self.unions:
            return self._one_of(self.unions[kind])
        return self._object(kind)

    def _array(self, item: str) -> Check:
        def check(value: Any, path: str) -> Any:
            if not isinstance(value, list):
                raise Misfit(f"{path or 'value'} must be an Array of {item}")
            one = self.check(item)
            return [one(each, f"{path}[{index}]") for index, each in enumerate(value)]

        return check

    def _one_of(self, kinds: list[str]) -> Check:
        def check(value: Any, path: str) -> Any:
            complaint = f"{path or 'value'} must be {' or '.join(kinds)}"
            for kind in self._candidates(kinds, value):
                try:
                    return self.check(kind)(value, path)
                except Misfit as misfit:
                    complaint = str(misfit)
            raise Misfit(complaint)

        return check

    def _candidates(self, kinds: list[str], value: Any) -> list[str]:
        """Those that the object's own tag or fields allow, so that a complaint speaks of the right one."""
        if not isinstance(value, dict):
            return kinds
        fitting = [kind for kind in kinds if kind in self.types and self._could_be(kind, value)]
        return fitting or [kind for kind in kinds if kind in self.types][:1]

    def _could_be(self, kind: str, value: dict[str, Any]) -> bool:
        fields = self.types[kind]
        for name, row in fields.items():
            if len(row) > 2 and value.get(name) != row[2]:
                return False
            if row[1] and name not in value:
                return False
        return True

    def _object(self, kind: str) -> Check:
        fields = self.types[kind]
        required = [name for name, row in fields.items() if row[1]]

        def check(value: Any, path: str) -> Any:
            if isinstance(value, str) and kind in SHORT:
                value = {SHORT[kind]: value}
            if not isinstance(value, dict):
                raise Misfit(f"{path or 'value'} must be of type Object ({kind})")
            for name in required:
                if name not in value:
                    raise Misfit(f'can\'t find field "{_join(path, name)}"')
            for name, item in value.items():
                if name not in fields:
                    raise Misfit(f'unknown field "{_join(path, name)}" in {kind}')
                row = fields[name]
                if item is None:
                    continue
                value[name] = self.check(row[0])(item, _join(path, name))
                if len(row) > 2 and item != row[2]:
                    raise Misfit(f'field "{_join(path, name)}" must be {row[2]}')
            return value

        return check


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _is_plain(kind: str) -> bool:
    return kind in (
        "String",
        "Integer",
        "Boolean",
        "Float",
        "True",
        "Integer or String",
        "InputFile",
        "InputFile or String",
    )


def _from_text(raw: str, kind: str) -> Any:
    """A form or a query has only text: read it as the type asked for, or leave it for the check to refuse."""
    if kind.startswith("Integer") and raw.lstrip("-").isdecimal():
        return int(raw)
    if kind == "Float":
        try:
            return float(raw)
        except ValueError:
            return raw
    if kind in ("Boolean", "True"):
        return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(raw.lower(), raw)
    return raw


def _from_json(raw: str, name: str, kind: str) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        raise _unfit(name, kind, "it is not JSON") from None


def _unfit(name: str, kind: str, complaint: str) -> Refusal:
    if name == "reply_markup":
        if complaint == "it is not JSON":
            return bad_request("can't parse reply keyboard markup JSON object")
        if complaint.startswith("value must be"):
            return bad_request("object expected as reply markup")
        if complaint == 'can\'t find field "inline_keyboard"':
            return bad_request("inline keyboard expected")
        return bad_request(f"can't parse reply markup: {complaint}")
    return bad_request(f"can't parse {name}: {complaint} (expected {kind})")


def _string(value: Any, path: str) -> str:
    if not isinstance(value, str):
        raise Misfit(f'field "{path}" must be of type String' if path else "must be of type String")
    return value


def _integer(value: Any, path: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Misfit(f'field "{path}" must be of type Integer' if path else "must be of type Integer")
    return value


def _float(value: Any, path: str) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise Misfit(f'field "{path}" must be of type Float' if path else "must be of type Float")
    return float(value)


def _boolean(value: Any, path: str) -> bool:
    if not isinstance(value, bool):
        raise Misfit(f'field "{path}" must be of type Boolean' if path else "must be of type Boolean")
    return value


def _true(value: Any, path: str) -> bool:
    if value is not True:
        raise Misfit(f'field "{path}" must be True')
    return value


def _anything(value: Any, _: str) -> Any:
    return value


def _input_file(value: Any, _: str) -> Upload:
    if not isinstance(value, Upload):
        raise Misfit("a file must be uploaded")
    return value
