"""The command line: its orders, and what each does in the words of whoever asks."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from locales.said import Speaks
from newsroom.who import ROLES

Orders = argparse._SubParsersAction  # what `add_subparsers` gives has no other name


HELP = {"-h", "--help"}


def asks_for_help(given: Sequence[str]) -> bool:
    return not given or not HELP.isdisjoint(given)


def parser(words: Speaks) -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="python -m bot", description=words("Tilshi: branches report to their region.")
    )  # fmt: skip
    orders = made.add_subparsers(dest="order", metavar="ORDER", title=words("Orders"))
    for add in (_to_run, _to_bring_in, _to_report, _to_keep, _to_connect):
        add(orders, words)
    return made


def _to_run(orders: Orders[argparse.ArgumentParser], words: Speaks) -> None:
    run = orders.add_parser("run", help=words("run the bot until Ctrl-C"))
    by_webhook = words(
        "let Telegram bring updates, to several processes on PostgreSQL (settings WEBHOOK_…); with --no-webhook one "
        "that is set is taken away, and updates are asked for"
    )
    run.add_argument("--webhook", action=argparse.BooleanOptionalAction, dest="by_webhook", help=by_webhook)
    orders.add_parser("health", help=words("say whether the bot on this machine is well, and call nobody"))
    orders.add_parser("check", help=words("look at everything that could be wrong"))


def _to_bring_in(orders: Orders[argparse.ArgumentParser], words: Speaks) -> None:
    bring_in = orders.add_parser(
        "import", help=words("bring in an organisation tree, or past counts from a spreadsheet")
    )
    bring_in.add_argument("file", type=Path, help=words("a tree (.toml), or the sheet that the bot sends (.xlsx)"))
    bring_in.add_argument("--dry-run", action="store_true", help=words("only say what would change"))
    invite = orders.add_parser("invite", help=words("print a link that lets somebody in"))
    invite.add_argument("--role", choices=ROLES, required=True)
    invite.add_argument("--organisation", required=True, metavar="CODE")


def _to_report(orders: Orders[argparse.ArgumentParser], words: Speaks) -> None:
    does = words("what a place has sent in a time, as text, data, picture, spreadsheet or document")
    report = orders.add_parser("report", help=does)
    report.add_argument("code", metavar="CODE", help=words("of a region or a branch; `centre` is the whole union"))
    report.add_argument(
        "--from", dest="first", required=True, metavar="DATE", help=words("the first day: {day}", day="2026-11-01")
    )
    report.add_argument("--to", dest="last", required=True, metavar="DATE", help=words("the last day, which is in it"))
    report.add_argument("--language", required=True, help=words("a language of the bot, by its code"))
    report.add_argument("--format", choices=("text", "json", "png", "xlsx", "docx", "pdf"), default="text")
    report.add_argument("--output", type=Path, metavar="FILE", help=words("else it goes to the standard output"))


def _to_keep(orders: Orders[argparse.ArgumentParser], words: Speaks) -> None:
    backup = orders.add_parser("backup", help=words("write all of it into one file, while the bot goes on working"))
    backup.add_argument("--to", dest="target", type=Path, required=True, metavar="FILE")
    restore = orders.add_parser("restore", help=words("bring a backup back, into an empty database of either engine"))
    restore.add_argument("source", type=Path, metavar="FILE")
    for kept in (backup, restore):
        in_line = words("in whose first line the passphrase stands")
        kept.add_argument("--passphrase-file", type=Path, metavar="FILE", help=in_line)
    move = orders.add_parser("move", help=words("bring all of it into an empty database, of the other engine"))
    move.add_argument("--from", dest="source", required=True, metavar="ADDRESS", help=words("as in DATABASE_URL"))
    move.add_argument("--to", dest="target", required=True, metavar="ADDRESS")


def _to_connect(orders: Orders[argparse.ArgumentParser], words: Speaks) -> None:
    for order, does in (
        ("connect", words("read a page's token from standard input, and keep it sealed")),
        ("disconnect", words("forget the token of a page")),
    ):
        door = orders.add_parser(order, help=does)
        door.add_argument("door", choices=("facebook",))
        door.add_argument("region", metavar="CODE", help=words("of the region that the page belongs to"))
