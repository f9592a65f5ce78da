"""A person of a test opens Mini Apps, and does there what the page would."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

from simulator.people.playing import Player, number
from simulator.people.screen import Shown


@dataclass(frozen=True, slots=True)
class App:
    """A Mini App that somebody has opened: `url` is what the client gives to its frame, `init_data` what is signed."""

    who: Launches
    launch: str
    url: str
    init_data: str

    @property
    def told(self) -> dict[str, str]:
        """Everything behind the hash of its address: tgWebAppData, tgWebAppThemeParams …"""
        return dict(parse_qsl(urlsplit(self.url).fragment))

    async def sends_data(self, data: str, *, silently: bool = False) -> Launches:
        """The page calls sendData: the bot gets the data, and the app closes."""
        return await self.who.sends_data(self.launch, data, silently=silently)

    async def may_write(self, *, silently: bool = False) -> Launches:
        """The page asks whether the bot may write, and the person agrees."""
        return await self.who.lets_write(self.launch, silently=silently)


class Launches(Player):
    _app: App | None = None

    @property
    def app(self) -> App:
        """The Mini App opened last."""
        if self._app is None:
            raise self._error(f"{self.name} has opened no app")
        return self._app

    async def opens(self, link: str, *, group: Any = None, silently: bool = False) -> Self:
        """Follows a t.me link: starts the bot, joins the group, or opens the Mini App (then `app`) that it leads to;
        `group` is for ?startgroup=."""
        self.effort.taps += 1
        news = {chat: conversation.news for chat, conversation in self._conversations.items()}
        for conversation in self._conversations.values():
            conversation.begin()
        into = {} if group is None else {"group": number(group)}
        result = await self._act(f"→ opens {link}", "open_link", person=self.id, link=link, **into)
        if app := result.get("app"):
            self._chat = self._chat or app["bot"]
            return await self._launch(
                f"→ opens {link}", kind="link", bot=app["bot"], app=app["name"], start=app["start"]
            )
        self._chat = result["chat"]
        self._conversation.history.append(f"→ opens {link}")
        answered = "start=" in link and not silently
        return await self._settle(f"opens {link}", news.get(self._chat, 0) if answered else None)

    async def opens_menu(self) -> Self:
        """The button beside the text field, where it opens a Mini App."""
        self.effort.taps += 1
        await self._find_chat()
        return await self._launch("→ the menu button", bot=self._chat, kind="menu")

    async def _launch(self, line: str, **params: Any) -> Self:
        await self._begin(line)
        opened: Shown = await self._act(line, "open_app", person=self.id, chat=self._chat, **params)
        self._app = App(self, opened["launch"], opened["url"], opened["init_data"])
        self._conversation.history.append(f"  ← opens {opened['url'].partition('#')[0]}")
        return self

    async def sends_data(self, launch: str, data: str, *, silently: bool) -> Self:
        return await self._do(f"→ [data of an app] {data}", "app_data", silently, launch=launch, data=data)

    async def lets_write(self, launch: str, *, silently: bool) -> Self:
        return await self._do("→ lets the bot write", "app_may_write", silently, launch=launch)
