"""Languages are data: no code of theirs stands in the program, so that another one is added without changing it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from locales import LANGUAGES

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "demo", "handlers", "locales", "newsroom", "reports", "scheduler", "screens")
CASTS = {Path("demo/people.py")}  # who speaks what there is data
CODES = "|".join(LANGUAGES)
NAMED = re.compile(rf"(?:{CODES})(?:-\w+)?|\w+_(?:{CODES})")  # kk, ru-RU, name_kk


def sources() -> list[Path]:
    paths = [path.relative_to(ROOT) for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    return [path for path in paths if path not in CASTS]


def named_in(source: str) -> Iterator[str]:
    """Texts that are a code or end with one, and names of the program that are one."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAMED.fullmatch(node.value):
            yield f"{node.lineno}: {node.value!r}"
        name = getattr(node, "id", None) or getattr(node, "arg", None)
        if isinstance(name, str) and name in LANGUAGES:
            yield f"{node.lineno}: {name}"


def test_no_language_is_named():
    named = {path: list(named_in((ROOT / path).read_text("utf-8"))) for path in sources()}
    assert len(named) > 100
    assert {path: found for path, found in named.items() if found} == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('language = "kk"', 1),
        ('{"kk": "Иә", "ru": "Да"}', 2),
        ('code.startswith("ru-RU")', 1),
        ('KNOWN = ("name_kk", "name")', 1),
        ("both(kk=name, ru=name)", 2),
        ("def both(kk, ru): return kk", 3),
        ('"in kk"; "ruin"; "tasks"; "run_ru_n"', 0),
    ],
)
def test_what_counts_as_naming_one(source, found):
    assert len(list(named_in(source))) == found
