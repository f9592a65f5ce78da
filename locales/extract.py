"""Finds the texts in the code, by its syntax tree: Babel's own reader knows functions but not `words.many`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from babel.messages.catalog import Catalog

from locales.marks import placeholders
from locales.place import Place

# How many texts a call begins with. Where there is one, it may also be a variable: a text of a table, marked there.
METHODS = {"many": 2, "many_html": 2, "many_inexact": 2, "in_context": 2, "html": 1}


class Unreadable(Exception):
    """A text that cannot be found without running the code."""


@dataclass(frozen=True)
class Found:
    one: str
    other: str | None
    context: str | None
    file: str
    line: int


def template_of(place: Place) -> tuple[Catalog, list[str]]:
    """The texts in order of source file and line, and what is wrong with those that could not be taken."""
    catalogue, faults = Catalog(), []
    for path in place.sources():
        name = place.name(path)
        for found in _read(path.read_text(encoding="utf-8"), name):
            fault = found if isinstance(found, str) else _add(catalogue, found)
            if fault:
                faults.append(fault)
    return catalogue, faults


def _add(catalogue: Catalog, found: Found) -> str:
    """Says what is wrong, if anything is."""
    where = f"{found.file}:{found.line}: «{found.one}»"
    if not found.one:
        return f"{where}: an empty text"
    try:
        names = placeholders(found.one)
        if found.other is not None and placeholders(found.other) != names:
            return f"{where}: its plural has other placeholders; some languages need them in the singular too (21, 31)"
    except ValueError as wrong:
        return f"{where}: {wrong}"
    before = catalogue.get(found.one, found.context)
    if before and before.pluralizable and found.other not in (None, before.id[1]):
        return f"{where}: has another plural elsewhere"
    identity = found.one if found.other is None else (found.one, found.other)
    catalogue.add(identity, locations=[(found.file, found.line)], context=found.context)
    return ""


def _read(source: str, file: str) -> Iterator[Found | str]:
    calls = [node for node in ast.walk(ast.parse(source, file)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        try:
            for one, other, context in _texts(call):
                yield Found(one, other, context, file, call.lineno)
        except Unreadable as wrong:
            yield f"{file}:{call.lineno}: {wrong}"


def _texts(call: ast.Call) -> Iterator[tuple[str, str | None, str | None]]:
    """Singular, plural and context of each text in a call."""
    kind = _kind(call.func)
    if METHODS.get(kind) == 2:
        first, second = _both(call.args)
        yield (second, None, first) if kind == "in_context" else (first, second, None)
    elif kind and call.args:
        for text in _literals(call.args[0]):
            yield text, None, None


def _kind(function: ast.expr) -> str:
    """What is called, if it is ours."""
    if _is_words(function) or _name(function) == "later":
        return "words"
    ours = isinstance(function, ast.Attribute) and function.attr in METHODS and _is_words(function.value)
    return _name(function) if ours else ""


def _is_words(node: ast.expr) -> bool:
    """`words`, `reader.words`, `words_for(…)`."""
    if isinstance(node, ast.Call):
        return _name(node.func) == "words_for"
    return _name(node) == "words"


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _both(arguments: list[ast.expr]) -> tuple[str, str]:
    texts = [text for argument in arguments[:2] for text in _literals(argument)]
    if len(texts) != 2:
        raise Unreadable("the first two must be texts as they are, not variables")
    return texts[0], texts[1]


def _literals(node: ast.expr) -> list[str]:
    """The text, or the texts between which a condition chooses; none of a variable."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return _literals(node.body) + _literals(node.orelse)
    if isinstance(node, ast.JoinedStr | ast.BinOp):
        raise Unreadable("a text put together here cannot be translated: write it whole, with {placeholders}")
    return []
