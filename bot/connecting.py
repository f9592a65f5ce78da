"""`python -m bot connect facebook CODE`: the key of a region's page, looked at before it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.meta import Meta, Page, Refusal, TokenFacts, Unanswered, Unheard
from bot.sealing import is_opened, new_key, seal
from bot.settings import Settings
from bot.troubles import Trouble
from newsroom import outbox
from newsroom.errors import Refused
from newsroom.pages import by_itself
from newsroom.union import door_keys, organisations
from newsroom.union.door_keys import DoorKey
from newsroom.union.organisations import REGION, Place

NEEDED = ("pages_manage_posts", "pages_read_engagement", "pages_show_list")
ENDS_SOON = timedelta(days=14)
HOW = "docs/how-to/facebook.md tells how to get one"
Say = Callable[[str], None]


def require_key(settings: Settings) -> str:
    if not settings.secret_key:
        raise Trouble(
            "SECRET_KEY is missing: with it the page's token is sealed. Put this one into the settings, it was made "
            f"just now, and keep a copy elsewhere: SECRET_KEY={new_key()}"
        )
    return settings.secret_key


async def region_of(tx: AsyncConnection, code: str) -> Place:
    try:
        region = await organisations.require_code(tx, code)
    except Refused:
        raise Trouble(f"{code}: no place has this code; the codes stand in the file that was imported") from None
    if region.level != REGION:
        raise Trouble(f"{code}: this is no region; a page is connected to the region that it belongs to")
    return region


def read_tokens(lines: Sequence[str]) -> tuple[str, str]:
    """The page's token; and whoever asks about it, the app's own token in a second line, else the token itself."""
    given = [line.strip() for line in lines if line.strip()]
    if not given or any(not one.isascii() or not one.isprintable() or " " in one for one in given):
        raise Trouble(f"one line with the page's token is read from standard input; {HOW}")
    return given[0], given[1] if len(given) > 1 else given[0]


async def looked_at(meta: Meta, token: str, asker: str, now: datetime) -> tuple[Page, TokenFacts]:
    """Whose it is, what it may, and how long. Of what Meta answers nothing is repeated in which a token may stand."""
    try:
        facts = await meta.token_facts(token, asker)
        _require_fit(facts, now)
        return await meta.page(token), facts
    except Refusal as refusal:
        raise Trouble(f"Meta refuses (code {refusal.code}): {_meaning(refusal)}") from None
    except Unheard:
        raise Trouble("nobody answers at META_API_URL; is this machine connected?") from None
    except Unanswered:
        raise Trouble("META_API_URL gives no answer that could be read; try again in a moment") from None


def _meaning(refusal: Refusal) -> str:
    if refusal.code == 190:
        return f"the token is expired, withdrawn or mistyped; {HOW}"
    if refusal.code == 100:
        return "only who has a role in the app may ask about its tokens; give the app's own token as a second line"
    return f"the token may not do this; {HOW}"


def _require_fit(facts: TokenFacts, now: datetime) -> None:
    if not facts.is_valid or (facts.ends_at is not None and facts.ends_at <= now):
        raise Trouble(f"the token is valid no more; {HOW}")
    if facts.kind != "PAGE":
        raise Trouble(f"this is the token of a person, not of a page; {HOW}")
    if missing := [one for one in NEEDED if one not in facts.scopes]:
        raise Trouble(f"the token has no permission for {', '.join(missing)}; {HOW}")


def key_of(region: Place, page: Page, facts: TokenFacts, sealed: bytes) -> DoorKey:
    known = {"link": page.link}
    if page.instagram is not None:
        known |= {"instagram": f"https://www.instagram.com/{page.instagram.username}"}
    return DoorKey(region.id, outbox.FACEBOOK, page.id, page.name[:256], sealed, facts.ends_at, known)


def told(page: Page, facts: TokenFacts) -> str:
    linked = f" and Instagram @{page.instagram.username}" if page.instagram is not None else ""
    ends = f"until {facts.ends_at:%Y-%m-%d}" if facts.ends_at is not None else "for good"
    return f"{page.name} ({page.link}){linked}: connected {ends}"


async def put(tx: AsyncConnection, code: str, page: Page, facts: TokenFacts, token: str, secret_key: str) -> None:
    key = key_of(await region_of(tx, code), page, facts, seal(secret_key, token))
    if not await door_keys.put(tx, key, datetime.now(UTC)):
        raise Trouble(f"{page.name}: this page is connected to another region already")
    await by_itself.register(tx, key)


async def forgotten(tx: AsyncConnection, code: str) -> bool:
    return await door_keys.take_away(tx, (await region_of(tx, code)).id, outbox.FACEBOOK, datetime.now(UTC))


def findings(keys: Sequence[DoorKey], secret_key: str, now: datetime) -> list[tuple[bool, str]]:
    """Of `check`: each page by its name, and two weeks before its end what to do about it."""
    return [_finding(key, secret_key, now) for key in keys]


def _finding(key: DoorKey, secret_key: str, now: datetime) -> tuple[bool, str]:
    if not is_opened(secret_key, key.sealed):
        return (
            False,
            f"page {key.title}: this SECRET_KEY does not open its token; put back the old one, or connect anew",
        )
    if key.ends_at is None:
        return True, f"page {key.title}: connected for good"
    ends = f"{key.ends_at:%Y-%m-%d}"
    if key.ends_at <= now:
        return False, f"page {key.title}: its key ended on {ends}; connect it anew, {HOW}"
    soon = key.ends_at <= now + ENDS_SOON
    return not soon, f"page {key.title}: connected until {ends}" + (f"; connect it anew before, {HOW}" if soon else "")
