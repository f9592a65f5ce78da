"""Which line a field of a TOML file stands in. The TOML reader forgets; people who mend a file want to know."""

from __future__ import annotations

import re
from collections.abc import Iterator

HEADER = re.compile(r"\s*\[\[?([A-Za-z0-9_.]+)\]?\]")


class Places:
    """A section within a section ([[region.pages]]) counts as one in braces there: `pages = [{…}]` says the same."""

    def __init__(self, text: str) -> None:
        lines: list[str] = []
        self._sections: dict[tuple[str, int], tuple[int, list[str]]] = {("", 0): (0, lines)}
        counts: dict[str, int] = {}
        for row, line in enumerate(text.splitlines(), 1):
            found = HEADER.match(line)
            if found is None or "." in found.group(1):
                lines.append(line if found is None else "{" + found.group(1).rpartition(".")[2] + " =")
                continue
            header = found.group(1)
            lines = []
            self._sections[header, counts.get(header, 0)] = (row, lines)
            counts[header] = counts.get(header, 0) + 1

    def line(self, header: str, at: int, name: str, inside: int | None = None) -> int:
        """Where the field stands; where the section begins that has no such field, or that the name is the name of."""
        start, lines = self._sections.get((header, at), (1, []))
        begins = None
        for offset, piece, braces in _pieces(lines):
            if inside not in (None, braces):
                continue
            begins = offset if begins is None else begins
            if name.strip() and re.search(rf"(^|[{{,\s]){re.escape(name)}\s*=", piece):
                return start + offset
        if not header:
            return self._sections.get((name, 0), (1, []))[0]
        return start + begins if begins is not None and inside is not None else max(start, 1)


def _pieces(lines: list[str]) -> Iterator[tuple[int, str, int]]:
    """Lines, cut where braces open: which line of the section, its words, and how many braces have opened before."""
    braces = -1
    for offset, line in enumerate(lines, 1):
        for piece in re.split(r"(?=\{)", line.partition("#")[0]):
            braces += piece.startswith("{")
            yield offset, piece, braces
