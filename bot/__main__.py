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

from bot import addresses, checks, commands, settings
from bot.logs import catch_what_escapes, set_up_logs
from bot.masks import Mask
from bot.said import Say, spoken
from bot.troubles import Trouble
from locales.said import told
from newsroom import weeks
from newsroom.who import ROLES


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Tilshi: branches report to their region.")
    orders = parser.add_subparsers(dest="order", metavar="ORDER")
    run = orders.add_parser("run", help="run the bot until Ctrl-C")
    run.add_argument(
        "--webhook", action=argparse.BooleanOptionalAction, dest="by_webhook",
        help="let Telegram bring updates, to several processes on PostgreSQL (settings WEBHOOK_…); "
        "with --no-webhook one that is set is taken away, and updates are asked for",
    )  # fmt: skip
    orders.add_parser("health", help="say whether the bot on this machine is well, and call nobody: for containers")
    orders.add_parser("check", help="look at everything that could be wrong")
    bring_in = orders.add_parser("import", help="bring in an organisation tree, or past counts from a spreadsheet")
    bring_in.add_argument("file", type=Path, help="a tree (.toml), or the sheet that the bot sends (.xlsx)")
    bring_in.add_argument("--dry-run", action="store_true", help="only say what would change")
    invite = orders.add_parser("invite", help="print a link that lets somebody in")
    invite.add_argument("--role", choices=ROLES, required=True)
    invite.add_argument("--organisation", required=True, metavar="CODE")
    report = orders.add_parser(
        "report", help="what a place has sent in a time, as text, data, picture, spreadsheet or document"
    )
    report.add_argument("code", metavar="CODE", help="of a region or a branch; `centre` is the whole union")
    report.add_argument("--from", dest="first", required=True, metavar="DATE", help="the first day: 2026-11-01")
    report.add_argument("--to", dest="last", required=True, metavar="DATE", help="the last day, which is in it")
    report.add_argument("--language", required=True, help="a language of the bot, by its code")
    report.add_argument("--format", choices=("text", "json", "png", "xlsx", "docx", "pdf"), default="text")
    report.add_argument("--output", type=Path, metavar="FILE", help="else it goes to the standard output")
    backup = orders.add_parser("backup", help="write all of it into one file, while the bot goes on working")
    backup.add_argument("--to", dest="target", type=Path, required=True, metavar="FILE")
    restore = orders.add_parser("restore", help="bring a backup back, into an empty database of either engine")
    restore.add_argument("source", type=Path, metavar="FILE")
    for kept in (backup, restore):
        kept.add_argument(
            "--passphrase-file", type=Path, metavar="FILE", help="in whose first line the passphrase stands"
        )
    move = orders.add_parser("move", help="bring all of it into an empty database, of the other engine")
    move.add_argument("--from", dest="source", required=True, metavar="ADDRESS", help="as in DATABASE_URL")
    move.add_argument("--to", dest="target", required=True, metavar="ADDRESS")
    for order, does in (("connect", "read a page's token from standard input, and keep it sealed"),
                        ("disconnect", "forget the token of a page")):  # fmt: skip
        door = orders.add_parser(order, help=does)
        door.add_argument("door", choices=("facebook",))
        door.add_argument("region", metavar="CODE", help="of the region that the page belongs to")
    return parser


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
        return await commands.connect(known, given.region, read_lines(), say)
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


def read_lines() -> list[str]:
    """Unseen where it is typed, or pasted, by hand."""
    if sys.stdin is not None and sys.stdin.isatty():
        return [getpass("the page's token: ")]
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
    given = parser().parse_args()
    if given.order is None:
        parser().print_help()
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
