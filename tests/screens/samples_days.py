"""Samples of the calendar of days off."""

from __future__ import annotations

from datetime import date, timedelta

from locales import LANGUAGES, Language
from newsroom.plan import by_law
from newsroom.plan.breaks import KINDS, Break, name_of
from newsroom.plan.by_law import NamedDay
from newsroom.plan.days_off import OFF, WORKED, DaysOff
from screens.plan import breaks, days
from tests.screens.sample_data import TODAY, VKO, Drawn, asked

AIT, SATURDAY = date(2027, 5, 16), date(2027, 5, 15)


def days_samples(language: Language) -> Drawn:
    said = {SATURDAY: (WORKED, {}), AIT + timedelta(days=1): (OFF, {"kk": "<Аза тұту күні>"})}
    known = DaysOff(date(2027, 1, 1), date(2027, 12, 31), said)
    shown = days.Year(2027, known.special(), frozenset(said), TODAY, (2026, 2027))
    for page in range(3):
        yield f"days.year, page {page}", days.year(language, shown, page)
    yield "days.year, nothing left", days.year(language, days.Year(2026, (), frozenset(), TODAY, (2026, 2027)), 0)
    for day in (AIT, AIT + timedelta(days=1), SATURDAY, date(2027, 1, 4), date(2027, 5, 18), date(2027, 5, 22)):
        card = days.Card(day, known.known(day), day in said)
        yield f"days.card, {day}", days.card(language, card)
    yield "days.move", asked(language, days.move(language, days.Card(AIT, known.known(AIT), False)))
    yield "days.off", asked(language, days.off(language, TODAY), 0, len(LANGUAGES) + 1)
    span = (days.days_told(language, (date(2027, 5, 8), AIT)),)
    for step, missing in enumerate(LANGUAGES, 1):
        yield (
            f"days.name, {missing}",
            asked(language, days.name(missing, language, TODAY), step, len(LANGUAGES) + 1, span, True),
        )
    yield "days.worked", asked(language, days.worked(language, TODAY))
    moved = [(AIT, AIT + timedelta(days=2), 20), (AIT, None, 1)]
    change = [(AIT, None), (AIT + timedelta(days=1), NamedDay(by_law.extra())), (date(2027, 5, 18), None)]
    yield "days.changed", days.changed(language, days.Changed(change, moved, [(VKO, 3)]))
    yield "days.changed, nothing moved", days.changed(language, days.Changed(change[1:2]))


def breaks_samples(language: Language) -> Drawn:
    autumn, winter = (date(2026, 10, 26), date(2026, 11, 1)), (date(2026, 12, 29), date(2027, 1, 8))
    some = [Break("autumn", *autumn, name_of("autumn")), Break("winter", *winter, name_of("winter"), True)]
    yield "breaks.year", breaks.year(language, breaks.Year(7, VKO, 2026, some, (2027,)))
    yield "breaks.year, no order", breaks.year(language, breaks.Year(7, VKO, 2027, (), (2026,)))
    yield "breaks.days, unknown", asked(language, breaks.days(language, breaks.Asked(7, 2027, "extra")))
    for kind in KINDS:
        known = breaks.Asked(7, 2026, kind, winter, autumn)
        yield f"breaks.days, {kind}", asked(language, breaks.days(language, known))
