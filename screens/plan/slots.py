"""A slot of a plan: what it is, and each way to change it by a tap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from locales import Language, Words, escaped, words_for
from newsroom import weeks
from newsroom.plan.changing import LONGEST_TOPIC
from newsroom.plan.fact import Fact
from newsroom.plan.months import Month
from newsroom.plan.slots import Slot
from newsroom.rubrics.turns import Rubric
from newsroom.union.organisations import NamedPlace
from screens import actions
from screens.forms import Offer, Question
from screens.names import unstopped
from screens.parts import PER_PAGE, Names, back, by_page, home, in_rows, label, name_in, page_within
from screens.plan.parts import DONE, branch_name, day_label, day_name, is_without_rubric, month_name, topic_of
from screens.screen import Button, Rows, Screen

IN_A_ROW = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """`days`: those that it can be moved to by a tap. `is_open`: its month is not over. `is_asked`: it is published."""

    fact: Fact
    today: date
    days: Sequence[date] = ()
    is_open: bool = True
    is_asked: bool = True

    @property
    def slot(self) -> Slot:
        return self.fact.slot


def card(language: Language, shown: Shown) -> Screen:
    words, slot = words_for(language), shown.slot
    lines = _lines(words, slot, shown.today)
    if is_without_rubric(shown.fact, shown.today):
        lines.append(words("The rubric is retired: choose another one, or drop the post."))
    if slot.dropped_at is not None:
        lines.append(words("It is dropped from the plan."))
        bring = Button(words("Bring it back"), actions.SLOT_BACK(slot.id, slot.sequence))
        again: Rows = ((bring,),) if shown.is_open else ()
        return Screen("\n".join(lines), (*again, _leave(words, slot)))
    rows: Rows = ()
    if shown.is_asked or slot.is_done is not None or shown.fact.is_done:
        lines.append(standing(words, shown.fact, shown.today))
        rows = _judged(words, shown)
    rows = (*rows, *(_changes(words, shown) if shown.is_open else ()))
    return Screen("\n".join(lines), (*rows, _leave(words, slot)))


def _lines(words: Words, slot: Slot, today: date) -> list[str]:
    lines = [
        f"<b>{day_name(words, slot.on_day, today)}</b>",
        words.html("Rubric: {rubric}", rubric=name_in(words.language, slot.rubric)),
        words.html("Who writes: {branch}", branch=branch_name(words, slot)),
    ]
    if topic := topic_of(words, slot):
        lines.append(words.html("Topic: {topic}", topic=topic))
    if slot.is_off:
        lines.append(words("The branch is closed: give it to another one, or drop it."))
    return lines


def standing(words: Words, fact: Fact, today: date) -> str:
    if fact.slot.is_done is not None:
        return words("Marked by hand as done.") if fact.is_done else words("Marked by hand as not done.")
    if fact.is_done:
        return words("Done: the post has come.")
    if fact.slot.branch_id is None and fact.by:
        by, asked = words.figure(len(fact.by)), words.figure(len(fact.asked))
        return words("Posts have come: {number} of {all}.", number=by, all=asked)
    return words("The post did not come.") if fact.is_missed(today) else words("The post has not come yet.")


def _judged(words: Words, shown: Shown) -> Rows:
    slot = shown.slot
    if slot.is_done is not None:
        return ((Button(words("As the posts say"), actions.SLOT_JUDGE(slot.id, "posts")),),)
    if shown.fact.is_done:
        return ((Button(words("Not done"), actions.SLOT_JUDGE(slot.id, "not")),),)
    has_begun = weeks.days_of(slot.week)[0] <= shown.today
    style = "success" if has_begun else ""
    return ((Button(f"{DONE} {words('Done')}", actions.SLOT_JUDGE(slot.id, "done"), style=style),),)


def _changes(words: Words, shown: Shown) -> Rows:
    slot = shown.slot
    others = [day for day in shown.days if day != slot.on_day]
    chips = [Button(day_label(words, day), actions.SLOT_MOVE(slot.id, slot.sequence, day)) for day in others]
    days = in_rows(chips, IN_A_ROW)
    return (
        *days,
        (Button(words("Another day"), actions.SLOT_DAY(slot.id)), Button(words("Swap"), actions.SLOT_SWAP(slot.id, 0))),
        (
            Button(words("Rubric"), actions.SLOT_RUBRIC(slot.id)),
            Button(words("Branch"), actions.SLOT_BRANCH(slot.id, 0)),
        ),
        (
            Button(words("Topic"), actions.SLOT_TOPIC(slot.id)),
            Button(words("Drop"), actions.SLOT_DROP(slot.id, slot.sequence), style="danger"),
        ),
    )


def _leave(words: Words, slot: Slot) -> tuple[Button, ...]:
    return back(words, actions.PLAN_WEEK(slot.month_id, slot.week, 0)), home(words)


def _back(words: Words, slot: Slot) -> tuple[Button, ...]:
    return (back(words, actions.SLOT(slot.id)),)


# ---- each change


def another_day(language: Language, slot: Slot) -> Question[date]:
    words = words_for(language)
    text = words("On what day shall it be? Write the date, for example: {date}.", date=words.date(slot.on_day))
    return Question(text, back(words, actions.SLOT(slot.id)))


def insist(language: Language, slot: Slot, day: date, names: Names | None, today: date) -> Screen:
    """A day off may be meant: a congratulation, a march."""
    words = words_for(language)
    lines = [f"<b>{day_name(words, day, today)}</b>"]
    if names:
        lines.append(words.html("It is a day off: {name}.", name=name_in(language, names)))
    else:
        lines.append(words("It is a day off."))
    lines.append(words("Shall the post stand there all the same?"))
    sure = Button(words("Yes, on that day"), actions.SLOT_INSIST(slot.id, slot.sequence, day))
    return Screen("\n".join(lines), ((sure,), _back(words, slot)))


def swap(language: Language, slot: Slot, others: Sequence[Slot], page: int, today: date) -> Screen:
    """With which other one it exchanges its day."""
    words = words_for(language)
    page = page_within(page, len(others))
    some = others[page * PER_PAGE : (page + 1) * PER_PAGE]
    lines = [*_lines(words, slot, today), words("With which one shall it exchange its day?")]
    if not others:
        lines[-1] = words("There is no other post to come this month.")
    choices = [
        Button(label(f"{day_label(words, one.on_day)} · {branch_name(words, one)}"),
               actions.SLOT_SWAP_WITH(slot.id, slot.sequence, one.id, one.sequence))
        for one in some
    ]  # fmt: skip
    rows = by_page(words, choices, page, len(others), lambda to: actions.SLOT_SWAP(slot.id, to))
    return Screen("\n".join(lines), (*rows, _back(words, slot)))


def rubric(language: Language, slot: Slot, known: Sequence[Rubric], today: date) -> Screen:
    words = words_for(language)
    rows: Rows = tuple(
        (Button(_chosen(name_in(language, one.names), is_now=one.id == slot.rubric_id),
                actions.SLOT_TO_RUBRIC(slot.id, slot.sequence, one.id)),)
        for one in known
    )  # fmt: skip
    return Screen("\n".join([*_lines(words, slot, today), words("Which rubric?")]), (*rows, _back(words, slot)))


def _chosen(name: str, *, is_now: bool) -> str:
    return label(("• " if is_now else "") + name)


def branch(language: Language, slot: Slot, known: Sequence[NamedPlace], page: int, today: date) -> Screen:
    words = words_for(language)
    page = page_within(page, len(known))
    some = known[page * PER_PAGE : (page + 1) * PER_PAGE]
    of_all = Button(_chosen(words("All branches"), is_now=slot.branch_id is None),
                    actions.SLOT_TO_BRANCH(slot.id, slot.sequence, None))  # fmt: skip
    choices = [
        Button(_chosen(name_in(language, one.names), is_now=one.id == slot.branch_id),
               actions.SLOT_TO_BRANCH(slot.id, slot.sequence, one.id))
        for one in some
    ]  # fmt: skip
    rows = by_page(words, choices, page, len(known), lambda to: actions.SLOT_BRANCH(slot.id, to))
    return Screen(
        "\n".join([*_lines(words, slot, today), words("Which branch shall write it?")]),
        ((of_all,), *rows, _back(words, slot)),
    )


def topic(missing: Language, language: Language, slot: Slot) -> Question[str]:
    words = words_for(language)
    most = words.figure(LONGEST_TOPIC)
    text = words(
        "What is it about? Write the topic {in_language}, at most {most} letters.",
        in_language=words.written_in(missing), most=most,
    )  # fmt: skip
    offers: tuple[tuple[Offer[str], ...], ...] = ()
    if now := slot.topic.get(missing):
        text += "\n" + words.html("Now it is: «{name}».", name=unstopped(now))
        offers = ((Offer(words("No topic"), ""),),)
    return Question(text, back(words, actions.SLOT(slot.id)), offers)


# ---- one more


def add(language: Language, plan: Month, week: str, days: Sequence[date]) -> Screen:
    words = words_for(language)
    lines = [f"<b>{month_name(words, plan.month)}</b>", words("One more post. On what day?")]
    if not days:
        lines[-1] = words("No working day of this week is to come. Choose another week.")
    chips = [Button(day_label(words, day), actions.SLOT_ADD_ON(plan.id, day)) for day in days]
    rows: Rows = in_rows(chips, IN_A_ROW)
    return Screen("\n".join(lines), (*rows, (back(words, actions.PLAN_WEEK(plan.id, week, 0)),)))


def add_on(language: Language, plan: Month, week: str, day: date, known: Sequence[Rubric], today: date) -> Screen:
    words = words_for(language)
    lines = [f"<b>{escaped(day_name(words, day, today))}</b>", words("Which rubric?")]
    rows: Rows = tuple(
        (Button(label(name_in(language, one.names)), actions.SLOT_ADD_TO(plan.id, day, one.id)),) for one in known
    )
    return Screen("\n".join(lines), (*rows, (back(words, actions.SLOT_ADD(plan.id, week)),)))
