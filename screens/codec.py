"""What a button tells the bot, in the 64 bytes that Telegram gives it: a word and a few short values."""

from __future__ import annotations

from newsroom.values.figures import Amount

MOST_BYTES = 64
BETWEEN = ":"


def pressed(action: str, *values: int | str) -> str:
    """`pressed("review", 17, "approve")` is `review:17:approve`."""
    parts = [action, *map(str, values)]
    if any(BETWEEN in part for part in parts):
        raise ValueError(f"a value with “{BETWEEN}” in it: {parts}")
    data = BETWEEN.join(parts)
    if len(data.encode()) > MOST_BYTES:
        raise ValueError(f"{len(data.encode())} bytes do not fit a button: {data}")
    return data


def carried(amount: Amount) -> tuple[int | str, ...]:
    """An amount among the values of a button, as short as it can be."""
    ends = () if amount.low is None or amount.high is None else (amount.low, amount.high)
    return (amount.value, amount.qualifier, *ends) if amount.qualifier else (amount.value,)


def parse_pressed(data: str) -> tuple[str, tuple[str, ...]]:
    """The action and its values."""
    action, *values = data.split(BETWEEN)
    return action, tuple(values)
