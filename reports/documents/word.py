"""A document as Word, on the letterhead of the press service: to be corrected by hand, and sent back."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reports.documents import marking
from reports.documents.letterhead import built_in
from reports.documents.safe import require_safe
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
from reports.typst import plain

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table as WordTable
    from docx.text.paragraph import Paragraph as Line

INDENT, MARK = 12.5, 9.0  # millimetres
SMALL, NOTE = 11, 10  # points: what stands above tables, and below them
SIZES = (11, 10, 9, 8)  # of what stands in them
HIGHEST = 110.0
TITLE = 255  # letters that a file's own title may have


def word(document: Document, letterhead: bytes | None = None, mark: str = "") -> bytes:
    """Behind what stands on the letterhead, which brings the looks. On ours the organisation is written, too.

    By its `mark` it is known again.
    """
    from docx import Document as Opened

    require_drawable(document)
    content = built_in() if letterhead is None else letterhead
    require_safe(content)
    made = Opened(BytesIO(content))
    made.core_properties.title = plain(document.title, TITLE)
    made.core_properties.language = document.language
    _beginning(made, document, document.head if letterhead is None else ())
    for block in document.blocks:
        _put(made, block)
    _in_language(made, document.language)
    if mark:
        marking.mark(made, mark)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _beginning(made: Word, document: Document, head: Sequence[str]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    for text in head:
        line = made.add_paragraph()
        line.add_run(_line(text)).bold = True
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if document.mark:
        made.add_paragraph(_line(document.mark))
    _styled(made, document.title, "Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    if document.subtitle:
        made.add_paragraph(_line(document.subtitle)).alignment = WD_ALIGN_PARAGRAPH.CENTER


def _put(made: Word, block: Block) -> None:
    if isinstance(block, Heading):
        line = _styled(made, block.text, f"Heading {block.level}")
        line.paragraph_format.page_break_before = block.begins_page
        line.paragraph_format.keep_with_next = True
    elif isinstance(block, Paragraph):
        _justified(made.add_paragraph(_plain(block.text)), first=INDENT)
    elif isinstance(block, Listing):
        for mark, item in zip(block.marks(), block.items, strict=True):
            _justified(made.add_paragraph(f"{mark}\t{_plain(item)}"), left=INDENT + MARK, first=-MARK)
    elif isinstance(block, Picture):
        _picture(made, block)
    elif isinstance(block, Signature):
        _signature(made, block)
    else:
        _table(made, block)


def _styled(made: Word, text: str, style: str) -> Line:
    """Programs in other languages leave out styles that a file does not use."""
    line = made.add_paragraph()
    run = line.add_run(_line(text))
    if style in made.styles:
        line.style = made.styles[style]
    else:
        run.bold = True
    return line


def _justified(line: Line, left: float = 0.0, first: float = 0.0) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    line.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Mm(left), Mm(first)


def _small(made: Word, line: Line, text: str, size: int, *, bold: bool = False) -> None:
    line.style = _small_style(made, size)
    line.add_run(_plain(text)).bold = bold or None


def _small_style(made: Word, size: int) -> Any:
    """A style, so that it also holds for what somebody writes into an empty cell."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt

    name = f"Small {size}"
    if name in made.styles:
        return made.styles[name]
    style: Any = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style, style.font.size = _normal(made), Pt(size)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(2)
    style.paragraph_format.first_line_indent = Mm(0)
    return style


def _normal(made: Word) -> Any:
    """Whatever the letterhead calls it; some programs write none."""
    from docx.enum.style import WD_STYLE_TYPE

    return made.styles.default(WD_STYLE_TYPE.PARAGRAPH)


def _picture(made: Word, picture: Picture) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    line = made.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.keep_with_next = True
    shape = line.add_run().add_picture(BytesIO(picture.drawn()), width=_text_width(made))
    if shape.height > Mm(HIGHEST):
        shape.width, shape.height = round(shape.width * Mm(HIGHEST) / shape.height), Mm(HIGHEST)
    shape._inline.docPr.set("descr", _line(picture.text))
    below = made.add_paragraph()
    below.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _small(made, below, _line(picture.text), SMALL)


def _text_width(made: Word) -> Any:
    from docx.shared import Mm

    section = made.sections[-1]
    return max(Mm(60), (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0))


def _signature(made: Word, signature: Signature) -> None:
    """The line goes from the office to the margin, however long the office is."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Pt

    if made.paragraphs:
        made.paragraphs[-1].paragraph_format.keep_with_next = True
    line = made.add_paragraph()
    line.paragraph_format.space_before = Pt(24)
    line.add_run(_line(signature.office)).bold = True
    if signature.has_line:
        line.paragraph_format.tab_stops.add_tab_stop(_text_width(made), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
        line.add_run("\t")


def _table(made: Word, table: Table) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    if table.title:
        title = made.add_paragraph()
        _small(made, title, _line(table.title), SMALL, bold=True)
        title.paragraph_format.keep_with_next = True
    rows = [[_line(column.title) for column in table.columns], *map(table.filled, table.rows)]
    rows += [list(map(_line, table.filled(table.total)))] if table.total else []
    grid = made.add_table(len(rows), len(table.columns))
    _borders(grid)
    bold = {0, len(rows) - 1} if table.total else {0}
    size, widths = laid_out(table, _text_width(made) / Mm(1), SIZES)
    style = _small_style(made, round(size))
    for place, (row, texts) in enumerate(zip(grid._tbl.tr_lst, rows, strict=True)):
        _row(row, table, texts, style, bold=place in bold)
    grid._tbl.tr_lst[0].get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    grid.autofit = False
    for width, column in zip(widths, grid.columns, strict=True):
        column.width = Mm(width)
    _small(made, made.add_paragraph(), table.note, NOTE)  # two tables without anything between them become one


def _row(row: Any, table: Table, texts: list[str], style: Any, *, bold: bool) -> None:
    """By its elements: python-docx looks through the whole table for each cell, and forty pages take a minute."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement

    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for column, cell, text in zip(table.columns, row.tc_lst, texts, strict=True):
        [line] = cell.p_lst
        line.style = style.style_id
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT if column.is_figure else None
        run = line.add_r()
        run.text = _plain(text)
        if bold:
            run.get_or_add_rPr().append(OxmlElement("w:b"))


def _borders(grid: WordTable) -> None:
    """By themselves: a letterhead need not have a style for tables."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    grid._tbl.tblPr.append(borders)


def _in_language(made: Word, language: str) -> None:
    """So that Word looks for mistakes in the right one."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), f"{language}-KZ")
    normal = _normal(made)
    if normal is not None:
        looks = normal.element.get_or_add_rPr()
        for one in looks.xpath("./w:lang"):
            looks.remove(one)
        looks.append(spoken)


def _plain(text: str) -> str:
    return plain(text, A_TEXT)


def _line(text: str) -> str:
    return plain(text, A_LINE)
