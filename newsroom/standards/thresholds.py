"""From where on a standard is missed. A region may set its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

SETTING = "standards"
HIGHEST = {"photo_side": 10_000, "text_letters": 10_000, "likeness": 1, "darkness": 255, "sharpness": 10_000}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Zero switches a standard off.

    The side is the shorter one: Telegram itself makes 1280×960 or 1280×720 of a good photo, and those must pass.
    """

    photo_side: int = 600
    text_letters: int = 120
    likeness: float = 0.6
    darkness: float = 45.0
    sharpness: float = 20.0

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> Self:
        """From a region's settings, under `standards`. What makes no sense is as if it were not set."""
        own = settings.get(SETTING)
        if not isinstance(own, Mapping):
            return cls()
        known = {one.name: own[one.name] for one in fields(cls) if one.name in own}
        return cls(**{name: value for name, value in known.items() if _is_fitting(name, value)})


def _is_fitting(name: str, value: Any) -> bool:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if not whole and (name in ("photo_side", "text_letters") or not isinstance(value, float)):
        return False
    return bool(0 <= value <= HIGHEST[name])
