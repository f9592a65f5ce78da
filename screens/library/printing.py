"""What is printed, as it comes into the chat."""

from __future__ import annotations

from collections.abc import Callable

from locales import Language, words_for
from screens import actions
from screens.parts import back, home
from screens.screen import Picture, Piece, Screen

LONGEST_NAME = 40


def poster(
    language: Language, item_id: int, title: str, pdf: Callable[[], bytes], png: Callable[[], bytes]
) -> Screen:  # fmt: skip
    words = words_for(language)
    text = words("The poster is above: the file is for a printer, the picture for a chat. Hang it where people wait.")
    name = f"{_file_name(title)} QR"
    pictures = (Picture("photo", drawn=png, name=f"{name}.png"), Picture("document", drawn=pdf, name=f"{name}.pdf"))
    buttons = ((back(words, actions.LIB_ITEM(item_id, None)), home(words)),)
    return Screen(text, buttons, tuple(Piece("", (one,)) for one in pictures))


def leaflet(language: Language, item_id: int, title: str, pdf: Callable[[], bytes]) -> Screen:
    words = words_for(language)
    file = Picture("document", drawn=pdf, name=f"{_file_name(title)}.pdf")
    text = words("The file above is for a printer.")
    return Screen(text, ((back(words, actions.LIB_ITEM(item_id, None)), home(words)),), (Piece("", (file,)),))


def _file_name(title: str) -> str:
    """Letters and figures of it, as any machine can keep them."""
    kept = "".join(letter if letter.isalnum() else " " for letter in title)
    return " ".join(kept.split())[:LONGEST_NAME].strip() or "print"
