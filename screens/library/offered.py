"""Items as they are offered above the text field of any chat, and as they stand there when one of them is sent."""

from __future__ import annotations

from dataclasses import dataclass

from locales import Language, escaped, words_for
from newsroom.library.items import Item
from newsroom.library.reading import ALL
from newsroom.values.languages import name_in
from screens.parts import label

LONGEST_ABOUT = 100


@dataclass(frozen=True, slots=True)
class Offered:
    """`text` is Telegram's HTML; `button` leads to the item at the bot."""

    id: str
    title: str
    about: str
    text: str
    button: str
    link: str


def offered(language: Language, item: Item, link: str) -> Offered:
    """What is for seats only is sent by its name: whoever reads on has to come in."""
    words = words_for(language)
    title, note = name_in(language, item.titles), name_in(language, item.notes)
    lines = [f"<b>{escaped(title)}</b>"]
    if item.audience == ALL:
        lines += [escaped(note), *map(escaped, item.links)]
    else:
        lines.append(words("It is read in the bot, by those who work in the union."))
    about = label(" ".join(note.split()), LONGEST_ABOUT)
    return Offered(str(item.id), title, about, "\n\n".join(filter(None, lines)), words("Open in the bot"), link)


def nothing(language: Language, letters: str) -> str:
    """Above a list that is empty."""
    words = words_for(language)
    return words("Nothing found. To the library") if letters else words("To the library")
