"""Single values as the real server reads them. To it all is text, of which it takes what it can."""

from __future__ import annotations

import json
import re
from typing import Any

from simulator.errors import Mood

WHOLE = re.compile(r"-?[0-9]+")
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?")
TRUE, FALSE = ("true", "yes", "1"), ("false", "no", "0")
PLAIN = frozenset({"String", "Integer", "Boolean", "True", "Float", "Integer or String"})


class Misfit(Exception):
    """A value that Telegram does not take; the words are its own."""


def as_text(raw: Any) -> str:
    """JSON's `null` is no absence: it is the word `null`."""
    return raw if isinstance(raw, str) else json.dumps(raw, ensure_ascii=False)


def parameter(kind: str, raw: Any, name: str, mood: Mood) -> Any:
    """A parameter of a plain type. `abc` is 0, `maybe` is false; that is a mistake all the same."""
    return READERS[kind](raw, name, mood)


def _whole(raw: Any, name: str, mood: Mood) -> int:
    if type(raw) is int:
        return raw
    text = as_text(raw)
    found = WHOLE.match(text)
    if found is None or found[0] != text:
        mood.mistake(f'parameter "{name}" must be of type Integer')
    return int(found[0]) if found else 0


def _chat(raw: Any, name: str, mood: Mood) -> int | str:
    """A number, or a name with its @; anything else is the number 0, and no such chat is found."""
    if type(raw) is int or (isinstance(raw, str) and raw.startswith("@")):
        return raw
    text = as_text(raw)
    return _whole(text, name, mood) if WHOLE.match(text) else 0


def _flag(raw: Any, name: str, mood: Mood) -> bool:
    if isinstance(raw, bool):
        return raw
    text = as_text(raw).strip().lower()
    if not isinstance(raw, str) or text not in TRUE + FALSE:
        mood.mistake(f'parameter "{name}" must be of type Boolean')
    return text in TRUE


def _number(raw: Any, name: str, mood: Mood) -> float:
    text = as_text(raw).strip()
    found = NUMBER.match(text)
    if found is None or found[0] != text:
        mood.mistake(f'parameter "{name}" must be of type Float')
    return float(found[0]) if found else 0.0


def _words(raw: Any, name: str, mood: Mood) -> str:
    if not isinstance(raw, str):
        mood.mistake(f'parameter "{name}" must be of type String')
    return as_text(raw)


READERS = {"Integer": _whole, "Integer or String": _chat, "Boolean": _flag, "True": _flag, "Float": _number,
           "String": _words}  # fmt: skip


def field(kind: str, value: Any, path: str, mood: Mood) -> Any:
    """A field of a plain type in an object; there the real server is stricter than with parameters."""
    name = path.rpartition(".")[2]
    if kind in ("Boolean", "True"):
        if not isinstance(value, bool):
            raise Misfit(f'Field "{name}" must be of type Boolean')
        if kind == "True" and not value:
            mood.mistake(f'field "{path}" must be True')
        return value
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise Misfit(f'Field "{name}" must be {_asked_for(kind)}')
    if kind == "Float":
        if isinstance(value, str):
            raise Misfit(f'Field "{name}" must be of type Number')
        return float(value)
    if kind == "Integer":
        return _whole_field(value, name, path, mood)
    if kind == "String" and not isinstance(value, str):
        mood.mistake(f'field "{path}" must be of type String')
        return as_text(value)
    return value


def _asked_for(kind: str) -> str:
    return {"Integer": "a Number", "Float": "of type Number"}.get(kind, "of type String")


def _whole_field(value: float | str, name: str, path: str, mood: Mood) -> int:
    if type(value) is int:
        return value
    if not isinstance(value, str) or not WHOLE.fullmatch(value):
        raise Misfit(f'Field "{name}" must be a valid Number')
    mood.mistake(f'field "{path}" must be of type Integer')
    return int(value)
