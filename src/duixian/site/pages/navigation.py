"""The menu: one table, shown by right."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duixian.site.accounts.actors import has
from duixian.site.accounts.rights import Right


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the menu: its title, the name of its address and the right that it needs."""

    title: Promise
    address: str
    right: Right


PLACES = (
    Place(_("Home"), "home", Right.HOME),
    Place(_("Overview"), "overview-newest", Right.READ_OVERVIEW),
    Place(_("Ledgers"), "ledgers", Right.READ_LEDGERS),
    Place(_("Signing"), "sign-offs", Right.SIGN_OFF),
    Place(_("Monthly reports"), "reports", Right.READ_PROGRESS),
    Place(_("Observations"), "observations", Right.READ_OBSERVATIONS),
    Place(_("Units"), "units", Right.READ_UNITS),
    Place(_("People"), "users", Right.MANAGE_USERS),
    Place(_("Working days"), "calendar", Right.MANAGE_CALENDAR),
    Place(_("History"), "history", Right.READ_HISTORY),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as one visitor sees it; `here` where the visitor is on it or below it."""

    title: Promise
    url: str
    here: bool


def entries(request: HttpRequest) -> list[Entry]:
    """The places that the visitor may go to."""
    home = reverse("home")
    return [
        Entry(place.title, url, request.path == url if url == home else request.path.startswith(url))
        for place in PLACES
        if has(request.user, place.right)
        for url in [reverse(place.address)]
    ]
