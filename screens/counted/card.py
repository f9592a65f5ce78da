"""What can be entered, lists of what was, and the card of an entry with all that is known of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from locales import Language, Words, escaped, words_for
from newsroom.counted.entries import ADDED, BY_FILE, DOUBTED, Entry, to_amount
from newsroom.counted.entry_lists import Change, Listed
from newsroom.counted.kinds import BROADCAST, DONE, DROPPED, ENTERED, FOLLOWED_UP, OPEN, OUTLET_LEVELS, PRESS
from newsroom.counted.outlets import Outlet
from newsroom.union.organisations import BY_BRANCH, FROM_FILE
from newsroom.values.days import DAY, MONTH, YEAR
from newsroom.values.periods import Period
from screens import actions
from screens.counted.names import kind_button, kind_name, period_name
from screens.forms import Offer, Question
from screens.names import entry_state, level_name, sort_name
from screens.parts import Names, back, home, in_pairs, label, name_in, quantity, turning
from screens.screen import Button, Picture, Piece, Rows, Screen

PER_PAGE = 8
LONGEST_NAME = 26  # of an entry in a list: behind it stands when it was, and how much


@dataclass(frozen=True, slots=True)
class Choosing:
    """`names` where it is not one's own place; `follows`: decisions and proposals are entered here, too."""

    place_id: int
    names: Names | None
    follows: bool
    keeps_outlets: bool
    doubted: Sequence[int] = ()


def choose(language: Language, shown: Choosing) -> Screen:
    words = words_for(language)
    lines = [f"<b>{words('For the report')}</b>"]
    if shown.names is not None:
        lines.append(escaped(name_in(language, shown.names)))
    lines.append(words("What do you enter?"))
    kinds = [kind for kind in ENTERED if shown.follows or kind not in FOLLOWED_UP]
    buttons = [Button(kind_button(words, kind), actions.ENTER_KIND(shown.place_id, kind)) for kind in kinds]
    rows: Rows = in_pairs(buttons)
    if shown.doubted:
        doubts = words("In doubt: {number}", number=words.figure(len(shown.doubted)))
        rows = (*rows, (Button(doubts, actions.ENTRY(shown.doubted[0])),))
    entered = Button(words("What was entered"), actions.ENTRIES(shown.place_id, PRESS, 0))
    outlets = (Button(words("Outlets"), actions.OUTLETS(0)),) if shown.keeps_outlets else ()
    how = Button(words("What is counted how"), actions.COUNTED_HOW(shown.place_id, None))
    return Screen("\n".join(lines), (*rows, (entered, *outlets), (how,), (home(words),)))


# ---- lists


@dataclass(frozen=True, slots=True)
class Listing:
    """One kind, by the page; `outlets` by their ids. `period`: what a digest of that time counts, and nothing else."""

    place_id: int
    names: Names
    kind: str
    entries: Sequence[Listed]
    outlets: Mapping[int, Outlet]
    page: int
    has_more: bool
    follows: bool
    today: date
    period: Period | None = None
    about: Mapping[int, Names] = field(default_factory=dict)

    def turned(self, page: int) -> str:
        if self.period is None:
            return actions.ENTRIES(self.place_id, self.kind, page)
        return actions.ENTRIES_IN(self.period, self.place_id, self.kind, page)


def listing(language: Language, shown: Listing) -> Screen:
    words = words_for(language)
    title = words.html(
        "<b>{kind}</b> · {place}", kind=kind_name(words, shown.kind), place=name_in(language, shown.names)
    )
    lines = [title]
    lines += [period_name(words, shown.period, shown.today)] if shown.period is not None else []
    lines.append(words("Press an entry to look at it.") if shown.entries else words("Nothing has been entered yet."))
    rows: Rows = tuple((Button(_line(words, shown, one), actions.ENTRY(one.id)),) for one in shown.entries)
    turns = turning(shown.page, shown.turned, has_more=shown.has_more)
    if shown.period is not None:
        whole = back(words, actions.DIGEST_OF(shown.period, shown.place_id))
        return Screen("\n".join(lines), (*rows, *turns, (whole, home(words))))
    others = [kind for kind in ENTERED if kind != shown.kind and (shown.follows or kind not in FOLLOWED_UP)]
    kinds = [Button(kind_button(words, kind), actions.ENTRIES(shown.place_id, kind, 0)) for kind in others]
    switch: Rows = in_pairs(kinds)
    leave = (back(words, actions.IN_REPORT(shown.place_id)), home(words))
    return Screen("\n".join(lines), (*rows, *turns, *switch, leave))


def _line(words: Words, shown: Listing, one: Listed) -> str:
    outlet = shown.outlets.get(one.outlet_id) if one.outlet_id is not None else None
    told = name_in(words.language, one.titles) if one.titles else ""
    about = shown.about.get(one.about_id or one.organisation_id)
    whose = name_in(words.language, about) if about is not None else ""
    name = (outlet.name if outlet is not None else "") or told or sort_name(words, one.what)
    is_stated = not one.is_single and one.kind not in FOLLOWED_UP
    parts = [
        label(name or whose or kind_name(words, one.kind), LONGEST_NAME),
        *([label(whose, LONGEST_NAME)] if name and whose else []),
        *([quantity(words, one.quantity)] if is_stated else []),
        *([period_name(words, one.period, shown.today)] if one.period is not None else []),
    ]  # fmt: skip
    doubted = "⚠ " if one.doubt == DOUBTED else ""
    return label(doubted + " · ".join(parts))


# ---- a card


@dataclass(frozen=True, slots=True)
class Card:
    """`rubrics` are names by code; `changes` what it was before, the newest first."""

    entry: Entry
    names: Names
    outlets: Sequence[Outlet]
    changes: Sequence[Change]
    rubrics: Mapping[str, Names]
    today: date
    may_change: bool
    judges: bool
    describes: bool = False
    photo: str = ""
    noted: bool = False
    by: Sequence[Names] = field(default_factory=tuple)


def card(language: Language, shown: Card) -> Screen:
    words, entry = words_for(language), shown.entry
    lines = [words("Noted.")] if shown.noted else []
    if entry.taken_at is not None:
        lines.append(words("It was taken away, and is not counted."))
    if entry.doubt == DOUBTED:
        lines.append(words("It is in doubt."))
    lines += [f"<b>{kind_name(words, entry.kind)}</b> · {escaped(name_in(language, shown.names))}"]
    lines += [*_what(words, shown), *_beside(words, shown), words("Entered by: {who}", who=_source(words, entry))]
    lines += [_was(words, one) for one in shown.changes if one.reason != ADDED]
    pieces = (Piece("", (Picture("photo", shown.photo),)),) if shown.photo else ()
    return Screen("\n".join(lines), _doings(words, shown), pieces)


def _what(words: Words, shown: Card) -> list[str]:
    entry, lines = shown.entry, []
    if shown.outlets:
        named = [_outlet(words, one) for one in shown.outlets]
        lines.append(escaped("; ".join(named)))
    elif sort_name(words, entry.what):
        lines.append(sort_name(words, entry.what).capitalize())
    if entry.titles:
        lines.append(escaped(name_in(words.language, entry.titles)))
    lines += [escaped(one) for one in entry.details.get("titles", ())]
    if not entry.is_single and entry.kind not in FOLLOWED_UP:
        lines.append(words("How many: {number}", number=quantity(words, entry.quantity)))
    if entry.period is not None:
        lines.append(words("When: {period}", period=period_name(words, entry.period)))
    return lines


def _outlet(words: Words, outlet: Outlet) -> str:
    told = [sort_name(words, outlet.kind), *([level_name(words, outlet.level)] if outlet.level else [])]
    return f"{outlet.name} ({', '.join(told)})"


def _beside(words: Words, shown: Card) -> list[str]:
    entry, lines = shown.entry, []
    theme, trained = entry.details.get("theme", ""), to_amount(entry.details.get("trained"))
    if theme:
        names = shown.rubrics.get(theme)
        lines.append(words.html("Theme: {theme}", theme=name_in(words.language, names) if names else theme))
    if trained is not None:
        lines.append(words("Trained: {number}", number=quantity(words, trained)))
    if entry.offices:
        office = name_in(words.language, entry.offices)
        lines.append(words.html("Answers for it: {office}", office=office) if entry.kind in FOLLOWED_UP
                     else words.html("Spoke: {office}", office=office))  # fmt: skip
    if entry.kind in FOLLOWED_UP:
        lines.append(words("State: {state}", state=entry_state(words, entry.state)))
        if entry.due_on is not None:
            precision = entry.due_unit if entry.due_unit in (MONTH, YEAR) else DAY
            lines.append(words("Deadline: {when}", when=words.imprecise_date(entry.due_on, precision)))
        if entry.details.get("outcome"):
            outcome = name_in(words.language, entry.details["outcome"])
            lines.append(words.html("What became of it: {text}", text=outcome))
    return [*lines, *([escaped(entry.link)] if entry.link else [])]


def _source(words: Words, entry: Entry) -> str:
    return {FROM_FILE: words("a file"), BY_BRANCH: words("the branch")}.get(entry.source) or words("the region")


def _was(words: Words, one: Change) -> str:
    reason = {
        "again": words("told once more"), "mistyped": words("mistyped"), "twice": words("entered twice"),
        "not_ours": words("not ours"), BY_FILE: words("a file"), "state": words("another state"),
        "taken": words("put back"),
    }.get(one.reason) or name_in(words.language, one.words)  # fmt: skip
    value = one.was.get("value")
    if value is None:
        return words.html("Changed: {reason}.", reason=reason.rstrip("."))
    was = to_amount(one.was)
    assert was is not None
    return words.html("It was {number}: {reason}.", number=quantity(words, was), reason=reason.rstrip("."))


def _doings(words: Words, shown: Card) -> Rows:
    entry = shown.entry
    rows: list[tuple[Button, ...]] = []
    if shown.describes:
        (outlet,) = shown.outlets
        levels = [Button(level_name(words, one), actions.OUTLET_IS(outlet.id, one, entry.id)) for one in OUTLET_LEVELS]
        rows += [tuple(levels[:2]), tuple(levels[2:])]
    if shown.may_change and entry.taken_at is None:
        rows += _changes(words, entry)
    if shown.may_change and entry.taken_at is not None:
        rows.append((Button(words("Put it back"), actions.ENTRY_BACK(entry.id)),))
    if shown.judges and entry.taken_at is None:
        doubt = Button(words("It is right"), actions.ENTRY_DOUBT(entry.id, False), style="primary")
        rows.append(
            (
                doubt
                if entry.doubt == DOUBTED
                else Button(words("Mark as doubtful"), actions.ENTRY_DOUBT(entry.id, True)),
            )
        )
    leave = (back(words, actions.ENTRIES(entry.organisation_id, entry.kind, 0)), home(words))
    return (*rows, leave)


def _changes(words: Words, entry: Entry) -> list[tuple[Button, ...]]:
    rows: list[tuple[Button, ...]] = []
    if entry.kind in FOLLOWED_UP:
        states = ((DONE, words("Carried out")), (DROPPED, words("Taken off")), (OPEN, words("In hand again")))
        now = entry.state or OPEN
        buttons = [Button(name, actions.ENTRY_STATE(entry.id, state)) for state, name in states if state != now]
        rows.append(tuple(buttons))
    if entry.kind in (PRESS, BROADCAST) and entry.is_single:
        adds = [] if entry.link and entry.titles else [Button(words("Link, headline"), actions.ENTRY_PROOF(entry.id))]
        adds += [] if entry.offices else [Button(words("Who spoke"), actions.ENTRY_SPOKE(entry.id))]
        rows += [tuple(adds)] if adds else []
    return [*rows, (Button(words("Correct"), actions.ENTRY_CORRECT(entry.id)),
                    Button(words("Take away"), actions.ENTRY_AWAY(entry.id)))]  # fmt: skip


# ---- what is asked of an entry


@dataclass(frozen=True, slots=True)
class Asked:
    entry: Entry
    outlet: str = ""
    state: str = ""


def right(language: Language, asked: Asked) -> Question[str]:
    words, entry = words_for(language), asked.entry
    leave = back(words, actions.ENTRY(entry.id))
    if entry.is_single or entry.kind in FOLLOWED_UP:
        return Question(words("Write what is right: the day, or the headline."), leave)
    now = quantity(words, entry.quantity)
    return Question(words("Now it is {number}. Write the right number.", number=now), leave)


def reason(language: Language, asked: Asked) -> Question[str]:
    words = words_for(language)
    offers = ((Offer(words("Mistyped"), "mistyped"),), (Offer(words("Entered twice"), "twice"),),
              (Offer(words("Not ours"), "not_ours"),))  # fmt: skip
    text = words("Why? Press a button, or write it in your own words. What was before is kept.")
    return Question(text, back(words, actions.ENTRY(asked.entry.id)), offers)


def proof(language: Language, asked: Asked) -> Question[str]:
    """It is noted already: what comes now is added to it."""
    words = words_for(language)
    noted = words.html("Noted: <b>{name}</b>.", name=asked.outlet) if asked.outlet else ""
    text = words(
        "Now you can send its link, a photo of it, or its headline. Or press “{That_is_all}”.",
        That_is_all=words("That is all"),
    )
    return Question(f"{noted}\n{text}".strip(), Button(words("That is all"), actions.ENTRY(asked.entry.id)))


def spoke(language: Language, asked: Asked) -> Question[str]:
    words = words_for(language)
    text = words("Who spoke? Write the office, not the name.")
    return Question(text, back(words, actions.ENTRY(asked.entry.id)))


def outcome(language: Language, asked: Asked) -> Question[str]:
    words = words_for(language)
    text = words(
        "What has become of it? One sentence; or press “{Without_words}”.", Without_words=words("Without words")
    )
    return Question(text, back(words, actions.ENTRY(asked.entry.id)), ((Offer(words("Without words"), ""),),))
