"""Draws a photo in its frame."""

from __future__ import annotations

import json

from bot.beside_process import serve
from reports.frames import Texts, framed


def drawn(wanted: bytes, content: bytes, logo: bytes) -> bytes:
    how = json.loads(wanted)
    try:
        return framed(content, how["frame"], how["shade"], Texts(**how["texts"]), logo or None)
    except Exception:  # what Pillow raises over broken bytes is no list that could be told
        return b""


if __name__ == "__main__":
    serve(drawn, parts=3)
