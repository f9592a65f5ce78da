"""Tasks of a region, as they may look."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from locales import Language, words_for
from newsroom.tasks.causes import PAGE, RUBRIC, SILENT
from newsroom.tasks.set_up import PUT_AWAY, STEPS, SetUp
from newsroom.tasks.tally import OfRegion, Tally
from newsroom.tasks.tasks import REASONS, Task
from screens.digests import digests
from screens.home import specialist
from screens.home.common import Seats
from screens.screen import Screen
from screens.task_lines import task_lines
from screens.tasks import set_up, tasks
from tests.screens.sample_data import LONG, RIDDER, TIPS, TODAY, ULAN, VKO, Drawn, asked
from tests.screens.samples_digests import OF_UNION, SOME

OF_BRANCH = Task(1, SILENT, 3, 3, date(2026, 10, 12), None, "", "", "", 2, 3, RIDDER, None, None, None)
NEVER = replace(OF_BRANCH, id=2, last_on=None, place=LONG)
OF_RUBRIC = Task(3, RUBRIC, 2, 7, date(2026, 3, 1), None, "", "", "", 2, 2, VKO, TIPS, None, None)
OF_PAGE = Task(4, PAGE, 2, 9, date(2025, 12, 30), None, "", "", "", 2, 4, ULAN, None, "facebook", "group")
ALL = (OF_BRANCH, NEVER, OF_RUBRIC, OF_PAGE)
COUNTED = Tally([OfRegion(2, VKO, 4, 2, 1, 3), OfRegion(5, RIDDER, 0, 1, 0, 0)], ALL)


SET_UP = {
    "nothing": SetUp(2, {}, 0, 0, 0, False, False, False),
    "chairs invited": SetUp(2, {"channel": {"title": "Арна"}}, 13, 9, 2, True, False, True),
    "chairs not invited": SetUp(2, {"channel": {"title": "Арна"}, PUT_AWAY: ["plan"]}, 13, 9, 0, True, False, True),
    "channel lost": SetUp(2, {"channel": {"title": "Арна", "lost": True}}, 13, 13, 0, True, True, True),
    "put away": SetUp(2, {PUT_AWAY: list(STEPS)}, 13, 12, 0, False, False, True),
    "done": SetUp(2, {"channel": {"title": "Арна"}}, 13, 13, 0, True, True, True),
}


def _set_up(language: Language, home: specialist.SpecialistHome) -> Drawn:
    for name, found in SET_UP.items():
        begun = replace(home, set_up=found)
        yield f"specialist.specialist_home, set-up {name}", specialist.specialist_home(language, begun)
        yield f"set_up.set_up, {name}", set_up.set_up(language, VKO, found, is_own=name != "done")
    yield "set_up.bind_how", set_up.bind_how(language, "https://t.me/tilshi_bot?startchannel&admin=post_messages")


def tasks_samples(language: Language) -> Drawn:
    yield "tasks.listed, none", tasks.listed(language, (), 0, 0)
    yield "tasks.listed", tasks.listed(language, ALL, 0, 4)
    yield "tasks.listed, many", tasks.listed(language, ALL, 1, 21)
    for one in ALL:
        yield f"tasks.card, {one.kind} {one.id}", tasks.card(language, one, TODAY)
    over = replace(OF_BRANCH, closed_on=TODAY)
    reasons = sorted({why for whys in REASONS.values() for why in whys})
    said = [*(("reason", why, "") for why in reasons), ("reason", "other", "<Қоңырау шалдым>")]
    for outcome, why, words in (("done", "", ""), ("gone", "", ""), ("reason", "other", ""), *said):
        shown = replace(over, outcome=outcome, reason=why, words=words)
        yield f"tasks.card, closed {outcome} {why}{words}", tasks.card(language, shown, TODAY)
    for one in (OF_BRANCH, OF_RUBRIC, OF_PAGE):
        yield f"tasks.reason, {one.kind}", asked(language, tasks.reason(language, one))
    yield "task_lines.task_lines", Screen("\n".join(task_lines(words_for(language), ALL)))
    region = specialist.SpecialistHome(Seats("specialist", VKO), 1, 0, 0, "Арна", place_id=2)
    yield from _set_up(language, replace(region, channel=""))
    newcomer = replace(region, seats=Seats("specialist", VKO, is_new=True))
    for name in ("nothing", "done"):
        came = replace(newcomer, set_up=SET_UP[name])
        yield f"specialist.specialist_home, newcomer, {name}", specialist.specialist_home(language, came)
    only = replace(region, tasks=ALL[:1], tasks_in_all=1)
    yield "specialist.specialist_home, one task", specialist.specialist_home(language, only)
    several = replace(region, tasks=ALL[:3], tasks_in_all=12)
    yield "specialist.specialist_home, tasks", specialist.specialist_home(language, several)
    yield "digests.digest, tasks", digests.digest(language, replace(SOME, tasks=COUNTED), TODAY, bytes)
    of_union = replace(OF_UNION, tasks=replace(COUNTED, new=()))
    yield "digests.digest, tasks of regions", digests.digest(language, of_union, TODAY, bytes)
