"""getUpdates."""

from __future__ import annotations

from typing import Any

from simulator.api.call import Call, plays
from simulator.api.webhooks import refuse_polling

MOST = 100


@plays("getUpdates")
async def get_updates(call: Call) -> list[dict[str, Any]]:
    refuse_polling(call)
    queue = call.bot.updates
    if "allowed_updates" in call.args:
        queue.allow(call.args["allowed_updates"])
    limit = min(max(call.get("limit", MOST), 1), MOST)
    return await queue.fetch(call.get("offset", 0), limit, call.get("timeout", 0))
