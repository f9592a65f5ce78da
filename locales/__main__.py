"""`python -m locales update` and `python -m locales check`."""

from __future__ import annotations

import argparse

from locales.check import check
from locales.glossary import remarks
from locales.place import Place
from locales.update import update


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m locales", description="Looks after the catalogues.")
    parser.add_argument("what", choices=("update", "check"))
    place = Place()
    if parser.parse_args().what == "update":
        lines = update(place)
        print(*lines, sep="\n", end="\n" if lines else "")
        return 0
    lines = check(place)
    print(*lines, *(f"{line} (a remark)" for line in remarks(place)), sep="\n")
    return 1 if lines else 0


if __name__ == "__main__":
    raise SystemExit(main())
