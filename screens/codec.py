"""What a button tells the bot, in the 64 bytes that Telegram gives it: a word and a few short values."""

from __future__ import annotations

from typing import Any, Generic, TypedDict, TypeVar, TypeVarTuple, Unpack, overload

from screens.values import BETWEEN, Kind, Values

MOST_BYTES = 64
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
Ts = TypeVarTuple("Ts")


def pressed(action: str, *values: int | str) -> str:
    """`pressed("review", 17, "approve")` is `review:17:approve`."""
    parts = [action, *map(str, values)]
    if any(BETWEEN in part for part in parts):
        raise ValueError(f"a value with “{BETWEEN}” in it: {parts}")
    data = BETWEEN.join(parts)
    if len(data.encode()) > MOST_BYTES:
        raise ValueError(f"{len(data.encode())} bytes do not fit a button: {data}")
    return data


def parse_pressed(data: str) -> tuple[str, tuple[str, ...]]:
    """The action and its values."""
    action, *values = data.split(BETWEEN)
    return action, tuple(values)


class Ways(TypedDict, total=False):
    """By what else it is done: a button below the text field, commands, and what Telegram's list says they do.

    Whether whoever has no seat may do it, too; and by what codes it was known before, or something that is asked
    there was answered: those buttons stand in chats.
    """

    key: str
    commands: tuple[str, ...]
    does: str
    at_the_door: bool
    was: tuple[str, ...]


class Action(Generic[*Ts]):
    """`HOLD = Action("hold", ID)` is pressed as `HOLD(17)`, and heard by what takes an `int`."""

    @overload
    def __init__(self: Action[()], code: str, /, **ways: Unpack[Ways]) -> None: ...
    @overload
    def __init__(self: Action[A], code: str, a: Kind[A], /, **ways: Unpack[Ways]) -> None: ...
    @overload
    def __init__(self: Action[A, B], code: str, a: Kind[A], b: Kind[B], /, **ways: Unpack[Ways]) -> None: ...
    @overload
    def __init__(
        self: Action[A, B, C], code: str, a: Kind[A], b: Kind[B], c: Kind[C], /, **ways: Unpack[Ways]
    ) -> None: ...
    @overload
    def __init__(
        self: Action[A, B, C, D], code: str, a: Kind[A], b: Kind[B], c: Kind[C], d: Kind[D], /, **ways: Unpack[Ways]
    ) -> None: ...
    def __init__(self, code: str, /, *kinds: Kind[Any], **ways: Unpack[Ways]) -> None:
        self.code, self.kinds = code, kinds
        self.key, self.does = ways.get("key", ""), ways.get("does", "")
        self.commands, self.at_the_door = ways.get("commands", ()), ways.get("at_the_door", False)
        self.codes = (code, *ways.get("was", ()))

    def __call__(self, *values: *Ts) -> str:
        """What its button tells the bot: `HOLD(17)` is `hold:17`."""
        given: tuple[Any, ...] = values
        told = [kind.told(value) for kind, value in zip(self.kinds, given, strict=True)]
        return pressed(self.code, *(part for parts in told for part in parts))


def parse(kinds: tuple[Kind[Any], ...], values: Values) -> tuple[Any, ...]:
    """Each as its field can have it. What stands behind them is of another time, and no harm."""
    return tuple(kind.parse(values, place) for place, kind in enumerate(kinds))
