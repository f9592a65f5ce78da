"""All regions' plans, for the press service and the owner; and what is told of one to approve, or beside days off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from locales import Language, escaped, words_for
from newsroom.plan.overview import Overview
from newsroom.plan.slots import Slot
from newsroom.plan.steps import OfRegion
from screens import actions
from screens.names import plan_state_name
from screens.parts import PER_PAGE, Names, by_page, home, label, name_in, page_within
from screens.plan.papers import Draw, month_line, picture_of
from screens.plan.parts import branch_name, counted, month_name
from screens.screen import Button, Rows, Screen


def plans(language: Language, month: date, found: Sequence[OfRegion], page: int) -> Screen:
    """Each region with the state of its plan."""
    words = words_for(language)
    page = page_within(page, len(found))
    some = found[page * PER_PAGE : (page + 1) * PER_PAGE]
    lines = [f"<b>{words('Content plans')} · {month_name(words, month)}</b>"]
    for one in some:
        name, state = name_in(language, one.names), plan_state_name(words, one.state)
        lines.append(words.html("{name}: {state}", name=name, state=state))
    if not any(one.state for one in some):
        lines.append(words("The specialist of a region drafts its plan."))
    choices = [Button(label(name_in(language, one.names)), actions.PLAN_OF(one.region_id, month)) for one in some]
    rows = by_page(words, choices, page, len(found), actions.PLANS)
    return Screen("\n".join(lines), (*rows, (home(words),)))


def submitted(language: Language, known: Overview, drawn: Draw) -> Screen:
    """For whoever approves it."""
    words, plan = words_for(language), known.plan
    lines = [month_line(words, known), words("This plan waits for your approval."), counted(words, known.facts)]
    approve = Button(words("Approve it"), actions.PLAN_APPROVE(plan.id), style="success")
    rows: Rows = (
        (approve, Button(words("Return"), actions.PLAN_RETURN(plan.id))),
        (Button(words("Open the plan"), actions.PLAN_OF(plan.region_id, plan.month)),),
    )
    return Screen("\n".join(lines), rows, (picture_of(drawn),))


def decided(language: Language, known: Overview, *, approved: bool) -> Screen:
    """For the specialist."""
    words, plan = words_for(language), known.plan
    opens = (Button(words("Open the plan"), actions.PLAN_OF(plan.region_id, plan.month)),)
    if approved:
        publish = Button(words("Publish the plan"), actions.PLAN_PUBLISH(plan.id), style="primary")
        text = words("The plan is approved. Publish it, and each chair is told her own posts.")
        return Screen(f"{month_line(words, known)}\n{text}", ((publish,), opens))
    reason = words.html("The plan was returned. Reason: {reason}", reason=name_in(language, plan.because))
    return Screen(f"{month_line(words, known)}\n{reason}", (opens,))


def on_days_off(language: Language, region: Names, found: Sequence[tuple[Slot, Names]]) -> Screen:
    """For the specialist: what stands there stays, unless it is moved."""
    words = words_for(language)
    lines = [f"<b>{escaped(name_in(language, region))}</b>"]
    lines.append(words("The calendar has changed. These posts of the plan are on days off now:"))
    for slot, day_off in found[:PER_PAGE]:
        said = [name_in(language, slot.rubric), branch_name(words, slot)]
        lines.append(f"{words.date(slot.on_day)} ({escaped(name_in(language, day_off))}): {escaped(' · '.join(said))}")
    if (rest := len(found) - PER_PAGE) > 0:
        lines.append(words.many("and {number} more", "and {number} more", rest))
    lines.append(words("They stay there until you move them."))
    slot = found[0][0]
    opens = Button(words("Open the plan"), actions.PLAN_WEEK(slot.month_id, slot.week, 0), style="primary")
    return Screen("\n".join(lines), ((opens,),))
