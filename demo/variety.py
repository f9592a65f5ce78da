"""One post in every state that a post can be in, made by the people themselves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from demo.people import CHAIRS, SPECIALIST, Invented
from locales import Words
from newsroom.rubrics.defaults import EXAMPLES
from simulator import Person, photo

if TYPE_CHECKING:
    from demo.history import History

OF = {invented.called: invented for invented in CHAIRS}


class Variety:
    def __init__(self, history: History) -> None:
        self._history = history
        self._seed = 500

    async def happens(self) -> None:
        """Each is decided before the next one comes, so that the queue always shows the one that is meant."""
        decisions: list[tuple[str, str, Callable[[Person, Words], Awaitable[object]]]] = [
            ("Өскемен", "partnership", self._declined),
            ("Тарбағатай", "safety", self._for_later),
            ("Шемонаиха", "charity", self._removed),
            ("Қатон", "rights", self._in_doubt),
        ]
        for called, code, decide in decisions:
            await self._sent(OF[called], code)
            await decide(*self._specialist())
        await self._joined()
        await self._withdrawn()
        await self._thrown_away()
        await self._draft(OF["Зайсан"], "tips")

    async def scheduled_for_later(self) -> None:
        await self._sent(OF["Самар"], "people")
        specialist = await self._opened("Schedule")
        await specialist.taps(specialist.screen.labels()[1])

    async def offered_to_the_site(self) -> None:
        await self._sent(OF["Күршім"], "primary")
        await self._published()
        await self._newest_published("More", "To the union's site")

    async def sent_and_not_yet_read(self) -> None:
        await self._sent(OF["Глубокое"], "organisation")
        await self._history.drained()

    def _specialist(self) -> tuple[Person, Words]:
        return self._history.people[SPECIALIST.called], SPECIALIST.words

    def _chair(self, invented: Invented) -> tuple[Person, Words]:
        return self._history.people[invented.called], invented.words

    async def _draft(self, invented: Invented, code: str) -> None:
        self._seed += 1
        await self._history.minutes_pass(4)
        person, _ = self._chair(invented)
        await person.sends(photo(seed=self._seed), caption=EXAMPLES[code][invented.language])

    async def _sent(self, invented: Invented, code: str) -> None:
        await self._draft(invented, code)
        person, words = self._chair(invented)
        await person.taps(words("Send it"))

    async def _opened(self, *steps: str) -> Person:
        specialist, words = self._specialist()
        await specialist.says("/start")
        await specialist.taps(words("Review"))
        for step in steps:
            await specialist.taps(words(step))
        return specialist

    async def _declined(self, _: Person, words: Words) -> None:
        specialist = await self._opened("More", "Decline")
        await specialist.taps(words("Published already"))

    async def _for_later(self, _: Person, __: Words) -> None:
        await self._opened("More", "For later")

    async def _published(self) -> Person:
        specialist = await self._opened("Publish")
        await self._history.drained()
        return specialist

    async def _newest_published(self, *steps: str) -> None:
        specialist, words = self._specialist()
        await specialist.says("/start")
        for step in ("Review", "Published"):
            await specialist.taps(words(step))
        await specialist.taps("1")
        for step in steps:
            await specialist.taps(words(step))
        await self._history.drained()

    async def _removed(self, _: Person, __: Words) -> None:
        await self._published()
        await self._newest_published("More", "Remove", "Remove")

    async def _in_doubt(self, _: Person, words: Words) -> None:
        """Telegram takes it, and its answer is lost on the way."""
        specialist = await self._opened()
        self._history.loses_an_answer("sendPhoto")
        await specialist.taps(words("Publish"))
        await self._history.drained()

    async def _joined(self) -> None:
        for code in ("sport", "live"):
            await self._sent(OF["Ұлан"], code)
        specialist = await self._opened("More", "Join with another")
        await specialist.taps(specialist.screen.labels()[0])
        await specialist.taps(SPECIALIST.words("More"))
        await specialist.taps(SPECIALIST.words("For later"))

    async def _withdrawn(self) -> None:
        person, words = self._chair(OF["Алтай"])
        await self._sent(OF["Алтай"], "event")
        await person.taps(words("Take back"))
        await person.taps(words("Withdraw for good"))

    async def _thrown_away(self) -> None:
        person, words = self._chair(OF["Глубокое"])
        await self._draft(OF["Глубокое"], "legal")
        await person.taps(words("Change"))
        await person.taps(words("Throw away"))
