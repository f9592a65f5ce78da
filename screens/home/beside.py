"""What is said above any home: a remark that was written there, what was begun, the desk, the language."""

from __future__ import annotations

from dataclasses import replace

from locales import Language, Words, escaped, words_for
from newsroom.values.asking import asks_about
from newsroom.who import CHAIR, DEPUTY
from screens import actions
from screens.helps import worded
from screens.home.common import other_languages
from screens.home.helps import ANSWERS, OF_ROLE
from screens.names import unstopped
from screens.screen import Button, Screen


def choose_language(language: Language) -> Screen:
    words = words_for(language)
    return Screen(words("Choose your language."), tuple((one,) for one in other_languages(words)))


def with_remark(language: Language, home: Screen, remark: str, role: str, *, is_post: bool) -> Screen:
    """A question is answered; anything else short may have been meant as a post, and so may the question."""
    words = words_for(language)
    topic = asks_about(remark)
    make = ((Button(words("Make it a post"), actions.MAKE()),),) if is_post else ()
    if topic is not None:
        text = f"<i>{escaped(remark)}</i>\n\n{answer(words, topic, role)}"
        return replace(home, text=text, buttons=(*make, *home.buttons))
    text = words.html("Got it: «{text}». If this is a post, press the button below.", text=unstopped(remark))
    return replace(home, text=f"{text}\n\n{home.text}", buttons=(*make, *home.buttons))


def answer(words: Words, topic: str, role: str) -> str:
    of_branch = role in (CHAIR, DEPUTY)
    return escaped(worded(words, ANSWERS[topic] if of_branch and topic in ANSWERS else OF_ROLE[role]))


def with_desk(language: Language, home: Screen) -> Screen:
    words = words_for(language)
    desk = (Button(words("On a wide screen"), actions.DESK()),)
    return replace(home, buttons=(*home.buttons[:-1], desk, *home.buttons[-1:]))


def with_begun(language: Language, home: Screen, title: str) -> Screen:
    """What was answered in part, and left, is gone on with."""
    words = words_for(language)
    go_on = (Button(words("Go on: {what}", what=words(title)), actions.GO_ON()),)
    return replace(home, buttons=(go_on, *home.buttons))
