"""Who may do what: the one table of rights.

Every address and every service names the right it needs; `tests/site/accounts/test_rights.py` walks all addresses with
all roles. What a right covers *within* a page (which unit's items, whose file) is decided by the objects of
`duixian.site.accounts.policies`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from duixian.site.accounts.roles import EVERYBODY, SIGNED_IN, Role


class Right(StrEnum):
    """Something that a role may be allowed to do."""

    VISIT = "visit"  # pages without anybody's data: log-in, language, health
    HOME = "home"  # the own first page
    OWN_ACCOUNT = "own-account"  # own password and two-step verification
    READ_UNITS = "read-units"
    MANAGE_UNITS = "manage-units"
    MANAGE_USERS = "manage-users"
    MANAGE_CALENDAR = "manage-calendar"
    READ_HISTORY = "read-history"
    READ_FILES = "read-files"
    UPLOAD_FILES = "upload-files"
    OWN_JOBS = "own-jobs"  # progress of the work one has asked for


RIGHTS: Mapping[Right, frozenset[Role]] = {
    Right.VISIT: EVERYBODY,
    Right.HOME: SIGNED_IN,
    Right.OWN_ACCOUNT: SIGNED_IN,
    Right.READ_UNITS: SIGNED_IN,
    Right.MANAGE_UNITS: frozenset({Role.OFFICE}),
    Right.MANAGE_USERS: frozenset({Role.OFFICE}),
    Right.MANAGE_CALENDAR: frozenset({Role.OFFICE}),
    Right.READ_HISTORY: frozenset({Role.OFFICE, Role.AUDITOR}),
    Right.READ_FILES: SIGNED_IN,
    Right.UPLOAD_FILES: frozenset({Role.OFFICE, Role.CLERK, Role.HEAD}),
    Right.OWN_JOBS: SIGNED_IN,
}


def may(role: Role, right: Right) -> bool:
    """Whether the role has the right."""
    return role in RIGHTS[right]
