"""A tip for everybody: written in every language, checked, sent, and counted."""

from __future__ import annotations

from collections import Counter

from locales import LANGUAGES, Language, escaped, words_for
from screens import actions
from screens.parts import Names
from screens.screen import Button, Screen

BETWEEN = "\n\n———\n\n"


def ask(language: Language, missing: Language, texts: Names) -> Screen:
    """Below what is written already, in another language."""
    words = words_for(language)
    in_language = words.written_in(missing)
    home = Button(words("Home"), actions.HOME())
    if not texts:
        return Screen(words("Write the tip {in_language}.", in_language=in_language), ((home,),))
    question = words("Now write the same tip {in_language}.", in_language=in_language)
    anew = Button(words("Write anew"), actions.TIP_ANEW())
    return Screen(BETWEEN.join([*_written(texts), f"<b>{question}</b>"]), ((anew, home),))


def _written(texts: Names) -> list[str]:
    return [escaped(texts[one]) for one in LANGUAGES if one in texts]


def check(language: Language, texts: Names) -> Screen:
    words = words_for(language)
    lines = [BETWEEN.join(_written(texts))]
    lines.append(f"<b>{words('Shall we send it to all chairs and deputies?')}</b>")
    send = Button(words("Send it"), actions.BROADCAST(), style="success")
    return Screen("\n\n".join(lines), ((send, Button(words("Write anew"), actions.TIP_ANEW())),))


def sent(language: Language, broadcast_id: int, people: int) -> Screen:
    words = words_for(language)
    text = words.many("The tip goes to {number} person.", "The tip goes to {number} people.", people)
    rows = ((Button(words("How many received"), actions.REACHED(broadcast_id)), Button(words("Home"), actions.HOME())),)
    return Screen(text, rows)


def reached(language: Language, broadcast_id: int, states: Counter[str]) -> Screen:
    words = words_for(language)
    arrived, missed = states["sent"], states["unreachable"] + states["failed"] + states["unknown"]
    lines = [words("Reached: {count} of {all}.", count=words.figure(arrived), all=words.figure(states.total()))]
    if missed:
        lines.append(words("Could not be reached: {count}.", count=words.figure(missed)))
    if waiting := states["waiting"] + states["sending"]:
        lines.append(words("Still on the way: {count}.", count=words.figure(waiting)))
    rows = ((Button(words("Look again"), actions.REACHED(broadcast_id)), Button(words("Home"), actions.HOME())),)
    return Screen("\n".join(lines), rows)


def tip(language: Language, text: str) -> Screen:
    words = words_for(language)
    return Screen(words.html("<b>Tip of the press service</b>\n\n{text}", text=text))
