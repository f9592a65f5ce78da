"""Values as data that can be kept: what an issued report was made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from newsroom.values.periods import Period, written

UNTOLD = ("settings",)  # of a place: how it works, and no figure


def plain(value: Any) -> Any:
    """Null is "no data". A period and a day are written as files write them."""
    if isinstance(value, Period):
        return written(value)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value) if one.name not in UNTOLD}
    if isinstance(value, Mapping):
        return {_name(name): plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    return value


def _name(key: Any) -> str:
    return " ".join(map(str, key)) if isinstance(key, tuple) else str(key)
