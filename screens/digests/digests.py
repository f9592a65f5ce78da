"""A digest as a text: of any period, for a branch, a region or the union."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from locales import Language, Words, words_for
from newsroom import weeks
from newsroom.counted.kinds import PRESS
from newsroom.digests import spans
from newsroom.digests.figures import Digest, PageGrowth
from newsroom.union.organisations import CENTRE, REGION
from screens import actions
from screens.digests.names import by_parts, period_name, unit_name
from screens.goals import goal_lines
from screens.names import page_name, platform_name, quiet_reason
from screens.parts import Names, home, inexact, name_in, quantity, signed
from screens.screen import Button, Picture, Piece, Rows, Screen

PAGES_SHOWN, NAMES_SHOWN = 5, 14  # on one screenful; all of them stand behind buttons
CHIPS = (spans.WEEK, "month", "year")


@dataclass(frozen=True, slots=True)
class Reminding:
    """Silent branches that have been reminded, and how many can be. `sees_why`: who said that nothing comes.

    `reviews`: what waits can be decided there, and the press entered. `drafts`: an official report can be made of it.
    """

    reminded: Sequence[Names] = ()
    can_be: int = 0
    sees_why: bool = False
    reviews: bool = False
    drafts: bool = False


def digest(
    language: Language, found: Digest, today: date, chart: Callable[[], bytes], reminding: Reminding = Reminding()
) -> Screen:
    """With the ways to what each number counts."""
    words = words_for(language)
    title = heading(words, found, today)
    text = "\n\n".join(part for part in (title, *_parts(words, found, today, reminding)) if part)
    rows = (*_reminding(words, found, reminding), *_counted(words, found, reminding), *_times(words, found, today))
    return Screen(text, (*rows, (home(words),)), (Piece(title, (Picture("photo", drawn=chart, name="digest.png"),)),))


def heading(words: Words, found: Digest, today: date) -> str:
    return words.html("<b>{region}, {span}</b>", region=name_in(words.language, found.place.names),
                      span=period_name(words, found.period, today))  # fmt: skip


def as_text(language: Language, found: Digest, today: date) -> str:
    """Whole, for where there are no buttons: Telegram's HTML."""
    words = words_for(language)
    parts = (heading(words, found, today), *_parts(words, found, today, Reminding()))
    return "\n\n".join(part for part in parts if part)


def _parts(words: Words, found: Digest, today: date, reminding: Reminding) -> list[str]:
    return [
        _posts(words, found, today), _senders(words, found), _silent(words, found, reminding), _rubrics(words, found),
        _press(words, found), _followers(words, found), "\n".join(goal_lines(words, found.goals)),
    ]  # fmt: skip


# ---- what is said


def _posts(words: Words, found: Digest, today: date) -> str:
    """Who sent and what was sent stand apart: «9 of 13» needs no ending, and each number its own plural."""
    sent = words.figure(sum(1 for count in found.sent.values() if count))
    lines = [_who_sent(words, found.place.level, sent, words.figure(len(found.sent)))] if found.sent else []
    what = _compared(words, found, today)
    if found.entered:
        what += " " + words("Entered by the region: {count}.", count=words.figure(found.entered))
    lines.append(what)
    if found.stated is not None:
        lines.append(words("Stated for this time: {count}.", count=quantity(words, found.stated)))
    if found.own and found.sent:
        lines.append(words("The organisation's own: {count}.", count=words.figure(found.own)))
    if found.reposts:
        own = words.figure(found.posts - found.reposts)
        lines.append(words("Own: {own}, reposts: {reposts}.", own=own, reposts=words.figure(found.reposts)))
    if found.publications:
        places = ", ".join(
            f"{platform_name(words, place)} {words.figure(count)}" for place, count in found.publications.items()
        )
        total = words.figure(sum(found.publications.values()))
        lines.append(words("Publications: {count} ({places}).", count=total, places=places))
    if found.on_site:
        lines.append(words("On the union's site: {count}.", count=words.figure(found.on_site)))
    if found.plan is not None:
        done, planned = words.figure(found.plan.done), words.figure(found.plan.planned)
        lines.append(words("Content plan: {done} of {planned} done.", done=done, planned=planned))
    if found.waiting:
        lines.append(words("Waiting for a decision: {count}.", count=words.figure(found.waiting)))
    return "\n".join(lines)


def _who_sent(words: Words, level: str, sent: str, of: str) -> str:
    if level == CENTRE:
        return words("Regions that sent: {count} of {all}.", count=sent, all=of)
    if level == REGION:
        return words("Branches that sent: {count} of {all}.", count=sent, all=of)
    return words("Organisations that sent: {count} of {all}.", count=sent, all=of)


def _compared(words: Words, found: Digest, today: date) -> str:
    count = words.figure(found.posts)
    if found.posts_before is None or found.compared is None:
        return words("Posts: {count} (no data for the time before).", count=count)
    before = words.figure(found.posts_before)
    if spans.unit_of(found.compared) == spans.WEEK:
        return words("Posts: {count} (the week before: {before}).", count=count, before=before)
    span = period_name(words, found.compared, today)
    return words("Posts: {count} ({span}: {before}).", count=count, span=span, before=before)


def _senders(words: Words, found: Digest) -> str:
    lines = [f"{name_in(words.language, names)} — {words.figure(count)}" for names, count in found.senders]
    return words.html("Sent: {names}", names=_some(words, lines)) if lines else ""


def _silent(words: Words, found: Digest, reminding: Reminding) -> str:
    if not found.sent:
        return ""
    if not found.silent:
        return _all_sent(words, found.place.level)
    lines = [words.html("Did not send: {names}", names=_listed(words, found.silent))]
    if reminding.reminded:
        lines.append(words.html("Reminded of it: {names}", names=_listed(words, reminding.reminded)))
    if found.quiet:
        reasons = [f"{quiet_reason(words, one)} — {words.figure(count)}" for one, count in found.quiet.items()]
        count = words.figure(sum(found.quiet.values()))
        lines.append(words("Said that nothing comes: {count} ({reasons}).", count=count, reasons=", ".join(reasons)))
    return "\n".join(lines)


def _all_sent(words: Words, level: str) -> str:
    if level == CENTRE:
        return words("All regions have sent.")
    return words("All branches have sent.") if level == REGION else words("All organisations have sent.")


def _listed(words: Words, names: Sequence[Names]) -> str:
    return _some(words, [name_in(words.language, one) for one in names])


def _some(words: Words, names: Sequence[str]) -> str:
    """As many as are read at a glance."""
    if len(names) <= NAMES_SHOWN:
        return ", ".join(names)
    more = words("and {count} more", count=words.figure(len(names) - NAMES_SHOWN))
    return ", ".join(names[:NAMES_SHOWN]) + " " + more


def reminded(language: Language, count: int) -> str:
    """A word that passes."""
    words = words_for(language)
    if not count:
        return words("They have been reminded already.")
    return words.many("{number} branch is reminded.", "{number} branches are reminded.", count)


def _rubrics(words: Words, found: Digest) -> str:
    names = ", ".join(name_in(words.language, names) for names in found.empty_rubrics)
    empty = words.html("Empty rubrics: {names}", names=names) if names else words("Every rubric has a post.")
    if not found.without_rubric:
        return empty
    count = words.figure(found.without_rubric)
    return empty + "\n" + words("Posts without a rubric: {count}.", count=count)


def _press(words: Words, found: Digest) -> str:
    lines = []
    if found.press is not None:
        lines.append(words("In newspapers and magazines: {count}.", count=quantity(words, found.press)))
    if found.subscribed is not None:
        lines.append(words("Newspaper subscriptions, copies: {count}.", count=quantity(words, found.subscribed)))
    return "\n".join(lines)


def _followers(words: Words, found: Digest) -> str:
    lines = [page_line(words, page) for page in found.pages[:PAGES_SHOWN]]
    if len(found.pages) > PAGES_SHOWN:
        lines.append(words("and {count} more", count=words.figure(len(found.pages) - PAGES_SHOWN)))
    if found.dormant:
        lines.append(words("Dormant pages: {count}.", count=words.figure(found.dormant)))
    return "\n".join([words("Followers:"), *lines] if found.pages else lines)


def page_line(words: Words, page: PageGrowth) -> str:
    value = inexact(words, page.amount)
    change = "" if page.before in (None, page.value) else f" ({signed(words, page.value - (page.before or 0))})"
    name = f"{name_in(words.language, page.place)}, {page_name(words, page.platform, page.kind)}"
    return words.html("{name}: {value}", name=name, value=value + change)


# ---- what leads on


def _reminding(words: Words, found: Digest, reminding: Reminding) -> Rows:
    week = weeks.week_of(spans.days_of(found.period)[0])
    silent = Button(words("Silent ones"), actions.DIGEST_SILENT(found.period, found.place.id, 0))
    remind = (Button(words("Remind them"), actions.REMIND(week)),) if reminding.can_be else ()
    first: Rows = ((silent, *remind),) if found.silent else ()
    return (*first, (Button(words("Who is absent"), actions.QUIETS(week, 0)),)) if reminding.sees_why else first


def _counted(words: Words, found: Digest, reminding: Reminding) -> Rows:
    of = (found.period, found.place.id)
    waits: Rows = ()
    if found.waiting and reminding.reviews:
        waits = ((Button(words("Review"), actions.REVIEW(None)),),)
    parts = [Button(by_parts(words, found.place.level), actions.DIGEST_PLACES(*of, 0))] if found.sent else []
    rubrics = [*parts, Button(words("By rubric"), actions.DIGEST_RUBRICS(*of))]
    posts = [Button(words("Posts"), actions.DIGEST_POSTS(*of, 0, 0))] if found.posts else []
    pages = [Button(words("Pages"), actions.DIGEST_PAGES(*of, 0))] if found.pages else []
    press = [_to_press(words, found, reminding)] if found.press is not None or reminding.reviews else []
    numbers = Button(words("All numbers"), actions.DIGEST_NUMBERS(*of, 0))
    compared = (Button(words("Regions compared"), actions.REGIONS(found.period)),)
    waits = (*waits, compared) if found.place.level == CENTRE else waits
    some = [*posts, *pages, *press, numbers, Button(words("Spreadsheet"), actions.DIGEST_SHEET(*of))]
    some += [Button(words("Document"), actions.REPORT_OF(*of))] if reminding.drafts else []
    return (*waits, tuple(rubrics), *(tuple(some[at : at + 2]) for at in range(0, len(some), 2)))


def _to_press(words: Words, found: Digest, reminding: Reminding) -> Button:
    """What is counted; where that is nothing, to where it is entered."""
    if found.press is None and reminding.reviews:
        return Button(words("Press"), actions.ENTRIES(found.place.id, PRESS, 0))
    return Button(words("Press"), actions.ENTRIES_IN(found.period, found.place.id, PRESS, 0))


def _times(words: Words, found: Digest, today: date) -> Rows:
    """A way back, and where there is one, forward; and other lengths of time."""
    back, later = (spans.next_to(found.period, later=later) for later in (False, True))
    is_week = spans.unit_of(found.period) == spans.WEEK
    before = words("Week before") if is_week else words("Before")
    after = words("Week after") if is_week else words("After")
    turns = [Button(before, actions.DIGEST_OF(back, found.place.id))]
    if spans.days_of(later)[0] <= today:
        turns.append(Button(after, actions.DIGEST_OF(later, found.place.id)))
    units = [Button(unit_name(words, unit), actions.DIGEST_OF(spans.AROUND[unit](today), found.place.id))
             for unit in CHIPS]  # fmt: skip
    other = Button(words("Other"), actions.DIGEST_WHEN(found.period, found.place.id))
    return (tuple(turns), (*units, other))
