"""A link in what somebody sends: found, and cleaned of what copying, sharing and another keyboard have done to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from newsroom.values.folding import UNSEEN

LONGEST = 512
LONGEST_BESIDE = 60  # letters: more than that around a link is a text with a link in it
# Letters that look the same on a Russian or Kazakh keyboard: in an address they are meant as Latin ones.
ALIKE = str.maketrans("авекмнорстухіѕјһАВЕКМНОРСТУХІЅЈҺ", "abekmhopctyxisjhABEKMHOPCTYXISJH")
LATIN, CYRILLIC = re.compile(r"[a-z]", re.IGNORECASE), re.compile(r"[\u0400-\u04ff]")
A_LINK = re.compile(
    r"(?<![@\w.])(?:[a-z]{2,20}://)?(?:[^\s/@:<>()\"«».,?#]+\.)+(?:xn--[a-z0-9-]{2,59}|[^\W\d_]{2,24})(?![\w.@])(?:[/?#:][^\s<>\"«»]*)?",
    re.IGNORECASE,
)
OTHER_ENDINGS = ("қаз", "рф")
TAIL = ".,;:!?)]}'’”"
WRAPPED = {"u", "url", "q"}  # what the pages that lead on call the address they lead to
LEADS_ON = ("l.php", "sharer", "flx/warn", "redirect", "url")
TRACKING = re.compile(
    r"utm_.*|.*clid|igshid?|mibextid|ref|refsrc|rdid|share_url|si|feature|from|_r|_t|lang|locale|hl|__tn__|__cft__.*"
)


@dataclass(frozen=True, slots=True)
class Link:
    """`host` in small letters; `segments` of the path as they are read; `query` without what only tracks."""

    host: str
    segments: tuple[str, ...]
    query: dict[str, str]
    fragment: str = ""
    is_mended: bool = False

    def is_of(self, *hosts: str) -> bool:
        return any(self.host == one or self.host.endswith("." + one) for one in hosts)

    @property
    def first(self) -> str:
        return self.segments[0].lower() if self.segments else ""

    def behind(self, count: int) -> Link:
        """The same without its first segments."""
        return Link(self.host, self.segments[count:], self.query, self.fragment, self.is_mended)


def find_link(text: str) -> Link | None:
    """The one link that is sent, whatever few words stand around it; None where there is none, or a text around it."""
    text = text[: 4 * LONGEST].translate(UNSEEN).strip()
    found = {match.group().rstrip(TAIL): match for match in A_LINK.finditer(text)}
    beside = text
    for one in found:
        beside = beside.replace(one, "")
    if len(found) != 1 or sum(map(str.isalpha, beside)) > LONGEST_BESIDE:
        return None
    (written,) = found
    return read_link(written) if len(written) <= LONGEST else None


def read_link(written: str, *, inside: int = 0) -> Link | None:
    """Where it only leads on to another (a page that warns, or one that shares), the other."""
    scheme, apart, rest = written.partition("://")
    if apart and scheme.lower() not in ("http", "https"):
        return None
    try:
        parts = urlsplit(f"https://{rest if apart else written}")
        host, query = (parts.hostname or "").rstrip("."), dict(parse_qsl(parts.query))
    except ValueError:
        return None
    host, is_mended = _latin(_readable(host))
    if not (ending := host.rpartition(".")[2]).isascii() and ending not in OTHER_ENDINGS:
        return None
    segments = [_latin(unquote(one)) for one in parts.path.split("/") if one]
    on = next((value for name, value in query.items() if name in WRAPPED and "://" in value), None)
    if on is not None and not inside and any(one in parts.path for one in LEADS_ON):
        return read_link(on, inside=1)
    kept = {name: value for name, value in query.items() if not TRACKING.fullmatch(name.lower())}
    mended = is_mended or any(mended for _, mended in segments)
    return Link(host.removeprefix("www."), tuple(one for one, _ in segments), kept, parts.fragment, mended)


def _readable(host: str) -> str:
    """As browsers copy a host that has other letters than Latin ones."""
    try:
        return host.encode("ascii").decode("idna") if "xn--" in host else host.lower()
    except UnicodeError:
        return host.lower()


def _latin(text: str) -> tuple[str, bool]:
    """Where a Latin word has Cyrillic letters in it that look like Latin ones; a Cyrillic word stays as it is."""
    if not (CYRILLIC.search(text) and LATIN.search(text)):
        return text, False
    latin = text.translate(ALIKE)
    return (latin, True) if not CYRILLIC.search(latin) else (text, False)
