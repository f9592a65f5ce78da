"""What somebody sees who presses and says whatever they like: what of it is not theirs, and what breaks."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from types import SimpleNamespace

from aiogram.types import CallbackQuery, Chat, Message, Update, User

from handlers import hear
from handlers.actions import hear_tap
from handlers.views import VIEWS
from handlers.visit import Visit
from newsroom.errors import Refused
from screens import failures
from screens.screen import Screen
from tests.newsroom.everybody import NOW


class Seen:
    """`met`: whoever saw one of the `hidden` words, or met an error of ours, and by what."""

    def __init__(self, w: SimpleNamespace, tx, name: str, hidden: Sequence[str]) -> None:
        self.w, self.tx, self.name, self.who, self._hidden = w, tx, name, w.who[name], hidden
        self._user = User(id=self.who.account_id, is_bot=False, first_name="X")
        self.met: list[tuple[str, str, str]] = []
        self._is_marked = False

    async def taps(self, data: str, **where) -> None:
        query = CallbackQuery(id="1", from_user=self._user, chat_instance="1", data=data)
        await self._answered(data, hear_tap(query, self._visit(**where)))

    async def says(self, text: str, **where) -> None:
        chat = Chat(id=self._user.id, type="private")
        message = Message(message_id=99, date=NOW, chat=chat, from_user=self._user, text=text)
        heard = hear(Update(update_id=1, message=message), self._visit(**where))
        await self._answered(f"{text} {where}", heard)

    async def looks(self, view: str, **given) -> None:
        """As it is drawn again. Nothing is written there, and there is nothing to undo; what is refused is the home."""
        visit = self._visit(shown={"view": view} | given)
        await self._look(f"{visit.shown}", VIEWS[view].draw(visit, **given))

    def _visit(self, shown: dict | None = None, entering: int | None = None) -> Visit:
        return Visit(self.tx, self.who, NOW, 1000, dict(shown or {}), entering, NOW, None, "tilshi_bot")

    async def _answered(self, what: str, answer: Awaitable[Screen | None]) -> None:
        """Whatever it did is undone, back to one point: one for each of thousands would cost as much as they do."""
        if not self._is_marked:
            await self.tx.exec_driver_sql("SAVEPOINT nothing_done")
            self._is_marked = True
        await self._look(what, answer)
        await self.tx.exec_driver_sql("ROLLBACK TO SAVEPOINT nothing_done")

    async def _look(self, what: str, answer: Awaitable[Screen | None]) -> None:
        """A refusal must be one that the screens know."""
        try:
            seen = _whole(await answer)
        except Refused as refused:
            given, stranger = refused.parameters, self.who.is_stranger
            seen = _whole(failures.refused(self.who.language, refused.kind, given, stranger=stranger))
        except Exception as error:
            seen = ""
            self.met.append((self.name, what, repr(error)))
        self.met += [(self.name, what, word) for word in self._hidden if word in seen]


def _whole(screen: object) -> str:
    """With what is drawn only when it is sent."""
    pieces = screen.pieces if isinstance(screen, Screen) else ()
    return repr(screen) + "".join(repr(one.drawn) for piece in pieces for one in piece.pictures)
