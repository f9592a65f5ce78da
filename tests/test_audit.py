"""What we depend on: whether its holes were asked about, and whether it may be shipped."""

from __future__ import annotations

import importlib.metadata
import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from docs.audit import CLEAN, FOUND, NOT_ASKED, main

ROOT = Path(__file__).parents[1]
SAFE = {"name": "aiohttp", "version": "3.14.5", "vulns": []}
HOLE = {"name": "pillow", "version": "12.0", "vulns": [{"id": "PYSEC-2026-7", "fix_versions": ["12.1"]}]}
LEFT = {"name": "lxml", "skip_reason": "Dependency not found on PyPI and could not be audited: lxml (6.0)"}


@pytest.mark.parametrize(
    ("packages", "code", "told"),
    [
        ([SAFE], CLEAN, "none of 1 packages has a hole that is known\n"),
        ([SAFE, HOLE, LEFT], FOUND, "pillow 12.0: PYSEC-2026-7, mended in 12.1\n"),
        ([SAFE, LEFT], NOT_ASKED, "NOT KNOWN: of 1 of 2 packages nobody could be asked (lxml)\n"),
        (None, NOT_ASKED, "NOT KNOWN: nobody could be asked; is there a way to the internet from here?\n"),
    ],
)
def test_whoever_was_not_asked_about_is_not_clean(tmp_path, capsys, packages, code, told):
    """pip-audit says "No known vulnerabilities found" of it, and ends well."""
    report = tmp_path / "audit.json"
    if packages is not None:
        report.write_text(json.dumps({"dependencies": packages}), "utf-8")
    assert main(report) == code
    assert capsys.readouterr().out == told


# ---- what may be shipped

# None of these asks anything of whoever runs the bot or changes it, but that the licence stays with the package.
PERMISSIVE = {
    "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-CMU", "PSF-2.0", "Apache 2.0",
    "MIT License", "BSD License", "Apache Software License",
}  # fmt: skip
# Of the files themselves, which are shipped as they are: what changes them is open, what uses them is not asked.
BY_FILE = {"MPL-2.0", "LGPL-3.0-only", "LGPL-3.0-or-later"}
UNSAID = {"pyrage": "MIT"}  # its metadata names none; its repository does


def shipped() -> dict[str, importlib.metadata.Distribution]:
    """What runs the bot, with all that this needs."""
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    wanted, found = [Requirement(one) for one in ours], {}
    while wanted:
        one = wanted.pop()
        name = re.sub(r"[-_.]+", "-", one.name).lower()
        if name in found or (one.marker is not None and not one.marker.evaluate({"extra": ""})):
            continue
        found[name] = importlib.metadata.distribution(name)
        wanted += map(Requirement, found[name].requires or ())
    return found


def licences_of(package: importlib.metadata.Distribution) -> set[str]:
    """One of several where there is a choice is enough, and all where there is none."""
    told = package.metadata
    if expression := told.get("License-Expression"):
        return set(re.split(r" (?:AND|OR) ", expression))
    classified = {one.rpartition(" :: ")[2] for one in told.get_all("Classifier") or () if one.startswith("License ::")}
    return {told["License"]} if (told.get("License") or "") in PERMISSIVE | BY_FILE else classified


def test_all_that_is_shipped_may_be():
    packages = shipped()
    assert {"aiogram", "sqlalchemy", "yarl"} <= packages.keys()
    licences = {name: licences_of(one) or {UNSAID.get(name, "")} for name, one in packages.items()}
    assert {name: found for name, found in licences.items() if not found <= PERMISSIVE | BY_FILE} == {}
    assert {name for name in UNSAID if licences_of(packages[name])} == set(), "it says so itself by now"
