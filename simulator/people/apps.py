"""A person opens a Mini App, and what it does in their name."""

from __future__ import annotations

from typing import Any

from simulator.api.commands import menu_for
from simulator.errors import bad_request
from simulator.people.acts import Doing, act
from simulator.people.talking import speak
from simulator.people.views import bot_view, message_view
from simulator.world import apps, talk
from simulator.world.accounts import Bot, Human
from simulator.world.apps import Launch
from simulator.world.chats import Dialog

LONGEST_DATA = 4096  # bytes
LIGHT = {"bg_color": "#ffffff", "text_color": "#17212b", "hint_color": "#5a6875", "link_color": "#1f6fc4",
         "button_color": "#1f6fc4", "button_text_color": "#ffffff", "secondary_bg_color": "#f3f6f9"}  # fmt: skip


@act("open_app")
def open_app(
    doing: Doing, person: int, chat: int, bot: int, kind: str, url: str = "", app: str = "", start: str = "",
    button: str = "", theme: dict[str, str] | None = None, platform: str = "web",
) -> dict[str, Any]:  # fmt: skip
    """`kind`: by a button (inline), the menu, a key below the text field, a t.me link (with the short name of its `app`
    and what `start`s it), or the button above what is offered. The address holds all that a Mini App is told."""
    human, place = doing.place(person, chat)
    account = doing.account(bot)
    if not isinstance(account, Bot) or kind not in apps.KINDS:
        raise bad_request("there is no such app")
    where = _address(human, account, kind, url, app)
    launch = Launch(str(next(doing.world.numbers.queries)), kind, human, account, place, where, doing.world.now)
    launch.start, launch.button = start, button
    if kind in apps.ASKED:
        launch.chat = doing.world.dialog(human, account)
    doing.world.launches[launch.id] = launch
    shown = apps.address(doing.world, launch, theme or LIGHT, platform)
    name = bot_view(account, human.language)["name"]
    return {"launch": launch.id, "url": shown, "title": name, "init_data": apps.init_data(doing.world, launch)}


def _address(human: Human, bot: Bot, kind: str, url: str, app: str) -> str:
    if kind == "menu":
        url = menu_for(bot, human.id).get("web_app", {}).get("url", "")
    elif kind == "link":
        url = bot.apps.get(app.lower(), "")
    if not apps.is_app_address(url):
        raise bad_request("there is no such app")
    return url


@act("app_data")
def send_data(doing: Doing, person: int, chat: int, launch: str, data: str) -> dict[str, Any]:
    """sendData: only of an app that a key below the text field opened, and only once."""
    opened = _opened(doing, person, chat, launch)
    if opened.kind not in apps.UNSIGNED or opened.answered or not isinstance(opened.chat, Dialog):
        raise bad_request("this app cannot send its data to the bot")
    if not 1 <= len(data.encode()) <= LONGEST_DATA:
        raise bad_request("WEB_APP_DATA_INVALID")
    opened.answered = True
    said = {"web_app_data": {"data": data, "button_text": opened.button}}
    return message_view(opened.human, speak(doing, opened.human, opened.chat, [said])[0])


@act("app_may_write")
def allow_to_write(doing: Doing, person: int, chat: int, launch: str) -> None:
    """requestWriteAccess, and the person says yes."""
    opened = _opened(doing, person, chat, launch)
    dialog = doing.world.dialog(opened.human, opened.bot)
    if dialog.started and not dialog.blocked:
        return
    dialog.started = True
    doing.world.events.emit("chat", dialog, (opened.human.id,))
    talk.post(doing.world, dialog, {"write_access_allowed": {"from_request": True}}, sender=opened.human)


def _opened(doing: Doing, person: int, chat: int, number: str) -> Launch:
    human, _ = doing.place(person, chat)
    launch = doing.world.launches.get(number)
    if launch is None or launch.human is not human:
        raise bad_request("this app is not open")
    return launch
