"""By what a Word file of ours is known again when it comes back: a property that Word and LibreOffice keep."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

if TYPE_CHECKING:
    from docx.document import Document as Word

NAME, MOST = "TilshiReport", 40
PART = "docProps/custom.xml"
KIND = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
OURS = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of a property that somebody has made, as Word wants it


def mark(made: Word, value: str) -> None:
    """Beside the properties that the letterhead has."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from lxml import etree

    package = made.part.package
    known = next((one.target_part for one in package.rels.values() if one.reltype == RELATION), None)
    root = etree.fromstring(known.blob) if known is not None else etree.Element(f"{{{OURS}}}Properties")
    for one in [one for one in root if one.get("name") == NAME]:
        root.remove(one)
    number = max((int(one.get("pid", "1")) for one in root), default=1) + 1
    own = etree.SubElement(root, f"{{{OURS}}}property", fmtid=FORMAT, pid=str(number), name=NAME)
    etree.SubElement(own, f"{{{VALUES}}}lpwstr").text = value
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if known is not None:
        known._blob = content
    else:
        package.relate_to(Part(PackURI(f"/{PART}"), KIND, content, package), RELATION)


def mark_in(content: bytes) -> str:
    """Of a file that is safe; empty where there is none."""
    from lxml import etree

    with ZipFile(BytesIO(content)) as packed:
        if PART not in packed.namelist():
            return ""
        root: Any = etree.fromstring(packed.read(PART), etree.XMLParser(resolve_entities=False, no_network=True))
    found = next((one for one in root if one.get("name") == NAME), None)
    return "".join(found.itertext()).strip()[:MOST] if found is not None else ""
