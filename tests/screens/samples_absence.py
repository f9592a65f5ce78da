"""Samples of a week in which nothing comes, and of being away."""

from __future__ import annotations

from datetime import date

from locales import Language
from newsroom.reminders.absence import Absence
from newsroom.reminders.away import Absent
from newsroom.reminders.quiet import OTHER, REASONS, Quiet
from screens.reminders import away, quiet
from tests.screens.sample_data import RIDDER, TODAY, ULAN, VKO, Drawn, asked

WEEK, OWN = "2026-W47", "Көшіп жатырмыз & <жөндеу>"


def absence_samples(language: Language) -> Drawn:
    about = quiet.Week(3, RIDDER, WEEK, TODAY)
    yield "quiet.reason", asked(language, quiet.reason(language, about))
    for why in (*REASONS, OTHER):
        yield f"quiet.said, {why}", quiet.said(language, about, Quiet(3, why))
    yield "quiet.said, in own words", quiet.said(language, about, Quiet(3, OTHER, OWN))
    names = {3: RIDDER, 4: ULAN}
    yield "quiet.of_region, nobody", quiet.of_region(language, Absence(VKO, (), (), {}), WEEK, TODAY, 0)
    said = (Quiet(3, "connection"), Quiet(4, OTHER, OWN))
    absent = (Absent(7, 3, "chair", "Айгүл", date(2026, 12, 4)), Absent(8, 4, "deputy", "Ерлан", date(2027, 1, 8)))
    some = Absence(VKO, said, absent, names)
    yield "quiet.of_region", quiet.of_region(language, some, WEEK, TODAY, 0)
    many = Absence(VKO, said * 9, absent * 2, names)
    for page in (0, 1):
        yield f"quiet.of_region, page {page}", quiet.of_region(language, many, WEEK, TODAY, page)
    yield "away.until", asked(language, away.until(language, away.Asked(TODAY)))
    for n, others in enumerate(((), ("Ерлан",), ("Ерлан", "<Дана>"))):
        yield f"away.away, {n} deputies", away.away(language, date(2027, 1, 8), TODAY, others, is_chair=True)
    yield "away.away, a deputy", away.away(language, date(2026, 11, 23), TODAY, (), is_chair=False)
