"""What a region needs before it runs: each step with its tick, and one tap from the place where it is done."""

from __future__ import annotations

from collections.abc import Sequence

from locales import Language, Words, escaped, words_for
from newsroom.tasks.set_up import CHAIRS, CHANNEL, PAGES, PLAN, PUT_AWAY, STEPS, SetUp
from screens import actions
from screens.parts import Names, back, home, in_pairs, name_in
from screens.screen import Button, Rows, Screen

DONE, TO_DO = "✓ ", "○ "


def lines(words: Words, found: SetUp, left: Sequence[str]) -> list[str]:
    """What is done in one line, and what is left with what is to be done."""
    number, of = words.figure(len(found.done)), words.figure(len(STEPS))
    head = f"<b>{words('Set-up of the region: {number} of {of}', number=number, of=of)}</b>"
    ticked = [DONE + _name(words, step) for step in found.done]
    return [head, *([" · ".join(ticked)] if ticked else []), *(TO_DO + _to_do(words, found, step) for step in left)]


def buttons(words: Words, found: SetUp, left: Sequence[str]) -> tuple[Button, ...]:
    return tuple(Button(TO_DO + _name(words, step), _where(found, step)) for step in left)


def _name(words: Words, step: str) -> str:
    return {
        CHANNEL: words("Channel"), CHAIRS: words("Chairs"), PAGES: words("Page"), PLAN: words("Plan"),
    }.get(step, words("Reminders"))  # fmt: skip


def _where(found: SetUp, step: str) -> str:
    return {
        CHANNEL: actions.BIND_HOW(), CHAIRS: actions.PEOPLE(), PAGES: actions.PAGES(found.region_id),
        PLAN: actions.PLAN(),
    }.get(step, actions.REMINDERS(found.region_id))  # fmt: skip


def _to_do(words: Words, found: SetUp, step: str) -> str:
    if step == CHANNEL and found.is_lost:
        return words("Channel: the bot may not post there any more.")
    if step == CHAIRS:
        return _chairs(words, found)
    return {
        CHANNEL: words("Channel: let the bot post into yours."),
        PAGES: words("Page: enter the page of the region."),
        PLAN: words("Plan: none is approved yet."),
    }.get(step, words("Reminders: those to chairs are all off."))


def _chairs(words: Words, found: SetUp) -> str:
    if not found.branches:
        return words("Chairs: there are no branches yet.")
    led, of = words.figure(found.led), words.figure(found.branches)
    if found.invited:
        return words("Chairs: {led} of {of} are in, {invited} more invited.", led=led, of=of,
                     invited=words.figure(found.invited))  # fmt: skip
    return words("Chairs: {led} of {of} are in. Invite the others.", led=led, of=of)


def set_up(language: Language, place: Names, found: SetUp, *, is_own: bool) -> Screen:
    """All of it, also what was put away; whoever only looks at it has no buttons for it."""
    words = words_for(language)
    head, *rest = lines(words, found, found.left)
    rows: Rows = ()
    if is_own:
        rows = in_pairs(buttons(words, found, found.left))
    if is_own and found.settings.get(PUT_AWAY):
        rows = (*rows, (Button(words("Show it at home"), actions.SET_UP_BACK(found.region_id)),))
    if not is_own and found.left:
        rest.append(words("The specialist of the region does it."))
        rows = ((Button(words("Who is there"), actions.PLACE(found.region_id)),),)
    title = f"<b>{escaped(name_in(language, place))}</b>"
    done = [] if found.left else [words("All of it is done. Should something break, it stands on the home again.")]
    leave = (back(words, actions.SETTINGS(found.region_id)), home(words))
    return Screen("\n".join((title, head, *rest, *done)), (*rows, leave))


def bind_how(language: Language, link: str) -> Screen:
    """Telegram asks which channel, with the rights that are needed ticked already."""
    words = words_for(language)
    text = words(
        "Press the button, choose the channel of the region, and agree to the rights: Telegram makes the bot an "
        "administrator there. Then the bot asks here whether this is the channel."
    )
    return Screen(text, ((Button(words("Choose the channel"), url=link),), (home(words),)))
