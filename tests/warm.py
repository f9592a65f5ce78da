"""What a bot builds when it first needs it is built once for all that are split off: half of a short life."""

from __future__ import annotations

from tests import running  # which loads all of it before anything else does

__all__ = ["HELD", "running"]

from aiogram import methods as m
from aiogram import types as t
from aiogram.methods import Response

from bot.raw import GetRawUpdates

METHODS = (
    m.GetMe, m.SetMyCommands, m.DeleteMyCommands, m.SendMessage, m.SendPhoto, m.EditMessageText, m.AnswerCallbackQuery,
    m.EditMessageReplyMarkup, m.DeleteMessage, m.DeleteMessages, m.SetWebhook, m.GetWebhookInfo,
)  # fmt: skip
TYPES = (
    t.Update, t.InlineKeyboardMarkup, t.InlineKeyboardButton, t.ReplyKeyboardMarkup, t.KeyboardButton, t.BotCommand,
    t.BotCommandScopeChat, t.ReplyParameters,
)  # fmt: skip
for one in (*TYPES, *METHODS, GetRawUpdates):
    one.model_rebuild()
HELD = [Response.__class_getitem__(one.__returning__) for one in METHODS]  # or they would be built anew
for built in HELD:
    built.model_rebuild()
