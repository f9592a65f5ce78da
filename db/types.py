"""Column types that both engines share."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator

# SQLite counts rows by itself only in a column that is called INTEGER.
Key = BigInteger().with_variant(Integer, "sqlite")
Document = JSON().with_variant(JSONB, "postgresql")  # a value or a list that is read whole
Texts = Document  # {"kk": …, "ru": …}: what people entered, by the language they entered it in
Payload = JSON(none_as_null=True)  # what came, as it came, until nobody needs it any more
OwnTexts = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")  # or none of one's own


class Moment(TypeDecorator[datetime]):
    """A point in time. A naive one is refused: it would mean another moment on another machine."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs a time zone: {value!r}")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, _: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
