"""`python -m bot connect facebook CODE`: the key of a region's page, looked at before it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.checks.findings import Finding, fine, wrong
from bot.masks import Mask
from bot.meta import Meta, Page, Refusal, TokenFacts, Unanswered, Unheard
from bot.sealing import is_opened, new_key, seal
from bot.settings import Settings
from bot.troubles import Trouble
from locales import later
from locales.said import Said, said
from newsroom import outbox
from newsroom.errors import Refused
from newsroom.pages import by_itself
from newsroom.union import door_keys, organisations
from newsroom.union.door_keys import DoorKey
from newsroom.union.organisations import REGION, Place

NEEDED = ("pages_manage_posts", "pages_read_engagement", "pages_show_list")
ENDS_SOON = timedelta(days=14)
HOW = later("docs/how-to/facebook.md tells how to get one")
NO_CODE = later("{code}: no place has this code; the codes stand in the file that was imported")
NO_SECRET = later(
    "SECRET_KEY is missing: with it the page's token is sealed. Put this one into the settings, it was made "
    "just now, and keep a copy elsewhere: SECRET_KEY={key}"
)
NO_REGION = later("{code}: this is no region; a page is connected to the region that it belongs to")
NO_ROLE = later("only who has a role in the app may ask about its tokens; give the app's own token as a second line")
FOR_GOOD, UNTIL = later("page {page}: connected for good"), later("page {page}: connected until {day}")
NOT_OPENED = later("page {page}: this SECRET_KEY does not open its token; put back the old one, or connect anew")


def require_key(settings: Settings) -> str:
    if not settings.secret_key:
        raise Trouble(said(NO_SECRET, key=new_key()))
    return settings.secret_key


async def region_of(tx: AsyncConnection, code: str) -> Place:
    try:
        region = await organisations.require_code(tx, code)
    except Refused:
        raise Trouble(said(NO_CODE, code=code)) from None
    if region.level != REGION:
        raise Trouble(said(NO_REGION, code=code))
    return region


def read_tokens(lines: Sequence[str]) -> tuple[str, str]:
    """The page's token; and whoever asks about it, the app's own token in a second line, else the token itself."""
    given = [line.strip() for line in lines if line.strip()]
    if not given or any(not one.isascii() or not one.isprintable() or " " in one for one in given):
        raise Trouble(said(later("one line with the page's token is read from standard input; {how}"), how=said(HOW)))
    return given[0], given[1] if len(given) > 1 else given[0]


async def looked_at(meta: Meta, token: str, asker: str, now: datetime) -> tuple[Page, TokenFacts]:
    """Whose it is, what it may, and how long. Of what Meta answers nothing is repeated in which a token may stand."""
    try:
        facts = await meta.token_facts(token, asker)
        _require_fit(facts, now)
        return await meta.page(token), facts
    except Refusal as refusal:
        refused = later("Meta refuses (code {code}): {meaning}")
        raise Trouble(said(refused, code=refusal.code, meaning=_meaning(refusal))) from None
    except Unheard:
        raise Trouble(said(later("nobody answers at META_API_URL; is this machine connected?"))) from None
    except Unanswered:
        raise Trouble(said(later("META_API_URL gives no answer that could be read; try again in a moment"))) from None


def _meaning(refusal: Refusal) -> Said:
    if refusal.code == 190:
        return said(later("the token is expired, withdrawn or mistyped; {how}"), how=said(HOW))
    if refusal.code == 100:
        return said(NO_ROLE)
    return said(later("the token may not do this; {how}"), how=said(HOW))


def _require_fit(facts: TokenFacts, now: datetime) -> None:
    if not facts.is_valid or (facts.ends_at is not None and facts.ends_at <= now):
        raise Trouble(said(later("the token is valid no more; {how}"), how=said(HOW)))
    if facts.kind != "PAGE":
        raise Trouble(said(later("this is the token of a person, not of a page; {how}"), how=said(HOW)))
    if missing := [one for one in NEEDED if one not in facts.scopes]:
        lacks = later("the token has no permission for {missing}; {how}")
        raise Trouble(said(lacks, missing=", ".join(missing), how=said(HOW)))


def key_of(region: Place, page: Page, facts: TokenFacts, sealed: bytes) -> DoorKey:
    known = {"link": page.link}
    if page.instagram is not None:
        known |= {"instagram": f"https://www.instagram.com/{page.instagram.username}"}
    return DoorKey(region.id, outbox.FACEBOOK, page.id, page.name[:256], sealed, facts.ends_at, known)


def connected(page: Page, facts: TokenFacts, hide: Mask) -> Said:
    name = f"{page.name} ({page.link})"
    if page.instagram is not None:
        name = f"{name}, Instagram @{page.instagram.username}"
    if facts.ends_at is None:
        return said(FOR_GOOD, page=hide(name))
    return said(UNTIL, page=hide(name), day=f"{facts.ends_at:%Y-%m-%d}")


async def put(tx: AsyncConnection, code: str, page: Page, facts: TokenFacts, token: str, secret_key: str) -> None:
    key = key_of(await region_of(tx, code), page, facts, seal(secret_key, token))
    if not await door_keys.put(tx, key, datetime.now(UTC)):
        raise Trouble(said(later("{page}: this page is connected to another region already"), page=page.name))
    await by_itself.register(tx, key)


async def forgotten(tx: AsyncConnection, code: str) -> bool:
    return await door_keys.take_away(tx, (await region_of(tx, code)).id, outbox.FACEBOOK, datetime.now(UTC))


def findings(keys: Sequence[DoorKey], secret_key: str, now: datetime) -> list[Finding]:
    """Of `check`: each page by its name, and two weeks before its end what to do about it."""
    return [_finding(key, secret_key, now) for key in keys]


def _finding(key: DoorKey, secret_key: str, now: datetime) -> Finding:
    if not is_opened(secret_key, key.sealed):
        return wrong(said(NOT_OPENED, page=key.title))
    if key.ends_at is None:
        return fine(said(FOR_GOOD, page=key.title))
    ends = f"{key.ends_at:%Y-%m-%d}"
    if key.ends_at <= now:
        ended = later("page {page}: its key ended on {day}; connect it anew, {how}")
        return wrong(said(ended, page=key.title, day=ends, how=said(HOW)))
    if key.ends_at <= now + ENDS_SOON:
        soon = later("page {page}: connected until {day}; connect it anew before, {how}")
        return wrong(said(soon, page=key.title, day=ends, how=said(HOW)))
    return fine(said(UNTIL, page=key.title, day=ends))
