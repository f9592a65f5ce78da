"""Looks at a picture, and says as JSON what was seen in it."""

from __future__ import annotations

import json
from dataclasses import asdict

from bot.beside_process import serve
from newsroom.standards.photos import look


def looked_at(content: bytes) -> bytes:
    facts = look(content)
    return json.dumps(asdict(facts)).encode() if facts is not None else b""


if __name__ == "__main__":
    serve(looked_at, parts=1)
