"""Makes `botapi.json` from aiogram's dump of the Bot API documentation (`python -m simulator.schema.make SCHEMA.json`).

Kept apart from reading it: the dump is two megabytes of prose, and what is needed of it fits in a tenth of that.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).with_name("botapi.json")
CONSTANT = re.compile(r"(?:always|must be) '?([a-z0-9_]+)'?$")
TAGS = ("type", "status", "source")


def compact(dump: dict[str, Any]) -> dict[str, Any]:
    """Methods and types as `{name: {field: [type, required, constant?]}}`, and which types are one of others."""
    entries = [child for section in dump["items"] for child in section["children"]]
    types = [entry for entry in entries if entry["category"] == "types"]
    return {
        "version": dump["api"]["version"],
        "methods": {e["name"]: fields(e) for e in entries if e["category"] == "methods"},
        "types": {e["name"]: fields(e) for e in types if not members(e)},
        "unions": {e["name"]: members(e) for e in types if members(e)},
    }


def fields(entry: dict[str, Any]) -> dict[str, list[Any]]:
    return {field["name"]: described(field) for field in entry["annotations"]}


def described(field: dict[str, Any]) -> list[Any]:
    found = CONSTANT.search(field["description"]) if field["name"] in TAGS else None
    row = [field["type"], int(field["required"])]
    return [*row, found.group(1)] if found else row


def members(entry: dict[str, Any]) -> list[str]:
    """The kinds that a type without fields of its own can be: they stand as a list in its description."""
    if entry["annotations"] or entry["name"] == "InputFile":
        return []
    return re.findall(r"^ *[-*] *([A-Z]\w+)$", entry["description"], re.MULTILINE)


def laid_out(schema: dict[str, Any]) -> str:
    """One line a method or type, so that the next version of the API shows as a diff a person can read."""
    parts = [f'"version": {json.dumps(schema["version"])}']
    for part in ("methods", "types", "unions"):
        rows = [f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in sorted(schema[part].items())]
        parts.append(f'"{part}": {{\n' + ",\n".join(rows) + "\n}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main() -> None:
    dump = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    TARGET.write_text(laid_out(compact(dump)), "utf-8")


if __name__ == "__main__":
    main()
