"""`python -m bot move --from ADDRESS --to ADDRESS`: a union has outgrown one engine, or goes back."""

from __future__ import annotations

from bot import addresses
from bot.alone import alone_with
from bot.at_rest import require_at_rest
from bot.backups import opened
from bot.hindrances import named, told
from bot.said import Say
from bot.troubles import Trouble, file_of
from db.copying import UNCHECKED, NotNewest, copy
from locales import later
from locales.said import said

UNREADABLE = later(
    "this is no address of a database, or cannot be read. In a name or password, write @ as %40, : as %3A and / as %2F"
)
MOVED = later("{target}: all is there, compared with {source}, rows: {rows}; now put it into DATABASE_URL")


async def move(source: str, target: str, say: Say) -> int:
    """The source stays as it is."""
    for address in (source, target):
        if not addresses.DATABASES.fullmatch(address) or addresses.database(address) is None:
            raise Trouble(said(UNREADABLE))
    with told(source, target):
        file = file_of(source)
        if file is not None and not file.exists():
            raise NotNewest(None)
        with alone_with(file), alone_with(file_of(target)):  # until it is over, no bot starts there
            for address in (source, target):
                await require_at_rest(address)
            async with opened(source) as read, opened(target, *UNCHECKED) as written:
                rows = await copy(read, written, named(source))
    say(said(MOVED, rows=rows, target=named(target), source=named(source)))
    return 0
