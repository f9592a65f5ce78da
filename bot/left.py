"""What a screen leaves in the chat: its photos, and its buttons; and what of that goes when the next one is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from hashlib import blake2s
from typing import Any

from handlers.views import Shown
from handlers.visit import Visit
from screens.screen import Menu, Piece, Screen

# What is to be printed, kept or passed on stays in the chat.
STAYS = ("report_file", "reached", "library_poster", "library_print")
ALONE = ("digest",)  # without pieces these have lost them: no other screen is about the same
REMOVABLE = timedelta(hours=47)  # Telegram says 48 of them; after that only buttons can be taken away


@dataclass(frozen=True, slots=True)
class Left:
    """`buttons` is the message with the buttons, 0 where they may stay; `pieces` stand above it and go with `matter`.

    `mark` tells the same pieces again. It is `whole` while below them stands the very screen that they were sent with.
    """

    pieces: tuple[int, ...] = ()
    buttons: int = 0
    matter: str = ""
    mark: str = ""
    whole: bool = False
    at: int = 0

    def stored(self) -> dict[str, Any]:
        """As it is read again."""
        kept = {name: getattr(self, name) for name in NAMES} | {"pieces": list(self.pieces)}
        return kept if self.pieces or self.buttons else {}

    @classmethod
    def parsed(cls, stored: dict[str, Any]) -> Left:
        """What another version has left stays where it is."""
        try:
            return cls(**stored | {"pieces": tuple(stored["pieces"])}) if stored else cls()
        except (KeyError, TypeError):
            return cls()

    def is_removable(self, now: datetime) -> bool:
        return now.timestamp() - self.at < REMOVABLE.total_seconds()


NAMES = tuple(field.name for field in fields(Left))


@dataclass(frozen=True, slots=True)
class Change:
    """What stands once the next screen is shown, what goes, and whether it takes the place of what was tapped.

    `alone`: removed by itself, for it may be too old. `bared`: keeps its words and loses its buttons.
    """

    stands: Left = Left()
    removed: tuple[int, ...] = ()
    alone: int = 0
    bared: int = 0
    in_place: bool = False


def matter_of(shown: Shown) -> str:
    """What photos and files belong to: those of a post, or of an item, stay while anything is done with it."""
    if shown.get("view") in ("site", "site_link", "site_reason"):
        return "offer"
    if shown.get("view") in STAYS:
        return ""
    if shown.get("view") in ALONE:
        return str(shown["view"])
    if "broadcast" in shown:
        return f"broadcast:{shown['broadcast']}"
    if "report" in shown:
        return f"report:{shown['report']}"
    if "item" in shown:
        return f"item:{shown['item']}"
    return f"post:{shown['post']}" if "post" in shown else ""


def placed(screen: Screen, visit: Visit, menu: Menu | None = None) -> Screen:
    """With what is known of where it is shown."""
    matter, asks = matter_of(visit.stands), visit.question() is not None
    return replace(screen, menu=menu, matter=matter, asks=asks) if matter or asks or menu else screen


def mark_of(pieces: Sequence[Piece]) -> str:
    """None of what is drawn when it is sent: it may look different each time."""
    if not pieces or any(one.pages or any(picture.drawn for picture in one.pictures) for one in pieces):
        return ""
    told = [(piece.text, [(one.kind, one.file_id) for one in piece.pictures]) for piece in pieces]
    return blake2s(repr(told).encode(), digest_size=8).hexdigest()


def _tells_of_menu(screen: Screen) -> bool:
    """In a message of its own, which stands between."""
    return screen.menu is not None and bool(screen.menu.text)


def by_tap(before: Left, screen: Screen, tapped: int, now: datetime) -> Change:
    """In place, if it can be; else what was tapped goes: buttons stand below what they speak of, and only once."""
    below = before.buttons == tapped
    same = below and bool(before.mark) and mark_of(screen.pieces) == before.mark
    goes = _gone(before, now)
    if screen.beside:
        in_place = bool(tapped) and not _tells_of_menu(screen)
        return Change(
            replace(before, whole=before.whole and not below), alone=0 if in_place else tapped, in_place=in_place
        )
    if screen.apart:
        removed = tuple(one for one in goes.removed if one != tapped)
        return replace(goes, removed=removed, bared=0 if below else goes.bared)
    if not tapped or _tells_of_menu(screen) or (screen.pieces and not same):
        together = below and before.is_removable(now)
        removed = (*(one for one in goes.removed if one != tapped), *((tapped,) if together else ()))
        return replace(goes, removed=removed, alone=0 if together else tapped, bared=0 if below else goes.bared)
    belongs = before.pieces and screen.matter == before.matter and screen.matter not in ALONE
    if same or (belongs and tapped >= before.buttons):  # below them, be it with help between
        stands = replace(before, buttons=tapped, whole=same)
        return Change(stands, bared=0 if below else before.buttons, in_place=True)
    removed = tuple(one for one in goes.removed if one != tapped)
    stands = Left(buttons=tapped, at=int(now.timestamp())) if screen.asks else Left()
    return Change(stands, removed, bared=0 if below else goes.bared, in_place=True)


def by_message(before: Left, screen: Screen, now: datetime, *, answers: bool) -> Change:
    """Below what was written. A question that it `answers` keeps its words; over help one goes back to it."""
    about_it = screen.matter and screen.matter == before.matter and not screen.pieces and not answers
    if about_it or screen.beside:
        return Change(before)
    return _gone(replace(before, whole=False) if answers else before, now, asked=answers)


def _gone(before: Left, now: datetime, *, asked: bool = False) -> Change:
    """A card goes as a whole; of what is too old only the buttons do, and of a question."""
    stays = 0 if before.pieces and not before.whole and not asked else before.buttons
    if not before.is_removable(now):
        return Change(bared=stays)
    return Change(removed=(*before.pieces, stays)) if before.whole else Change(removed=before.pieces, bared=stays)


def left_by(screen: Screen, sent: Sequence[int], now: datetime) -> Left:
    """Of what was sent anew: the buttons stand last. What is said beside leaves what stands."""
    pieces = tuple(sent[:-1]) if screen.matter and screen.pieces else ()
    if not sent or not screen.text or screen.beside or not (pieces or screen.asks):
        return Left()
    mark = mark_of(screen.pieces) if pieces else ""
    return Left(pieces, sent[-1], screen.matter, mark, bool(pieces), int(now.timestamp()))
