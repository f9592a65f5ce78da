"""The command list by scope and language, and the button beside the text field."""

from __future__ import annotations

import re
from typing import Any

from simulator.api.call import Call, plays
from simulator.api.markup import check_app
from simulator.api.me import checked_language
from simulator.api.targets import chat_to_read
from simulator.errors import bad_request
from simulator.world.accounts import Bot, Human
from simulator.world.chats import Chat, Dialog, Room

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MOST, LONGEST_DESCRIPTION = 100, 256


@plays("setMyCommands")
def set_commands(call: Call) -> bool:
    scope, language = _scope(call), checked_language(call)
    commands = [_checked(command) for command in call.args["commands"]]
    if len(commands) > MOST:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    call.bot.commands[scope, language] = commands
    call.world.events.emit("commands", bot=call.bot)
    return True


@plays("deleteMyCommands")
def delete_commands(call: Call) -> bool:
    call.bot.commands.pop((_scope(call), checked_language(call)), None)
    call.world.events.emit("commands", bot=call.bot)
    return True


@plays("getMyCommands")
def get_commands(call: Call) -> list[dict[str, str]]:
    return call.bot.commands.get((_scope(call), checked_language(call)), [])


def _checked(command: dict[str, Any]) -> dict[str, Any]:
    word, description = command["command"].strip().removeprefix("/"), command["description"].strip()
    if not word:
        raise bad_request("command must be non-empty")
    if len(word) > 32:
        raise bad_request("command length must not exceed 32")
    if not COMMAND.fullmatch(word):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > LONGEST_DESCRIPTION:
        raise bad_request("command description length must not exceed 256")
    return command | {"command": word, "description": description}


def _scope(call: Call) -> str:
    scope = call.get("scope", {"type": "default"})
    if "chat_id" not in scope:
        return str(scope["type"])
    if scope["chat_id"] == "":
        raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
    if scope.get("user_id", 1) <= 0:
        raise bad_request("can't parse BotCommandScope: Invalid user_id specified")
    chat = chat_to_read(call, scope["chat_id"])
    if chat.kind == "private" and scope["type"] != "chat":
        raise bad_request("can't use specified scope in private chats")
    if chat.kind == "channel":
        raise bad_request("can't change commands in channel chats")
    return ":".join([scope["type"], str(chat.id), *([str(scope["user_id"])] if "user_id" in scope else [])])


def commands_for(bot: Bot, human: Human, chat: Chat) -> list[dict[str, str]]:
    """What this person sees in this chat: the narrowest scope that has a list, in their language if it has one."""
    for scope in _scopes(human, chat):
        for language in (human.language[:2], ""):
            if commands := bot.commands.get((scope, language)):
                return commands
    return []


def _scopes(human: Human, chat: Chat) -> list[str]:
    if isinstance(chat, Dialog):
        return [f"chat:{chat.id}", "all_private_chats", "default"]
    rules = isinstance(chat, Room) and chat.member(human).rules
    for_rulers = [f"chat_administrators:{chat.id}"] if rules else []
    scopes = [f"chat_member:{chat.id}:{human.id}", *for_rulers, f"chat:{chat.id}"]
    return [*scopes, *(["all_chat_administrators"] if rules else []), "all_group_chats", "default"]


@plays("setChatMenuButton")
def set_menu(call: Call) -> bool:
    button = call.get("menu_button", {"type": "default"})
    if "web_app" in button:
        check_app(button, "menu button Web App URL")
    call.bot.menus[_whose(call)] = button
    call.world.events.emit("commands", bot=call.bot)
    return True


@plays("getChatMenuButton")
def get_menu(call: Call) -> dict[str, Any]:
    return menu_for(call.bot, _whose(call))


def _whose(call: Call) -> int:
    """The person in whose chat the button stands; nobody's is everybody's."""
    if "chat_id" not in call.args:
        return 0
    number: int = call.args["chat_id"]
    if number <= 0:
        raise bad_request("invalid chat_id specified")
    if number not in call.world.accounts:
        raise bad_request("user not found")
    return number


def menu_for(bot: Bot, chat: int) -> dict[str, Any]:
    default = bot.menus.get(0, {"type": "commands"})
    mine = bot.menus.get(chat, default)
    return default if mine["type"] == "default" else mine
