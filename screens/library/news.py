"""What is new in the library, once a month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from locales import Language, words_for
from newsroom.library.items import Listed
from newsroom.library.news import Added
from screens import actions
from screens.library.shelves import item_label
from screens.parts import name_in
from screens.screen import Button, Rows, Screen

SHOWN, NAMED = 5, 4


def news(language: Language, month: date, new: Sequence[Listed]) -> Screen:
    """The newest as buttons; all the others are found in the library."""
    words = words_for(language)
    heading = words.html("<b>New in the library</b> · {month}", month=words.month(month))
    text = words.many("{number} new item. Press to read.", "{number} new items. Press to read.", len(new))
    rows: Rows = tuple((Button(item_label(words, one), actions.LIB_ITEM(one.id, None)),) for one in new[:SHOWN])
    return Screen(f"{heading}\n{text}", (*rows, (Button(words("Library"), actions.LIBRARY()),)))


def with_regions(language: Language, digest: Screen, added: Sequence[Added]) -> Screen:
    """The monthly digest of the press service says who has added something, and leads there."""
    words = words_for(language)
    names = [name_in(language, one.names) for one in added]
    places = ", ".join(names[:NAMED]) + ("…" if len(names) > NAMED else "")
    text = words.many_html("Regions have added {number} item to the library: {places}",
                           "Regions have added {number} items to the library: {places}",
                           sum(one.count for one in added), places=places)  # fmt: skip
    rows = (*digest.buttons[:-1], (Button(words("Library"), actions.LIBRARY()), *digest.buttons[-1]))
    return replace(digest, text=f"{digest.text}\n\n{text}", buttons=rows)
