"""One document drawn twice: what stands in it stands in both, in the same order, whatever the texts."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from PIL import Image
from pypdf import PdfReader

from reports.documents.letterhead import built_in
from reports.documents.pdf import pages_png, pdf
from reports.documents.structure import Column, Document, Heading, Listing, Paragraph, Signature, Table, TooLong, lines
from reports.documents.word import word
from tests.reports.documents.sample import KAZAKH, RUSSIAN, chart
from tests.reports.printed import pictures, texts
from tests.reports.test_typst import SIGNS

BOTH = pytest.mark.parametrize("document", [KAZAKH, RUSSIAN], ids=["kk", "ru"])
# As each document is read from top to bottom: a golden text of both.
GOLDEN_RUSSIAN = """\
Казахстанский отраслевой профессиональный союз работников образования и науки
Центральный Комитет
1 декабря 2025 г., № 12
Справка
О состоянии информационной работы в Восточно-Казахстанской области
Общие сведения
Восточно-Казахстанская областная организация объединяет 13 филиалов, 545 первичных профсоюзных организаций и 31 208 \
членов профсоюза. Информационную работу по совместительству ведёт специалист организационного отдела, \
штатной единицы нет.
Материалы на сайте профсоюза
Таблица 1. Материалы по годам
Год | Материалы | Изменение | Примечание
2023 | 92
2024 | 173 | +81
2025 | 163 | −10 | одиннадцать месяцев
Всего | 428
Филиалы указали в сумме 430 материалов, расхождение 2.
Рисунок 1. Материалы на сайте, 2023–2025 годы
Региональные страницы
На странице в Facebook 6,2 тыс. подписчиков, это 20 % членов профсоюза.
Недостатки
– Нет материалов по рубрике «Правовые разъяснения».
– На четырёх страницах доля репостов выше 50 %.
Предложения
1) Еженедельно направлять на центральную страницу не менее 1 материала.
2) Утвердить контент-план до 1 февраля 2026 года.
Пресс-служба аппарата Центрального Комитета Профсоюза
Приложение. Подписка на газету
Филиал | Экземпляры
г. Риддер | 48
Уланский район | нет данных
"""


def in_pdf(document: Document) -> str:
    pages = PdfReader(BytesIO(pdf(document))).pages
    return _plain(" ".join(page.extract_text().rstrip("0123456789 \n") for page in pages))  # without its number


def in_word(content: bytes) -> list[str]:
    """Paragraphs, and each row of a table as one."""
    found = []
    for part in docx.Document(BytesIO(content)).iter_inner_content():
        if hasattr(part, "rows"):
            found += [" | ".join(filter(None, (cell.text for cell in row.cells))) for row in part.rows]
        else:
            found.append(part.text)
    return [_plain(line) for line in found if line.strip()]


def _plain(text: str) -> str:
    return " ".join(text.split())


def long(pages: int) -> Document:
    """About as many."""
    rows = [(f"Ұлан ауданы, №{n} орта мектеп", str(n), str(n * 7)) for n in range(36 * pages)]
    columns = (Column("Ұйым", share=3), Column("Жазба", is_figure=True), Column("Жазылушы", is_figure=True))
    said = [Paragraph(f"Сөйлем {n}. " * 60) for n in range(pages // 2)]
    return Document("kk", "Анықтама", (*said, Table(columns, rows, total=("Барлығы", "1", "2")), Signature("Қызмет")))


@BOTH
def test_each_text_is_in_both_and_once(document):
    told, printed = lines(document), in_pdf(document)
    written = _plain(" ".join(in_word(word(document)))).replace(" |", "")
    for line in told:
        assert _plain(line).replace("-", "") in printed.replace("-", "").replace("\u200b", ""), line
    for line in told:
        assert _plain(line) in written, line


def test_as_word_has_it():
    golden = GOLDEN_RUSSIAN.splitlines()
    assert in_word(word(RUSSIAN)) == golden
    assert in_word(word(RUSSIAN, built_in())) == golden[len(RUSSIAN.head) :]  # the organisation stands on its own


def test_as_pdf_has_it():
    golden = _plain(GOLDEN_RUSSIAN.replace(" | ", " "))
    assert in_pdf(RUSSIAN) == golden


@BOTH
def test_figures_are_the_same_in_both_languages(document):
    assert _digits(document) == _digits(KAZAKH)
    assert "430" in _digits(document)


def _digits(document: Document) -> list[str]:
    return sorted("".join(letter if letter.isdigit() else " " for letter in " ".join(lines(document))).split())


@BOTH
def test_a_signature_never_stands_alone(document):
    """Wherever the page ends, something of the text goes over with it."""
    office = next(block.office for block in document.blocks if isinstance(block, Signature))
    for more in range(12):
        body = (*[Paragraph("Сөйлем.")] * (30 + more), Paragraph("Соңғы сөйлем."), Signature(office))
        pages = PdfReader(BytesIO(pdf(Document("kk", "Анықтама", body)))).pages
        [signed] = [page.extract_text() for page in pages if office in _plain(page.extract_text())]
        assert "Соңғы сөйлем." in signed


def test_for_the_archive_and_for_who_cannot_see():
    kept = pdf(KAZAKH)
    assert b"pdfaid" in kept
    root = PdfReader(BytesIO(kept)).trailer["/Root"]
    assert root["/Lang"] == "kk"
    assert root["/MarkInfo"]["/Marked"]


def test_a_logo_stands_above_all():
    [page, *_] = PdfReader(BytesIO(pdf(replace(KAZAKH, logo=chart())))).pages
    logo, _ = sorted(pictures(page), key=lambda one: -one.top)
    assert logo.bottom > max(one.top for one in texts(page) if one.what != "1")


def test_a_document_of_forty_pages():
    document = long(40)
    pages = PdfReader(BytesIO(pdf(document))).pages
    assert 35 <= len(pages) <= 60
    for number in (1, 2, 3, len(pages) // 2, len(pages)):  # to read a page takes longer than to draw it
        text = pages[number - 1].extract_text()
        assert text.split()[-1] == str(number)
        if "орта мектеп" in text:
            assert "Жазылушы" in text  # the head of the table
    table = docx.Document(BytesIO(word(document))).tables[0]
    assert len(table.rows) == 36 * 40 + 2
    assert table.rows[0]._tr.trPr.xpath("./w:tblHeader")


def test_what_nobody_reads_is_not_drawn():
    document = replace(KAZAKH, blocks=(Paragraph("сөз " * 5000),) * 30)
    for drawn in (pdf, pages_png, word):
        with pytest.raises(TooLong):
            drawn(document)


@BOTH
def test_pages_as_pictures(document):
    found = [Image.open(BytesIO(content)) for content in pages_png(document)]
    assert len(found) == len(PdfReader(BytesIO(pdf(document))).pages)
    assert all(image.size == (909, 1286) for image in found)


@pytest.mark.parametrize("sign", [*SIGNS, "{{ x }}", "<w:t>", "&amp;", "=1+1"])
def test_texts_are_text(sign):
    table = Table((Column(sign),), ((sign,),), title=sign, note=sign)
    blocks = (Heading(sign), Paragraph(sign), Listing((sign,)), table, Signature(sign))
    document = Document("ru", sign, blocks, head=(sign,), mark=sign)
    assert in_pdf(document).replace(" ", "").count("".join(sign.split())) >= 9
    assert sum(sign.strip() in line for line in in_word(word(document))) == 11


@pytest.mark.parametrize("text", ["", "Щ" * 300, "\x00\x0b😀", "a\r\nb", "сөз " * 700])
def test_odd_texts_stay_on_the_page(text):
    table = Table((Column(text), Column(text, is_figure=True)), ((text,), (text, text, text)), total=(text,))
    listing = Listing((text,), is_numbered=True)
    document = Document("kk", text, (Heading(text), Paragraph(text), Listing(()), listing, table, Signature(text)))
    for content in pages_png(document):
        page = Image.open(BytesIO(content)).convert("L")
        assert page.crop((page.width - 50, 0, page.width, page.height)).getextrema() == (255, 255)
    assert min([one.bottom for page in PdfReader(BytesIO(pdf(document))).pages for one in texts(page)], default=9) > 5
    assert docx.Document(BytesIO(word(document)))


def test_it_stands_behind_what_the_letterhead_has():
    own = docx.Document(BytesIO(built_in()))
    own.sections[0].header.paragraphs[0].text = "Орталық комитет"
    own.add_paragraph("Астана қаласы")
    for style in ("Title", "Heading 1", "Heading 2"):  # a program in another language leaves out what is not used
        own.styles[style].delete()
    out = BytesIO()
    own.save(out)
    made = docx.Document(BytesIO(word(KAZAKH, out.getvalue())))
    assert made.sections[0].header.paragraphs[0].text == "Орталық комитет"
    assert made.paragraphs[0].text == "Астана қаласы"
    [title] = [one for one in made.paragraphs if one.text == "Анықтама"]
    assert title.runs[0].bold


def test_a_letterhead_without_any_style():
    with ZipFile(BytesIO(built_in())) as packed:
        bare = {name: packed.read(name) for name in packed.namelist()}
    styles = bare["word/styles.xml"]
    bare["word/styles.xml"] = styles[: styles.index(b"<w:style ")] + b"</w:styles>"
    out = BytesIO()
    with ZipFile(out, "w") as packed:
        for name, content in bare.items():
            packed.writestr(name, content)
    assert in_word(word(RUSSIAN, out.getvalue()))[1] == "Справка"


def test_rows_are_as_long_as_the_table_is_wide():
    table = Table((Column("A"), Column("B")), ((), ("1",), ("1", "2", "3")))
    assert [table.filled(row) for row in table.rows] == [["", ""], ["1", ""], ["1", "2"]]


def test_another_title_is_another_document():
    assert lines(replace(KAZAKH, title="Хат"))[3] == "Хат"
