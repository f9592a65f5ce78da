"""A tip for everybody: written in every language, checked, sent, and counted."""

from __future__ import annotations

from collections import Counter

from locales import LANGUAGES, Language, words_for
from screens import actions
from screens.forms import Offer, Question
from screens.parts import home
from screens.screen import Button, Picture, Piece, Screen


def text(missing: Language, language: Language, _: None) -> Question[str]:
    words = words_for(language)
    in_language = words.written_in(missing)
    if missing == LANGUAGES[0]:
        question = words("Write the tip {in_language}. A photo can be sent with it.", in_language=in_language)
        return Question(question, home(words))
    question = words("Now write the same tip {in_language}.", in_language=in_language)
    return Question(f"<b>{question}</b>", home(words))


def sure(language: Language, _: None) -> Question[bool]:
    words = words_for(language)
    question = f"<b>{words('Shall we send it to all chairs and deputies?')}</b>"
    return Question(question, home(words), ((Offer(words("Send it"), True, "success"),),))


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


def tip(language: Language, text: str, file_id: str = "") -> Screen:
    """With its photo it is one message; where Telegram does not know that any more, the words go alone."""
    words = words_for(language)
    text = words.html("<b>Tip of the press service</b>\n\n{text}", text=text)
    return Screen("", pieces=(Piece(text, (Picture("photo", file_id),)),)) if file_id else Screen(text)
