"""What is new in the library, once a month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from locales import Language, words_for
from newsroom.library.items import Listed
from screens import actions
from screens.library.shelves import item_label
from screens.screen import Button, Rows, Screen

SHOWN = 5


def news(language: Language, month: date, new: Sequence[Listed]) -> Screen:
    """The newest as buttons; all the others are found in the library."""
    words = words_for(language)
    heading = words.html("<b>New in the library</b> · {month}", month=words.month(month))
    text = words.many("{number} new item. Press to read.", "{number} new items. Press to read.", len(new))
    rows: Rows = tuple((Button(item_label(words, one), actions.LIB_ITEM(one.id, None)),) for one in new[:SHOWN])
    return Screen(f"{heading}\n{text}", (*rows, (Button(words("Library"), actions.LIBRARY()),)))
