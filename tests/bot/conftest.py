"""The whole newsroom of the stories, and what its log would show an operator."""

from __future__ import annotations

from tests.logs import logged
from tests.stories.conftest import fill, office

__all__ = ["fill", "logged", "office"]
