"""Files that are small where they lie, and would take a machine down where they were opened as they say."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = f'<Types xmlns="{PACKAGE}/content-types"/>'
ENTITIES = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">' + "".join(
    f'<!ENTITY {chr(99 + at)} "{f"&{chr(98 + at)};" * 10}">' for at in range(9)
) + "]>"  # fmt: skip
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def book(rows: str, strings: str = "", head: str = "") -> dict[str, str]:
    """The parts of a spreadsheet of one tab."""
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for at, kind in enumerate(("worksheet", "sharedStrings"), 1)
    )
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{head}<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="x" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        "xl/worksheet.xml": f'{head}<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'{head}<sst xmlns="{SHEET}">{strings}</sst>',
    }


def one_text_in_all_cells(letters: int = 2_000_000, cells: int = 300_000) -> bytes:
    """Each cell says “the first text”: a reader that gives each its own needs six hundred gigabytes."""
    rows = f"<row>{'<c t=' + chr(34) + 's' + chr(34) + '><v>0</v></c>'}</row>" * cells
    return packed(book(rows, f"<si><t>{'x' * letters}</t></si>"))


def far_cell() -> bytes:
    return packed(book('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


def said_to_be_wide() -> bytes:
    """A billion cells, by what it says of itself."""
    parts = book('<row r="1"><c r="A1"><v>1</v></c></row>')
    wide = '<dimension ref="A1:XFD1048576"/><sheetData>'
    return packed(parts | {"xl/worksheet.xml": parts["xl/worksheet.xml"].replace("<sheetData>", wide)})


def with_entities(which: str = ENTITIES) -> bytes:
    name = "&k;" if which is ENTITIES else "&b;"
    return packed(book('<row><c t="s"><v>0</v></c></row>', f"<si><t>{name}</t></si>", which))


def lying(content: bytes, name: str, says: int = 100) -> bytes:
    """This part unpacks to more than its head says."""
    made = bytearray(content)
    at = made.index(b"PK\x01\x02")
    while made[at : at + 4] == b"PK\x01\x02":
        length, extra, comment = struct.unpack_from("<HHH", made, at + 28)
        if made[at + 46 : at + 46 + length] == name.encode():
            (local,) = struct.unpack_from("<I", made, at + 42)
            struct.pack_into("<I", made, at + 24, says)
            struct.pack_into("<I", made, local + 22, says)
        at += 46 + length + extra + comment
    return bytes(made)


def unpacks_to(many: int, name: str = "xl/worksheet.xml") -> bytes:
    """Its head does not say so."""
    parts: dict[str, str | bytes] = dict(book(""))
    return lying(packed(parts | {name: b"<worksheet>" + b" " * many}), name)


def within(name: str, content: bytes, depth: int) -> bytes:
    """An archive in an archive in an archive."""
    for _ in range(depth):
        content = packed({name: content})
    return content


# ---- pictures


def jpeg(width: int, height: int, exif: bytes = b"") -> bytes:
    """It says so of itself, and ends there; some readers make room for all of it first."""
    quantized = b"\xff\xdb\x00\x43\x00" + b"\x01" * 64
    frame = struct.pack(">2sHBHHB9s", b"\xff\xc2", 17, 8, height, width, 3, bytes((1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0)))
    told = struct.pack(">2sH", b"\xff\xe1", len(exif) + 2) + exif if exif else b""
    return b"\xff\xd8" + told + quantized + frame + b"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00\xff\xd9"


def circling_exif() -> bytes:
    """A directory whose next one is itself, with an entry that is four gigabytes long."""
    entry = struct.pack("<HHII", 0x9286, 7, 0xFFFFFFFF, 8)
    return b"Exif\0\0II*\0" + struct.pack("<IH", 8, 1) + entry + struct.pack("<I", 8)


def webp(frames: int, side: int = 16_000) -> bytes:
    """An animation of pictures that are as large as the kind allows, and of one colour."""
    from PIL import Image

    held = BytesIO()
    Image.new("RGB", (64, 64)).save(held, "WEBP", lossless=True)
    picture = held.getvalue()[12:]
    size = struct.pack("<I", side - 1)[:3]
    canvas = b"VP8X" + struct.pack("<I", 10) + b"\x02\0\0\0" + size * 2
    told = b"\0" * 6 + struct.pack("<I", 63)[:3] * 2 + b"\x01\0\0\0"
    frame = b"ANMF" + struct.pack("<I", len(told) + len(picture)) + told + picture
    body = b"WEBP" + canvas + b"ANIM" + struct.pack("<I", 6) + b"\0" * 6 + frame * frames
    return b"RIFF" + struct.pack("<I", len(body)) + body
