"""Loaded lean, aiogram can still read and write everything."""

from __future__ import annotations

import aiogram.methods
import aiogram.types
import pytest
from aiogram.methods import Response
from pydantic import BaseModel

from bot import lean

HER = {"id": 7, "is_bot": False, "first_name": "Әлия"}
SAID = {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}, "from": HER, "text": "Сәлем"}


def test_every_type_and_method_is_built_when_it_is_used():
    """All that aiogram has, with all that each of them holds."""
    models = set(lean.models())
    offered = {getattr(where, name) for where in (aiogram.types, aiogram.methods) for name in where.__all__}
    left_out = {one for one in offered if isinstance(one, type) and issubclass(one, BaseModel)} - models
    assert {one.__name__ for one in left_out} == {"TelegramObject", "TelegramMethod", "Request", "Response"}
    for model in models:
        model.model_rebuild()
    assert [model for model in models if not model.__pydantic_complete__] == []


@pytest.mark.parametrize("reply", [None, SAID])
def test_an_answer_is_read_as_it_always_was(reply):
    answer = Response[aiogram.types.Message].model_validate({"ok": True, "result": SAID | {"reply_to_message": reply}})
    assert answer.result is not None
    assert answer.result.from_user.first_name == "Әлия"
    assert (answer.result.reply_to_message is None) == (reply is None)


def test_loaded_already_it_is_left_as_it_is():
    build = vars(BaseModel)["model_rebuild"]
    lean.load()
    assert vars(BaseModel)["model_rebuild"] is build
