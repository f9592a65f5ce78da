"""A branch's own month, as its chair reads it: what was done first, then how it stands, then what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from locales import Language, Words, escaped, words_for
from newsroom.digests import spans
from newsroom.digests.figures import Digest
from newsroom.digests.summary import Summary
from newsroom.plan.slots import Slot
from screens import actions
from screens.digests.digests import page_line
from screens.digests.names import heading, period_name
from screens.goals import goal_lines
from screens.names import platform_name
from screens.parts import home, name_in
from screens.screen import Button, Rows, Screen

PAGES_SHOWN, SLOTS_SHOWN = 3, 4


def summary(language: Language, shown: Summary, today: date) -> Screen:
    words = words_for(language)
    return Screen(as_text(language, shown, today), _ways(words, shown))


def as_text(language: Language, shown: Summary, today: date) -> str:
    words, found = words_for(language), shown.digest
    parts = (heading(words, found, today), _done(words, shown, today), _pages(words, found), _next(words, shown, today))
    return "\n\n".join(part for part in parts if part)


def _done(words: Words, shown: Summary, today: date) -> str:
    found = shown.digest
    lines = [_sent(words, found, today) if found.posts else _nothing(words, found, today)]
    if found.publications:
        places = ", ".join(f"{platform_name(words, one)} {words.figure(count)}"
                           for one, count in found.publications.items())  # fmt: skip
        total = words.figure(sum(found.publications.values()))
        lines.append(words("Publications: {count} ({places}).", count=total, places=places))
    if found.on_site:
        lines.append(words("On the union's site: {count}.", count=words.figure(found.on_site)))
    if (read := found.readers) is not None and (read.marks or read.comments):
        told = {"liked": words.figure(read.marks), "comments": words.figure(read.comments or 0)}
        lines.append(words("Readers in the channel: likes {liked}, comments {comments}.", **told))
    if rubrics := [one for one in found.rubrics if one.count]:
        names = ", ".join(f"{name_in(words.language, one.names)} — {words.figure(one.count)}" for one in rubrics)
        lines.append(words.html("Rubrics: {names}.", names=names))
    if found.plan is not None:
        done, planned = words.figure(found.plan.done), words.figure(found.plan.planned)
        lines.append(words("Content plan: {done} of {planned} done.", done=done, planned=planned))
    return "\n".join(lines)


def _sent(words: Words, found: Digest, today: date) -> str:
    """Compared where it has grown; fewer than before is no news to who has sent them."""
    said = words.many(
        "{number} post came from you. Thank you!", "{number} posts came from you. Thank you!", found.posts
    )
    before = found.posts_before
    if before is None or found.compared is None or before >= found.posts:
        return said
    span = period_name(words, found.compared, today)
    more = words("That is more than before ({span}: {count}).", span=span, count=words.figure(before))
    return f"{said} {more}"


def _nothing(words: Words, found: Digest, today: date) -> str:
    """What is so, without blame; what can be done stands in the same line."""
    small = words("A photo with two sentences is enough to begin.")
    if spans.days_of(found.period)[1] > today:
        return f"{words('No post has come from you this month yet.')} {small}"
    return f"{words('No post came from you that month. A new month is a new chance.')} {small}"


def _pages(words: Words, found: Digest) -> str:
    lines = [page_line(words, one) for one in found.pages[:PAGES_SHOWN]]
    lines = [words("Followers:"), *lines] if lines else []
    if len(found.pages) > PAGES_SHOWN:
        lines.append(words("and {count} more", count=words.figure(len(found.pages) - PAGES_SHOWN)))
    return "\n".join([*lines, *goal_lines(words, found.goals)])


def _next(words: Words, shown: Summary, today: date) -> str:
    if shown.ahead:
        more = len(shown.ahead) - SLOTS_SHOWN
        lines = [words("By the plan your next posts are:"), *_slots(words, shown.ahead[:SLOTS_SHOWN], today)]
        return "\n".join([*lines, words("and {count} more", count=words.figure(more))] if more > 0 else lines)
    if shown.rubric is None:
        return ""
    return words.html("Rubric of this week: <b>«{rubric}»</b>.", rubric=name_in(words.language, shown.rubric.names))


def _slots(words: Words, slots: Sequence[Slot], today: date) -> list[str]:
    return [
        f"{words.date(one.on_day, today=today)} · «{escaped(name_in(words.language, one.rubric))}»" for one in slots
    ]


def _ways(words: Words, shown: Summary) -> Rows:
    """To write, as long as something is ahead; else to the month after. And back in time."""
    period, place_id = shown.digest.period, shown.place_id
    before, after = (spans.next_to(period, later=later) for later in (False, True))
    back = Button(words("Month before"), actions.MY_MONTH(place_id, before))
    if shown.ahead or shown.rubric is not None:
        rubric_id = shown.rubric.id if shown.rubric is not None else 0
        write = Button(words("Write now"), actions.WRITE_AT(rubric_id, place_id), style="primary")
        return ((write,), (back, home(words)))
    return ((back, Button(words("Month after"), actions.MY_MONTH(place_id, after))), (home(words),))
