"""What the layout of every page needs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from duixian import __version__
from duixian.site.accounts.actors import actor
from duixian.site.inbox.shown import count_for
from duixian.site.pages.navigation import Entry, entries


def shell(request: HttpRequest) -> dict[str, Any]:
    """The menu, how much waits, and the version; nothing is computed unless the layout is drawn."""

    def menu() -> list[Entry]:
        return entries(request)

    def waiting() -> int:
        return count_for(actor(request), timezone.localdate())

    return {"menu": menu, "waiting": waiting, "version": __version__}
