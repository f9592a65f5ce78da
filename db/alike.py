"""What tells two rows apart, and is the same for the same row on both engines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any

from sqlalchemy import JSON, LargeBinary, Table

LENGTH = 12  # bytes
MAY_BE_FLOAT = re.compile(r"\d(?:\.\d|e[+-]?\d)")
encoded = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode


def fingerprint(table: Table) -> Callable[[Mapping[str, Any]], int]:
    """Of a row with all columns, as a number: those of many rows are summed up."""
    written = [(column.name, _writer(column.type)) for column in table.columns]

    def of_row(row: Mapping[str, Any]) -> int:
        whole = "\0".join([write(row[name]) for name, write in written])
        return int.from_bytes(blake2b(whole.encode(), digest_size=LENGTH).digest(), "big")

    return of_row


def _writer(kind: Any) -> Callable[[Any], str]:
    if isinstance(kind, JSON):
        return _as_json
    return _digest if isinstance(kind, LargeBinary) else repr


def _digest(value: bytes | None) -> str:
    return "" if value is None else blake2b(value).hexdigest()


def _as_json(value: Any) -> str:
    """PostgreSQL keeps a number and not how it was written: 1e2 comes back as 100."""
    written = encoded(value)
    return encoded(_plain(value)) if MAY_BE_FLOAT.search(written) else written


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
