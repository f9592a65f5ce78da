"""The digest of a week as a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from locales import Language, Words, words_for
from newsroom import weeks
from newsroom.digests.digests import Digest, PageGrowth
from screens import actions
from screens.names import page_name, platform_name, quiet_reason
from screens.parts import Names, inexact, name_in
from screens.screen import Button, Picture, Piece, Rows, Screen

PAGES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Reminding:
    """Silent branches that have been reminded, and how many can be. `sees_why`: who said that nothing comes."""

    reminded: Sequence[Names] = ()
    can_be: int = 0
    sees_why: bool = False


def digest(
    language: Language, found: Digest, today: date, chart: Callable[[], bytes], reminding: Reminding = Reminding()
) -> Screen:
    """A way back, and where there is one, forward."""
    words = words_for(language)
    first, last = weeks.days_of(found.week)
    lines = [words.html("<b>{region}, {span}</b>", region=name_in(language, found.region),
                       span=words.span(first, last, today=today))]  # fmt: skip
    lines += [_posts(words, found), _senders(words, found), _silent(words, found, reminding), _rubrics(words, found)]
    lines += [_followers(words, found.pages)]
    is_over = found.week < weeks.week_of(today)
    remind: Rows = ((Button(words("Remind them"), actions.REMIND(found.week)),),) if reminding.can_be else ()
    if reminding.sees_why:
        remind = (*remind, (Button(words("Who is absent"), actions.QUIETS(found.week, 0)),))
    back = Button(words("Week before"), actions.DIGEST(weeks.before(found.week)))
    on = Button(words("Week after"), actions.DIGEST(weeks.after(found.week)))
    home = Button(words("Home"), actions.HOME())
    rows: Rows = (*remind, (back, on), (home,)) if is_over else (*remind, (back, home))
    text = "\n\n".join(part for part in lines if part)
    return Screen(text, rows, (Piece(lines[0], (Picture("photo", drawn=chart, name="digest.png"),)),))


def _posts(words: Words, found: Digest) -> str:
    """Branches and posts stand apart: «9 of 13» needs no ending, and each number its own plural."""
    who = words(
        "Branches that sent: {count} of {all}.",
        count=words.figure(len(found.senders)),
        all=words.figure(len(found.sent)),
    )
    what = words("Posts: {count} (the week before: {before}).", count=words.figure(found.posts),
                 before=words.figure(found.posts_before))  # fmt: skip
    if found.entered:
        what += " " + words("Entered by the region: {count}.", count=words.figure(found.entered))
    lines = [who, what]
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
    return "\n".join(lines)


def _senders(words: Words, found: Digest) -> str:
    lines = [f"{name_in(words.language, names)} — {words.figure(count)}" for names, count in found.senders]
    return words.html("Sent: {names}", names=", ".join(lines)) if lines else ""


def _silent(words: Words, found: Digest, reminding: Reminding) -> str:
    if not found.silent:
        return words("All branches have sent.")
    lines = [words.html("Did not send: {names}", names=_listed(words, found.silent))]
    if reminding.reminded:
        lines.append(words.html("Reminded of it: {names}", names=_listed(words, reminding.reminded)))
    if found.quiet:
        reasons = [f"{quiet_reason(words, one)} — {words.figure(count)}" for one, count in found.quiet.items()]
        count = words.figure(sum(found.quiet.values()))
        lines.append(words("Said that nothing comes: {count} ({reasons}).", count=count, reasons=", ".join(reasons)))
    return "\n".join(lines)


def _listed(words: Words, names: Sequence[Names]) -> str:
    return ", ".join(name_in(words.language, one) for one in names)


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


def _followers(words: Words, pages: list[PageGrowth]) -> str:
    lines = []
    for page in pages[:PAGES_SHOWN]:
        value = inexact(words, page.amount)
        change = "" if page.before in (None, page.value) else f" ({_signed(words, page.value - (page.before or 0))})"
        name = f"{name_in(words.language, page.place)}, {page_name(words, page.platform, page.kind)}"
        lines.append(words.html("{name}: {value}", name=name, value=value + change))
    return "\n".join([words("Followers:"), *lines]) if lines else ""


def _signed(words: Words, change: int) -> str:
    return ("+" if change > 0 else "−") + words.figure(abs(change))
