"""The homes of the centre: the press service's, and that of the owners, who see how the bot does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo

from locales import Language, Words, words_for
from newsroom.people.health import Health
from screens import actions
from screens.health_lines import backup_line, error_line, message_lines, people_lines
from screens.home.common import Seats, ends, in_report, menu_hint, welcomed
from screens.screen import Button, Rows, Screen


@dataclass(frozen=True, slots=True)
class CentreHome:
    seats: Seats
    place_id: int
    requests: int
    without_specialist: int
    offered: int = 0


def centre_home(language: Language, home: CentreHome) -> Screen:
    """The press service's."""
    words = words_for(language)
    lines = welcomed(words, home.seats, _waiting(words, home))
    return Screen("\n".join([*lines, "", menu_hint(words)]), _of_centre(words, home))


def owner_home(language: Language, home: CentreHome, health: Health, zone: tzinfo, today: date) -> Screen:
    """How the bot does, who is in it, and what waits."""
    words = words_for(language)
    lines = welcomed(words, home.seats, [
        error_line(words, health, zone, today), *message_lines(words, health, zone, today),
        *people_lines(words, health), backup_line(words, health.backup_at, zone, today), *_waiting(words, home),
    ])  # fmt: skip
    rows = _of_centre(words, home, ((Button(words("How the bot runs"), actions.STATUS()),),))
    return Screen("\n".join([*lines, "", menu_hint(words)]), rows)


def _waiting(words: Words, home: CentreHome) -> list[str]:
    lines = []
    if home.requests:
        lines.append(words.many("{number} person asks to join.", "{number} people ask to join.", home.requests))
    if home.without_specialist:
        count = words.figure(home.without_specialist)
        lines.append(words("Regions without a specialist in the bot: {number}.", number=count))
    if home.offered:
        lines.append(
            words.many(
                "{number} post is offered for the site.", "{number} posts are offered for the site.", home.offered
            )
        )
    return lines


def _of_centre(words: Words, home: CentreHome, last: Rows = ()) -> Rows:
    rows: Rows = ()
    if home.offered:
        rows = ((Button(words("For the site"), actions.SITE(), style="primary"),),)
    if home.requests:
        rows = (*rows, (Button(words("Requests to join"), actions.REQUESTS()),))
    people = Button(words("People"), actions.PLACE(home.place_id))
    ranks = Button(words("Regions by followers"), actions.RANKS(actions.EVERYWHERE, 0))
    digest = Button(words("Digest"), actions.DIGEST(None))
    made = (
        (Button(words("Content plans"), actions.PLANS(0)),),
        (digest, Button(words("Rubrics"), actions.RUBRIC_LIST(None))),
    )
    library = (in_report(words), Button(words("Library"), actions.LIBRARY()))
    record = Button(words("Record"), actions.RECORD(None))
    return (*rows, (ranks,), *made, (people, record), library, *last, *ends(words, home.seats))
