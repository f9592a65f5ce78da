"""What the owner of a bot sets at @BotFather and no method of the Bot API can."""

from __future__ import annotations

from typing import Any

from simulator.errors import bad_request
from simulator.people.acts import Doing, act
from simulator.people.views import bot_view
from simulator.world.accounts import Bot
from simulator.world.apps import is_app_address


@act("botfather")
def botfather(
    doing: Doing, bot: int, inline: bool | None = None, inline_feedback: bool | None = None,
    placeholder: str | None = None, privacy: bool | None = None, app: str = "", app_url: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Only what is named changes. `privacy`: in groups it hears no more than what is meant for it. `app_url`: where the
    Mini App of the short name `app` is, the main one without a name; empty: there is none."""
    account = doing.account(bot)
    if not isinstance(account, Bot):
        raise bad_request("this is not a bot")
    reads_all = None if privacy is None else not privacy
    named = {"inline": inline, "hears_choices": inline_feedback, "placeholder": placeholder, "reads_all": reads_all}
    for name, value in named.items():
        if value is not None:
            setattr(account, name, value)
    if app_url is not None:
        set_app(account, app, app_url)
    doing.world.events.emit("people")
    return bot_view(account)


def set_app(bot: Bot, name: str, url: str) -> None:
    if url and not is_app_address(url):
        raise bad_request("only HTTPS links are allowed")
    if url:
        bot.apps[name.lower()] = url
    else:
        bot.apps.pop(name.lower(), None)
