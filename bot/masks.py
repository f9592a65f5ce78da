"""Keeping tokens and passwords out of what is written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

HIDDEN = "***"
SHORTEST = 3  # a letter or two keep no secret, and without them no line could be read


class Mask:
    """Takes secrets out of a text, however they are written there: as they are, as in an address, or as in quotes."""

    def __init__(self, secrets: Iterable[str]) -> None:
        forms = {form for secret in secrets for form in _forms(secret) if len(form) >= SHORTEST}
        longest_first = sorted(forms, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, longest_first))) if forms else None

    def __call__(self, text: str) -> str:
        return self._known.sub(HIDDEN, text) if self._known else text


def _forms(secret: str) -> tuple[str, ...]:
    plain = unquote(secret)
    return secret, plain, quote(plain, safe=""), repr(plain)[1:-1], repr(repr(plain))[2:-2]
