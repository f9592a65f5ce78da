"""The letterhead that there is until the press service has its own; `python -m reports.documents.letterhead` makes it.

It brings letters, styles, margins and the page's number. The press service's own has a logo and names in its header.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from newsroom.standards.photos import require_size
from reports.documents.safe import Unsafe, require_safe

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

FILE = Path(__file__).with_name("letterhead.docx")
LETTERS = "Times New Roman"  # on every machine on which Word is; others have letters of the same widths
LOGO = 600  # pixels: of the longer side, on a page
BODY, HEADING, TITLE, PAGE = 14, 14, 16, 11


def built_in() -> bytes:
    return FILE.read_bytes()


def require_letterhead(content: bytes) -> None:
    """Whether it may be opened and written on: found out when it is handed in, not when it is needed."""
    from docx import Document
    from docx.enum.style import WD_STYLE_TYPE

    require_safe(content)
    try:
        made = Document(BytesIO(content))
        made.add_paragraph().style = made.styles.default(WD_STYLE_TYPE.PARAGRAPH)
        made.save(BytesIO())
    except Exception as wrong:  # a file can be broken in as many ways as there are files
        raise Unsafe("broken", type(wrong).__name__) from wrong
    if made.sections[-1].page_width is None:
        raise Unsafe("broken", "no page")


def logo_in(content: bytes) -> bytes:
    """The first picture of the header, for the PDF; nothing where there is none that can be shown."""
    from docx import Document

    require_safe(content)
    for section in Document(BytesIO(content)).sections:
        for header in (section.first_page_header, section.header):
            if header.is_linked_to_previous:
                continue
            for name in header.part.element.xpath(".//a:blip/@r:embed"):
                found = _as_png(header.part.related_parts[name].blob)
                if found:
                    return found
    return b""


def _as_png(content: bytes) -> bytes:
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as image:
            require_size(image)
            image.draft("RGB", (LOGO, LOGO))
            seen = image.convert("RGBA")
    except Exception:  # a drawing of Windows, half a picture: what Pillow raises is no list that could be told
        return b""
    seen.thumbnail((LOGO, LOGO))
    out = BytesIO()
    Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB").save(out, "PNG")
    return out.getvalue()


def make() -> bytes:
    from docx import Document
    from docx.shared import Mm

    document = Document()
    [section] = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = (
        Mm(30),
        Mm(15),
        Mm(20),
        Mm(20),
    )
    _styles(document)
    _page_number(document)
    document.core_properties.author = document.core_properties.comments = ""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _styles(document: Document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    normal = _style(document, "Normal", BODY)
    normal.paragraph_format.space_after = Pt(4)
    for name, size in (("Title", TITLE), ("Heading 1", HEADING), ("Heading 2", HEADING)):
        style = _style(document, name, size)
        style.font.bold, style.font.italic = True, False
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12), Pt(6)
    _style(document, "Heading 2", HEADING).paragraph_format.left_indent = Mm(12.5)
    title = _style(document, "Title", TITLE)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for border in title.element.xpath("./w:pPr/w:pBdr"):
        border.getparent().remove(border)


def _style(document: Document, name: str, size: int) -> ParagraphStyle:
    """In our letters for each alphabet: Word has a place for each, and themes come before them."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style: ParagraphStyle = document.styles[name]
    style.font.name, style.font.size, style.font.color.rgb = LETTERS, Pt(size), RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for place in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{place}"), None)
    for place in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{place}"), LETTERS)
    return style


def _page_number(document: Document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    line = document.sections[0].footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = line.add_run()
    run.font.size = Pt(PAGE)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(run._r)
    line._p.append(field)


if __name__ == "__main__":
    FILE.write_bytes(make())
