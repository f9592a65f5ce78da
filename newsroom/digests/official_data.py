"""A report or a review as data: the figures that it was made of, to be kept with what was issued. Null is "no data"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from newsroom.counted.outlets import Outlet
from newsroom.digests import data
from newsroom.digests.figures import Digest
from newsroom.digests.official_parts import Official
from newsroom.digests.regions import Regions
from newsroom.union.organisations import NamedPlace
from newsroom.values.figures import Amount, Some
from newsroom.values.periods import Period, written


def as_data(report: Official | Regions) -> dict[str, Any]:
    """All of it, by the names that it has in the report itself."""
    return {one.name: _told(getattr(report, one.name)) for one in fields(report)}


def _told(value: Any) -> Any:
    """What a report is made of is few things; whatever else is there is put into it as it stands."""
    if isinstance(value, Amount | Some):
        return data.told(value)
    if isinstance(value, Period):
        return written(value)
    if isinstance(value, Digest):
        return data.as_data(value)
    if isinstance(value, NamedPlace):
        return {"code": value.code, "level": value.level, "names": value.names}
    if isinstance(value, Outlet):
        return {"name": value.name, "kind": value.kind, "level": value.level}
    if is_dataclass(value):
        return {one.name: _told(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {_key(key): _told(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_told(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _key(key: Any) -> str:
    return ",".join(key) if isinstance(key, tuple) else str(key)
