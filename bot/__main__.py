"""`python -m bot run | check | import FILE | invite --role chair … | report vko … | connect facebook vko`."""

from __future__ import annotations

import sys
from pathlib import Path

if not __package__:  # `python …/bot`: then nothing of ours can be found
    HOME = Path(__file__).resolve().parents[1]
    sys.exit(f"Start it in its own folder: cd {HOME} && python -m bot {' '.join(sys.argv[1:])}")

if __name__ == "__main__" and sys.argv[1:] == ["health"]:  # asked each few seconds, and quick: nothing else is loaded
    from bot.watch import heartbeat

    sys.exit(heartbeat.main())

import argparse
import asyncio
import signal
import threading
from getpass import getpass

from bot import addresses, checks, commands, orders, settings
from bot.logs import catch_what_escapes, set_up_logs
from bot.masks import Mask
from bot.said import Say, spoken
from bot.troubles import Trouble
from locales.said import Speaks, plain, told
from newsroom import weeks


async def obey(given: argparse.Namespace, known: settings.Settings, say: Say) -> int:
    if given.order == "run":
        return await commands.run(known, by_webhook=given.by_webhook)
    if given.order == "check":
        return await checks.check(known, say)
    if given.order == "import":
        return await commands.bring_in(known, given.file, say, dry_run=given.dry_run)
    if given.order == "report":
        from bot.reporting import report  # with what draws, which the other commands do without

        return await report(
            known, given.code, given.first, given.last, given.language, given.format, given.output
        )  # fmt: skip
    if given.order in ("backup", "restore", "move"):
        return await keep(given, known, say)
    if given.order == "connect":
        return await commands.connect(known, given.region, read_lines(spoken(known.language)), say)
    if given.order == "disconnect":
        return await commands.disconnect(known, given.region, say)
    return await commands.invite(known, given.role, given.organisation, say)


async def keep(given: argparse.Namespace, known: settings.Settings, say: Say) -> int:
    """SIGTERM ends these in good order, too: to what runs in the background nobody can press Ctrl-C."""
    task = asyncio.current_task()
    if task is not None and threading.current_thread() is threading.main_thread():  # no other may ask for signals
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    if given.order == "move":
        from bot.moving import move

        return await move(given.source, given.target, say)
    from bot.backups import backup, restore  # with what packs, which the other commands do without

    does = backup if given.order == "backup" else restore
    return await does(known, given.target if does is backup else given.source, given.passphrase_file, say)


def read_lines(words: Speaks) -> list[str]:
    """Unseen where it is typed, or pasted, by hand."""
    if sys.stdin is not None and sys.stdin.isatty():
        return [getpass(f"{words('the token of the page')}: ")]
    return sys.stdin.read().splitlines() if sys.stdin is not None else []


def secrets_of(given: argparse.Namespace) -> list[str]:
    """What stands in the order itself, and is not to be repeated."""
    named = [given.source, given.target] if given.order == "move" else []
    return [
        secret for address in named if addresses.database(address) for secret in addresses.database_secrets(address)
    ]


def main() -> int:
    set_up_logs("text")
    catch_what_escapes()
    parser = orders.parser(settings.speech_without() if orders.asks_for_help(sys.argv[1:]) else plain)
    given = parser.parse_args()
    if given.order is None:
        parser.print_help()
        return 2
    try:
        known = settings.read()
    except settings.SettingsError as error:
        print(error.told(settings.speech_without()), file=sys.stderr)
        return 2
    set_up_logs(known.log_format, known.secrets)
    weeks.set_default_zone(known.timezone)
    words = spoken(known.language)
    hide = Mask([*known.secrets, *secrets_of(given)])
    try:
        return asyncio.run(obey(given, known, lambda line: print(hide(told(line, words)))))
    except Trouble as trouble:
        print(hide(trouble.told(words)), file=sys.stderr)
        return trouble.code


if __name__ == "__main__":
    sys.exit(main())
