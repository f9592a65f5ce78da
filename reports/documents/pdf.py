"""A document as PDF: to be read, printed, kept; and its pages as pictures, to be looked at before it is issued."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from reports import typst
from reports.documents.structure import (
    PDF_AND_WORD_SHOW,
    Block,
    Document,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Signature,
    Table,
)  # fmt: skip

ON_SCREEN = 110.0  # pixels an inch: a page is about as wide as a telephone's picture


def pdf(document: Document, *, is_archival: bool = True) -> bytes:
    return typst.pdf("document", _drawn(document), is_archival=is_archival)


def pages_png(document: Document) -> list[bytes]:
    """A picture for each page."""
    return typst.pngs("document", _drawn(document), per_inch=ON_SCREEN)


def _drawn(document: Document) -> dict[str, Any]:
    """What stays with the block behind it is never on the page before: no signature stands alone."""
    return {
        "language": document.language,
        "head": [_plain(line) for line in document.head],
        "mark": _plain(document.mark),
        "title": _plain(document.title),
        "subtitle": _plain(document.subtitle),
        "blocks": [
            {**_block(block), "stays": isinstance(following, Signature)}
            for block, following in zip_longest(document.blocks, document.blocks[1:])
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "text": _plain(block.text), "level": block.level, "begins": block.begins_page}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "text": _plain(block.text)}
    if isinstance(block, Listing):
        items = [[mark, _plain(item)] for mark, item in zip(block.marks(), block.items, strict=True)]
        return {"kind": "listing", "items": items}
    if isinstance(block, Picture):
        return {"kind": "picture", "png": list(block.png), "text": _plain(block.text)}
    if isinstance(block, Signature):
        return {"kind": "signature", "text": _plain(block.office), "line": block.has_line}
    return _table(block)


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "title": _plain(table.title),
        "columns": [{"title": _plain(one.title), "figure": one.is_figure, "share": one.share} for one in table.columns],
        "rows": [[_plain(cell) for cell in table.filled(row)] for row in table.rows],
        "total": [_plain(cell) for cell in table.filled(table.total)] if table.total else [],
        "note": _plain(table.note),
    }


def _plain(text: str) -> str:
    return typst.plain(text, PDF_AND_WORD_SHOW)
