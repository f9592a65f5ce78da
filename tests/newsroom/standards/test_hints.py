"""Which hints a post gets, in which order, and from which thresholds on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.posts.drafting import LONGEST_TEXT
from newsroom.rubrics.defaults import DEFAULTS, EXAMPLES
from newsroom.standards.checks import CARDS, EVENTFUL, ON_AIR, ORDER, TIMELESS, Hint, Material, hints
from newsroom.standards.photos import PhotoFacts
from newsroom.standards.thresholds import Thresholds

USUAL = Thresholds()
FULL = (
    "21 қарашада Риддер қаласындағы № 4 мектептің залында жас педагогтарға арналған семинар өтті. Оған қаланың жеті "
    "мектебінен қырық мұғалім қатысып, сұрақтарына жауап алды. Соңында әдістемелік құралдар таратылды."
)
NEITHER_WHEN_NOR_WHERE = (
    "Педагогтарға арналған семинар өтті. Оған қырық мұғалім қатысып, сұрақтарына жауап алды, өз тәжірибесімен бөлісті. "
    "Соңында барлығына әдістемелік құралдар мен естелік сыйлықтар таратылды."
)
GOOD = PhotoFacts(1280, 960, brightness=120, contrast=50, sharpness=600, likeness=1, drawn=False)
SMALL = replace(GOOD, width=640, height=480)
DARK = replace(GOOD, brightness=20, sharpness=5)
SOFT = replace(GOOD, sharpness=6)
DRAWN = replace(GOOD, drawn=True, width=300, height=300, sharpness=1, brightness=10)
POST = Material(text=FULL, photos=[GOOD], rubric="event")


def kinds(post, thresholds=USUAL):
    return [hint.kind for hint in hints(post, thresholds)]


def test_a_good_post_gets_none():
    assert hints(POST, USUAL) == []


CASES = [
    ({"photos": []}, [Hint("no_photo")]),
    ({"photos": [], "has_video": True}, []),
    ({"photos": [None]}, []),  # nobody could look at it: nothing is said of it
    ({"photos": [GOOD, SMALL]}, [Hint("small_photo", {"number": 2, "width": 640, "height": 480})]),
    ({"photos": [GOOD, None, DARK]}, [Hint("dark_photo", {"number": 3})]),
    ({"photos": [SOFT, GOOD]}, [Hint("blurred_photo", {"number": 1})]),
    ({"photos": [replace(SOFT, contrast=3)]}, []),  # a wall, fog
    ({"photos": [DRAWN]}, [Hint("drawn_photo", {"number": 1})]),
    ({"photos": [DRAWN, GOOD]}, []),  # a logo beside a photo does no harm
    ({"photos": [DRAWN, None]}, []),  # and the other may be a photo
    ({"text": ""}, [Hint("no_text")]),
    ({"text": "🎉🎉 https://facebook.com/groups/1"}, [Hint("no_text")]),
    ({"text": "", "has_voice": True}, []),
    ({"text": "Семинар өтті", "has_voice": True}, []),
    ({"text": NEITHER_WHEN_NOR_WHERE}, [Hint("no_date"), Hint("no_place")]),
    ({"text": NEITHER_WHEN_NOR_WHERE, "has_voice": True}, []),
    ({"text": NEITHER_WHEN_NOR_WHERE, "is_repost": True}, []),
    ({"text": "21 қарашада мектепте семинар өтті."}, [Hint("short_text", {"letters": 27})]),
    ({"text": FULL.upper()}, [Hint("shouting")]),
    ({"rubric": "legal", "text": FULL + " Команда выиграла турнир по волейболу: спорт, спартакиада, кубок."},
     [Hint("off_rubric", {"rubric": "sport"})]),
    ({"same_text": (17, 0.834)}, [Hint("same_text", {"percent": 83, "post": 17})]),
    ({"same_text": (17, 0.6)}, [Hint("same_text", {"percent": 60, "post": 17})]),
    ({"same_text": (17, 0.599)}, []),
    ({"same_photo": 17}, [Hint("same_photo", {"post": 17})]),
]  # fmt: skip


@pytest.mark.parametrize(("change", "found"), CASES)
def test_what_is_found(change, found):
    assert hints(replace(POST, **change), USUAL) == found


def test_the_worst_photo_of_each_kind():
    photos = [
        SMALL,
        replace(SMALL, width=200, height=900),
        DARK,
        replace(DARK, brightness=9),
        SOFT,
        replace(SOFT, sharpness=2),
    ]
    found = {hint.kind: hint.parameters for hint in hints(replace(POST, photos=photos), USUAL)}
    assert found == {
        "small_photo": {"number": 2, "width": 200, "height": 900},
        "dark_photo": {"number": 4},
        "blurred_photo": {"number": 6},
    }


@pytest.mark.parametrize("size", [(1280, 960), (1280, 720), (720, 1280), (960, 960)])
def test_what_telegram_makes_of_a_good_photo_is_not_small(size):
    assert kinds(replace(POST, photos=[replace(GOOD, width=size[0], height=size[1])])) == []


def test_every_default_rubric_is_of_one_sort():
    codes = {code for code, _, _ in DEFAULTS}
    assert codes == EVENTFUL | TIMELESS | {"safety"}  # of which the text says what it is
    assert not EVENTFUL & TIMELESS
    assert codes >= CARDS


@pytest.mark.parametrize("rubric", sorted(EVENTFUL - {ON_AIR}))
def test_when_and_where_are_asked_of_what_happens_somewhere(rubric):
    assert {"no_date", "no_place"} <= set(kinds(replace(POST, rubric=rubric, text=NEITHER_WHEN_NOR_WHERE)))


@pytest.mark.parametrize("rubric", sorted(TIMELESS))
def test_when_and_where_are_not_asked_of_advice(rubric):
    assert not {"no_date", "no_place"} & set(kinds(replace(POST, rubric=rubric, text=NEITHER_WHEN_NOR_WHERE)))


def test_what_is_on_air_is_nowhere():
    """And until it was, it will be."""
    assert kinds(replace(POST, rubric=ON_AIR, text=NEITHER_WHEN_NOR_WHERE)) == ["no_date"]
    asked = replace(
        POST, rubric=ON_AIR, text="Мұғалімнің жүктемесі қалай есептеледі? Сұрақтарға заңгер жауап береді. " * 3
    )
    assert kinds(asked) == ["no_date_ahead"]


@pytest.mark.parametrize("rubric", sorted(EVENTFUL - {ON_AIR}))
def test_of_an_announcement_it_is_asked_when_and_where_it_will_be(rubric):
    text = "Құрметті әріптестер! Жас педагогтар форумы өтеді. Барлықтарыңызды шақырамыз, тіркелу ашық. " * 2
    assert {"no_date_ahead", "no_place_ahead"} <= set(kinds(replace(POST, rubric=rubric, text=text)))


@pytest.mark.parametrize("code", sorted(EXAMPLES))
@pytest.mark.parametrize("written", ["kk", "ru"])
def test_the_union_s_own_examples_are_good(code, written):
    assert not {
        kind for kind in kinds(replace(POST, rubric=code, text=EXAMPLES[code][written])) if kind != "short_text"
    }


@pytest.mark.parametrize("rubric", [None, "our_own_rubric", "safety"])
def test_without_a_known_rubric_the_text_says_what_it_is(rubric):
    assert kinds(replace(POST, rubric=rubric, text=NEITHER_WHEN_NOR_WHERE)) == ["no_date", "no_place"]
    law = "Еңбек кодексінің 88-бабына сәйкес мұғалімнің демалысы 56 күнтізбелік күн. " * 3
    assert not {"no_date", "no_place"} & set(kinds(replace(POST, rubric=rubric, text=law)))


@pytest.mark.parametrize("rubric", sorted(CARDS))
def test_an_explanation_may_be_drawn(rubric):
    assert "drawn_photo" not in kinds(replace(POST, rubric=rubric, photos=[DRAWN]))


def test_the_most_useful_first():
    worst = Material(
        "СЕМИНАР ӨТТІ, БӘРІҢІЗГЕ РАҚМЕТ", [SMALL, DARK, SOFT], rubric="event", same_text=(1, 1.0), same_photo=2
    )
    assert kinds(worst) == [
        "same_text", "no_date", "no_place", "same_photo", "blurred_photo", "dark_photo", "small_photo", "short_text",
        "shouting",
    ]  # fmt: skip
    assert kinds(Material()) == ["no_text", "no_photo"]


PHOTOS = st.sampled_from([None, GOOD, SMALL, DARK, SOFT, DRAWN])
POSTS = st.builds(
    Material,
    text=st.sampled_from(["", "🎉", FULL, FULL.upper(), NEITHER_WHEN_NOR_WHERE, "مرحبا بالعالم"]),
    photos=st.lists(PHOTOS, max_size=10),
    has_video=st.booleans(),
    has_voice=st.booleans(),
    rubric=st.sampled_from([None, "own", *sorted(EVENTFUL | TIMELESS)]),
    same_text=st.none() | st.tuples(st.integers(1), st.floats(0, 1)),
    same_photo=st.none() | st.integers(1),
    is_repost=st.booleans(),
)


@given(POSTS)
def test_one_hint_of_a_kind_in_the_one_order(post):
    found = kinds(post)
    assert found == [kind for kind in ORDER if kind in found]
    assert all(
        1 <= hint.parameters.get("number", 1) <= len(post.photos) or not post.photos for hint in hints(post, USUAL)
    )


def test_the_thresholds_decide():
    strict = Thresholds(photo_side=1000, text_letters=500, likeness=0.3, darkness=150, sharpness=1000)
    post = replace(POST, photos=[GOOD], same_text=(1, 0.4))
    assert kinds(post, strict) == ["same_text", "dark_photo", "small_photo", "short_text"]
    assert kinds(post, replace(strict, darkness=0)) == ["same_text", "blurred_photo", "small_photo", "short_text"]


def test_zero_switches_a_standard_off():
    off = Thresholds(photo_side=0, text_letters=0, likeness=0, darkness=0, sharpness=0)
    post = replace(POST, text="21 қарашада мектепте", photos=[SMALL, DARK, SOFT], same_text=(1, 1.0))
    assert kinds(post, off) == []


SETTINGS = [
    ({}, USUAL),
    ({"newspapers": ["Достық"], "photo_side": 900}, USUAL),  # it stands elsewhere, and is not ours
    ({"standards": None}, USUAL),
    ({"standards": [600]}, USUAL),
    ({"standards": {"photo_side": 900, "unknown": 1}}, replace(USUAL, photo_side=900)),
    ({"standards": {"likeness": 0.8, "text_letters": "many", "darkness": None}}, replace(USUAL, likeness=0.8)),
    ({"standards": {"likeness": 1, "sharpness": 0, "darkness": 30}}, Thresholds(likeness=1, sharpness=0, darkness=30)),
    ({"standards": {"photo_side": LONGEST_TEXT, "text_letters": LONGEST_TEXT}},
     replace(USUAL, photo_side=LONGEST_TEXT, text_letters=LONGEST_TEXT)),
]  # fmt: skip


@pytest.mark.parametrize(("settings", "thresholds"), SETTINGS)
def test_a_region_sets_its_own(settings, thresholds):
    assert Thresholds.from_settings(settings) == thresholds


BROKEN = [-1, True, False, "600", "", None, [], {}, float("nan"), float("inf"), 1e9, 10**400]


@pytest.mark.parametrize("name", ["photo_side", "text_letters", "likeness", "darkness", "sharpness"])
@pytest.mark.parametrize("value", BROKEN)
def test_a_broken_value_is_as_if_it_were_not_set(name, value):
    assert Thresholds.from_settings({"standards": {name: value}}) == USUAL


def test_half_a_pixel_is_no_threshold():
    assert Thresholds.from_settings({"standards": {"photo_side": 600.5, "text_letters": 99.9}}) == USUAL
