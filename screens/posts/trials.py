"""A post on trial: asked for, and how it went."""

from __future__ import annotations

from collections.abc import Sequence

from locales import Language, escaped, words_for
from newsroom.standards.checks import Hint
from screens import actions, hints
from screens.parts import home
from screens.screen import Button, Rows, Screen


def prompt(language: Language) -> Screen:
    words = words_for(language)
    text = words(
        "Let us try: send any photo and two sentences, as if something had happened. It is a trial, and nobody but "
        "you sees it."
    )
    return Screen(text, ((home(words),),))


def rehearsed(language: Language, post_id: int, mark: str, found: Sequence[Hint]) -> Screen:
    """Well done, where it would be now, and that from now on it counts; with one piece of advice at most."""
    words = words_for(language)
    lines = [words("<b>That is all there is to it.</b> This is how it would look, and the regional organisation would "
                   "have it now.")]  # fmt: skip
    if found:
        lines.append(f"{words('A hint for the next time:')}\n<i>{escaped(hints.advice(words, found[0]))}</i>")
    lines.append(words("It was a trial, and nobody but you has seen it. What you send from now on is real."))
    rows: Rows = (
        (Button(words("Home"), actions.HOME(), style="primary"),),
        (Button(words("Once more"), actions.TRY()),),
        (Button(words("Send for real"), actions.IN_EARNEST(post_id, mark)),),
    )
    return Screen("\n\n".join(lines), rows)
