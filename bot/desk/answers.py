"""What comes of a call, as an answer to the page: JSON, and a number that says what kind of no it was."""

from __future__ import annotations

import html
import json
import re
from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from aiohttp import web

from bot.desk.calls import Content, File
from locales import LANGUAGES, Language
from newsroom.errors import Kind, Refused
from screens import failures

TAG, TAG_KEPT = re.compile(r"<[^>]*>"), re.compile(r"(<[^>]*>)")
LOOKS = {"b": "bold", "i": "italic", "s": "strikethrough", "u": "underline"}
# A page has no last message below to go on from: what its button spoke of is not so any more, and is shown anew.
ON_A_PAGE: dict[Kind, Kind] = {"old_button": "slot_changed"}
FORBIDDEN = ("no_right", "other_seat", "stranger")
dumps = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


class No(Exception):
    """What a person is told, in their language where it is known who they are."""

    def __init__(self, refused: Refused, *languages: Language) -> None:
        super().__init__(refused.kind)
        self.kind = refused.kind
        kind = ON_A_PAGE.get(refused.kind, refused.kind)
        told = [failures.refused(one, kind, refused.parameters).text for one in languages or LANGUAGES]
        self.text = "\n".join(plain(one) for one in told)


class SignedOut(Exception):
    """Nobody is signed in by that token, or no longer."""


def our_fault(incident: str) -> str:
    return "\n".join(plain(failures.our_fault(one, incident).text) for one in LANGUAGES)


def plain(text: str) -> str:
    """Of Telegram's HTML, for a page that shows words as words."""
    return html.unescape(TAG.sub("", text))


def stretches(text: str) -> list[dict[str, Any]]:
    """Of Telegram's HTML, with how each stretch of it looks."""
    found: list[dict[str, Any]] = []
    around: list[str] = []
    for piece in TAG_KEPT.split(text):
        if piece.startswith("</"):
            around.pop()
        elif piece.startswith("<"):
            around.append(piece[1:-1].partition(" ")[0])
        elif piece:
            found.append({"text": html.unescape(piece), "as": [LOOKS[one] for one in around if one in LOOKS]})
    return found


def told(found: Any) -> web.Response:
    if isinstance(found, File):
        named = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name)}",
            "Cache-Control": "no-store",
        }
        return web.Response(body=found.content, content_type=found.kind, headers=named)
    if isinstance(found, Content):
        kept = {"Cache-Control": "private, max-age=3600", "Vary": "Authorization"}  # for whoever asked, and nobody else
        return web.Response(body=found.content, content_type=found.kind, headers=kept)
    return said(HTTPStatus.OK, found if found is not None else {})


def refused(no: No) -> web.Response:
    status = HTTPStatus.FORBIDDEN if no.kind in FORBIDDEN else HTTPStatus.CONFLICT
    return said(status, {"refused": no.kind, "text": no.text})


def failed(status: HTTPStatus, kind: str, text: str = "") -> web.Response:
    return said(status, {"refused": kind, "text": text})


def said(status: HTTPStatus, body: Any) -> web.Response:
    return web.json_response(body, status=status, dumps=dumps, headers={"Cache-Control": "no-store"})
