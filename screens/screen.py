"""A screen as a value: it can be compared, kept as a golden file, and drawn again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from newsroom.posts.framing import Framed

Rows = tuple[tuple["Button", ...], ...]


@dataclass(frozen=True, slots=True)
class Button:
    """Exactly one of `data`, `url`, `app` and `copy` says what it does. `app`: a page that opens in Telegram itself."""

    text: str
    data: str = ""
    url: str = ""
    app: str = ""
    copy: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo or file to show: kept by Telegram under a file_id, or drawn when it is sent, after the commit.

    What is `framed` has a file_id where it was sent before. What is drawn is sent up anew each time, unless it has a
    name that it is `kept_as`: the same for the same, and for nothing else.
    """

    kind: str
    file_id: str = ""
    framed: Framed | None = None
    drawn: Callable[[], bytes] | None = field(default=None, repr=False)
    name: str = ""
    kept_as: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A message without buttons: a text, or pictures with a text below them. Albums carry no buttons and never grow.

    `pages` are photos of which nobody knows how many there are until they are drawn, when it is sent.
    """

    text: str = ""
    pictures: tuple[Picture, ...] = ()
    pages: Callable[[], Sequence[bytes]] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Amend:
    """A message that stands already gets another text, and buttons; `is_caption` tells where it has it."""

    message: int
    is_caption: bool
    text: str
    buttons: Rows = ()


@dataclass(frozen=True, slots=True)
class Menu:
    """What stays at hand: buttons in words below the text field, and commands. `mark` says whose menu it is.

    Without a text they stay as they are. `app`: what opens beside the text field; None as before, without an address
    nothing of ours.
    """

    mark: str
    text: str
    keys: tuple[tuple[str, ...], ...] = ()
    commands: tuple[tuple[str, str], ...] = ()
    app: Button | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """`text` is Telegram's HTML; `toast` is a word that passes, in answer to a tap. Without a text, a piece that is one
    message has the buttons.

    What goes before the text and its buttons stands in `pieces`; `matter` is what they belong to and go with, where
    they do not stay for good. `asks`: its buttons are of no use once it is answered. `menu` is there when another one
    is to be shown from now on. `amends` and `removes` speak of messages that stand already; what comes to them answers
    the one that it goes `below`. What is `public` goes into a channel, once and as it was previewed: where either is
    not certain, somebody is asked. What is said `beside` takes nothing away of what it is said to; what is shown
    `apart` leaves what was tapped as it stands; a `caption` takes the place of words below a photo, too. `since`: of
    what the sender draws, how long that has been on the screen. `later`: only its `toast` is known, and the rest is
    drawn after the transaction.
    """

    text: str
    buttons: Rows = ()
    pieces: tuple[Piece, ...] = ()
    toast: str = ""
    menu: Menu | None = None
    matter: str = ""
    asks: bool = False
    amends: tuple[Amend, ...] = ()
    removes: tuple[int, ...] = ()
    below: int | None = None
    public: bool = False
    beside: bool = False
    apart: bool = False
    caption: bool = False
    since: datetime | None = None
    later: bool = False

    @property
    def messages(self) -> int:
        """How many it is to Telegram, whose pace counts each picture of an album."""
        said = sum(max(len(piece.pictures), 1) for piece in self.pieces if piece.text or piece.pictures)
        return max(said + bool(self.text), 1)
