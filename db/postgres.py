"""PostgreSQL, as SQLAlchemy speaks to it by asyncpg."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg


class Prepared(PGDialect_asyncpg):
    """A connection that is lost while it is made ready is lost as any other: what the driver says of it by names of its
    own would be nobody's trouble but ours, and cost whoever wrote just then their message."""

    supports_statement_cache = True

    def on_connect(self) -> Callable[[Any], Any]:
        make_ready = super().on_connect()  # type: ignore[no-untyped-call]

        def connect(connection: Any) -> None:
            try:
                make_ready(connection)
            except Exception as error:
                connection._handle_exception(error)

        return connect
