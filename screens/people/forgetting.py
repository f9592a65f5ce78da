"""What is stored about a person, and what becomes of it when they ask to be forgotten."""

from __future__ import annotations

from locales import Language, Words, own_name, words_for
from newsroom.people.forgetting import Stored
from screens import actions
from screens.parts import home, name_in, role_name
from screens.screen import Button, Rows, Screen


def stored(language: Language, known: Stored) -> Screen:
    words = words_for(language)
    lines = [f"<b>{words('What is stored about you')}</b>", _erased(words, known), _stays(words, known)]
    if not known.terms:
        lines = lines[:2]
    erase = Button(words("Erase"), actions.FORGET_SURE(), style="danger")
    rows: Rows = ((erase, home(words)),)
    return Screen("\n\n".join(lines), rows)


def _erased(words: Words, known: Stored) -> str:
    lines = [words("Will be erased:")]
    if known.name:
        lines.append("• " + words.html("name: {name}", name=known.name))
    numbers = ", ".join(map(str, known.accounts))
    lines.append("• " + words("number of the Telegram account: {numbers}", numbers=numbers))
    lines.append("• " + words("language: {language}", language=own_name(known.language)))
    for count, what in (
        (known.drafts, words("drafts")),
        (known.requests, words("requests to join")),
        (known.questions, words("questions to the region, with their answers")),
        (known.notices, words("messages of the bot to you")),
    ):
        if count:
            lines.append(f"• {what}: {words.figure(count)}")
    return "\n".join(lines)


def _stays(words: Words, known: Stored) -> str:
    """The branch's history, in which no name stands any more."""
    lines = [words("Will stay, without your name:")]
    for term in known.terms:
        role, place = role_name(words, term.role, acting=term.acting), name_in(words.language, term.place)
        lines.append("• " + words.html("term: {role}, {place}", role=role, place=place))
    for count, what in (
        (known.posts, words("posts of the branch")),
        (known.counts, words("counts and figures")),
        (known.deeds, words("lines in the record of changes")),
    ):
        if count:
            lines.append(f"• {what}: {words.figure(count)}")
    return "\n".join(lines)


def confirm(language: Language, *, has_seat: bool) -> Screen:
    words = words_for(language)
    text = words("Erase it now?")
    if has_seat:
        text += " " + words("You lose access to the bot. This cannot be undone.")
    erase = Button(words("Yes, erase"), actions.FORGET_NOW(), style="danger")
    return Screen(text, ((erase, Button(words("No"), actions.HOME())),))


def forgotten(language: Language) -> Screen:
    words = words_for(language)
    return Screen(words("It is erased. Thank you for your work. To come back you need a new invitation."))
