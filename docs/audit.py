"""What `make audit` has found out: `python -m docs.audit REPORT` reads what pip-audit has written.

pip-audit calls it clean where nobody could be asked, and ends well then: what was not asked about is told here.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

CLEAN, FOUND, NOT_ASKED = 0, 1, 3
MOST_NAMED = 5


def outcome(report: str) -> tuple[int, list[str]]:
    """How it ended, and what is told of it. An empty report is that of one that found nobody to ask."""
    packages: list[dict[str, Any]] = json.loads(report)["dependencies"] if report.strip() else []
    known = [f"{one['name']} {one['version']}: {_holes(one)}" for one in packages if one.get("vulns")]
    if known:
        return FOUND, known
    left = [one["name"] for one in packages if "skip_reason" in one]
    if left or not packages:
        return NOT_ASKED, [_not_asked(left, len(packages))]
    return CLEAN, [f"none of {len(packages)} packages has a hole that is known"]


def _holes(package: dict[str, Any]) -> str:
    return "; ".join(
        f"{one['id']}, mended in {', '.join(one['fix_versions']) or 'none yet'}" for one in package["vulns"]
    )


def _not_asked(left: list[str], many: int) -> str:
    if not many:
        return "NOT KNOWN: nobody could be asked; is there a way to the internet from here?"
    names = ", ".join(left[:MOST_NAMED]) + (", …" if len(left) > MOST_NAMED else "")
    return f"NOT KNOWN: of {len(left)} of {many} packages nobody could be asked ({names})"


def main(path: Path) -> int:
    code, lines = outcome(path.read_text("utf-8") if path.exists() else "")
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
