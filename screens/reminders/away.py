"""Being away: until when, and who is reminded instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from locales import Language, words_for
from screens import actions
from screens.forms import Offer, Question
from screens.parts import home
from screens.screen import Button, Screen

MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Asked:
    today: date


def until(language: Language, asked: Asked) -> Question[date]:
    words = words_for(language)
    text = words("What is the last day on which you are away? Until then you get no reminders.")
    text += "\n" + words("Press a button or write the date. For example: 24.11.")
    spans = (
        (words("A week"), timedelta(days=7)), (words("Two weeks"), timedelta(days=14)), (words("A month"), MONTH),
    )  # fmt: skip
    return Question(text, home(words), (tuple(Offer(name, asked.today + span) for name, span in spans),))


def away(language: Language, last: date, today: date, stand_ins: Sequence[str], *, is_chair: bool) -> Screen:
    words = words_for(language)
    lines = [words("You are away. The last day: {date}.", date=words.date(last, today=today))]
    lines.append(words("Until then you get no reminders. What you send is taken as ever."))
    if stand_ins:
        lines.append(words.html("Reminders go to: {names}.", names=", ".join(stand_ins)))
    elif is_chair:
        lines.append(words("There is no deputy who could get them; the regional organisation sees that you are away."))
    back = Button(words("I am back"), actions.COME_BACK(), style="primary")
    other = Button(words("Another day"), actions.AWAY_UNTIL())
    return Screen("\n".join(lines), ((back,), (other, home(words))))
