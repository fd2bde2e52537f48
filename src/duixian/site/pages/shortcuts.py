"""Where people of a role go most, shown on their first page."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import OF_A_UNIT, Role

_OFFICE, _READERS = frozenset({Role.OFFICE}), frozenset({Role.OFFICE, Role.LEADER, Role.AUDITOR})
_PLACES = (
    (_("Reports of the month"), "reports", OF_A_UNIT | _READERS),
    (_("Confirm reports"), "reports-confirm", frozenset({Role.HEAD})),
    (_("Sign for items"), "sign-offs", OF_A_UNIT),
    (_("Upload a report"), "upload", _OFFICE),
    (_("Newest ledger at a glance"), "overview-newest", _READERS),
    (_("All ledgers"), "ledgers", _READERS),
    (_("Values of indicators"), "observations", _OFFICE),
    (_("History"), "history", frozenset({Role.AUDITOR})),
)


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A link of the first page."""

    title: Promise
    url: str


def shortcuts(person: User) -> list[Shortcut]:
    """The links for a person; the own unit's items first for those who have a unit."""
    found = [Shortcut(title, url) for title, name, roles in _PLACES if person.role in roles and (url := address(name))]
    if person.unit_id is not None and (url := address("unit-items", person.unit_id)):
        found.append(Shortcut(_("All items of the unit"), url))
    return found


def address(name: str, *keys: int) -> str:
    """The address of this name, or "" where the application has none."""
    try:
        return reverse(name, args=keys)
    except NoReverseMatch:
        return ""
