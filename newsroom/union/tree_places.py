"""Which line something of a TOML file stands in. The TOML reader forgets; people who mend a file want to know."""

from __future__ import annotations

import re

TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|' r"'''.*?'''|" r'"(?:\\.|[^"\\\n])*"|' r"'[^'\n]*'|\#[^\n]*|[\w+:-]+|[^\s\w]|\n", re.DOTALL
)
Path = tuple[str | int, ...]  # names, and behind that of several tables which of them it is


class Places:
    """Of a file that can be read: `line(("branch", 3, "pages", 0, "url"))`."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        self._tokens: list[tuple[str, int]] = []
        line = 1
        for token in TOKEN.findall(text):
            if not token.startswith("#"):
                self._tokens.append((token, line))
            line += token.count("\n")
        self._tokens.append(("\n", line))
        at, inside = 0, Path()
        while at < len(self._tokens):
            at, inside = self._statement(at, inside)

    def line(self, path: Path) -> int:
        """Where it stands; where the section begins that has no such field."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def _statement(self, at: int, inside: Path) -> tuple[int, Path]:
        opens, line = self._tokens[at]
        if opens == "\n":
            return at + 1, inside
        if opens != "[":
            names, behind = self._names(at, "=")
            return self._value(behind, self._noted((*inside, *names), line)), inside
        is_one_of_many = self._tokens[at + 1][0] == "["
        names, behind = self._names(at + 1 + is_one_of_many, "]")
        return behind + is_one_of_many, self._header(names, line, is_one_of_many=is_one_of_many)

    def _names(self, at: int, end: str) -> tuple[Path, int]:
        """Of a key, each by itself; and what stands behind them."""
        names = []
        while (sign := self._tokens[at][0]) != end:
            if sign not in (".", "\n"):
                names.append(sign.strip("\"'"))
            at += 1
        return tuple(names), at + 1

    def _header(self, names: Path, line: int, *, is_one_of_many: bool) -> Path:
        path = Path()
        for place, name in enumerate(names):
            path = (*path, name)
            if is_one_of_many and place == len(names) - 1:
                self._counts[path] = self._counts.get(path, 0) + 1
            self._lines.setdefault(path, line)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
                self._lines.setdefault(path, line)
        return path

    def _noted(self, path: Path, line: int) -> Path:
        for length in range(1, len(path) + 1):
            self._lines.setdefault(path[:length], line)
        return path

    def _value(self, at: int, path: Path) -> int:
        """Gives what stands behind it; what is in it is noted."""
        opened = self._tokens[at][0]
        if opened not in "[{":
            while self._tokens[at][0] not in ",]}\n":
                at += 1
            return at
        at, count = at + 1, 0
        while (sign := self._tokens[at][0]) not in "]}":
            line = self._tokens[at][1]
            if sign in ",\n":
                at += 1
            elif opened == "[":
                at = self._value(at, self._noted((*path, count), line))
                count += 1
            else:
                names, behind = self._names(at, "=")
                at = self._value(behind, self._noted((*path, *names), line))
        return at + 1
