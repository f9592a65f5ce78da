"""Links inside text: which are people, emoji or moments, and how Telegram rewrites the rest."""

from __future__ import annotations

import ipaddress
import re

from simulator.text.units import SPACE, Entity, ascii_lower, whole_number

NO_HOST = "URL host is empty"
_SCHEMES = ("tg", "ton", "tonsite")
_LAST_USER = (1 << 40) - 1

_PROTOCOL = re.compile(r"([^:/?#@\[\]]*)://")
_AUTHORITY = re.compile(r"[^/?#]*")
# The signs allowed in a host and, with the colon, before the `@`.
_HOST = re.compile(r"(?:[a-z0-9.\-_!$,~*'();&+=]|%[0-9a-f]{2}|[^\x00-\x7f])*")
_USERINFO = re.compile(r"(?:[a-zA-Z0-9.\-_!$,~*'();&+=:]|%[0-9a-fA-F]{2}|[^\x00-\x7f])*")
_SCHEME_HOST = {
    "tg": re.compile(r"[a-z0-9_-]*"),
    "ton": re.compile(r"[a-z0-9_-]*"),
    "tonsite": re.compile(r"[a-z0-9_.-]*"),
}
_DATE_FORMAT = re.compile(r"[tTdDwW]*")


class BadLink(ValueError):
    """A link Telegram would not keep, with its own words for why."""


def link_entity(url: str) -> Entity | None:
    """What a link written in markup becomes; markup drops a bad link silently."""
    user = user_of(url)
    if user is not None:
        return {"type": "text_mention", "user": {"id": user}}
    try:
        return {"type": "text_link", "url": checked(url)}
    except BadLink:
        return None


def emoji_or_time(url: str) -> Entity | None:
    """What `![..](..)` makes in MarkdownV2: a custom emoji or a moment in time, nothing else."""
    emoji = custom_emoji_id(_parameter(url, "emoji", "id") or "")
    if emoji is not None:
        return {"type": "custom_emoji", "custom_emoji_id": emoji}
    moment = whole_number(_parameter(url, "time", "unix") or "", 32)
    shape = date_format(_parameter(url, "time", "format") or "")
    if moment is None or moment <= 0 or shape is None:
        return None
    return {"type": "date_time", "unix_time": moment, "date_time_format": shape}


def user_of(url: str) -> int | None:
    """The user in `tg://user?id=123`."""
    user = whole_number(_parameter(url, "user", "id") or "", 64)
    return user if user is not None and 0 < user <= _LAST_USER else None


def custom_emoji_id(text: str) -> str | None:
    number = whole_number(text, 64)
    return str(number) if number else None


def date_format(text: str) -> str | None:
    """The shape of a moment, rewritten in Telegram's own order; None for one it does not know."""
    if text in ("r", "R"):
        return "r"
    if _DATE_FORMAT.fullmatch(text) is None:
        return None
    day = "d" if "d" in text else "D" if "D" in text else ""
    clock = "t" if "t" in text else "T" if "T" in text else ""
    return ("w" if "w" in text.lower() else "") + day + clock


def _parameter(url: str, host: str, name: str) -> str | None:
    """One parameter of `tg://host?name=value`; None if the link is of another kind."""
    if ascii_lower(url[:3]) != "tg:":
        return None
    rest = url[3:].removeprefix("//")
    if ascii_lower(rest[: len(host)]) != host:
        return None
    rest = rest[len(host) :].removeprefix("/")
    if not rest.startswith("?"):
        return None
    for pair in rest[1:].split("#")[0].split("&"):
        key, _, value = pair.partition("=")
        if key == name:
            return value
    return None


def checked(link: str) -> str:
    """The link as Telegram stores it: scheme and closing slash added, host in lower case."""
    scheme = next((name for name in _SCHEMES if ascii_lower(link).startswith(f"{name}:")), None)
    if scheme is None:
        return _checked_web(link)
    return _checked_telegram(scheme, link[len(scheme) + 1 :].removeprefix("//"))


def _checked_web(link: str) -> str:
    protocol, userinfo, host, port, query = _take_apart(link)
    if "." not in host and not host.startswith("["):
        raise BadLink("Wrong HTTP URL")
    who = f"{userinfo}@" if userinfo else ""
    where = f":{port}" if port else ""
    return f"{protocol}://{who}{host}{where}{query}"


def _checked_telegram(scheme: str, rest: str) -> str:
    protocol, userinfo, host, port, query = _take_apart(rest)
    is_web = protocol == "https" or ascii_lower(rest).startswith("http://")
    if is_web or userinfo or port or host.startswith("["):
        raise BadLink("Wrong tg URL" if scheme == "tg" else "Wrong ton URL")
    if _SCHEME_HOST[scheme].fullmatch(host) is None:
        raise BadLink("Unallowed characters in URL host")
    return f"{scheme}://{host}{query[1:] if query.startswith('/?') else query}"


def _take_apart(url: str) -> tuple[str, str, str, int, str]:
    protocol, start = "http", 0
    named = _PROTOCOL.match(url)
    if named is not None:
        protocol, start = ascii_lower(named[1]), named.end()
        if protocol not in ("http", "https"):
            raise BadLink("Unsupported URL protocol")
    authority = _AUTHORITY.match(url, start)
    assert authority is not None  # the pattern also matches nothing at all
    place, port = _split_port(authority[0])
    userinfo, _, host = place.rpartition("@")
    _check_host(ascii_lower(host))
    _check_signs(_USERINFO, userinfo, "userinfo")
    return protocol, userinfo, ascii_lower(host), port, _query(url[authority.end() :])


def _split_port(authority: str) -> tuple[str, int]:
    """Cuts `:443` off; a colon inside brackets or before the user's `@` is not a port."""
    place, colon, digits = authority.rpartition(":")
    if not colon or not place or "]" in digits or "@" in digits:
        return authority, 0
    port = whole_number(digits.lstrip("0"), 32)
    if port is None or not 0 < port <= 65535:
        raise BadLink("Wrong port number specified in the URL")
    return place, port


def _check_host(host: str) -> None:
    if not host:
        raise BadLink(NO_HOST)
    if host == ".":
        raise BadLink("Host is invalid")
    if host.startswith("[") and host.endswith("]"):
        try:
            ipaddress.IPv6Address(host[1:-1])
        except ValueError:
            raise BadLink("Wrong IPv6 address specified in the URL") from None
        return
    _check_signs(_HOST, host, "host")


def _check_signs(allowed: re.Pattern[str], part: str, name: str) -> None:
    good = allowed.match(part)
    end = good.end() if good else 0
    if end < len(part):
        what = "Wrong percent-encoded symbol" if part[end] == "%" else "Disallowed character"
        raise BadLink(f"{what} in URL {name}")


def _query(text: str) -> str:
    """Everything after the host: always begins with a slash, never holds a bare space."""
    text = text.rstrip(SPACE) or "/"
    encoded = "".join(f"%{ord(sign):02X}" if sign <= " " else sign for sign in text)
    return encoded if encoded.startswith("/") else f"/{encoded}"
