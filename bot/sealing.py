"""What is stored sealed: tokens of pages, by a key that stands in the settings and in no database.

age, by pyrage: one small wheel that is kept up (cryptography would be five times as large, with a compiler's bindings
below it). A key is a line that says by its beginning what it is, and a typing error in it is noticed.
"""

from __future__ import annotations

from typing import Any


class NotOpened(Exception):
    """It was sealed with another key, or is damaged."""


def _age() -> Any:
    """Loaded where something is sealed: most have no such page."""
    import pyrage

    return pyrage


def new_key() -> str:
    return str(_age().x25519.Identity.generate())


def is_key(key: str) -> bool:
    try:
        _age().x25519.Identity.from_str(key)
    except _age().IdentityError:
        return False
    return True


def seal(key: str, secret: str) -> bytes:
    sealed: bytes = _age().encrypt(secret.encode(), [_age().x25519.Identity.from_str(key).to_public()])
    return sealed


def unseal(key: str, sealed: bytes) -> str:
    age = _age()
    try:
        opened: bytes = age.decrypt(sealed, [age.x25519.Identity.from_str(key)])
    except (age.DecryptError, age.IdentityError):
        raise NotOpened from None
    return opened.decode()


def is_opened(key: str, sealed: bytes) -> bool:
    try:
        unseal(key, sealed)
    except NotOpened:
        return False
    return True
