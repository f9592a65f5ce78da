"""Where a digest leads: what is to be done first, then what is looked at most; all else stands one tap further."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from locales import Language, Words, words_for
from newsroom import weeks
from newsroom.counted.kinds import PRESS
from newsroom.digests import spans
from newsroom.digests.figures import Digest
from newsroom.union.organisations import BRANCH, CENTRE, REGION
from screens import actions
from screens.digests.names import by_parts, heading, unit_name
from screens.parts import Names, back, home, in_pairs
from screens.screen import Button, Rows, Screen

CHIPS = (spans.WEEK, "month", "year")
FIRST = 3  # of what is counted; beside them stand all numbers


@dataclass(frozen=True, slots=True)
class Reminding:
    """Silent branches that have been reminded, and how many can be. `sees_why`: who said that nothing comes.

    `reviews`: what waits can be decided there. `enters`: the press can be entered. `drafts`: an official report can be
    made of it.
    """

    reminded: Sequence[Names] = ()
    can_be: int = 0
    sees_why: bool = False
    reviews: bool = False
    enters: bool = False
    drafts: bool = False


NOTHING = Reminding()


def rows(words: Words, found: Digest, reminding: Reminding, today: date) -> Rows:
    """Six at most, whatever there is."""
    of = (found.period, found.place.id)
    numbers = Button(words("All numbers"), actions.DIGEST_NUMBERS(*of, 0))
    counted = (*_counted(words, found, reminding)[:FIRST], numbers)
    leave = (Button(words.in_context("digest", "More"), actions.DIGEST_MORE(*of)), home(words))
    return (*_by_two(_to_do(words, found, reminding)), *_by_two(counted), *_times(words, found, today), leave)


def more(language: Language, found: Digest, reminding: Reminding, today: date) -> Screen:
    """What does not stand below the digest itself."""
    words, of = words_for(language), (found.period, found.place.id)
    taken = [Button(words("Spreadsheet"), actions.DIGEST_SHEET(*of))]
    taken += [Button(words("Document"), actions.REPORT_OF(*of))] if reminding.drafts else []
    buttons = (*_counted(words, found, reminding)[FIRST:], *taken)
    text = f"{heading(words, found, today)}\n{words('What else do you want to see?')}"
    return Screen(text, (*_by_two(buttons), (back(words, actions.DIGEST_OF(*of)), home(words))))


def _by_two(buttons: Sequence[Button]) -> Rows:
    return in_pairs(buttons)


def _to_do(words: Words, found: Digest, reminding: Reminding) -> list[Button]:
    """What waits for whoever looks: the silent ones to be reminded, and posts to be decided on."""
    week = weeks.week_of(spans.days_of(found.period)[0])
    remind = [Button(words("Remind them"), actions.REMIND(week))] if reminding.can_be else []
    if not found.waiting or not reminding.reviews:
        return remind
    if found.place.level == CENTRE:
        return [*remind, Button(words("For the site"), actions.SITE())]
    return [*remind, Button(words("Review"), actions.REVIEW(None))]


def _counted(words: Words, found: Digest, reminding: Reminding) -> list[Button]:
    """In the order in which it is asked for; of what there is none, there is no button."""
    place, of = found.place, (found.period, found.place.id)
    compared = (
        [Button(words.in_context("digest", "Compare"), actions.REGIONS(found.period))] if place.level == CENTRE else []
    )
    silent = [Button(words("Silent ones"), actions.DIGEST_SILENT(*of, 0))] if found.silent else []
    parts = [Button(by_parts(words, place.level), actions.DIGEST_PLACES(*of, 0))] if found.sent else []
    rubrics = [Button(words("By rubric"), actions.DIGEST_RUBRICS(*of))]
    posts = [Button(words("Posts"), actions.DIGEST_POSTS(*of, 0, 0))] if found.posts else []
    pages = [Button(words("Pages"), actions.DIGEST_PAGES(*of, 0))] if found.pages else []
    press = [_to_press(words, found)] if found.press is not None or reminding.enters else []
    week = weeks.week_of(spans.days_of(found.period)[0])
    absent = [Button(words("Who is absent"), actions.QUIETS(week, 0))] if reminding.sees_why else []
    goals = [Button(words("Goals"), actions.GOALS(place.id))] if place.level in (REGION, BRANCH) else []
    return [*compared, *silent, *parts, *rubrics, *posts, *pages, *press, *absent, *goals]


def _to_press(words: Words, found: Digest) -> Button:
    """What is counted; where that is nothing, to where it is entered."""
    if found.press is None:
        return Button(words("Press"), actions.ENTRIES(found.place.id, PRESS, 0))
    return Button(words("Press"), actions.ENTRIES_IN(found.period, found.place.id, PRESS, 0))


def _times(words: Words, found: Digest, today: date) -> Rows:
    """A way back, and where there is one, forward; and other lengths of time."""
    back_to, later = (spans.next_to(found.period, later=later) for later in (False, True))
    is_week = spans.unit_of(found.period) == spans.WEEK
    before = words("Week before") if is_week else words("Before")
    after = words("Week after") if is_week else words("After")
    turns = [Button(before, actions.DIGEST_OF(back_to, found.place.id))]
    if spans.days_of(later)[0] <= today:
        turns.append(Button(after, actions.DIGEST_OF(later, found.place.id)))
    units = [Button(unit_name(words, unit), actions.DIGEST_OF(spans.AROUND[unit](today), found.place.id))
             for unit in CHIPS]  # fmt: skip
    other = Button(words("Other"), actions.DIGEST_WHEN(found.period, found.place.id))
    return (tuple(turns), (*units, other))
