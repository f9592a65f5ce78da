"""Number and date in a Word that was corrected by hand, where its room for them still is; nothing else changes."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from reports.documents.figures import GONE, W, letters, main_part
from reports.documents.safe import require_safe

BLANK = re.compile(r"[\s\u00a0_]+")
KEEPS_SPACES = "{http://www.w3.org/XML/1998/namespace}space"


def numbered(content: bytes, room: str, mark: str) -> bytes | None:
    """None where there is no room, or two of them: whoever has written something there has meant it."""
    from lxml import etree

    require_safe(content)
    with ZipFile(BytesIO(content)) as packed:
        part = main_part(packed)
        root = etree.fromstring(packed.read(part), etree.XMLParser(resolve_entities=False, no_network=True))
        found = [one for one in root.iter(f"{W}p") if _is_room(one, room)]
        if len(found) != 1:
            return None
        _write(found[0], mark)
        return _packed_anew(packed, part, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _is_room(paragraph: Any, room: str) -> bool:
    """However long its lines are by now."""
    text = "".join(letters(paragraph))
    return "_" in text and BLANK.sub("", text) == BLANK.sub("", room) and not _is_gone(paragraph)


def _is_gone(element: Any) -> bool:
    return any(above.tag in GONE for above in element.iterancestors())


def _write(paragraph: Any, mark: str) -> None:
    """In the letters of the first run that has some; what is in a text box there is a paragraph of its own."""
    own = [one for one in paragraph.iter(f"{W}t") if next(one.iterancestors(f"{W}p")) is paragraph]
    written = [one for one in own if not _is_gone(one)]
    for one in written:
        one.text = ""
    written[0].text = mark
    written[0].set(KEEPS_SPACES, "preserve")


def _packed_anew(packed: ZipFile, part: str, content: bytes) -> bytes:
    """Each other part as it was, in its place."""
    out = BytesIO()
    with ZipFile(out, "w") as made:
        for one in packed.infolist():
            made.writestr(one, content if one.filename == part else packed.read(one), one.compress_type)
    return out.getvalue()
