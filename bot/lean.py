"""aiogram, loaded without building what nobody may ever use.

Imported plainly, it builds a reader and a writer for each of six hundred types and methods, anew through all that each
holds: two of the three seconds of a start, and a hundred megabytes that stay. Each can as well be built when it is
first used, if it finds the names that its fields are written with: aiogram imports many of them for type checkers only.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, Optional, Union

if TYPE_CHECKING:
    from pydantic import BaseModel

NAME = re.compile(r"[A-Za-z_]\w*")


def load() -> None:
    """Before anything else imports aiogram; afterwards it is as it is."""
    if "aiogram" in sys.modules:
        return
    from pydantic import BaseModel

    build = vars(BaseModel)["model_rebuild"]
    BaseModel.model_rebuild = _later  # type: ignore[method-assign,assignment]
    try:
        import aiogram  # noqa: F401 (all of it, as it would come with any part)
    finally:
        BaseModel.model_rebuild = build  # type: ignore[method-assign]
    known = _known()
    for model in models():
        _give_names(model, known)


@classmethod  # type: ignore[misc]
def _later(cls: type[BaseModel], **_: Any) -> None:
    """When it is first used, pydantic does it by itself."""


def _known() -> dict[str, Any]:
    from aiogram import types
    from aiogram.client.default import Default

    of_typing = {"List": list, "Literal": Literal, "Optional": Optional, "Union": Union}
    return of_typing | {"Default": Default} | {name: vars(types)[name] for name in types.__all__}


def models() -> Iterator[type[BaseModel]]:
    """All of Telegram's types and methods."""
    from aiogram.methods import TelegramMethod
    from aiogram.types import TelegramObject

    for base in (TelegramObject, TelegramMethod):
        yield from _below(base)


def _below(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for one in model.__subclasses__():
        if one.__module__.startswith("aiogram."):  # not what somebody else has made of one
            yield one
            yield from _below(one)


def _give_names(model: type[BaseModel], known: dict[str, Any]) -> None:
    """Also those of fields that it has from another: as if they had been imported where it was written."""
    there = vars(sys.modules[model.__module__])
    fields = [one for above in model.__mro__ for one in vars(above).get("__annotations__", {}).values()]
    for name in NAME.findall(" ".join(map(str, fields))):
        if name in known:
            there.setdefault(name, known[name])
