"""What a help is. Those of a room stand in its `helps.py`, by the names of the views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from locales import Words
from locales.marks import placeholders


@dataclass(frozen=True, slots=True)
class By:
    """Where a view asks several things: a parameter of the view tells which help is meant."""

    parameter: str
    helps: dict[str, str]


Help = str | By


def chosen(one: Help, shown: Mapping[str, Any]) -> str | None:
    return one if isinstance(one, str) else one.helps.get(shown.get(one.parameter, ""))


def worded(words: Words, text: str) -> str:
    """A button is called as it is labelled on the screen: «{Send_it}» stands for `words("Send it")`."""
    return words(text, **{name: words(name.replace("_", " ")) for name in placeholders(text)})
