"""A digest as a text: of any period, for a branch, a region or the union."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from locales import Language, Words, words_for
from newsroom.digests import spans
from newsroom.digests.figures import Digest, PageGrowth
from newsroom.union.organisations import CENTRE, REGION
from screens.digests import ways
from screens.digests.names import heading, most_liked, period_name
from screens.digests.ways import NOTHING, Reminding
from screens.goals import goal_lines
from screens.names import page_name, platform_name, quiet_reason
from screens.parts import Names, inexact, name_in, quantity, signed
from screens.screen import Picture, Piece, Screen
from screens.task_lines import task_lines


@dataclass(frozen=True, slots=True)
class Room:
    """How many are named: the silent ones, of whom something is wanted; whatever is looked up; pages, tasks."""

    silent: int
    some: int
    pages: int
    tasks: int


SCREENFUL, ALL = Room(14, 5, 3, 3), Room(1000, 1000, 1000, 1000)  # behind buttons stand all of them


def digest(
    language: Language, found: Digest, today: date, chart: Callable[[], bytes], reminding: Reminding = NOTHING
) -> Screen:
    """With the ways to what each number counts."""
    words = words_for(language)
    title = heading(words, found, today)
    text = "\n\n".join(part for part in (title, *_parts(words, found, today, reminding, SCREENFUL)) if part)
    drawn = Picture("photo", drawn=chart, name="digest.png")
    return Screen(text, ways.rows(words, found, reminding, today), (Piece(title, (drawn,)),))


def as_text(language: Language, found: Digest, today: date) -> str:
    """Whole, for where there are no buttons: Telegram's HTML."""
    words = words_for(language)
    parts = (heading(words, found, today), *_parts(words, found, today, NOTHING, ALL))
    return "\n\n".join(part for part in parts if part)


def _parts(words: Words, found: Digest, today: date, reminding: Reminding, room: Room) -> list[str]:
    return [
        posts_told(words, found, today), _senders(words, found, room), _silent(words, found, reminding, room),
        _rubrics(words, found, room), _press(words, found), _read(words, found), _followers(words, found, room),
        _tasks(words, found, room), "\n".join(goal_lines(words, found.goals)),
    ]  # fmt: skip


# ---- what is said


def posts_told(words: Words, found: Digest, today: date) -> str:
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


def _senders(words: Words, found: Digest, room: Room) -> str:
    """Those who sent most come first: the chart shows all of them."""
    lines = [f"{name_in(words.language, names)} — {words.figure(count)}" for names, count in found.senders]
    return words.html("Sent: {names}", names=_some(words, lines, room.some)) if lines else ""


def _silent(words: Words, found: Digest, reminding: Reminding, room: Room) -> str:
    if not found.sent:
        return ""
    if not found.silent:
        return _all_sent(words, found.place.level)
    lines = [words.html("Did not send: {names}", names=_listed(words, found.silent, room.silent))]
    if reminding.reminded:
        lines.append(words.html("Reminded of it: {names}", names=_listed(words, reminding.reminded, room.silent)))
    if found.quiet:
        reasons = [f"{quiet_reason(words, one)} — {words.figure(count)}" for one, count in found.quiet.items()]
        count = words.figure(sum(found.quiet.values()))
        lines.append(words("Said that nothing comes: {count} ({reasons}).", count=count, reasons=", ".join(reasons)))
    return "\n".join(lines)


def _all_sent(words: Words, level: str) -> str:
    if level == CENTRE:
        return words("All regions have sent.")
    return words("All branches have sent.") if level == REGION else words("All organisations have sent.")


def _listed(words: Words, names: Sequence[Names], most: int) -> str:
    return _some(words, [name_in(words.language, one) for one in names], most)


def _some(words: Words, names: Sequence[str], most: int) -> str:
    """As many as are read at a glance; of one more is not said that there is one more."""
    if len(names) <= most + 1:
        return ", ".join(names)
    return ", ".join(names[:most]) + " " + words("and {count} more", count=words.figure(len(names) - most))


def reminded(language: Language, count: int, *, of_regions: bool = False) -> str:
    """A word that passes."""
    words = words_for(language)
    if not count:
        return words("They have been reminded already.")
    if of_regions:
        return words.many("{number} region is asked.", "{number} regions are asked.", count)
    return words.many("{number} branch is reminded.", "{number} branches are reminded.", count)


def _rubrics(words: Words, found: Digest, room: Room) -> str:
    names = _listed(words, found.empty_rubrics, room.some)
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


def _read(words: Words, found: Digest) -> str:
    """What readers liked stands first; what nobody has noticed is not spoken of."""
    known, lines = found.readers, []
    if known is not None and known.most_liked is not None:
        liked, marks = words.figure(known.liked), words.figure(known.marks)
        lines.append(words("Liked by readers: {count}. Marks: {marks}.", count=liked, marks=marks))
        lines.append(words.html("Most of all: {post}", post=most_liked(words, known.most_liked)))
    if known is not None and known.comments:
        lines.append(words("Comments of readers: {count}.", count=words.figure(known.comments)))
    return "\n".join(lines)


def _followers(words: Words, found: Digest, room: Room) -> str:
    lines = [page_line(words, page) for page in found.pages[: room.pages]]
    if len(found.pages) > room.pages:
        lines.append(words("and {count} more", count=words.figure(len(found.pages) - room.pages)))
    if found.dormant:
        lines.append(words("Dormant pages: {count}.", count=words.figure(found.dormant)))
    return "\n".join([words("Followers:"), *lines] if found.pages else lines)


def _tasks(words: Words, found: Digest, room: Room) -> str:
    """New ones by name; of the union how many each region has open."""
    tally = found.tasks
    if tally is None or not tally.regions:
        return ""
    counts = {"opened": words.figure(tally.opened), "closed": words.figure(tally.closed)}
    lines = [
        words("Tasks: opened {opened}, closed {closed}, still open {open}.", open=words.figure(tally.open), **counts)
    ]
    if tally.new:
        lines += [words("New ones:"), *task_lines(words, tally.new[: room.tasks])]
        more = len(tally.new) - room.tasks
        lines += [words("and {count} more", count=words.figure(more))] if more > 0 else []
    if found.place.level == CENTRE:
        by_region = sorted((one for one in tally.regions if one.open), key=lambda one: -one.open)
        named = [f"{name_in(words.language, one.names)} — {words.figure(one.open)}" for one in by_region]
        lines += [words.html("Open tasks: {names}", names=_some(words, named, room.some))] if named else []
    return "\n".join(lines)


def page_line(words: Words, page: PageGrowth) -> str:
    value = inexact(words, page.amount)
    change = "" if page.before in (None, page.value) else f" ({signed(words, page.value - (page.before or 0))})"
    name = f"{name_in(words.language, page.place)}, {page_name(words, page.platform, page.kind)}"
    return words.html("{name}: {value}", name=name, value=value + change)
