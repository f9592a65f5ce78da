"""A reminder is put off: when it comes again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo

from locales import Language, words_for
from newsroom.reminders.putting_off import EVENING, MORNING, TWO_HOURS
from screens import actions
from screens.parts import home
from screens.screen import Button, Screen


def choose(
    language: Language, notice_id: int, moments: Mapping[str, datetime], zone: tzinfo, today: date
) -> Screen:  # fmt: skip
    """The next morning that is worked need not be tomorrow's: then its day is named."""
    words = words_for(language)
    named = {TWO_HOURS: words("In two hours"), EVENING: words("This evening"), MORNING: words("Tomorrow morning")}
    if MORNING in moments and moments[MORNING].astimezone(zone).date() > today + timedelta(days=1):
        named[MORNING] = words.moment(moments[MORNING], zone, today=today)
    rows = tuple((Button(named[which], actions.PUT_OFF(notice_id, which)),) for which in moments)
    return Screen(words("When shall it come again?"), (*rows, (home(words),)))


def put_off(language: Language, at: datetime, zone: tzinfo, today: date, notice_id: int) -> Screen:
    words = words_for(language)
    when = words.moment(at, zone, today=today)
    text = words("It comes again: {moment}. If it is done by then, it does not come.", moment=when)
    return Screen(text, ((Button(words("Another time"), actions.LATER(notice_id)), home(words)),))
