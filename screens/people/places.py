"""Places: chosen by buttons or a few letters, looked at, and the people who sit there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from locales import Language, Words, escaped, words_for
from newsroom.people.upkeep import Figure
from screens import actions
from screens.names import figure_line
from screens.parts import LONGEST_LABEL, Names, by_page, home, label, name_in, role_name
from screens.screen import Button, Rows, Screen

BROWSE, JOIN, ENTER_FOR, MERGE, REMINDERS = "look", "join", "enter", "merge", "reminders"
VACANT, SENT = "○ ", "✓ "
PLACES_PER_PAGE = 14  # the branches of a usual region, at one look


@dataclass(frozen=True, slots=True)
class Line:
    """`set_up`: of a region that is not, how many of the steps are done, and of how many."""

    id: int
    names: Names
    vacant: bool = False
    sent: bool = False
    set_up: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen from: `purpose` says what for, `above` what stands over them, `letters` what was typed.

    `lines` are those of one page, of `total` in all.
    """

    purpose: str
    above: int
    title: Names
    level: str
    lines: Sequence[Line]
    page: int = 0
    letters: str = ""
    merged: int = 0
    total: int = 0


def choose(language: Language, choice: Choice) -> Screen:
    words = words_for(language)
    lines = [_question(words, choice)]
    if choice.letters and choice.lines:
        lines.append(words.html("Found by «{letters}»:", letters=choice.letters))
    elif choice.letters:
        lines.append(
            words.html("Nothing found by «{letters}». Try the first letters of the name.", letters=choice.letters)
        )
    elif not choice.lines:
        lines.append(_none(words, choice))
    if any(line.vacant for line in choice.lines):
        lines.append(VACANT + words("nobody sits there yet"))
    if any(line.sent for line in choice.lines):
        lines.append(SENT + words("has sent this week"))
    if any(line.set_up for line in choice.lines):
        lines.append(words("2/5 — of five steps of the set-up two are done"))
    if choice.total > 1 and not choice.letters:
        lines.append(words("It can be found by a few letters, too: just write them."))
    buttons = [Button(_line(words, line), _data(choice, line.id)) for line in choice.lines]
    rows = by_page(words, buttons, choice.page, choice.total, actions.PAGE_OF_LIST, PLACES_PER_PAGE)
    return Screen("\n\n".join(lines), (*rows, *_more(words, choice)))


def _none(words: Words, choice: Choice) -> str:
    """And who adds them. What is chosen for another purpose is added elsewhere."""
    none = words("There is nothing here yet.")
    if choice.purpose != BROWSE:
        return none
    if choice.level == "branch":
        return f"{none} {words('The regional organisation adds primary organisations.')}"
    return f"{none} {words('To add the first, press “{button}”.', button=words('The place itself'))}"


def _line(words: Words, line: Line) -> str:
    signs = (SENT if line.sent else "") + (VACANT if line.vacant else "")
    done, of = line.set_up or (0, 0)
    tail = f" · {words.figure(done)}/{words.figure(of)}" if of else ""
    return label(signs + name_in(words.language, line.names), LONGEST_LABEL - len(tail)) + tail


def _data(choice: Choice, place_id: int) -> str:
    if choice.purpose == MERGE:
        return actions.MERGE_INTO(choice.merged, place_id)
    known = {BROWSE: actions.PLACE, JOIN: actions.JOIN_AT, ENTER_FOR: actions.FOR, REMINDERS: actions.REMINDERS}
    return known[choice.purpose](place_id)


def _question(words: Words, choice: Choice) -> str:
    title = f"<b>{escaped(name_in(words.language, choice.title))}</b>"
    if choice.purpose == JOIN:
        return words("Where do you work? Choose your place.")
    if choice.purpose == ENTER_FOR:
        return words("For which branch do you enter it?")
    if choice.purpose == MERGE:
        return words("What shall it be merged into?")
    if choice.purpose == REMINDERS:
        return words("The reminders of which region?")
    kinds = {"centre": words("Regions"), "region": words("Branches"), "branch": words("Primary organisations")}
    return f"{title}\n{kinds.get(choice.level, '')}"


def _more(words: Words, choice: Choice) -> Rows:
    if choice.purpose == JOIN:
        return ((Button(words("Back"), actions.LEAVE_DOOR()),),)
    if choice.purpose == MERGE:
        return ((Button(words("Back"), actions.EDIT(choice.merged)),),)
    if choice.purpose in (ENTER_FOR, REMINDERS):
        return ((home(words),),)
    own = Button(words("The place itself"), actions.PLACE(choice.above))
    return ((own, home(words)),)


@dataclass(frozen=True, slots=True)
class Sitter:
    id: int
    name: str
    role: str
    acting: bool
    since: date
    until: date | None = None
    reachable: bool = True
    away_until: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """`noted`: a figure that is not among the newest. `rights`: of seat, keep, enter, below, settings, goals, up.

    `stand_ins`: who is reminded instead of a chair who is away.
    """

    id: int
    names: Names
    level: str
    sitters: Sequence[Sitter]
    before: Sequence[Sitter] = ()
    above: Sequence[Sitter] = ()
    figures: Sequence[Figure] = ()
    duty: dict[str, Any] | None = None
    closed_on: date | None = None
    rights: frozenset[str] = frozenset()
    noted: Figure | None = None
    stand_ins: Sequence[str] = ()


def place(language: Language, shown: Place, today: date) -> Screen:
    """Who sits there, what is known of it, and what can be done."""
    words = words_for(language)
    lines = [f"<b>{escaped(name_in(language, shown.names))}</b>"]
    if shown.closed_on is not None:
        lines.append(words("Closed on: {date}", date=words.date(shown.closed_on, today=today)))
    lines += [_sits(words, one, today) for one in shown.sitters]
    if shown.stand_ins:
        lines.append(words.html("Reminders go to: {names}.", names=", ".join(shown.stand_ins)))
    if not shown.sitters:
        lines.append(words("Nobody sits there yet."))
    lines += [_sits(words, one, today) for one in shown.above]
    lines += [figure_line(words, figure) for figure in shown.figures]
    if shown.noted is not None:
        lines.append(words("Noted for an earlier time — {figure}", figure=figure_line(words, shown.noted)))
    lines += duty_lines(words, shown.duty or {})
    if shown.before:
        lines.append("\n" + words("Terms before:"))
        lines += [sat(words, one) for one in shown.before]
    return Screen("\n".join(lines), _doings(words, shown))


def _sits(words: Words, one: Sitter, today: date) -> str:
    role = role_name(words, one.role, acting=one.acting)
    since = words.date(one.since, today=today)
    line = words.html("{role}: {name} (since {date})", role=upper(role), name=named(words, one.name), date=since)
    if one.away_until is not None:
        line += " — " + words("away, the last day is {date}", date=words.date(one.away_until, today=today))
    return line if one.reachable else f"{line} — {words('cannot be reached')}"


def sat(words: Words, one: Sitter) -> str:
    until = words.date_with_year(one.until) if one.until else ""
    return words.html(
        "{name}, {role}: {first} – {last}", name=named(words, one.name), last=until,
        role=role_name(words, one.role, acting=one.acting), first=words.date_with_year(one.since),
    )  # fmt: skip


def upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def named(words: Words, name: str) -> str:
    """Who has been forgotten has no name any more."""
    return name or words("name erased")


def duty_lines(words: Words, duty: dict[str, Any]) -> list[str]:
    lines = []
    if duty.get("post"):
        lines.append(words.html("Information work is done by: {post}", post=name_in(words.language, duty["post"])))
    if "staff" in duty:
        lines.append(
            words("There is a staff unit for it.") if duty["staff"] else words("There is no staff unit for it.")
        )
    return lines


def _doings(words: Words, shown: Place) -> Rows:
    may = shown.rights
    rows: list[tuple[Button, ...]] = []
    if "seat" in may:
        rows += [(Button(label(named(words, one.name)), actions.SEAT(one.id)),) for one in shown.sitters]
    if "invite" in may:
        rows.append((Button(words("Invite"), actions.INVITE(shown.id)),
                     Button(words("Invitations"), actions.INVITATIONS(shown.id, None))))  # fmt: skip
    if "enter" in may:
        enter = words("Enter for this place") if shown.level == "primary" else words("Enter for it")
        rows.append((Button(enter, actions.FOR(shown.id)),))
    if "pages" in may:
        rows.append((Button(words("Pages and groups"), actions.PAGES(shown.id)),))
    looking = []
    if "below" in may:
        kinds = {"centre": words("Regions"), "region": words("Branches"), "branch": words("Primary organisations")}
        looking.append(Button(kinds[shown.level], actions.PLACES(shown.id)))
    keeping = []
    if "keep" in may:
        keeping.append(Button(words("Change"), actions.EDIT(shown.id)))
    if "settings" in may:
        keeping.append(Button(words("Settings"), actions.SETTINGS(shown.id)))
    if "goals" in may:  # where there is room beside
        (looking if shown.level == "region" else keeping).append(Button(words("Goals"), actions.GOALS(shown.id)))
    rows += [tuple(row) for row in (looking, keeping) if row]
    up = (Button(words("Back"), actions.PLACES_ABOVE(shown.id)),) if "up" in may else ()
    return (*rows, (*up, home(words)))


@dataclass(frozen=True, slots=True)
class Seat:
    """`last_sign`: when they last did anything. `idle`: nothing sent or counted. `heirs`: deputies who could follow."""

    sitter: Sitter
    place: Names
    place_id: int
    last_sign: datetime | None
    drafts: int = 0
    heirs: Sequence[tuple[int, str]] = ()
    idle: bool = False


def seat(language: Language, shown: Seat, zone: tzinfo, today: date, *, gives: bool) -> Screen:
    words = words_for(language)
    one = shown.sitter
    lines = [
        words.html("<b>{name}</b>", name=named(words, one.name)),
        f"{upper(role_name(words, one.role, acting=one.acting))}: {escaped(name_in(language, shown.place))}",
        *seat_lines(words, shown, zone, today),
    ]
    rows: list[tuple[Button, ...]] = []
    if gives and one.role == "chair":
        rows.append((Button(words("Hand over the seat"), actions.HANDOVER(one.id), style="primary"),))
    if gives:
        rows.append((Button(words("New telephone"), actions.NEW_ACCOUNT(one.id)),))
        rows.append((Button(words("End the term"), actions.END(one.id)),))
    rows.append((Button(words("Back"), actions.PLACE(shown.place_id)),))
    return Screen("\n".join(lines), tuple(rows))


def seat_lines(words: Words, shown: Seat, zone: tzinfo, today: date) -> list[str]:
    """Since when, and what is known of them since."""
    one = shown.sitter
    lines = [words("Since: {date}", date=words.date_with_year(one.since))]
    if shown.last_sign is not None:
        lines.append(words("Last action in the bot: {when}", when=words.moment(shown.last_sign, zone, today=today)))
    if shown.idle and one.role in ("chair", "deputy"):
        lines.append(words("Has not sent or counted anything in the bot yet."))
    if not one.reachable:
        lines.append(words("Has blocked the bot: call them."))
    return lines


def hand_over(language: Language, shown: Seat) -> Screen:
    """Who follows. Without a link the deputies of the place can."""
    words = words_for(language)
    one = shown.sitter
    place, name = name_in(language, shown.place), named(words, one.name)
    lines = [
        words.html("Place: <b>{place}</b>. Chair: {name}.", place=place, name=name),
        words("Who takes over? All that was sent stays with the branch, and the old chair loses access at once."),
    ]
    rows: list[tuple[Button, ...]] = []
    for heir, name in shown.heirs:
        rows.append((Button(label(words("{name}: chair", name=name)), actions.HEIR(one.id, heir, "chair")),))
        rows.append((Button(label(words("{name}: acting", name=name)), actions.HEIR(one.id, heir, "acting")),))
    rows.append((Button(words("New chair by a link"), actions.INVITE_AS(shown.place_id, "chair")),))
    rows.append((Button(words("Acting by a link"), actions.INVITE_AS(shown.place_id, "acting")),))
    if shown.drafts:
        lines.append(words.many("{number} unfinished post passes on to the successor.",
                               "{number} unfinished posts pass on to the successor.", shown.drafts))  # fmt: skip
        rows.append((Button(words("Drop unfinished posts"), actions.DROP_DRAFTS(one.id)),))
    rows.append((Button(words("Nobody yet"), actions.END(one.id)), Button(words("Back"), actions.SEAT(one.id))))
    return Screen("\n\n".join(lines), tuple(rows))


def confirm_end(language: Language, shown: Seat) -> Screen:
    words = words_for(language)
    role = role_name(words, shown.sitter.role, acting=shown.sitter.acting)
    text = words.html(
        "End the term? {name}, {role}, {place}. Access ends at once; the history stays.",
        name=named(words, shown.sitter.name), role=role, place=name_in(language, shown.place),
    )  # fmt: skip
    end = Button(words("End the term"), actions.END_SURE(shown.sitter.id), style="danger")
    return Screen(text, ((end,), (Button(words("Back"), actions.SEAT(shown.sitter.id)),)))


def seat_notice(language: Language, kind: str, role: str, names: Names, name: str, *, acting: bool) -> Screen:
    """What is told of a seat: to the one who takes it or has left it, and to whoever invited them."""
    words = words_for(language)
    given = {"role": role_name(words, role, acting=acting), "place": name_in(language, names)}
    if kind == "term_ended":
        text = words.html("Your term has ended: {role}, {place}. Thank you for your work.", **given)
        return Screen(text)
    if kind == "came_in":
        text = words.html("{name} has come in by your invitation: {role}, {place}.", name=named(words, name), **given)
        return Screen(text, ((home(words),),))
    text = words.html("You are let in: {role}, {place}. Welcome.", **given)
    return Screen(text, ((Button(words("Home"), actions.HOME(), style="primary"),),))


def unreachable(language: Language, name: str, places: Sequence[Names]) -> Screen:
    words = words_for(language)
    where = ", ".join(name_in(language, one) for one in places)
    text = words.html("{name} has blocked the bot and hears nothing any more. Place: {place}. Please call them.",
                      name=named(words, name), place=where)  # fmt: skip
    return Screen(text)
