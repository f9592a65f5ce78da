"""Updates as the Bot API describes them, of every kind and any size, and then spoiled: from a number, so that what was
met once is met again."""

from __future__ import annotations

import random
from copy import deepcopy
from typing import Any

from simulator.schema import Schema

SCHEMA = Schema.load()
PLAIN = {"Integer": 7, "String": "мәтін", "Boolean": True, "True": True, "Float": 1.5}
DEEPEST = 12
WORDS = (
    "", "/start", "Бүгін семинар өтті", "👩‍🏫" * 30, "\x00", "\ud83d", "a\x00b", "x" * 5000, "ا\u202e", "225",
)  # fmt: skip


def nested(depth: int, kind: str = "bold") -> Any:
    text: Any = "x"
    for _ in range(depth):
        text = {"type": kind, "text": [text]}
    return text


HOSTILE = (
    None, True, 0, -1, 2**31, 2**63, 2**70, 10**400, 1.5, float("nan"), float("inf"), "\x00", "\ud83d\ud83d",
    "x" * 20_000, [], {}, [[[]]], [None], {"type": "planet"}, {"id": None}, nested(9), nested(40, "italic"),
    [7] * 5000, [{}] * 2000, {str(key): "" for key in range(500)},
)  # fmt: skip


class Maker:
    """`room`: about how many values one update may hold."""

    def __init__(self, seed: int, room: int = 60) -> None:
        self.chance = random.Random(seed)
        self.room = room

    def update(self) -> dict[str, Any]:
        kind = self.chance.choice([name for name in SCHEMA.types["Update"] if name != "update_id"])
        return {"update_id": self.chance.randint(1, 2**31), kind: self.value(SCHEMA.types["Update"][kind][0])}

    def message(self, kind: str = "message") -> dict[str, Any]:
        return {"update_id": self.chance.randint(1, 2**31), kind: self.value("Message")}

    def value(self, kind: str, depth: int = 0) -> Any:
        if kind.startswith("Array of "):
            most = 4 if self.room > 0 and depth < DEEPEST else 1
            return [self.value(kind.removeprefix("Array of "), depth + 1) for _ in range(self.chance.randint(0, most))]
        if " or " in kind:
            return self.value(self.chance.choice(kind.split(" or ")), depth)
        if kind == "RichText" and (depth >= DEEPEST or self.room <= 0):
            return "мәтін"
        if kind in SCHEMA.unions:
            return self.value(self.chance.choice(SCHEMA.unions[kind]), depth)
        if kind in SCHEMA.types:
            return self._object(kind, depth)
        return self._plain(kind)

    def _object(self, kind: str, depth: int) -> dict[str, Any]:
        made = {}
        for name, (type_, is_required, *constant) in SCHEMA.types[kind].items():
            wanted = depth < DEEPEST and self.room > 0 and self.chance.random() < 0.3
            if is_required or wanted:
                self.room -= 1
                made[name] = constant[0] if constant else self.value(type_, depth + 1)
        return made

    def _plain(self, kind: str) -> Any:
        if kind == "String":
            return self.chance.choice(WORDS)
        return self.chance.choice((0, 1, 7, -100_123, 2**40)) if kind == "Integer" else PLAIN[kind]

    def spoiled(self, update: dict[str, Any], times: int) -> dict[str, Any]:
        """Any value in it, at any depth, may become another, or be gone. By its number it is confirmed all the same."""
        for _ in range(times):
            places = [(holder, key) for holder, key in _places(update) if key != "update_id"]
            if not places:
                break
            holder, key = self.chance.choice(places)
            if self.chance.random() < 0.2:
                del holder[key]
            else:
                holder[key] = deepcopy(self.chance.choice(HOSTILE))
        return update


def _places(value: Any, depth: int = 0) -> list[tuple[Any, Any]]:
    if depth > DEEPEST or not isinstance(value, dict | list):
        return []
    keys = list(value) if isinstance(value, dict) else list(range(min(len(value), 20)))
    return [(value, key) for key in keys] + [one for key in keys for one in _places(value[key], depth + 1)]
