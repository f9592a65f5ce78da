"""A figure with its parts in sentences: how many, of which outlets or sorts, and what was stated of other times."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from locales import Words
from newsroom.counted.answers import Beside, Counted, Group
from newsroom.counted.outlets import Outlet
from newsroom.digests.official_parts import Sort
from newsroom.values.figures import Amount
from screens.digests.official.parts import item, items, mismatch, period_name, sentences
from screens.names import sort_name
from screens.parts import quantity

Named = Callable[[Group], str]


@dataclass(frozen=True, slots=True)
class Naming:
    """How the parts of a figure are called: by their sort, their outlets, or both."""

    words: Words
    outlets: Mapping[int, Outlet]

    def __call__(self, group: Group) -> str:
        quoted = ", ".join(quote(self.words, self.outlets[one].name) for one in group.outlets if one in self.outlets)
        if len(group.outlets) > 1:
            quoted = self.words("{names} together", names=quoted)
        sort = sort_name(self.words, group.what)
        return f"{sort} ({quoted})" if sort and quoted else sort or quoted


def quote(words: Words, name: str) -> str:
    return words("“{name}”", name=name.strip("«»“”"))


def parts_of(words: Words, counted: Counted, named: Named) -> str:
    """Those with a number; then those of which it is only known that there were some."""
    told = [(name, group.quantity) for group in counted.groups if (name := named(group))]
    numbered = [item(words, name, one) for name, one in told if isinstance(one, Amount)]
    without = [name for name, one in told if one is not None and not isinstance(one, Amount)]
    if without:
        numbered.append(words("{names} (number not stated)", names=", ".join(without)))
    return items(numbered)


def beside(words: Words, sort: Sort, named: Named) -> list[str]:
    """What was stated of other times: each of its own, and added to nothing."""
    return [_line(words, one, named) for one in sort.beside]


def _line(words: Words, one: Beside, named: Named) -> str:
    """With the total where it was stated apart from its parts."""
    parts, total = parts_of(words, one.counted, named), one.counted.answer.total
    every = {"year": words("every year"), "quarter": words("every quarter")}.get(one.every)
    when = every if every and one.period is None else period_name(words, one.period)
    if every and one.period is not None:
        when = f"{when}, {every}"
    told = items(text for text in (_in_total(words, one.counted), parts) if text)
    if total is None and not parts:
        told = quantity(words, one.counted.answer.quantity) if one.counted.answer.quantity is not None else ""
    return sentences(words("{period}: {list}.", period=begun(when), list=told), mismatch(words, one.counted.answer))


def _in_total(words: Words, counted: Counted) -> str:
    total = counted.answer.total
    return words("{number} in total", number=quantity(words, total)) if total is not None else ""


def entered(words: Words, counted: Counted) -> str:
    """Beside what was stated: how many stand in the bot one by one."""
    answer = counted.answer
    stated = answer.total if answer.total is not None else answer.parts
    if answer.entered is None or stated is None or stated == Amount(answer.entered):
        return ""
    return words("Entered in the bot: {number}.", number=words.figure(answer.entered))


def begun(text: str) -> str:
    """As a sentence begins."""
    return text[:1].upper() + text[1:]
