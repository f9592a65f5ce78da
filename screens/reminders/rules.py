"""The reminders of a region: which there are, when each comes next, and what each can be set to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from locales import Language, Words, words_for
from newsroom import weeks
from newsroom.digests.spans import month_before
from newsroom.reminders import managing
from newsroom.reminders.managing import LastRun, Rules
from newsroom.reminders.rules import CHAIR_ALONE, DIGEST, MISSED, MONTHLY, NEWS, OPEN, QUEUE, RESPONSES, Rule
from newsroom.union.organisations import Place
from newsroom.union.quiet_hours import spoken_at
from screens import actions
from screens.forms import Offer, Question
from screens.parts import back, home, in_pairs, in_rows, name_in
from screens.reminders.rule_names import about, field_name, hour, hours, name, value_name, when
from screens.screen import Button, Rows, Screen


def overview(language: Language, found: Rules, zone: tzinfo, today: date) -> Screen:
    """When each comes next, and what was missed: whom it has reached stands on its card."""
    words = words_for(language)
    lines = [words.html("<b>{place} · reminders</b>", place=name_in(language, found.region.names))]
    for rule in found.known:
        lines += [f"<b>{name(words, rule.kind)}</b>", _next(words, rule, found.region, zone, today)]
        last = found.last.get(rule.kind)
        lines += [_missed(words, last, zone, today)] if last is not None and last.outcome == MISSED else []
    lines += ["", f"{words('Quiet hours')}: {hours(words, found.quiet)}"]
    rows: Rows = tuple((Button(name(words, rule.kind), actions.RULE(rule.id)),) for rule in found.known)
    if found.may_change:
        rows = (*rows, (Button(words("Quiet hours"), actions.QUIET_HOURS(found.region.id)),))
    return Screen("\n".join(lines), (*rows, (home(words),)))


def _next(words: Words, rule: Rule, region: Place, zone: tzinfo, today: date) -> str:
    if not rule.is_on:
        return words("Switched off.")
    if rule.next_due_at is None:
        return words("It does not come: there is no day for it.")
    at = spoken_at(region, rule.next_due_at)
    return words("Next: {moment}.", moment=words.moment(at, zone, today=today))


def _missed(words: Words, last: LastRun, zone: tzinfo, today: date) -> str:
    moment = words.moment(last.claimed_at, zone, today=today)
    return words("Missed while the bot was off (noticed {moment}).", moment=moment)


def _last(words: Words, seen: Seen, zone: tzinfo, today: date) -> list[str]:
    last = seen.last
    if last is None:
        return []
    if last.outcome == MISSED:
        return [_missed(words, last, zone, today)]
    at = spoken_at(seen.region, last.claimed_at)
    moment = words.moment(at, zone, today=today)
    if at > seen.now:
        return [_waits(words, at, zone, today)]
    if last.outcome == OPEN:
        return [words("It goes out now: {moment}.", moment=moment)]
    if last.told is None:
        return [words("Last: {moment}.", moment=moment)]
    told = words.many("{number} person told.", "{number} people told.", last.told)
    return [f"{words('Last: {moment}.', moment=moment)} {told}"]


def _waits(words: Words, at: datetime, zone: tzinfo, today: date) -> str:
    moment = words.moment(at, zone, today=today)
    return words("Quiet hours now: it waits until they are over. It goes out: {moment}.", moment=moment)


@dataclass(frozen=True, slots=True)
class Seen:
    """A rule, its region, when it came last; and how much of it whoever looks may do."""

    rule: Rule
    region: Place
    last: LastRun | None
    may_change: bool
    now: datetime


def rule(language: Language, seen: Seen, zone: tzinfo, today: date) -> Screen:
    words, own = words_for(language), seen.rule
    lines = [f"<b>{name(words, own.kind)}</b>", about(words, own.kind), ""]
    lines.append(f"{field_name(words, 'when')}: {when(words, own)}")
    fields = managing.fields_of(own.kind)
    lines += [
        f"{field_name(words, field)}: {value_name(words, own.kind, field, value_of(own, field))}"
        for field in ("number", "audience") if field in fields
    ]  # fmt: skip
    lines += [_next(words, own, seen.region, zone, today), *_last(words, seen, zone, today)]
    rows: Rows = ()
    if seen.may_change:
        switch = words("Switch off") if own.is_on else words("Switch on")
        rows = ((Button(switch, actions.RULE_SET(own.id, "is_on", int(not own.is_on))),),)
        buttons = [Button(field_name(words, field), actions.RULE_OF(own.id, field)) for field in fields]
        rows = (*rows, *in_pairs(buttons))
    if (shows := _shows(own, today)) is not None:
        rows = (*rows, (Button(words("Show me"), shows),))
    if seen.may_change:
        rows = (*rows, (Button(words("Send now"), actions.SEND_NOW(own.id)),))
    return Screen("\n".join(lines), (*rows, (back(words, actions.REMINDERS(own.organisation_id)), home(words))))


def _shows(own: Rule, today: date) -> str | None:
    """What comes to the specialist alone, and the library, is there to be looked at anyway."""
    if own.kind in (QUEUE, NEWS, RESPONSES):
        return None
    if own.kind == MONTHLY:
        return actions.DIGEST_OF(month_before(today), own.organisation_id)
    return actions.DIGEST(weeks.before(weeks.week_of(today))) if own.kind == DIGEST else actions.PREVIEW(own.id)


def value_of(own: Rule, field: str) -> int:
    if field == "audience":
        return int(own.audience == CHAIR_ALONE)
    return int(getattr(own, field) or 0)


def choose(language: Language, own: Rule, field: str) -> Screen:
    """All but the hour, which may be written as well."""
    words = words_for(language)
    known, now = managing.choices_of(own.kind, field), value_of(own, field)
    buttons = [
        Button(("• " if value == now else "") + value_name(words, own.kind, field, value),
               actions.RULE_SET(own.id, field, value)) for value in known
    ]  # fmt: skip
    text = f"<b>{name(words, own.kind)}</b>\n{field_name(words, field)}"
    rows = tuple((button,) for button in buttons)
    return Screen(text, (*rows, (back(words, actions.RULE(own.id)),)))


def at_what_hour(language: Language, own: Rule) -> Question[int]:
    words = words_for(language)
    text = f"<b>{name(words, own.kind)}</b>\n"
    text += words("At what hour? Press one or write it, as 10:30. Now it is {hour}.", hour=hour(own.minute))
    known = managing.choices_of(own.kind, "minute")
    offers: Sequence[Offer[int]] = [Offer(hour(minute), minute) for minute in known]
    rows = in_rows(offers, 5)
    return Question(text, back(words, actions.RULE(own.id)), rows)


def quiet_hours(language: Language, region_id: int, now: tuple[int, int]) -> Screen:
    words = words_for(language)
    rows = tuple(
        (Button(("• " if one == now else "") + hours(words, one), actions.QUIET_SET(region_id, which)),)
        for which, one in enumerate(managing.QUIET)
    )
    text = words("In these hours no reminder comes by itself: it waits until they are over.")
    return Screen(text, (*rows, (back(words, actions.REMINDERS(region_id)),)))


def send_now(
    language: Language, own: Rule, count: int, today: date, zone: tzinfo, waits_until: datetime | None
) -> Screen:
    """Asked once, with how many it is, and in quiet hours when it will be."""
    words = words_for(language)
    title = f"<b>{name(words, own.kind)}</b>\n"
    away = back(words, actions.RULE(own.id))
    if not count:
        return Screen(title + words("Nobody owes this now: nothing would be sent."), ((away,),))
    text = words.many("It would go to {number} person now.", "It would go to {number} people now.", count)
    beside = words("It comes beside the one reminder of the day.")
    sure = Button(words("Send now"), actions.SEND_NOW_SURE(own.id, today), style="primary")
    waits = [_waits(words, waits_until, zone, today)] if waits_until is not None else []
    return Screen("\n".join([f"{title}{text} {beside}", *waits]), ((sure,), (away,)))
