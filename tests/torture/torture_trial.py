"""Every use case there is says the same with a post on trial as without it."""

from __future__ import annotations

from tests.databases import Sqlite
from tests.newsroom.conftest import either, shared
from tests.newsroom.posts.test_trial_counts_nowhere import what_differs

__all__ = ["either", "shared"]


async def test_every_use_case_answers_as_if_it_were_not_there(shared, either, monkeypatch):
    if isinstance(either, Sqlite):
        assert await what_differs(shared, monkeypatch, shares=1) == []
