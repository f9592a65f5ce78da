"""Tasks of a region: all of them, one with what can be done about it, and why it is closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from locales import Language, Words, escaped, words_for
from newsroom.tasks.causes import PAGE, RUBRIC, SILENT
from newsroom.tasks.tasks import (
    AGREED,
    CHANGES,
    CLOSES,
    DONE,
    LATER,
    NOT_NEEDED,
    OTHER,
    PLANNED,
    REASONED,
    REASONS,
    Task,
)
from screens import actions
from screens.forms import Offer, Question
from screens.names import page_name
from screens.parts import back, by_page, home, label, page_within
from screens.screen import Button, Rows, Screen
from screens.task_lines import last_post, task_name

Reason = tuple[str, str]  # which, and in whose own words
PER_PAGE = 8


def listed(language: Language, found: Sequence[Task], page: int, total: int) -> Screen:
    """Each is a button to what can be done about it."""
    words = words_for(language)
    if not total:
        return Screen(words("No tasks now. A new one comes by itself."), ((home(words),),))
    at = page_within(page, total, PER_PAGE)
    buttons = [Button(label(task_name(words, one)), actions.TASK(one.id)) for one in found]
    lines = [f"<b>{words('Tasks: {number}', number=words.figure(total))}</b>"]
    lines.append(words("Press one to act on it, or to close it with a reason."))
    return Screen("\n".join(lines), (*by_page(words, buttons, at, total, actions.TASKS, PER_PAGE), (home(words),)))


def card(language: Language, task: Task, today: date) -> Screen:
    words = words_for(language)
    said = [f"<b>{escaped(task_name(words, task))}</b>", *_which_page(words, task)]
    said.append(_sentence(last_post(words, task, today)))
    leave = (back(words, actions.TASKS(None)), home(words))
    if task.closed_on is not None:
        return Screen("\n".join([*said, _closed(words, task, today)]), (leave,))
    said.append(_to_do(words, task.kind))
    close = (Button(words("Close with reason"), actions.TASK_CLOSE(task.id)),)
    return Screen("\n".join(said), (*_acts(words, task), close, leave))


def _which_page(words: Words, task: Task) -> list[str]:
    """A place may have several."""
    return [page_name(words, task.platform or "", task.page_kind or "") + "."] if task.kind == PAGE else []


def _sentence(text: str) -> str:
    return _capital(text) + ("" if text.endswith(".") else ".")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _to_do(words: Words, kind: str) -> str:
    return {
        SILENT: words("Ask the branch for a post, or enter what it has told you. With its post the task is closed."),
        RUBRIC: words("Put the rubric into the content plan. With a post under it the task is closed."),
        PAGE: words("Note the last post on the page, or end the page. Then the task is closed."),
    }[kind]


def _acts(words: Words, task: Task) -> Rows:
    if task.kind == RUBRIC:
        card = Button(words("Rubric"), actions.RUBRIC_CARD(task.organisation_id, task.subject_id))
        return ((Button(words("Content plan"), actions.PLAN(), style="primary"), card),)
    place = Button(words("Contacts"), actions.PLACE(task.place_id))
    if task.kind == PAGE:
        return ((Button(words("Open the page"), actions.PAGE_CARD(task.subject_id), style="primary"),), (place,))
    remind = Button(words("Remind"), actions.TASK_REMIND(task.id), style="primary")
    return ((remind, Button(words("Enter for it"), actions.FOR(task.place_id))), (place,))


def _closed(words: Words, task: Task, today: date) -> str:
    day = words.date(task.closed_on, today=today) if task.closed_on is not None else ""
    if task.outcome == DONE:
        return words("Closed on {date}: they were reminded.", date=day)
    if task.outcome == REASONED:
        return words.html("Closed on {date}: {reason}.", date=day, reason=reason_name(words, task.reason, task.words))
    return words("Closed by itself on {date}: there is no need any more.", date=day)


def reason_name(words: Words, reason: str, own: str = "") -> str:
    """In somebody's own words, where they wrote some that have not been forgotten."""
    if own:
        return f"«{own}»"
    return {
        AGREED: words("agreed by phone"), CHANGES: words("the chair changes"), LATER: words("a post comes soon"),
        PLANNED: words("it is in the plan"), NOT_NEEDED: words("not needed now"), CLOSES: words("the page is to end"),
        OTHER: words("another reason"),
    }[reason]  # fmt: skip


def reason(language: Language, task: Task) -> Question[Reason]:
    words = words_for(language)
    text = f"<b>{escaped(task_name(words, task))}</b>\n"
    text += words("Why is it closed? Press a reason or write it. It comes again only when there is cause anew.")
    offers = tuple((Offer(_capital(reason_name(words, one)), (one, "")),) for one in REASONS[task.kind])
    return Question(text, back(words, actions.TASK(task.id)), offers)
