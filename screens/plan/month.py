"""A region's plan on a telephone: the month above, a week of it below, line by line, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from locales import Language, Words, escaped, words_for
from newsroom import weeks
from newsroom.plan import months
from newsroom.plan.fact import Fact
from newsroom.plan.months import APPROVED, DRAFTED, RETURNED, SUBMITTED, Month
from newsroom.plan.overview import Overview
from newsroom.who import PRESS, SPECIALIST
from screens import actions
from screens.forms import Question
from screens.names import approver_name, plan_state_name
from screens.parts import Names, back, by_page, home, in_rows, name_in, page_within
from screens.plan.parts import branch_name, counted, day_label, is_without_rubric, mark, month_name, topic_of
from screens.screen import Button, Rows, Screen

PER_PAGE, IN_A_ROW = 10, 5
WEEKS_IN_A_ROW = 3  # «• 14–20» breaks where there are more


@dataclass(frozen=True, slots=True)
class Shown:
    """`plans`: may change it; `approves`: decides on it. `week` of the month is shown, by its page."""

    known: Overview
    today: date
    week: str
    page: int = 0
    plans: bool = False
    approves: bool = False


def none(language: Language, region_id: int, region: Names, month: date, today: date, *, plans: bool) -> Screen:
    words = words_for(language)
    is_over = months.last_of(month) < today
    lines = [_title(words, region, month), *none_lines(words, drafts=plans and not is_over)]
    rows: Rows = ()
    if plans and not is_over:
        draft = Button(words("Draft the plan"), actions.PLAN_DRAFT(region_id, month), style="primary")
        rows = ((draft,),)
    elif not is_over:
        lines.append(words("The specialist of a region drafts its plan."))
    return Screen("\n".join(lines), (*rows, *_ways(words, region_id, month, plans=plans)))


def none_lines(words: Words, *, drafts: bool) -> list[str]:
    none = words("There is no plan for this month.")
    how = words("The bot drafts one: a post a week from each branch, rubrics in turn, no days off.")
    return [none, how] if drafts else [none]


def _title(words: Words, region: Names, month: date) -> str:
    return f"<b>{escaped(name_in(words.language, region))} · {month_name(words, month)}</b>"


def month(language: Language, shown: Shown) -> Screen:
    words, known = words_for(language), shown.known
    facts = [one for one in known.facts if one.slot.week == shown.week]
    page = page_within(shown.page, len(facts), PER_PAGE)
    some = list(enumerate(facts, 1))[page * PER_PAGE : (page + 1) * PER_PAGE]
    lines = [_title(words, known.region.names, known.plan.month), *state_lines(words, known), ""]
    lines += [
        f"<b>{words.span(*_days(known.plan, shown.week))}</b>",
        *(_line(words, *one, shown.today) for one in some),
    ]
    if not facts:
        lines.append(words("Nothing is planned for this week."))
    lines += [*_days_off(words, shown), *_breaks(words, shown)]
    rows = (*goes_on(words, shown), *_slots(words, shown, some), *_pages(words, shown, page, len(facts)))
    return Screen("\n".join(lines), (*rows, *_weeks(shown), *_more(words, shown)))


def state_lines(words: Words, known: Overview) -> list[str]:
    plan = known.plan
    lines = [words("Plan: {state}.", state=plan_state_name(words, plan.state))]
    if plan.state == SUBMITTED:
        lines = [words("Plan: waits for approval, {who}.", who=approver_name(words, known.approver))]
    if plan.state == RETURNED:
        lines.append(words.html("Reason: {reason}", reason=name_in(words.language, plan.because)))
    return [*lines, counted(words, known.facts)]


def _line(words: Words, number: int, fact: Fact, today: date) -> str:
    slot = fact.slot
    said = [name_in(words.language, slot.rubric), branch_name(words, slot)]
    if topic := topic_of(words, slot):
        said.append(f"«{topic}»")
    if slot.is_off:
        said.append(words("the branch is closed"))
    if is_without_rubric(fact, today):
        said.append(words("the rubric is retired"))
    text = escaped(" · ".join(said))
    return f"{number}. <b>{day_label(words, slot.on_day)}</b> · {text}{mark(fact)}"


def _days(plan: Month, week: str) -> tuple[date, date]:
    """Of a week those of the month."""
    monday, sunday = weeks.days_of(week)
    return max(monday, plan.month), min(sunday, plan.last)


def _days_off(words: Words, shown: Shown) -> list[str]:
    first, last = _days(shown.known.plan, shown.week)
    off = [(day, names) for day, names in shown.known.days_off.items() if first <= day <= last]
    return [f"<i>{day_label(words, day)} · {escaped(name_in(words.language, names))}</i>" for day, names in off]


def _breaks(words: Words, shown: Shown) -> list[str]:
    """Schools are empty then."""
    first, last = _days(shown.known.plan, shown.week)
    some = [one for one in shown.known.breaks if one.first <= last and first <= one.last]
    spans = [words.span(one.first, one.last, today=shown.today) for one in some]
    names = [escaped(name_in(words.language, one.names)) for one in some]
    return [f"<i>{span} · {name}</i>" for span, name in zip(spans, names, strict=True)]


def weeks_in(month: date) -> list[str]:
    """All that have a day of it."""
    found, week = [], weeks.week_of(month)
    while weeks.days_of(week)[0] <= months.last_of(month):
        found.append(week)
        week = weeks.after(week)
    return found


def goes_on(words: Words, shown: Shown) -> Rows:
    """The one thing that is to be done with it."""
    plan, known = shown.known.plan, shown.known
    if plan.state in (DRAFTED, RETURNED) and shown.plans and known.facts:
        label = words("Approve the plan") if known.approver == SPECIALIST else words("Submit the plan")
        return ((Button(label, actions.PLAN_SUBMIT(plan.id), style="primary"),),)
    if plan.state == SUBMITTED and shown.approves:
        label = words("Approve it") if known.approver == PRESS else words("It is signed")
        approve = Button(label, actions.PLAN_APPROVE(plan.id), style="success")
        return ((approve, Button(words("Return"), actions.PLAN_RETURN(plan.id))),)
    if plan.state == APPROVED and shown.plans:
        return ((Button(words("Publish the plan"), actions.PLAN_PUBLISH(plan.id), style="primary"),),)
    return ()


def _slots(words: Words, shown: Shown, some: Sequence[tuple[int, Fact]]) -> Rows:
    if not shown.plans:
        return ()
    buttons = [Button(words.figure(number), actions.SLOT(fact.slot.id)) for number, fact in some]
    return in_rows(buttons, IN_A_ROW)


def _pages(words: Words, shown: Shown, page: int, total: int) -> Rows:
    return by_page(words, (), page, total, partial(actions.PLAN_WEEK, shown.known.plan.id, shown.week), PER_PAGE)


def _weeks(shown: Shown) -> Rows:
    plan, chips = shown.known.plan, []
    for week in weeks_in(plan.month):
        first, last = _days(plan, week)
        label = f"{first.day}–{last.day}" if first != last else f"{first.day}"
        here = "• " if week == shown.week else ""
        chips.append(Button(here + label, actions.PLAN_WEEK(plan.id, week, 0)))
    return in_rows(chips, WEEKS_IN_A_ROW)


def _more(words: Words, shown: Shown) -> Rows:
    plan = shown.known.plan
    is_open = shown.plans and plan.last >= shown.today
    rows: Rows = ()
    if is_open:
        add = Button(words("Add a post"), actions.SLOT_ADD(plan.id, shown.week))
        may_draft = plan.state in (DRAFTED, RETURNED)
        rows = ((add, Button(words("Draft anew"), actions.PLAN_ANEW(plan.id))),) if may_draft else ((add,),)
    rows = (
        *rows,
        (Button(words("Picture"), actions.PLAN_PICTURE(plan.id)), Button(words("Print"), actions.PLAN_PRINT(plan.id))),
        (
            Button(words("Calendar"), actions.PLAN_CALENDAR(plan.id)),
            Button(words("Plan and fact"), actions.PLAN_FACT(plan.id)),
        ),
    )
    return (*rows, *_ways(words, plan.region_id, plan.month, plans=shown.plans))


def _ways(words: Words, region_id: int, month: date, *, plans: bool) -> Rows:
    before, after = months.before(month), months.after(month)
    earlier = Button(f"‹ {words.month(before)}", actions.PLAN_OF(region_id, before))
    later = Button(f"{words.month(after)} ›", actions.PLAN_OF(region_id, after))
    leave = (home(words),) if plans else (back(words, actions.PLANS(0)), home(words))
    return ((earlier, later), leave)


def anew(language: Language, plan: Month, touched: int) -> Screen:
    """What somebody has changed by hand is not thrown away unasked."""
    words = words_for(language)
    text = words.many(
        "{number} post of this plan was changed by hand. Shall it stay?",
        "{number} posts of this plan were changed by hand. Shall they stay?",
        touched,
    )
    rows: Rows = (
        (Button(words("Keep the changes"), actions.PLAN_ANEW_SURE(plan.id, True), style="primary"),),
        (Button(words("All of it anew"), actions.PLAN_ANEW_SURE(plan.id, False), style="danger"),),
        (back(words, actions.PLAN_OF(plan.region_id, plan.month)),),
    )
    return Screen(f"<b>{month_name(words, plan.month)}</b>\n{text}", rows)


def why(language: Language, plan: Month) -> Question[str]:
    """In own words: it stands on the plan until it is submitted again."""
    words = words_for(language)
    text = words("What is to be changed in the plan? Write it in a sentence.")
    return Question(text, back(words, actions.PLAN_OF(plan.region_id, plan.month)))


def done(language: Language, what: str, count: int = 0) -> str:
    """A word that passes."""
    words = words_for(language)
    if what == "published":
        told = words.many("{number} branch is told.", "{number} branches are told.", count)
        return f"{words('The plan is published.')} {told}"
    return {
        "submitted": words("The plan is submitted."),
        "approved": words("The plan is approved."),
        "returned": words("The plan is returned."),
    }[what]
