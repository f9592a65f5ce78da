"""A person of a test asks bots from the text field of any chat."""

from __future__ import annotations

from typing import Any, Self

from simulator.people.launching import Launches
from simulator.people.screen import Shown


class Asks(Launches):
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

    def _above(self, what: Any) -> Shown | None:
        """What is offered, if this is the button above it."""
        offer = self._conversation.offer
        return offer if offer and offer["button"] and what == offer["button"]["text"] else None

    async def _taps_above(self, offer: Shown, silently: bool) -> Self:
        """To the bot itself, or into its app, to come back later."""
        button, name = offer["button"], offer["bot"]
        if "web_app" not in button:
            return await self.opens(f"https://t.me/{name}?start={button['start_parameter']}", silently=silently)
        bot = await self._number_of(name)
        return await self._launch(f"→ [ {button['text']} ]", bot=bot, kind="results", url=button["web_app"]["url"])
