"""A document as PDF: to be read, printed, kept; and its pages as pictures, to be looked at before it is issued."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from reports import typst
from reports.documents.structure import (
    A_LINE,
    A_TEXT,
    Block,
    Document,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Signature,
    Table,
    require_drawable,
)  # fmt: skip
from reports.documents.widths import laid_out

UNBROKEN = 500  # letters of a cell: a row with more may go over to the next page, whose height it may exceed
WIDTH, SIZES = 165.0, (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)  # of a table: millimetres, points
ON_SCREEN = 110.0  # pixels an inch: a page is about as wide as a telephone's picture


def pdf(document: Document, *, is_archival: bool = True) -> bytes:
    return typst.pdf("document", _drawn(document), is_archival=is_archival)


def pages_png(document: Document) -> list[bytes]:
    """A picture for each page."""
    return typst.pngs("document", _drawn(document), per_inch=ON_SCREEN)


def _drawn(document: Document) -> dict[str, Any]:
    """What stays with the block behind it is never on the page before: no signature stands alone."""
    require_drawable(document)
    return {
        "language": document.language,
        "head": [_line(line) for line in document.head],
        "logo": list(document.logo),
        "mark": _line(document.mark),
        "title": _line(document.title),
        "subtitle": _line(document.subtitle),
        "blocks": [
            {**_block(block), "stays": isinstance(following, Signature)}
            for block, following in zip_longest(document.blocks, document.blocks[1:])
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "text": _line(block.text), "level": block.level, "begins": block.begins_page}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "text": _plain(block.text)}
    if isinstance(block, Listing):
        items = [[mark, _plain(item)] for mark, item in zip(block.marks(), block.items, strict=True)]
        return {"kind": "listing", "items": items}
    if isinstance(block, Picture):
        return {"kind": "picture", "png": list(block.drawn()), "text": _line(block.text)}
    if isinstance(block, Signature):
        return {"kind": "signature", "text": _line(block.office), "line": block.has_line}
    return _table(block)


def _table(table: Table) -> dict[str, Any]:
    size, widths = laid_out(table, WIDTH, SIZES)
    columns = [
        {"title": _line(one.title), "figure": one.is_figure, "width": width}
        for one, width in zip(table.columns, widths, strict=True)
    ]
    return {
        "kind": "table",
        "size": size,
        "title": _line(table.title),
        "columns": columns,
        "rows": [_row(table, row) for row in table.rows],
        "total": [_line(cell) for cell in table.filled(table.total)] if table.total else [],
        "note": _plain(table.note),
    }


def _row(table: Table, row: Sequence[str]) -> dict[str, Any]:
    cells = [_plain(cell) for cell in table.filled(row)]
    return {"cells": cells, "long": any(len(cell) > UNBROKEN for cell in cells)}


def _plain(text: str) -> str:
    return typst.plain(text, A_TEXT)


def _line(text: str) -> str:
    return typst.plain(text, A_LINE)
