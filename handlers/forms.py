"""Forms: questions asked one after the other, each answer kept where there are several, all saved by one use case."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from handlers.actions import do
from handlers.parameters import Parameters, parameters_of
from handlers.steps import Said, Step, read, told
from handlers.views import Shown, View, asks_for_file
from handlers.visit import Visit
from locales import LANGUAGES, Language
from newsroom import unfinished
from newsroom.errors import Refused
from newsroom.unfinished import Answers, Begun, key_of
from newsroom.values.folding import fold
from screens import actions, failures
from screens import forms as screens
from screens.codec import parse_pressed
from screens.forms import BACK, ON, Standing, mark_of
from screens.parts import LONGEST_LABEL
from screens.screen import Screen

P = ParamSpec("P")
A = TypeVar("A")
T = TypeVar("T")
FORMS: dict[str, Form[Any, Any]] = {}


class Form(Generic[P, A]):
    """`about` finds what is asked about, and refuses whom it is not for; `save` calls the one use case.

    A form is a view: its parameters, and `at` which step one is. Where there are several, answers are kept in
    between, and a message that is edited changes its answer.
    """

    def __init__(
        self, name: str, about: Callable[Concatenate[Visit, P], Awaitable[A]], *steps: Step[A, Any],
        save: Callable[[Visit, Said, A], Awaitable[Screen]], title: str = "", errand: bool = False,
    ) -> None:  # fmt: skip
        self.steps, self.save, self.title = steps, save, title
        self.about: Callable[..., Awaitable[A]] = about
        parameters = parameters_of(about, 1)
        if len(steps) > 1 and not (title and all(step.parser.kind for step in steps)):
            raise TypeError(f"{name} is kept while it is answered: it needs a title, and each answer a kind")
        types = parameters.types | {"at": str}
        self.view: View[P] = View(name, Parameters(types, parameters.needed))
        self.view.draw, self.view.hears, self.view.heard, self.view.errand = self._draw, self._hear, (*types,), errand
        self.view.takes_file = any(step.parser.takes_file for step in steps)

    @property
    def name(self) -> str:
        return self.view.name

    async def ask(self, visit: Visit, /, *args: P.args, **given: P.kwargs) -> Screen:
        """From where it was left."""
        shown = self.view.shown(*args, **given)
        return await self._ask(visit, shown, self._open(await self._kept(visit, _about(shown))))

    async def _ask(self, visit: Visit, shown: Shown, step: Step[A, Any]) -> Screen:
        return await visit.show_changed(shown | ({"at": step.name} if len(self.steps) > 1 else {}))

    async def _draw(self, visit: Visit, at: str = "", **about: Any) -> Screen:
        kept = await self._kept(visit, about)
        return self._drawn(visit.who.language, visit, at, kept, await self.about(visit, **about))

    def _drawn(self, language: Language, visit: Visit, at: str, kept: Answers, asked: A) -> Screen:
        step = self._step(at) or self._open(kept)
        said = self._said(kept)
        lines = [one.shows(language, said[one]) for one in self.steps if one.shows and said.get(one) is not None]
        question = step.asks(language, asked)
        may_pass = step.skippable or step.name in kept.answers
        standing = Standing(self.steps.index(step), len(self.steps), tuple(lines), may_pass)
        return screens.draw(language, question, press(visit.stands), standing)

    async def _hear(self, message: Message, visit: Visit, at: str = "", **about: Any) -> Screen | None:
        kept = await self._kept(visit, about)
        data = await self._named(message.text or "", visit, at, kept, about)
        if data is not None:
            action, values = parse_pressed(data)
            return await do(action, message, visit, values)
        step = self._step(at) or self._open(kept)
        return await self._take(visit, step, step.parser.parse(message, visit), message.message_id)

    async def _named(self, text: str, visit: Visit, at: str, kept: Answers, about: Shown) -> str | None:
        """What a button tells whose words are written instead of pressing it, in whichever language."""
        if len(text) > LONGEST_LABEL or not any(map(str.isalpha, text)):
            return None
        asked = await self.about(visit, **about)
        for language in LANGUAGES:
            drawn = self._drawn(language, visit, at, kept, asked)
            for button in (button for row in drawn.buttons for button in row):
                if button.data and fold(button.text) == fold(text):
                    return button.data
        return None

    async def pressed(self, visit: Visit, what: str) -> Screen:
        """An offer, back, or past. What is offered no more, as a moment that has gone by, is asked anew."""
        shown, kept = visit.stands, await self._kept(visit, _about(visit.stands))
        step = self._step(shown.get("at", "")) or self._open(kept)
        place = self.steps.index(step)
        if what == BACK:
            return await self._ask(visit, shown, self.steps[max(place - 1, 0)])
        if what == ON and (step.skippable or step.name in kept.answers):
            answers = kept if step.name in kept.answers else kept.answered(step.name, None, None)
            return await self._go_on(visit, step, answers)
        offers = step.asks(visit.who.language, await self.about(visit, **_about(shown))).offers
        for offer in (offer for row in offers for offer in row):
            if mark_of(offer.value) == what:
                return await self._take(visit, step, offer.value, None)
        asked = await visit.show_again()
        return replace(asked, toast=failures.refused(visit.who.language, "old_button", {}).text)

    async def _take(self, visit: Visit, step: Step[A, T], value: T, message_id: int | None) -> Screen:
        about = _about(visit.stands)
        if len(self.steps) == 1:
            return await self.save(visit, Said({step.name: value}), await self.about(visit, **about))
        kept = await self._kept(visit, about)
        return await self._go_on(visit, step, kept.answered(step.name, told(step, value), message_id))

    async def _go_on(self, visit: Visit, step: Step[A, Any], answers: Answers) -> Screen:
        """To what is not answered yet, beginning behind this step; where all is, it is saved."""
        about, behind = _about(visit.stands), self.steps.index(step) + 1
        for one in (*self.steps[behind:], *self.steps[:behind]):
            if one.name not in answers.answers:
                await unfinished.keep(visit.tx, visit.who, self.name, about, answers, visit.now)
                return await self._ask(visit, visit.stands, one)
        await unfinished.end(visit.tx, visit.who, self.name, about)
        return await self.save(visit, self._said(answers), await self.about(visit, **about))

    async def change(self, visit: Visit, begun: Begun, step: Step[A, Any], message: Message) -> Screen | None:
        """What was said is said otherwise now; it is shown where the form is on the screen."""
        answer = told(step, step.parser.parse(message, visit))
        given = Answers(begun.answers, begun.messages).answered(step.name, answer, message.message_id)
        await unfinished.keep(visit.tx, visit.who, self.name, begun.parameters, given, visit.now)
        is_shown = visit.is_on(self.view) and key_of(_about(visit.stands)) == begun.about
        return await visit.show_again() if is_shown else None

    def step_of(self, begun: Begun, message_id: int) -> Step[A, Any] | None:
        return next((step for step in self.steps if begun.messages.get(step.name) == message_id), None)

    async def _kept(self, visit: Visit, about: Shown) -> Answers:
        """What another version kept and this one cannot read has not been answered."""
        if len(self.steps) == 1:
            return Answers()
        kept = await unfinished.answers(visit.tx, visit.who, self.name, about, visit.now)
        return Answers({name: one for name, one in kept.answers.items() if self._reads(name, one)}, kept.messages)

    def _reads(self, name: str, answer: str | None) -> bool:
        step = self._step(name)
        try:
            return step is not None and (answer is None or read(step, answer) is not None)
        except Refused:
            return False

    def _said(self, kept: Answers) -> Said:
        known = {step.name: (step, kept.answers[step.name]) for step in self.steps if step.name in kept.answers}
        return Said({name: read(step, answer) for name, (step, answer) in known.items() if answer is not None})

    def _step(self, name: str) -> Step[A, Any] | None:
        return next((step for step in self.steps if step.name == name), None)

    def _open(self, kept: Answers) -> Step[A, Any]:
        return next((step for step in self.steps if step.name not in kept.answers), self.steps[-1])


def _about(shown: Shown) -> Shown:
    return {name: value for name, value in shown.items() if name not in ("view", "at")}


def press(shown: Shown) -> Callable[[str], str]:
    """What the buttons of the question on the screen tell: those of any other are old."""
    return partial(actions.FORM, mark_of(key_of(shown)))


async def hear_press(_: Any, visit: Visit, question: str, what: str) -> Screen:
    form = FORMS.get(str(visit.stands.get("view")))
    if form is None or question != mark_of(key_of(visit.stands)):
        raise Refused("old_button")
    return await form.pressed(visit, what)


def is_file_answer(message: Message, visit: Visit) -> bool:
    """A file where one is asked for: else it is a post, or nothing."""
    return bool(message.photo or message.document) and asks_for_file(visit.stands)


async def hear_edit(message: Message, visit: Visit) -> Screen | None:
    """Of a message that has answered something which is not saved yet."""
    for begun in await unfinished.begun(visit.tx, visit.who, visit.now) if message.text or message.caption else ():
        form = FORMS.get(begun.form)
        step = form.step_of(begun, message.message_id) if form is not None else None
        if form is not None and step is not None:
            return await form.change(visit, begun, step, message)
    raise SkipHandler


async def newest(visit: Visit) -> tuple[Form[Any, Any], Shown] | None:
    """What can be gone on with: begun by oneself, and still allowed."""
    for begun in await unfinished.begun(visit.tx, visit.who, visit.now):
        form = FORMS.get(begun.form)
        if form is not None and form.view.fits(begun.parameters) and await _is_open(form, visit, begun.parameters):
            return form, begun.parameters
    return None


async def _is_open(form: Form[Any, Any], visit: Visit, about: Shown) -> bool:
    try:
        await form.about(visit, **about)
    except Refused:
        return False
    return True


def know(forms: Iterable[Form[Any, Any]]) -> None:
    """These are the forms there are, by their names."""
    for one in forms:
        if FORMS.setdefault(one.name, one) is not one:
            raise ValueError(f"two forms of one name: {one.name}")
