"""Where texts are looked for, and where the catalogues lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from locales.catalogue import path_of
from locales.language import FOLDER, HERE, Language

ROOMS = ("screens", "handlers", "scheduler", "reports", "bot", "newsroom")


@dataclass(frozen=True)
class Place:
    """The checkout, unless a test makes another."""

    root: Path = HERE.parent
    rooms: tuple[str, ...] = ROOMS
    folder: Path = FOLDER

    @property
    def template(self) -> Path:
        return self.folder / "tilshi.pot"

    def catalogue(self, language: Language) -> Path:
        return path_of(language, self.folder)

    def name(self, path: Path) -> str:
        inside = path.is_relative_to(self.root)
        return (path.relative_to(self.root) if inside else path).as_posix()

    def sources(self) -> Iterator[Path]:
        """Rooms that are not built yet have none."""
        for room in self.rooms:
            yield from sorted((self.root / room).rglob("*.py"))
