"""One chair's whole month, in fast time: every message that she gets by itself, and no other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from locales import words_for
from newsroom import weeks
from newsroom.union import organisations
from tests.conftest import ALTERNATING
from tests.newsroom.plan.planned import slot_at
from tests.stories.telling import start_of

pytestmark = pytest.mark.usefixtures("unhurried")
POST = {
    "kk": "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді.",
    "ru": "Сегодня районный комитет провёл в школах семинар по охране труда, было сорок человек.",
}
TOPIC = {"kk": "Жүктеме", "ru": "Нагрузка"}
ZONE = "Asia/Almaty"


class Diary:
    """What the bot has said to her by itself, day by day; what answers her own presses is passed over."""

    def __init__(self, office, person) -> None:
        self.office, self.person = office, person
        self.known = set(self._all())

    def _all(self) -> dict[int, str]:
        (said,) = [dialog for (one, _), dialog in self.office.telegram.world.dialogs.items() if one == self.person.id]
        return {number: message.words for number, message in said.messages.items() if message.sender is said.bot}

    def passes_over(self) -> None:
        self.known |= set(self._all())

    async def until(self, day: date, hour: int, minute: int = 5) -> list[tuple[date, str]]:
        """Each day is looked at twice, as the clock of the bot does every half a minute."""
        found = []
        while True:
            there = weeks.local(self.office.now, ZONE)
            if (there.date(), there.hour, there.minute) >= (day, hour, minute):
                return found
            stops = [(there.date(), 10, 5), (there.date(), 15, 5), (there.date() + timedelta(days=1), 10, 5)]
            nearest = next(stop for stop in stops if stop > (there.date(), there.hour, there.minute))
            to, at, past = min(nearest, (day, hour, minute))
            goal = there.replace(year=to.year, month=to.month, day=to.day, hour=at, minute=past, second=0)
            await self.office.passes(seconds=(goal - there).total_seconds())
            found += self._new(to)

    def _new(self, day: date) -> list[tuple[date, str]]:
        fresh = {number: words for number, words in self._all().items() if number not in self.known}
        self.passes_over()
        return [(day, words) for _, words in sorted(fresh.items())]


def november(day: int) -> date:
    return date(2026, 11, day)


def december(day: int) -> date:
    return date(2026, 12, day)


async def with_a_slot(office) -> None:
    """The plan of November is published, and asks her for legal news on the 24th; followers are counted often."""
    region, altay = await office.place("vko"), await office.place("altay")
    async with office.engine.begin() as tx:
        await organisations.change(tx, region, settings=region.settings | {"count_every": 14})
        await slot_at(tx, region.id, november(24), branch=altay.id, topic=TOPIC)


@ALTERNATING
async def test_every_message_of_a_month(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "altay", language)
    await with_a_slot(office)
    diary = Diary(office, chair)
    rubric = start_of(say, "Rubric of this week: <b>«{rubric}»</b>.")
    chaser = say("This week's post has not come yet. A photo with two sentences is enough.")
    due = start_of(say, "By the plan your post is due on {date}: <b>«{rubric}»</b>.")

    def is_told(found: list[tuple[date, str]], *expected: tuple[date, tuple[str, ...]]) -> None:
        assert [day for day, _ in found] == [day for day, _ in expected], found
        for (_, words), (_, parts) in zip(found, expected, strict=True):
            assert all(part in words for part in parts), words

    # The first week: the rubric, and on Thursday a word, which she puts off for two hours, and then does.
    is_told(await diary.until(november(19), 10), (november(16), (rubric, "1)", "2)")), (november(19), (chaser,)))
    await chair.gets(say("Later"))
    chair.effort.reset()
    await chair.taps(say("Later"))
    await chair.taps(say("In two hours"))
    assert str(chair.effort) == "0 messages + 2 taps"
    diary.passes_over()
    is_told(await diary.until(november(19), 12, 10), (november(19), (chaser,)))
    await chair.says(POST[language])
    await chair.taps(say("Send it"))
    diary.passes_over()

    # The second: one message for the slot of tomorrow, ideas for it, and thanks first; nothing comes this week.
    thanks = say("Thank you!")
    is_told(
        await diary.until(november(23), 10),
        (november(23), (thanks, due, "Жүктеме" if language == "kk" else "Нагрузка", "1)", "2)")),
    )
    await chair.gets(say("Not this week"))
    chair.effort.reset()
    await chair.taps(say("Not this week"))
    await chair.taps(say("No time"))
    assert str(chair.effort) == "0 messages + 2 taps"
    diary.passes_over()
    is_told(await diary.until(november(29), 15))

    # The third: rubric, her month (praise first), word, and the followers of the first Friday.
    own_month = say.many("{number} post came from you. Thank you!", "{number} posts came from you. Thank you!", 1)
    count = say("It is time to count the followers of your pages. It takes half a minute.")
    is_told(
        await diary.until(december(6), 15),
        (november(30), (rubric,)), (december(2), (own_month, rubric)), (december(3), (chaser,)),
        (december(4), (count,)),
    )  # fmt: skip

    # The fourth: sent on the very day, so that nobody says a word; the last Monday begins a new week.
    is_told(await diary.until(december(7), 10), (december(7), (rubric,)))
    await chair.says(POST[language])
    await chair.taps(say("Send it"))
    diary.passes_over()
    is_told(await diary.until(december(16), 15), (december(14), (thanks, rubric)))
