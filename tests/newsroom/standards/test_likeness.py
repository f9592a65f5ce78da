"""Was this text sent before? Nearly the same is found again, another text about the same matter is not."""

from __future__ import annotations

import itertools
import json
import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.standards.likeness import KEPT, likeness, marks, signature
from tests.timing import is_done_in

KK = (
    "21 қараша күні Риддер қаласындағы №4 мектептің мәжіліс залында жас педагогтарға арналған семинар өтті. "
    "Оған қаланың жеті мектебінен қырық мұғалім қатысты. Филиал төрағасы еңбек шарты мен демалыс туралы айтып, "
    "сұрақтарға жауап берді. Семинар соңында қатысушыларға әдістемелік құралдар таратылды."
)
RU = (
    "21 ноября в актовом зале школы № 4 города Риддера прошёл семинар для молодых педагогов. В нём приняли участие "
    "сорок учителей из семи школ города. Председатель филиала рассказал о трудовом договоре и отпусках, ответил на "
    "вопросы. В конце семинара участникам раздали методические пособия."
)

SHORT = "Бүгін мектебімізде кәсіподақ жиналысы өтті, жаңа төраға сайланды."
KAZAKH, RUSSIAN_KEYBOARD = "ӘәҒғҚқҢңӨөҰұҮүІі", "АаГгКкНнОоУуУуИи"

SAME = [
    (KK, KK.translate(str.maketrans(KAZAKH, RUSSIAN_KEYBOARD))),
    (KK, KK.upper()),
    (KK, "🎉🎉 " + KK.replace(".", "!!!").replace(",", " –") + " #кәсіподақ"),
    (KK, KK.replace("қырық", "елу").replace("жеті", "сегіз").replace("21 қараша", "22 қараша")),
    (KK, KK.replace("Филиал төрағасы", "Төраға").replace("соңында ", "")),
    (RU, RU.replace("сорок", "пятьдесят").replace("семи", "восьми").replace("21 ноября", "22 ноября")),
    (RU, RU.replace("прошёл", "состоялся").replace("рассказал", "поведал").replace("ё", "е")),
    (RU, "Друзья! " + RU + " Спасибо всем, кто пришёл."),
    (SHORT, SHORT.replace("Бүгін", "Кеше")),
    (SHORT, SHORT.lower().rstrip(".") + " 👏"),
]
THEME = [
    KK,
    "Самар ауданында жас мұғалімдерге арналған семинар ұйымдастырылды. Заңгер еңбек шартын жасасу тәртібін түсіндіріп, "
    "тәлімгерлер өз тәжірибесімен бөлісті. Келесі кездесу желтоқсанда болады.",
    "Ұлан ауданының кәсіподақ комитеті педагогтармен кездесу өткізді. Мұғалімдер жүктеме, ставка және демалыс ақысы "
    "жөнінде сұрақтар қойып, толық жауап алды.",
    "Педагогтар семинарда еңбек кодексіндегі өзгерістермен танысты, топтарға бөлініп, шағын тапсырмалар орындады.",
    RU,
    "В Самарском районе организовали семинар для молодых учителей. Юрист объяснил, как заключается трудовой договор, "
    "наставники поделились опытом. Следующая встреча будет в декабре.",
    "Профсоюзный комитет Уланского района встретился с педагогами. Учителя спрашивали о нагрузке, ставках и оплате "
    "отпуска и получили подробные ответы.",
    "На семинаре педагоги познакомились с изменениями в Трудовом кодексе, потом разделились на группы и выполнили "
    "небольшие задания.",
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_nearly_the_same(first, second):
    assert likeness(signature(first), signature(second)) >= 0.5


@pytest.mark.parametrize(("first", "second"), list(itertools.combinations(THEME, 2)))
def test_another_text_about_the_same(first, second):
    assert likeness(signature(first), signature(second)) < 0.3


@given(st.text(min_size=30), st.text(min_size=30))
def test_a_likeness_is_a_share_and_goes_both_ways(first, second):
    a, b = signature(first), signature(second)
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1
    assert likeness(a, a) == (1 if a else 0)


WORDS = st.lists(st.sampled_from(sorted({word for text in THEME for word in text.split()})), min_size=40, unique=True)


@given(WORDS, st.data())
def test_one_word_more_or_less_is_the_same_text(words, data):
    at = data.draw(st.integers(0, len(words) - 1))
    assert likeness(signature(" ".join(words)), signature(" ".join(words[:at] + words[at + 1 :]))) >= 0.5


def test_the_sample_tells_what_all_pieces_would():
    """Half of a long text kept: its pieces are half of all, whichever half it is."""
    chance = random.Random(7)
    words = ["".join(chance.choices("абвгдежзиклмнопрст", k=7)) for _ in range(400)]
    whole = signature(" ".join(words))
    for begin in (0, 100, 200):
        assert 0.3 < likeness(whole, signature(" ".join(words[begin : begin + 200]))) < 0.7


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_is_alike_has_marks_in_common(one, other):
    assert len(set(marks(signature(one))) & set(marks(signature(other)))) > 2


def test_what_is_not_has_hardly_any():
    common = [len(set(marks(signature(a))) & set(marks(signature(b)))) for a, b in itertools.combinations(THEME, 2)]
    assert sum(common) < len(common) / 2


@pytest.mark.parametrize("text", ["", "🎉🎉🎉", "Мерекемен!", "Құттықтаймыз, жолдас"])
def test_what_is_too_short_is_like_nothing(text):
    assert signature(text) == []
    assert likeness(signature(text), signature(text)) == 0


def test_it_is_small_and_can_be_kept():
    kept = signature(KK * 10)
    assert len(kept) == KEPT
    assert json.loads(json.dumps(kept)) == kept
    assert all(0 <= one < 2**32 for one in kept)


def test_another_run_gives_the_same_numbers():
    code = f"from newsroom.standards.likeness import signature; print(signature({SHORT!r}))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert json.loads(said.stdout) == signature(SHORT)


def test_a_long_text_takes_no_time():
    chance = random.Random(1)
    text = "".join(chance.choices("абвгдежзиклмнопрст ", k=20_000))
    assert is_done_in(0.3, lambda: signature(text))
