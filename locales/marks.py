"""What a text and its translation must have in common, and its words without that."""

from __future__ import annotations

import re
from collections import Counter
from string import Formatter

TAG = re.compile(r"</?[A-Za-z][^<>]*>")
PLACEHOLDER = re.compile(r"\{\w*\}")


def placeholders(text: str) -> set[str]:
    """Names to be filled in. ValueError where the braces make no sense, or ask for more than a name."""
    names: set[str] = set()
    for _, name, form, conversion in Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or form or conversion:
            raise ValueError("a placeholder is a name in braces and nothing else")
        names.add(name)
    return names


def tags(text: str) -> Counter[str]:
    """In any order: the other language may turn the sentence round."""
    return Counter(TAG.findall(text))


def edges(text: str) -> tuple[str, str]:
    """The white space before and after."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def bare(text: str) -> str:
    """Only what a person reads."""
    return PLACEHOLDER.sub("…", TAG.sub("", text))
