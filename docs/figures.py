"""What is counted how, as pages for people: made of the words that the bot says it with. `make figures` writes them."""

from __future__ import annotations

import re
from pathlib import Path

from locales import LANGUAGES, Language, own_name, words_for
from screens.counted.figures import GROUPS, RULES

BOLD = re.compile(r"</?b>")


def path_of(language: Language) -> Path:
    return Path(__file__).with_name(f"figures.{language}.md")


def page(language: Language) -> str:
    """The rules that hold for all, then each figure below its heading."""
    words = words_for(language)
    others = " · ".join(f"[{own_name(one)}]({path_of(one).name})" for one in LANGUAGES if one != language)
    parts = [f"# {words('What is counted how')}", others, _listed([words(one) for one in RULES])]
    for title, group in GROUPS:
        parts += [f"## {words(title)}", _listed([words(one) for one in group.values()])]
    return "\n\n".join(parts) + "\n"


def _listed(said: list[str]) -> str:
    return "\n".join("- " + BOLD.sub("**", one) for one in said)


def main() -> None:
    for language in LANGUAGES:
        path_of(language).write_text(page(language), "utf-8")


if __name__ == "__main__":
    main()
