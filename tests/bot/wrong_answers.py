"""What stands in place of Telegram's answer: a proxy's page, or Telegram's own no."""

from __future__ import annotations

import json

from aiogram import Bot

PAGE = "<html><head><title>502 Bad Gateway</title></head></html>"
REFUSED = json.dumps({"ok": False, "error_code": 401, "description": "Unauthorized"})


async def time_goes_by(telegram, done=lambda: True) -> None:
    """Until the bot has done with all that it was told: for a minute, if the machine is that busy."""
    for _ in range(12_000):
        if await telegram.settle(0.005) and done():
            return
        await telegram.clock.advance(0.5)
    raise AssertionError("it never ends")


class InPlace:
    """The next `times` calls of this method are answered so, and reach nobody."""

    def __init__(self, bot: Bot, method: str, status: int, content: str, times: int = 1) -> None:
        self.method, self.status, self.content, self.left = method, status, content, times
        self.met = 0
        bot.session.middleware(self)

    async def __call__(self, make_request, bot, method):
        if method.__api_method__ != self.method or self.left <= 0:
            return await make_request(bot, method)
        self.left -= 1
        self.met += 1
        return bot.session.check_response(bot, method, self.status, self.content).result
