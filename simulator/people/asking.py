"""A person of a test asks bots from the text field of any chat."""

from __future__ import annotations

from typing import Any, Self

from simulator.people.playing import Player


class Asks(Player):
    async def asks_inline(self, bot: str, query: str = "", *, offset: str = "") -> Self:
        """Writes `@bot query` into the text field of this chat and waits for what the bot offers."""
        line = f"→ @{bot} {query}".rstrip()
        conversation = await (self._begin(line) if not offset else self._again(line))
        asked = await self._number_of(bot)
        params = {"person": self.id, "chat": self._chat, "bot": asked, "query": query, "offset": offset}
        offer = await self._act(line, "ask_inline", **params, timeout=self.patience)
        if offer["results"] is None:
            raise self._error(f"the bot did not answer “{line}” in {self.patience} s")
        conversation.show(offer | {"bot": bot, "words": query})
        return await self._settle(line, None)

    async def scrolls(self) -> Self:
        """To the end of what is offered, where the next of it comes."""
        offer = self._conversation.offer
        if not offer or not offer["next_offset"]:
            raise self._error("there is nothing more to come")
        return await self.asks_inline(offer["bot"], offer["words"], offset=offer["next_offset"])

    async def picks(self, title: str, *, silently: bool = True) -> Self:
        """Sends the offered thing of this title."""
        self.effort.taps += 1
        found = self._conversation.offered(title)
        if found is None:
            raise self._error(f"“{title}” is not offered")
        return await self._do(f"→ picks {title}", "pick_result", silently, query=found["query"], result=found["id"])

    def _above(self, what: Any) -> str:
        """Where the button above what is offered leads, if this is the one: to the bot itself, to come back later."""
        offer = self._conversation.offer
        button = (offer and offer["button"]) or {}
        if not offer or "start_parameter" not in button or what != button["text"]:
            return ""
        return f"https://t.me/{offer['bot']}?start={button['start_parameter']}"
