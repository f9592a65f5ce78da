"""Views: what is on the screen, with its parameters; and the names of those that other modules show than draw them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, Concatenate, Generic, ParamSpec

from handlers.parameters import Parameters, fitting, parameters_of
from screens.screen import Screen

P = ParamSpec("P")
Draw = Callable[..., Awaitable[Screen]]
Hearer = Callable[..., Awaitable[Screen | None]]
Shown = dict[str, Any]


VIEWS: dict[str, View[Any]] = {}


class View(Generic[P]):
    """A name with its parameters, how it is drawn from what the database holds, and who hears the answer to it.

    `errand`: a step of entering something for a branch; any other screen ends that. `takes_file`: it is
    answered with one. `reads`: it may take long, and asks nothing: it is drawn when the transaction is over.
    """

    draw: Draw

    def __init__(self, name: str, parameters: Parameters) -> None:
        self.name, self.parameters, self.fits = name, parameters, fitting(parameters)
        self.hears: Hearer | None = None
        self.heard: tuple[str, ...] = ()
        self.errand = self.takes_file = self.reads = False

    def drawn(
        self, *, hears: Hearer | None = None, errand: bool = False, reads: bool = False
    ) -> Callable[[Callable[Concatenate[Any, P], Awaitable[Screen]]], View[P]]:
        """Registers how it is drawn. Its hearer gets those of its parameters that it names."""
        asked = parameters_of(hears, 2) if hears is not None else Parameters({}, frozenset())
        if not asked.is_part_of(self.parameters):
            raise TypeError(f"{self.name} does not have what its hearer asks for: {asked.types}")
        if reads and hears is not None:
            raise TypeError(f"{self.name} asks something: it is drawn with what is written")
        self.hears, self.heard, self.errand, self.reads = hears, tuple(asked.types), errand, reads

        def register(draw: Callable[Concatenate[Any, P], Awaitable[Screen]]) -> View[P]:
            if parameters_of(draw, 1) != self.parameters:
                raise TypeError(f"{self.name} is drawn from other parameters than it has")
            self.draw = draw
            return self

        return register

    def shown(self, *args: P.args, **given: P.kwargs) -> Shown:
        """As it is kept."""
        named = dict(zip(self.parameters.types, args, strict=False)) | given
        if not self.fits(named):
            raise TypeError(f"{self.name} is not shown with {named}")
        return {"view": self.name} | named


def view(
    name: str, *, hears: Hearer | None = None, errand: bool = False, reads: bool = False
) -> Callable[[Callable[Concatenate[Any, P], Awaitable[Screen]]], View[P]]:
    """Makes a view of what draws it: `visit.show(draw_card, post=17)`."""

    def register(draw: Callable[Concatenate[Any, P], Awaitable[Screen]]) -> View[P]:
        made: View[P] = View(name, parameters_of(draw, 1))
        return made.drawn(hears=hears, errand=errand, reads=reads)(draw)

    return register


def named(name: str) -> Callable[[Callable[P, None]], View[P]]:
    """Makes a view of its parameters alone: another module draws it than those that show it."""
    return lambda stub: View(name, parameters_of(stub, 0))


def know(views: Iterable[View[Any]]) -> None:
    """These are the views there are, by their names."""
    for one in views:
        if VIEWS.setdefault(one.name, one) is not one:
            raise ValueError(f"two views of one name: {one.name}")


def known_view(shown: Shown) -> tuple[View[Any], dict[str, Any]] | None:
    """The view with its parameters; None where there is none of that name, or it takes others by now."""
    given = dict(shown)
    name = given.pop("view", "home")
    known = VIEWS.get(name) if isinstance(name, str) else None
    return (known, given) if known is not None and known.fits(given) else None


def asks_for_file(shown: Shown) -> bool:
    """On the screen, or below the help that lies over it."""
    below = shown.get("of") if shown.get("view") == help_over.name else shown
    found = known_view(below) if isinstance(below, dict) else None
    return found is not None and found[0].takes_file


@named("home")
def home(remark: str = "", message: int = 0, new: bool = False) -> None:
    """Where one stands who stands nowhere else; with a short remark that may have been meant as a post.

    `new`: they have just come in.
    """


@named("help")
def help_over(of: dict[str, Any], remark: str = "", message: int = 0) -> None:
    """Lies over another screen, and interrupts nothing; with the question in words that it answers."""


@named("places")
def places(purpose: str, above: int, page: int = 0, letters: str = "", merged: int = 0) -> None:
    """One is chosen among those below another, for whatever it is."""


@named("entering")
def entering(place: int, noted: Sequence[str] = ()) -> None:
    """What a specialist enters for a branch; with the figure that has just been noted there."""


@named("page_card")
def page_card(page: int, noted: str = "") -> None:
    """A page with all that is known of it; with what has just been done."""


@named("rubrics")
def rubrics(post: int, guided: bool = False) -> None:
    """A change to a draft, or to one that is being made question by question."""


@named("prompt")
def prompt(rubric: int = 0, trial: bool = False) -> None:
    """What a post takes, before there is anything of it; under the rubric of a reminder that one answers; on trial."""


@named("step")
def step(post: int, step: str, album: str = "", full: bool = False) -> None:
    """The questions of the guided way."""


@named("example")
def example(post: int) -> None:
    """A post of the same rubric, as it should be."""


@named("ask_offered")
def ask_offered(question: int) -> None:
    """What the library has to a question that is not sent yet."""
