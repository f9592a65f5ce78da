"""What whoever starts the page puts around its chats: hints of whom to be, and whose hours it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Hint:
    """Whom to be and what to try as that person, by the language of the page."""

    person: int
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Frame:
    """The page opens with the first hint's person. Without a `zone`, the hours are those of the browser."""

    hints: tuple[Hint, ...] = ()
    zone: str = ""

    def as_data(self) -> dict[str, Any]:
        return asdict(self)
