"""Letters, capitals, dates and places in Kazakh, in Kazakh on a Russian keyboard, and in Russian."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.standards.happening import has_gathered, has_happened, will_happen
from newsroom.standards.occasions import has_date, has_place
from newsroom.standards.texts import is_shouting, letters
from newsroom.values.folding import fold
from tests.timing import is_done_in

COUNTED = [
    ("", 0),
    ("Сәлем!", 5),
    ("№ 4, 2025", 0),
    ("🎉🎉👩‍👩‍👧‍👦🇰🇿", 0),
    ("ℹ️ 🅰️ Ⓜ️ 1️⃣ ™️", 0),  # signs, two of which Unicode takes for letters or capitals
    ("й й", 2),
    ("مرحبا", 5),
    ("смотрите https://facebook.com/groups/993189211563167/ здесь", 13),
    ("HTTPS://T.ME/TILSHI www.example.kz", 0),
]


@pytest.mark.parametrize(("text", "count"), COUNTED)
def test_letters_that_can_be_read(text, count):
    assert letters(text) == count


SHOUTED = [
    "ҚҰРМЕТТІ ӘРІПТЕСТЕР, БӘРІҢІЗДІ КҮТЕМІЗ!",
    "УВАЖАЕМЫЕ КОЛЛЕГИ, ЖДЁМ ВСЕХ завтра",
    "ҚҰРМЕТТІ ӘРІПТЕСТЕР, қош келіпсіздер!",
    "ПОЗДРАВЛЯЕМ КОЛЛЕКТИВ 🎉",
]
SAID = [
    "", "УРА!", "ҚҰРМЕТТІ ӘРІПТЕСТЕР! Сіздерді бүгін семинарға", "🅰️" * 30, "ҚР БҒМ, ШҚО, БАҚ",
    "مرحبا بالعالم مرحبا بالعالم",
    "ВНИМАНИЕ, КОНКУРС! Приглашаем принять участие всех педагогов нашего района и города.",
    "Сегодня в школе прошло собрание.", "HTTPS://FACEBOOK.COM/GROUPS/SOMETHING смотрите",
]  # fmt: skip


@pytest.mark.parametrize("text", SHOUTED)
def test_shouting(text):
    assert is_shouting(text)


@pytest.mark.parametrize("text", SAID)
def test_not_shouting(text):
    assert not is_shouting(text)


DATED = [
    "21 қарашада семинар өтті", "2025 жылғы 21 қараша", "қарашаның 21-і күні", "21-караша куни", "қазанның 5-інде",
    "Маусым айында", "мамыр айында", "Бүгін мектепте жиналыс өтті", "бугин жиналыс отти", "Кеше жарыс болды",
    "Сейсенбі күні", "жұма күні жиналамыз", "Өткен аптада", "осы аптада болады",
    "21 ноября прошёл семинар", "20-21 мая", "В марте прошёл конкурс", "вчера состоялось", "Сегодня у нас праздник",
    "в пятницу", "в субботу", "на прошлой неделе", "21.11.2025", "21.11.25г.", "5/11/2025", "2025-11-21",
    "05.11 в школе", "5 НОЯБРЯ", "8 наурыз", "🎉21 ноября🎉", "10–12 қазан",
    "24қарашада", "21ноября", "восьмого марта", "Наурызда жарыс өтті", "2025 жылы", "в 2025 году", "биыл",
    "в этом году", "осы айда", "апта соңында", "күзгі каникулда", "Наурыз мерекесіне орай", "ко Дню учителя",
    "Мұғалімдер күніне арналған", "тамыз кеңесінде", "на августовском совещании",
    "Кешегі жиналыста", "бүгінгі семинарда", "в минувшую пятницу",
]  # fmt: skip
UNDATED = [
    "", "🎉", "Біздің мектепте жиналыс өтті", "Прошло собрание", "Бүгінгі таңда мәселе көп",
    "На сегодняшний день", "Жиналыс жақында өтті", "на днях", "в 15:00", "Марта Ивановна", "Наурызбай аға", "Жұмабай",
    "на улице 8 Марта", "9 май көшесінде", "Октябрьское село", "2026 жылға жазылу", "на 2026 год", "30 жыл бұрын",
    "Маусымдық жұмыс", "Казан қайнап жатыр", "Майда адамдар",
    "Субботник прошёл дружно", "Сенбілік ұйымдастырылды",
    "Окружающая среда", "Ставка 1.25", "выросла на 12.10%", "88-бап", "№ 21", "10.11.12.13",
    "https://site.kz/?d=21.11.2025", "t.me/kanal/21-ноября", "8-705-123-45-67", "32.11.2025", "45 марта",
    "²¹ мая", "اليوم",
]  # fmt: skip


@pytest.mark.parametrize("text", DATED)
def test_it_says_when(text):
    assert has_date(text)


@pytest.mark.parametrize("text", UNDATED)
def test_it_does_not_say_when(text):
    assert not has_date(text)


PLACED = [
    "№ 4 мектепте өтті", "мектеп залында", "Аудандық кеңес", "Риддер қаласында", "мәдениет үйінде", "Мәдениет үйі",
    "Оскемен каласында", "ауыл ұстазы", "Колледжде жиналыс өтті", "жиналыс Самарда өтті", "кәсіподақтар сарайында",
    "в школе собрались", "В актовом зале", "в Доме культуры", "дворец школьников", "в селе", "в Уланском районе",
    "Собрались в Зайсане", "ОСШ №12", "ОСШ № 12", "в спортзале", "на стадионе", "на улице Абая", "в Zoom", "онлайн",
    "ГИМНАЗИЯ", "в детском саду", "📍Риддер",
    "Бозанбай орта мектебінде", "мектебиміздің", "саябағында", "ОСКЕМЕНДЕ", "Катон-Карагайский", "Риддерлік", "ШҚО-да",
    "білім бөлімінде", "в отделе образования", "вебинар", "көл жағасында", "Облыстағы", "Жиналыс Үржарда болды",
]  # fmt: skip
UNPLACED = [
    "", "🎉", "Семинар өтті", "Прошёл семинар", "Қалай кіруге болады?", "Бәрі қалады", "Кәсіподақ ұйымы",
    "Ұйымдастыру жұмысы", "Уйымдастыру жумысы", "Уйти нельзя остаться", "В залог дружбы", "в области образования",
    "Приказ № 45", "Бұйрық №45 шықты", "протоколом № 3", "Поздравляю в День учителя", "Лицензия на работу",
    "Тендер № ", "https://school.kz/школа", "Үйрену керек", "المدرسة",
    "для школьников", "«Мектепке жол» акциясы", "«Дорога в школу»", "мектепке дейінгі ұйым",
    "Алтай Серікұлы", "Зайсанбек", "Самаров", "в среду", "в целях", "в рамках", "№ 45 бұйрық",
    "в Трудовом кодексе", "Орталық комитет", "қол қойылды",
    "қала әкімімен", "с акимом района",
]  # fmt: skip


@pytest.mark.parametrize("text", PLACED)
def test_it_says_where(text):
    assert has_place(text)


@pytest.mark.parametrize("text", UNPLACED)
def test_it_does_not_say_where(text):
    assert not has_place(text)


@given(st.text())
def test_nothing_fails_over_any_text(text):
    assert 0 <= letters(text) <= 4 * len(text)  # one sign may be a letter and its marks
    is_shouting(text), has_date(text), has_place(text)


SIZE = 100_000
HARD = [
    "а", "А", "1", "1.", "1-", " ", "№", "№ ", "в ", "в  В", "а А", "Ад", "https://", "t.me/", "_", "-", "01.01.",
    "осы ", "а\u0301", "🎉", "مر", "мектеп", "қала ", "№ 4 бұйрық ", "улица 8 марта ", "өт", "школ", "24қараша",
    "2025 жылы ", "мектепке жол ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HARD)
def test_the_hardest_texts_take_no_time(piece):
    text = (piece * SIZE)[:SIZE]
    checks = (fold, letters, is_shouting, has_date, has_place, has_gathered, has_happened, will_happen)
    assert is_done_in(2.5, lambda: [check(text) for check in checks])
