"""The way to the desk."""

from __future__ import annotations

from locales import Language, escaped, words_for
from screens import actions
from screens.parts import home
from screens.screen import Button, Rows, Screen


def no_desk(language: Language) -> Screen:
    words = words_for(language)
    text = words("There is no desk here yet. Whoever runs the bot can set it up.")
    return Screen(text, ((home(words),),))


def desk(language: Language, address: str, word: str, *, is_app: bool) -> Screen:
    """What lets in stands behind the hash: it is sent to no server, and written in no log."""
    words = words_for(language)
    link = f"{address}#word={word}"
    text = words("The desk is the same work on a wide screen: the queue, the plan, the figures, the pages, the people.")
    once = words("This link lets you in once, within ten minutes, in any browser. Give it to nobody.")
    rows: Rows = ((Button(words("A new link"), actions.DESK()), home(words)),)
    if is_app:
        rows = ((Button(words("Open the desk"), app=address, style="primary"),), *rows)
    return Screen(f"{text}\n\n{once}\n<code>{escaped(link)}</code>", rows)
