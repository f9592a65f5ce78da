"""The conversation between a reader and those who have sent something; each side sees it in their own language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from locales import Language, Words, escaped, words_for
from newsroom.broadcasts.broadcasts import Broadcast, Content
from newsroom.broadcasts.talks import Word
from screens import actions
from screens.broadcasts.reading import about
from screens.forms import Question
from screens.parts import Names, back, home, name_in
from screens.screen import Button, Screen


def write(language: Language, content: Broadcast) -> Question[str]:
    words = words_for(language)
    to = words("Write your message. It goes to the press service.")
    return Question(f"{about(words, content)}\n\n<b>{to}</b>", home(words))


@dataclass(frozen=True, slots=True)
class Thread:
    """`place` is where its reader sits."""

    content: Content
    said: Sequence[Word]
    place: Names
    person_id: int


def reply(language: Language, asked: Thread) -> Question[str]:
    words, content, said, place = words_for(language), asked.content, asked.said, asked.place
    name = next((one.name for one in said if one.is_readers), "")
    lines = [about(words, content), *(_said(words, one) for one in said)]
    to = words.html("Write your reply. It goes to {name} ({place}).", name=name, place=name_in(language, place))
    return Question("\n\n".join([*lines, f"<b>{to}</b>"]), back(words, actions.REACHED(content.id)))


def _said(words: Words, word: Word) -> str:
    name = word.name if word.is_readers else words("Press service")
    return words.html("<b>{name}:</b> {words}", name=name, words=word.words)


def thread(language: Language, content: Content, said: Sequence[Word], zone: tzinfo, today: date) -> Screen:
    """As its reader sees it, with when it was said."""
    words = words_for(language)
    lines = [f"{_said(words, one)} <i>{words.moment(one.at, zone, today=today)}</i>" for one in said]
    lines += [words("It is sent. The answer comes here.")] if said and said[-1].is_readers else []
    rows = ((Button(words("Write more"), actions.CAST_WRITE(content.id)), home(words)),)
    return Screen("\n\n".join([about(words, content), *lines]), rows)


def for_senders(language: Language, content: Content, word: Word, place: Names) -> Screen:
    words = words_for(language)
    who = words.html("<b>{name}</b> ({place}) writes:", name=word.name, place=name_in(language, place))
    rows = ((Button(words("Reply"), actions.CAST_REPLY(content.id, word.person_id)),),)
    return Screen(f"{who}\n{escaped(word.words)}\n\n{about(words, content)}", rows)


def for_reader(language: Language, content: Content, word: Word) -> Screen:
    words = words_for(language)
    rows = ((Button(words("Write to the sender"), actions.CAST_WRITE(content.id)),),)
    heading = words("The press service answers:")
    return Screen(f"<b>{heading}</b>\n{escaped(word.words)}\n\n{about(words, content)}", rows)


def replied(language: Language, broadcast_id: int) -> Screen:
    words = words_for(language)
    return Screen(words("Your reply is on its way."), ((back(words, actions.REACHED(broadcast_id)), home(words)),))
