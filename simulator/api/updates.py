"""getUpdates."""

from __future__ import annotations

from typing import Any

from simulator.api.call import Call, plays
from simulator.api.webhooks import refuse_polling, take_wishes

MOST = 100


@plays("getUpdates")
async def get_updates(call: Call) -> list[dict[str, Any]]:
    refuse_polling(call)
    queue = call.bot.updates
    take_wishes(call)
    limit = min(max(call.get("limit", MOST), 1), MOST)
    return await queue.fetch(call.get("offset", 0), limit, call.get("timeout", 0))
