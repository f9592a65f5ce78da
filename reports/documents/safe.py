"""Whether a Word file from outside may be opened: by its size, what it says it holds, and what it would fetch or run.

All of it is looked at before python-docx opens it. Only kinds of parts and fields are let in that a letterhead or a
corrected report can need; whatever is not known is named and refused.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

LARGEST = 5_000_000  # bytes of the file
UNPACKED, PARTS, MARKUP = 40_000_000, 400, 8_000_000
MARKS = (
    1_500_000  # elements and attributes of a part: each costs a hundred bytes of memory, and a page has ten thousand
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PARTS_KNOWN = frozenset({
    "officeDocument", "styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "font", "theme",
    "numbering", "footnotes", "endnotes", "header", "footer", "image", "hyperlink", "customXml", "customXmlProps",
    "core-properties", "extended-properties", "custom-properties", "thumbnail", "comments", "commentsExtended",
    "commentsIds", "commentsExtensible", "people", "glossaryDocument", "chart", "chartStyle", "chartColorStyle",
    "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing",
})  # fmt: skip
RUNS = (
    "vbaProject",
    "control",
    "oleObject",
    "package",
    "activeXControlBinary",
    "attachedToolbars",
    "keyMapCustomizations",
)
LINKS = ("http://", "https://", "mailto:", "tel:")  # of words that somebody may press, and nothing that is fetched
FIELDS_KNOWN = frozenset({
    "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "REF", "NOTEREF", "SEQ", "STYLEREF", "TOC", "HYPERLINK",
    "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "TITLE", "SUBJECT", "AUTHOR", "DOCPROPERTY", "FORMTEXT",
})  # fmt: skip
DECLARED = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']""")


class Unsafe(ValueError):
    """`why` is one of: size, broken, kind, code, fetches, markup."""

    def __init__(self, why: str, what: str = "") -> None:
        super().__init__(f"{why}: {what}" if what else why)
        self.why = why


def require_safe(content: bytes) -> None:
    if len(content) > LARGEST:
        raise Unsafe("size", f"{len(content)} bytes")
    try:
        with ZipFile(BytesIO(content)) as packed:
            _require_size(packed)
            _require_parts(packed)
    except (BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, KeyError, RuntimeError) as wrong:
        raise Unsafe("broken", type(wrong).__name__) from wrong  # a wrong sum, a password, an unknown packing


def _require_size(packed: ZipFile) -> None:
    """By what is declared: no more than that is ever unpacked."""
    infos = packed.infolist()
    if len(infos) > PARTS or sum(one.file_size for one in infos) > UNPACKED:
        raise Unsafe("size", "unpacked")
    if len({one.filename.lower() for one in infos}) != len(infos):
        raise Unsafe("broken", "a part twice")


def _require_parts(packed: ZipFile) -> None:
    _require_kinds(_parsed("[Content_Types].xml", packed.read("[Content_Types].xml")))
    for name in packed.namelist():
        content = packed.read(name)
        if name.lower().endswith(".rels"):
            _require_relations(_parsed(name, content))
        elif name.lower().endswith(".xml") or content.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00").startswith(b"<"):
            _require_fields(_parsed(name, content))


def _require_kinds(types: Any) -> None:
    kinds = {one.get("ContentType", "") for one in types}
    if any(sign in kind.lower() for kind in kinds for sign in ("vba", "macro", "activex", "ms-word.keymap")):
        raise Unsafe("code")
    if MAIN not in kinds:
        raise Unsafe("kind")


def _require_relations(root: Any) -> None:
    for one in root.iter("{*}Relationship"):
        kind = str(one.get("Type", "")).rsplit("/", 1)[-1]
        target = str(one.get("Target", "")).strip().lower()
        is_a_link = kind == "hyperlink" and target.startswith(LINKS)
        if one.get("TargetMode") == "External" and not is_a_link:
            raise Unsafe("fetches", kind)
        if kind not in PARTS_KNOWN:
            raise Unsafe("code" if kind in RUNS else "kind", kind)


def _require_fields(root: Any) -> None:
    for field in _fields(root):
        name = field.strip().split(" ")[0].upper()
        if name not in FIELDS_KNOWN:
            raise Unsafe("code", name)
    inner = next(root.iter(*("{*}" + name for name in ("altChunk", "object", "OLEObject", "subDoc", "control"))), None)
    if inner is not None:
        raise Unsafe("code", "an object")


def _fields(root: Any) -> Iterator[str]:
    """What each says, which may be torn into runs; one that is put together by another says nothing at first."""
    open_ones: list[str] = []
    for one in root.iter("{*}fldSimple", "{*}fldChar", "{*}instrText", "{*}delInstrText"):
        local = one.tag.rsplit("}", 1)[-1]
        kind = next((value for name, value in one.attrib.items() if name.endswith("}fldCharType")), "")
        if local == "fldSimple":
            yield next((value for name, value in one.attrib.items() if name.endswith("}instr")), "")
        elif local == "fldChar" and kind == "begin":
            if open_ones and not open_ones[-1].strip():
                yield ""
            open_ones.append("")
        elif local == "fldChar" and kind == "end" and open_ones:
            yield open_ones.pop()
        elif local != "fldChar":
            if not open_ones:
                yield one.text or ""
            else:
                open_ones[-1] += one.text or ""
    yield from open_ones


def _parsed(name: str, content: bytes) -> Any:
    from lxml import etree

    if len(content) > MARKUP or content.count(b"<") + content.count(b"=") > MARKS:
        raise Unsafe("size", name)
    declared = DECLARED.match(content.lstrip(b"\xef\xbb\xbf"))
    is_plain = declared is None or declared[1].lower() in (b"utf-8", b"us-ascii")
    if not is_plain or b"\x00" in content or b"<!" in content.replace(b"<!--", b"").replace(b"<![CDATA[", b""):
        raise Unsafe("markup", name)  # entities, and alphabets in which they could hide
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as wrong:
        raise Unsafe("broken", name) from wrong
