"""Each view has a help of its own, beside the screens that it belongs to."""

from __future__ import annotations

import pytest

from handlers import views
from handlers.views import VIEWS
from locales import LANGUAGES, words_for
from locales.marks import placeholders
from screens.helps import By, Help, worded
from screens.home.helping import HELPS, ROOMS, help_for
from screens.home.helps import OF_ROLE

BY_ROLE = {views.home.name, views.help_over.name}
LONGEST = 300  # letters: more is not read by whoever is in need of help


def texts_of(one: Help) -> list[str]:
    return list(one.helps.values()) if isinstance(one, By) else [one]


ALL = [text for one in (*HELPS.values(), *OF_ROLE.values()) for text in texts_of(one)]


def test_each_view_has_its_help():
    assert HELPS.keys() == VIEWS.keys() - BY_ROLE
    assert len(HELPS) == sum(map(len, ROOMS)), "one room has it, and no other"


def test_where_several_things_are_asked_a_parameter_tells_which():
    asking = {view: one for view, one in HELPS.items() if isinstance(one, By)}
    assert {view: VIEWS[view].parameters.types.get(one.parameter) for view, one in asking.items()} == dict.fromkeys(
        asking, str
    )


def shown_with(view: str, one: Help) -> list[dict[str, str]]:
    """The view in each way that has a help of its own."""
    return [{"view": view, one.parameter: value} for value in one.helps] if isinstance(one, By) else [{"view": view}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_short_and_is_not_that_of_the_home(language):
    homes = {help_for(language, {}, role).text for role in OF_ROLE}
    own = {help_for(language, shown, "chair").text for view, one in HELPS.items() for shown in shown_with(view, one)}
    assert not homes & own
    assert [text for text in homes | own if not 0 < len(text) <= LONGEST] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_calls_buttons_by_what_stands_on_them(language):
    words = words_for(language)
    labels = {name.replace("_", " ") for text in ALL for name in placeholders(text)}
    assert labels == {label for label in labels if words(label) != label}
    for text in ALL:
        for name in placeholders(text):
            assert f"«{words(name.replace('_', ' '))}»" in worded(words, text), text


@pytest.mark.parametrize("shown", [{"view": "of another time"}, {"view": "step", "post": 1, "step": "of another time"}])
def test_what_is_not_known_has_the_help_of_the_home(shown):
    assert help_for("kk", shown, "chair") == help_for("kk", {}, "chair")
