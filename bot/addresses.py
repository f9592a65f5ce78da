"""Addresses in which a password may stand: whether they can be used, and what in them must not be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

DATABASES = re.compile(r"(sqlite:///|postgres(ql)?://)\S+")
LAST_PORT = 65_535
PASSWORD = re.compile(r"postgres(?:ql)?://[^:/@]*:([^@]*)@")


def database(address: str) -> URL | None:
    """None when it falls apart: an @ in a password makes the rest of it a host, a port, a name."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        return None
    if url.drivername == "sqlite":
        return url
    whole = "@" not in address.partition("@")[2] and (url.port or 0) <= LAST_PORT
    return url if whole else None


def is_server(address: str) -> bool:
    try:
        parts = urlsplit(address)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    bare = not (parts.query or parts.fragment or "@" in parts.path or re.search(r"\s", address))
    return parts.scheme in ("http", "https") and named and bare


def database_secrets(address: str) -> Iterator[str]:
    if found := PASSWORD.match(address):
        yield found[1]
    yield from make_url(address).normalized_query.get("password", ())


def server_secrets(address: str) -> Iterator[str]:
    """A name without a password is one itself."""
    name, _, password = urlsplit(address).netloc.rpartition("@")[0].partition(":")
    yield password or name
