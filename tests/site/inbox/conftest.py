"""The published items of the reports' tests, with nothing waiting but reports."""

from __future__ import annotations

import pytest

from duixian.site.delivery.waiting import waiting
from duixian.site.inbox import items as source
from tests.site.delivery.conftest import clerk, clock, filed, head, item, items

__all__ = ["clerk", "clock", "filed", "head", "item", "items"]


@pytest.fixture(autouse=True)
def _reports_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """What other applications say waits is their tests' business."""
    monkeypatch.setattr(source, "sources", lambda: (waiting,))
