"""`python -m locales update` and `python -m locales check`."""

from __future__ import annotations

import argparse

from locales.catalogue import BrokenCatalogue
from locales.check import check
from locales.glossary import remarks
from locales.place import Place
from locales.update import FaultsInCode, update

CHECKOUT = Place()


def main(arguments: list[str] | None = None, place: Place = CHECKOUT) -> int:
    parser = argparse.ArgumentParser(prog="python -m locales", description="Looks after the catalogues.")
    parser.add_argument("what", choices=("update", "check"))
    updating = parser.parse_args(arguments).what == "update"
    try:
        wrong, remarked = ([], update(place)) if updating else checked(place)
    except FaultsInCode as stopped:
        wrong, remarked = stopped.lines, []
    except (BrokenCatalogue, SyntaxError) as stopped:
        wrong, remarked = [str(stopped)], []
    for line in (*wrong, *remarked):
        print(line.replace("\n", "⏎"))
    return 1 if wrong else 0


def checked(place: Place) -> tuple[list[str], list[str]]:
    """Faults; or, once there are none, remarks, which fail nothing."""
    wrong = check(place)
    return wrong, [] if wrong else [f"{line} (a remark)" for line in remarks(place)]


if __name__ == "__main__":
    raise SystemExit(main())
