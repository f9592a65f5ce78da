"""A small tree of code with its catalogues, in a folder that goes away."""

from __future__ import annotations

import textwrap

import pytest

from locales.catalogue import read
from locales.language import LANGUAGES
from locales.place import Place
from locales.update import catalogue_text, update


class Tree:
    """Code is written by `code`, translations by `translate`."""

    def __init__(self, root):
        self.place = Place(root, rooms=("screens", "bot"), folder=root / "locales")
        self.place.folder.mkdir()

    def code(self, path, source):
        file = self.place.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(source), encoding="utf-8")

    def update(self):
        return update(self.place)

    def text(self, language):
        return self.place.catalogue(language).read_text(encoding="utf-8")

    def change(self, language, old, new):
        text = self.text(language)
        assert old in text
        self.place.catalogue(language).write_text(text.replace(old, new), encoding="utf-8")

    def translate(self, message, kk, ru, context=None):
        for language, string in zip(LANGUAGES, (kk, ru), strict=True):
            catalogue = read(language, self.place.folder)
            catalogue.get(message, context).string = string
            self.place.catalogue(language).write_text(catalogue_text(language, catalogue), encoding="utf-8")


@pytest.fixture
def tree(tmp_path):
    return Tree(tmp_path)
