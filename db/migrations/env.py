"""What Alembic runs: always inside a connection of ours, see db/migrate.py."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context

from db.tables import Base
from db.types import Document, Key, Moment


def render(kind: str, item: Any, autogen: Any) -> str | Literal[False]:
    """Our own column types by their own names."""
    if kind != "type":
        return False
    for name, own in (("Key", Key), ("Document", Document)):
        if type(item) is type(own) and item._variant_mapping:
            autogen.imports.add(f"from db.types import {name}")
            return name
    if isinstance(item, Moment):
        autogen.imports.add("from db.types import Moment")
        return "Moment()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=render,
)
with context.begin_transaction():
    context.run_migrations()
