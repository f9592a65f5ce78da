"""Reads a spreadsheet of past counts, and says as JSON what its cells tell."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

from bot.beside_process import serve
from newsroom.pages import count_sheet
from newsroom.pages.count_sheet import NoSheet


def read(today: bytes, content: bytes) -> bytes:
    try:
        told, wrong = count_sheet.read(content, date.fromisoformat(today.decode()))
    except NoSheet as error:
        return json.dumps({"why": error.kind}).encode()
    found = {"told": [asdict(one) | {"on_day": one.on_day.isoformat()} for one in told]}
    return json.dumps(found | {"wrong": [asdict(one) for one in wrong]}).encode()


if __name__ == "__main__":
    serve(read, parts=2)
