"""The home of each role: what waits for that person, and the way to everything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from locales import LANGUAGES, Language, Words, escaped, own_name, words_for
from newsroom import weeks
from newsroom.digests.figures import Progress
from newsroom.people.health import Health
from newsroom.reminders.quiet import Quiet
from newsroom.tasks.set_up import CHAIRS, CHANNEL, SetUp
from newsroom.tasks.tasks import Task
from newsroom.values.asking import asks_about
from newsroom.who import CHAIR, DEPUTY, PRESS, SPECIALIST
from screens import actions
from screens.goals import goal_lines
from screens.health_lines import backup_line, error_line, message_lines, people_lines
from screens.helps import worded
from screens.home.helps import ANSWERS, OF_ROLE
from screens.names import plan_state_name, quiet_reason, unstopped
from screens.parts import Names, in_pairs, label, name_in, role_name
from screens.screen import Button, Rows, Screen
from screens.task_lines import task_lines
from screens.tasks import set_up

TASKS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Seats:
    """The seat one sits in, and the others: id, role and place of each. `is_new`: they have just come in."""

    role: str
    place: Names
    acting: bool = False
    others: Sequence[tuple[int, str, Names]] = ()
    is_new: bool = False


def _begins(words: Words, seats: Seats) -> str:
    """With several seats the role is told, too: it is the same person in different chairs."""
    place = f"<b>{escaped(name_in(words.language, seats.place))}</b>"
    if seats.others or seats.acting:
        return f"{place} · {role_name(words, seats.role, acting=seats.acting)}"
    return place


def _welcomed(words: Words, seats: Seats, lines: list[str]) -> list[str]:
    """The one thing before all else; whoever sends posts is told theirs for as long as they have sent none."""
    if not seats.is_new:
        return [_begins(words, seats), *lines]
    review, regions = words(actions.REVIEW.key), words(actions.PEOPLE.key)
    if seats.role == SPECIALIST:
        text = words(
            "Welcome! Branches send their posts here. You look at each and let it out: press “{button}” below the text "
            "field.", button=review,
        )  # fmt: skip
    elif seats.role == PRESS:
        text = words(
            "Welcome! You see here how each region does, and what you write reaches all of them. Press “{button}” "
            "below the text field.", button=regions,
        )  # fmt: skip
    else:
        text = words(
            "Welcome! To begin, each region needs its specialist: press “{button}” below the text field, choose a "
            "region, and invite them.", button=regions,
        )  # fmt: skip
    return [_begins(words, seats), "", text, *(["", *lines] if lines else [])]


def _named(words: Words, seats: Seats, role: str, place: Names) -> str:
    """By the place; of two seats in one place, by the role as well."""
    name = name_in(words.language, place)
    there = [one for one in (seats.place, *(other for _, _, other in seats.others)) if one == place]
    return f"{name}: {role_name(words, role)}" if len(there) > 1 else name


def _ends(words: Words, seats: Seats) -> Rows:
    others = tuple(
        (Button(label("⇄ " + _named(words, seats, role, place)), actions.SIT(seat_id)),)
        for seat_id, role, place in seats.others
    )
    return (*others, *in_pairs(_other_languages(words)))


def _menu(words: Words) -> str:
    """What stands below the text field is not repeated; some telephones hide it."""
    return (
        f"<i>{words('The menu is under the text field. If it is hidden, press the square with four dots there.')}</i>"
    )


def _other_languages(words: Words) -> tuple[Button, ...]:
    """Each by the name that its own readers know."""
    others = (one for one in LANGUAGES if one != words.language)
    return tuple(Button(own_name(one), actions.SPEAK(one)) for one in others)


def choose_language(language: Language) -> Screen:
    words = words_for(language)
    return Screen(words("Choose your language."), tuple((one,) for one in _other_languages(words)))


def with_remark(language: Language, home: Screen, remark: str, role: str, *, is_post: bool) -> Screen:
    """A question is answered; anything else short may have been meant as a post, and so may the question."""
    words = words_for(language)
    topic = asks_about(remark)
    make = ((Button(words("Make it a post"), actions.MAKE()),),) if is_post else ()
    if topic is not None:
        text = f"<i>{escaped(remark)}</i>\n\n{answer(words, topic, role)}"
        return replace(home, text=text, buttons=(*make, *home.buttons))
    text = words.html("Got it: «{text}». If this is a post, press the button below.", text=unstopped(remark))
    return replace(home, text=f"{text}\n\n{home.text}", buttons=(*make, *home.buttons))


def answer(words: Words, topic: str, role: str) -> str:
    of_branch = role in (CHAIR, DEPUTY)
    return escaped(worded(words, ANSWERS[topic] if of_branch and topic in ANSWERS else OF_ROLE[role]))


def with_desk(language: Language, home: Screen) -> Screen:
    words = words_for(language)
    desk = (Button(words("On a wide screen"), actions.DESK()),)
    return replace(home, buttons=(*home.buttons[:-1], desk, *home.buttons[-1:]))


def with_begun(language: Language, home: Screen, title: str) -> Screen:
    """What was answered in part, and left, is gone on with."""
    words = words_for(language)
    go_on = (Button(words("Go on: {what}", what=words(title)), actions.GO_ON()),)
    return replace(home, buttons=(go_on, *home.buttons))


@dataclass(frozen=True, slots=True)
class ChairHome:
    """`planned` is the next day of the plan that is one's own, with its rubric.

    `may_try`: nothing has been sent in earnest yet; `trial_id`: what was sent to nobody last.
    """

    seats: Seats
    sent_this_week: int
    rubric: Names | None
    has_draft: bool
    followers_counted: date | None
    has_pages: bool
    place_id: int
    returned: Sequence[int] = ()
    is_new: bool = False
    planned: tuple[date, Names] | None = None
    week: str = ""
    quiet: Quiet | None = None
    away_until: date | None = None
    goals: Sequence[Progress] = ()
    may_try: bool = False
    trial_id: int | None = None


def chair_home(language: Language, home: ChairHome, today: date) -> Screen:
    words = words_for(language)
    lines = [_begins(words, home.seats), *(_newcomer(words, home) if home.is_new else _of_week(words, home, today))]
    rows: Rows = ()
    if home.has_draft:
        rows = ((Button(words("Go on with the draft"), actions.POST(), style="primary"),),)
    if home.returned:
        rows = (*rows, (Button(words("Correct it"), actions.CORRECT(home.returned[0])),))
    rows = (*rows, *_to_try(words, home))
    mine, people = Button(words("My posts"), actions.MINE(None)), Button(words("People"), actions.PEOPLE())
    own: Rows = ((mine, people),)
    if not home.is_new:
        away = words("I am back") if home.away_until is not None else words("I am away")
        away_or_back = actions.COME_BACK() if home.away_until is not None else actions.AWAY()
        pages = Button(words("Pages"), actions.PAGES(home.place_id))
        own = ((Button(words("Content plan"), actions.PLAN()), mine), (pages, people))
        own = (*own, (Button(words("Library"), actions.LIBRARY()), Button(away, away_or_back)))
        own = (*own, *_nothing_comes(words, home))
        own = (*own, (_in_report(words), Button(words("Ask a question"), actions.ASK(None))))
    return Screen("\n".join(lines), (*rows, *own, *_ends(words, home.seats)))


def _to_try(words: Words, home: ChairHome) -> Rows:
    """Never again once something real was sent."""
    if not home.may_try:
        return ()
    if home.trial_id is None:
        return ((Button(words("Try it out"), actions.TRY(), style="primary" if home.is_new else ""),),)
    return ((Button(words("My trial"), actions.DRAFT(home.trial_id)), Button(words("Once more"), actions.TRY())),)


def _nothing_comes(words: Words, home: ChairHome) -> Rows:
    """A week that is answered for already asks nothing."""
    if home.quiet is not None:
        return ((Button(words("Write after all"), actions.QUIET_BACK(home.place_id, home.week)),),)
    if home.sent_this_week:
        return ()
    return ((Button(words("Not this week"), actions.QUIET(home.place_id, home.week)),),)


def _in_report(words: Words) -> Button:
    return Button(words("For the report"), actions.IN_REPORT(None))


def _newcomer(words: Words, home: ChairHome) -> list[str]:
    """The one thing, and what others have sent for the place: all else is found when it is needed."""
    one_thing = words(
        "Welcome! Only one thing to know: when there is news, send a photo and two sentences right here. You see the "
        "post before it goes."
    )
    return [one_thing, *_sent(words, home.sent_this_week)]


def _sent(words: Words, count: int) -> list[str]:
    return [words.many("{number} post sent this week.", "{number} posts sent this week.", count)] if count else []


def _of_week(words: Words, home: ChairHome, today: date) -> list[str]:
    lines = []
    if home.away_until is not None:
        lines.append(words("You are away. The last day: {date}.", date=words.date(home.away_until, today=today)))
    if home.returned:
        count = len(home.returned)
        lines.append(words.many("{number} post was returned to you.", "{number} posts were returned to you.", count))
    if home.quiet is not None:
        why = quiet_reason(words, home.quiet.reason, home.quiet.words)
        lines.append(words.html("Nothing comes this week: {reason}.", reason=why))
    else:
        lines += _sent(words, home.sent_this_week) or [words("No post has been sent this week yet.")]
    if home.rubric is not None:
        lines.append(words.html("Rubric of the week: «{rubric}».", rubric=name_in(words.language, home.rubric)))
    if home.planned is not None:
        day, rubric = home.planned
        date_of, name = words.date(day, today=today), name_in(words.language, rubric)
        if weeks.week_of(day) == home.week:
            lines.append(words.html("By the plan this week: {date}, «{rubric}».", date=date_of, rubric=name))
        else:
            lines.append(words.html("Next by the plan: {date}, «{rubric}».", date=date_of, rubric=name))
    if home.has_pages:
        lines.append(_counted(words, home.followers_counted, today))
    lines += goal_lines(words, home.goals)
    return [*lines, "", _menu(words)]


def _counted(words: Words, counted: date | None, today: date) -> str:
    if counted is None:
        return words("Followers have not been counted yet.")
    return words("Followers were counted: {when}.", when=words.ago(today - counted))


@dataclass(frozen=True, slots=True)
class SpecialistHome:
    """`coming` is the next month and the state of its plan, while that is not published and it is time."""

    seats: Seats
    waiting: int
    requests: int
    unreachable: int
    channel: str
    ready: int = 0
    doubts: int = 0
    coming: tuple[date, str | None] | None = None
    questions: int = 0
    goals: Sequence[Progress] = ()
    place_id: int = 0
    tasks: Sequence[Task] = ()
    tasks_in_all: int = 0
    set_up: SetUp | None = None

    @property
    def to_set_up(self) -> tuple[str, ...]:
        return self.set_up.shown if self.set_up is not None else ()


def specialist_home(language: Language, home: SpecialistHome) -> Screen:
    words = words_for(language)
    lines = [*_waits_there(words, home), *_tasks(words, home), *goal_lines(words, home.goals)]
    if home.set_up is not None and home.to_set_up:
        lines += ["", *set_up.lines(words, home.set_up, home.to_set_up)]
    menu = () if home.seats.is_new else ("", _menu(words))  # the welcome speaks of it, and the first screen is long
    lines = [*_welcomed(words, home.seats, lines), *menu]
    rows = (
        *_to_what_waits(words, home),
        *_to_set_up(words, home),
        (Button(words("Enter for it"), actions.ENTER_FOR()), Button(words("Pages"), actions.ALL_PAGES(0))),
        (Button(words("Content plan"), actions.PLAN()), Button(words("Branches"), actions.PEOPLE())),
        (_in_report(words), Button(words("Library"), actions.LIBRARY())),
        (Button(words("Goals"), actions.GOALS(home.place_id)), Button(words("Settings"), actions.SETTINGS(None))),
    )
    return Screen("\n".join(lines), (*rows, *_ends(words, home.seats)))


def _to_set_up(words: Words, home: SpecialistHome) -> Rows:
    if home.set_up is None or not home.to_set_up:
        return ()
    away = Button(words("Put away"), actions.SET_UP_AWAY(home.set_up.region_id))
    return in_pairs((*set_up.buttons(words, home.set_up, home.to_set_up), away))


def _waits_there(words: Words, home: SpecialistHome) -> list[str]:
    lines = []
    if home.waiting:
        lines.append(words.many("{number} post waits for review.", "{number} posts wait for review.", home.waiting))
    else:
        lines.append(words("No post waits for review."))
    if home.questions:
        lines.append(words.many("{number} question waits for an answer.", "{number} questions wait for an answer.",
                                home.questions))  # fmt: skip
    if home.requests:
        lines.append(words.many("{number} person asks to join.", "{number} people ask to join.", home.requests))
    without_chair = home.set_up.without_chair if home.set_up is not None else 0
    if without_chair and CHAIRS not in home.to_set_up:
        lines.append(words("Branches without a chair in the bot: {number}.", number=words.figure(without_chair)))
    if home.unreachable:
        lines.append(words("Cannot be reached: {number}.", number=words.figure(home.unreachable)))
    if home.coming is not None:
        month, state = home.coming
        told = {"month": words.month(month), "state": plan_state_name(words, state)}
        lines.append(words("Plan for the next month, {month}: {state}.", **told))
    if CHANNEL in home.to_set_up:
        return lines
    if home.channel:
        lines.append(words.html("Channel: {title}", title=home.channel))
    else:
        lines.append(words("No channel yet: add the bot to your channel as an administrator."))
    return lines


def _tasks(words: Words, home: SpecialistHome) -> list[str]:
    """The first of them: all stand behind the button."""
    return [words("To be seen to:"), *task_lines(words, home.tasks)] if home.tasks else []


def _to_what_waits(words: Words, home: SpecialistHome) -> Rows:
    rows: Rows = ()
    if home.ready:
        rows = (*rows, (Button(words("Ready: {number}", number=words.figure(home.ready)), actions.READY()),))
    if home.tasks:
        several = Button(words("Tasks: {number}", number=words.figure(home.tasks_in_all)), actions.TASKS(None))
        one = Button(words("Open the task"), actions.TASK(home.tasks[0].id))
        rows = (*rows, (one if home.tasks_in_all == 1 else several,))
    if home.questions:
        asked = words("Questions: {number}", number=words.figure(home.questions))
        rows = (*rows, (Button(asked, actions.QUESTIONS(None)),))
    if home.requests:
        rows = (*rows, (Button(words("Requests to join"), actions.REQUESTS()),))
    if home.doubts:
        doubts = words("Doubtful counts: {number}", number=words.figure(home.doubts))
        rows = (*rows, (Button(doubts, actions.DOUBTS()),))
    return rows


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
    lines = _welcomed(words, home.seats, _waiting(words, home))
    return Screen("\n".join([*lines, "", _menu(words)]), _of_centre(words, home))


def owner_home(language: Language, home: CentreHome, health: Health, zone: tzinfo, today: date) -> Screen:
    """How the bot does, who is in it, and what waits."""
    words = words_for(language)
    lines = _welcomed(words, home.seats, [
        error_line(words, health, zone, today), *message_lines(words, health, zone, today),
        *people_lines(words, health), backup_line(words, health.backup_at, zone, today), *_waiting(words, home),
    ])  # fmt: skip
    rows = _of_centre(words, home, ((Button(words("How the bot runs"), actions.STATUS()),),))
    return Screen("\n".join([*lines, "", _menu(words)]), rows)


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
    library = (_in_report(words), Button(words("Library"), actions.LIBRARY()))
    record = Button(words("Record"), actions.RECORD(None))
    return (*rows, (ranks,), *made, (people, record), library, *last, *_ends(words, home.seats))
