"""`python -m bot run | check | import FILE | invite --role chair --organisation ridder`."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from bot import commands, settings
from newsroom.errors import Refused
from newsroom.who import ROLES


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Tilshi: branches report to their region.")
    orders = parser.add_subparsers(dest="order", required=True)
    orders.add_parser("run", help="run the bot until Ctrl-C")
    orders.add_parser("check", help="look at everything that could be wrong")
    bring_in = orders.add_parser("import", help="bring in an organisation tree")
    bring_in.add_argument("file", type=Path)
    invite = orders.add_parser("invite", help="print a link that lets somebody in")
    invite.add_argument("--role", choices=ROLES, required=True)
    invite.add_argument("--organisation", required=True, metavar="CODE")
    return parser.parse_args()


async def obey(given: argparse.Namespace) -> int:
    known = settings.read()
    if given.order == "run":
        return await commands.run(known)
    if given.order == "check":
        return await commands.check(known, print)
    if given.order == "import":
        return await commands.bring_in(known, given.file, print)
    return await commands.invite(known, given.role, given.organisation, print)


def main() -> int:
    try:
        return asyncio.run(obey(options()))
    except settings.SettingsError as error:
        print(error, file=sys.stderr)
    except Refused as refused:
        print(f"{refused.kind}: {refused.parameters}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
