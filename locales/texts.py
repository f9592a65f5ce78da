"""Messages of the catalogue, with values put in."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations

from locales.figures import Figures

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escaped(value: str) -> str:
    """For Telegram's HTML, also inside the quotes of an attribute."""
    return value.translate(ESCAPES)


def fill(text: str, values: Mapping[str, object]) -> str:
    """Nobody should ever read «{name}» or «None»."""
    for name, value in values.items():
        if not isinstance(value, str):
            raise TypeError(f"{name} in {text!r} is {value!r}: put it into words first")
    try:
        return text.format_map(values)
    except KeyError as missing:
        raise KeyError(f"{text!r} was given no {missing.args[0]}") from None


class Texts(Figures):
    """The first argument is English as it stands in the code, which is how `python -m locales update` finds it."""

    catalogue: NullTranslations

    def __call__(self, message: str, /, **values: str) -> str:
        return fill(self.catalogue.gettext(message), values)

    def in_context(self, context: str, message: str, /, **values: str) -> str:
        """Where one English text is two things: `words.in_context("button", "Post")`."""
        return fill(self.catalogue.pgettext(context, message), values)

    def many(self, one: str, other: str, count: int, /, **values: str) -> str:
        """`words.many("{number} post", "{number} posts", 5)`; `{number}` is given."""
        return fill(self._form(one, other, count), {**values, "number": self.figure(count)})

    def many_inexact(
        self, one: str, other: str, value: int, qualifier: str = "", low: int | None = None, high: int | None = None,
        /, **values: str,
    ) -> str:  # fmt: skip
        """Of a figure as its source gave it: `words.many_inexact("{number} post", "{number} posts", 90, "over")`."""
        text = self._form(one, other, self._counts_as(one, other, value if high is None else high, qualifier))
        return fill(text, {**values, "number": self.inexact(value, qualifier, low, high)})

    def _counts_as(self, one: str, other: str, value: int, qualifier: str) -> int:
        """Behind «более» a noun may have another form than behind the number alone, and behind 21 not that of 22."""
        behind = self.manner.behind_inexact
        if not behind or qualifier in ("", "range", "rounded"):
            return value
        is_as_one = self._form(one, other, value) == self._form(one, other, 1)
        return behind[0] if is_as_one else behind[1]

    def html(self, message: str, /, **values: str) -> str:
        """The message may carry tags; what is put in may not."""
        return self(message, **_all_escaped(values))

    def many_html(self, one: str, other: str, count: int, /, **values: str) -> str:
        return self.many(one, other, count, **_all_escaped(values))

    def _form(self, one: str, other: str, count: int) -> str:
        """By the size alone: «−1» counts as «1» does."""
        return self.catalogue.ngettext(one, other, abs(count))


def _all_escaped(values: Mapping[str, str]) -> dict[str, str]:
    return {name: escaped(value) for name, value in values.items()}
