"""What the layout of every page needs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from duixian import __version__
from duixian.site.pages.navigation import Entry, entries


def shell(request: HttpRequest) -> dict[str, Any]:
    """The menu and the version; nothing is computed unless the layout is drawn."""

    def menu() -> list[Entry]:
        return entries(request)

    return {"menu": menu, "version": __version__}
