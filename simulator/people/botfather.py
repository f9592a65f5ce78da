"""What the owner of a bot sets at @BotFather and no method of the Bot API can."""

from __future__ import annotations

from typing import Any

from simulator.errors import bad_request
from simulator.people.acts import Doing, act
from simulator.people.views import bot_view
from simulator.world.accounts import Bot


@act("botfather")
def botfather(
    doing: Doing, bot: int, inline: bool | None = None, inline_feedback: bool | None = None,
    placeholder: str | None = None, privacy: bool | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Only what is named changes. `privacy`: in groups it hears no more than what is meant for it."""
    account = doing.account(bot)
    if not isinstance(account, Bot):
        raise bad_request("this is not a bot")
    reads_all = None if privacy is None else not privacy
    named = {"inline": inline, "hears_choices": inline_feedback, "placeholder": placeholder, "reads_all": reads_all}
    for name, value in named.items():
        if value is not None:
            setattr(account, name, value)
    doing.world.events.emit("people")
    return bot_view(account)
