"""Web and email addresses in plain text, found around each dot the way Telegram finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from simulator.text.tlds import is_common
from simulator.text.units import ascii_lower

# White space and typographic signs end an address in any script; joiners and dashes do not.
_NO_ADDRESS = r"\s\u2000-\u200b\u200e\u200f\u2016-\u206f"
_PATH = re.compile(rf"[/?#][^{_NO_ADDRESS}<>\"«»]*")
_TAIL = ".:;,('?!`"
_TELEGRAM = re.compile(rf"(?i:tg|ton|tonsite)://[A-Za-z0-9_-]{{1,253}}({_PATH.pattern})?")

_DOMAIN_SIGN = re.compile(rf"[A-Za-z0-9_.~-]|(?![\x00-\xbf{_NO_ADDRESS}]).")
_DOMAIN = re.compile(rf"(?:[A-Za-z0-9_.~@-]|(?![\x00-\xbf{_NO_ADDRESS}]).)*")
_USER_SIGN = re.compile(rf"[^{_NO_ADDRESS}/\[\]{{}}()'`<>\"@«»]")
_PROTOCOL_SIGN = re.compile(r"[A-Za-z0-9+-]|[^\x00-\x7f\s]")
_WORD_SIGN = re.compile(r"[\w/#@]")
_PORT = re.compile(r":0*([1-9][0-9]{0,4})(?![0-9])", re.A)

_EMAIL = re.compile(
    r"(?:[a-z0-9_-]{0,26}[.+]){0,10}[a-z0-9_-]{1,35}"
    r"@(?:(?:[a-z0-9][a-z0-9_-]{0,28})?[a-z0-9][.]){1,6}[a-z]{2,8}",
    re.I | re.A,
)
_WEB = re.compile(r"(?:https?|ftp|tonsite)://", re.I)
_IPV4_PART = re.compile(r"0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5]", re.A)
_PUNYCODE = re.compile(r"xn--[a-z0-9]{2,}", re.A)
_PAIRS = {")": "(", "]": "[", "}": "{"}

_Found = tuple[str, int, int]


def find(text: str) -> Iterator[_Found]:
    if "://" in text:
        yield from _telegram_links(text)
    for start, end in _around_dots(text):
        url = text[start:end]
        address = url.removeprefix("mailto:")
        if _EMAIL.fullmatch(address):
            yield "email", end - len(address), end
        elif kept := _trimmed(url):
            yield "url", start, start + kept


def _telegram_links(text: str) -> Iterator[_Found]:
    for match in _TELEGRAM.finditer(text):
        path = match[1] or ""
        kept = path[:1] + path[1:].rstrip(_TAIL)
        # A lone `?` or `#` is the sentence's, a lone slash is the link's.
        kept = "" if kept in ("?", "#") else kept
        yield "url", match.start(), match.end() - len(path) + len(kept)


def _around_dots(text: str) -> Iterator[tuple[int, int]]:
    """Each stretch around a dot that may be an address; the next search begins after it."""
    floor = 0
    while (dot := text.find(".", floor)) != -1 and dot + 1 < len(text):
        if text[dot + 1] == " ":
            floor = dot + 2
            continue
        start = _back(_DOMAIN_SIGN, text, floor, dot)
        domain = _DOMAIN.match(text, dot)
        domain_end = domain.end() if domain else dot
        users_after = "@" in text[dot:domain_end]
        if users_after:
            start = _back(_USER_SIGN, text, floor, start)
        end = _end(text, domain_end, dot)
        begin = _with_user_and_protocol(text, floor, start, users_after)
        if begin is None:
            # Not an address; perhaps the part after its last dot begins one.
            floor = max(text.rfind(".", floor, end) + 1, dot + 1)
            continue
        if end > dot + 1:
            yield begin, end
        while text.startswith(".", end):
            end += 1
        floor = max(end, dot + 1)


def _back(sign: re.Pattern[str], text: str, floor: int, position: int) -> int:
    while position > floor and sign.match(text, position - 1):
        position -= 1
    return position


def _end(text: str, end: int, dot: int) -> int:
    """Adds the port and the path, without the punctuation of the sentence around."""
    port = _PORT.match(text, end)
    if port is not None and int(port[1]) <= 65535:
        end = port.end()
    path = _PATH.match(text, end)
    if path is not None:
        kept = path[0][:1] + path[0][1:].rstrip(_TAIL)
        end += 0 if kept in ("?", "#") else len(kept)
    while end > dot + 1 and text[end - 1] == ".":
        end -= 1
    return end


def _with_user_and_protocol(text: str, floor: int, start: int, users_after: bool) -> int | None:
    """Where the address begins with its `user@` and `https://`; None if it cannot be one."""
    if start > floor and text[start - 1] == "@":
        user = _back(_USER_SIGN, text, floor, start - 1)
        if users_after or user == start - 1:
            return None
        start = user
    if start == floor:
        return start
    if text.endswith("://", floor, start) and len(text[floor:start].encode()) >= 6:
        return _with_protocol(text, floor, start)
    return None if _WORD_SIGN.match(text, start - 1) else start


def _with_protocol(text: str, floor: int, start: int) -> int | None:
    name = ascii_lower(text[_back(_PROTOCOL_SIGN, text, floor, start - 3) : start - 3])
    for known, others in (("https", ()), ("http", ("shttp",)), ("ftp", ("tftp", "sftp")), ("tonsite", ())):
        if name.endswith(known) and name not in others:
            return start - 3 - len(known)
    return None


def _trimmed(url: str) -> int:
    """How much of the address Telegram keeps; nothing if it is not a real one."""
    protocol = _WEB.match(url)
    start = protocol.end() if protocol else 0
    cut = min((at for mark in "/?#" if (at := url.find(mark, start)) != -1), default=len(url))
    user, sign, host = url[start:cut].partition("@")
    domain = host if sign else user
    domain = domain.rpartition(":")[0] if ":" in domain else domain
    if not _is_domain(domain, protocol is not None):
        return 0
    return cut + _path_kept(url[cut:])


def _path_kept(path: str) -> int:
    """Stops at a bracket that was not opened inside the path: it belongs to the sentence."""
    depth = {"(": 0, "[": 0, "{": 0}
    end = len(path)
    for index, sign in enumerate(path):
        if sign in depth:
            depth[sign] += 1
        elif sign in _PAIRS:
            depth[_PAIRS[sign]] -= 1
            if depth[_PAIRS[sign]] < 0:
                end = index
                break
    return len(path[:end].rstrip(_TAIL))


def _is_domain(domain: str, has_protocol: bool) -> bool:
    parts = domain.split(".")
    if len(parts) == 1 or domain.lower() == "teiegram.org":  # a known impostor
        return False
    if any(not 0 < len(part.encode()) < 64 or part.endswith("-") for part in parts):
        return False
    if all(part.isascii() and part.isdigit() for part in parts):
        return len(parts) == 4 and all(_IPV4_PART.fullmatch(part) for part in parts)
    top = parts[-1]
    if top.startswith("xn--"):
        good = _PUNYCODE.fullmatch(top.lower()) is not None
    else:
        good = len(top) > 1 and not set(top) & {"_", "-"} and (has_protocol or is_common(top))
    return good and "_" not in parts[-2]
