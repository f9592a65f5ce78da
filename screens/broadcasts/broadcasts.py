"""A tip for everybody: written in every language, checked, sent, and counted."""

from __future__ import annotations

from collections import Counter

from locales import LANGUAGES, Language, escaped, words_for
from screens.codec import pressed
from screens.parts import Names
from screens.screen import Button, Screen


def ask(language: Language, missing: Language) -> Screen:
    words = words_for(language)
    in_language = words.written_in(missing)
    text = (words("Write the tip {in_language}.", in_language=in_language) if missing == LANGUAGES[0]
            else words("Now write the same tip {in_language}.", in_language=in_language))  # fmt: skip
    return Screen(text, ((Button(words("Home"), pressed("home")),),))


def check(language: Language, texts: Names) -> Screen:
    words = words_for(language)
    lines = ["\n\n———\n\n".join(escaped(texts[one]) for one in LANGUAGES if one in texts)]
    lines.append(f"<b>{words('Shall we send it to all chairs and deputies?')}</b>")
    send = Button(words("Send it"), pressed("broadcast"), style="success")
    return Screen("\n\n".join(lines), ((send, Button(words("Write anew"), pressed("tip"))),))


def sent(language: Language, broadcast_id: int, people: int) -> Screen:
    words = words_for(language)
    text = words.many("The tip goes to {number} person.", "The tip goes to {number} people.", people)
    rows = (
        (Button(words("How many received"), pressed("reached", broadcast_id)), Button(words("Home"), pressed("home"))),
    )
    return Screen(text, rows)


def reached(language: Language, broadcast_id: int, states: Counter[str]) -> Screen:
    words = words_for(language)
    arrived, missed = states["sent"], states["unreachable"] + states["failed"] + states["unknown"]
    lines = [words("Reached: {count} of {all}.", count=words.figure(arrived), all=words.figure(states.total()))]
    if missed:
        lines.append(words("Could not be reached: {count}.", count=words.figure(missed)))
    if waiting := states["waiting"] + states["sending"]:
        lines.append(words("Still on the way: {count}.", count=words.figure(waiting)))
    rows = ((Button(words("Look again"), pressed("reached", broadcast_id)), Button(words("Home"), pressed("home"))),)
    return Screen("\n".join(lines), rows)


def tip(language: Language, text: str) -> Screen:
    words = words_for(language)
    return Screen(words.html("<b>Tip of the press service</b>\n\n{text}", text=text))
