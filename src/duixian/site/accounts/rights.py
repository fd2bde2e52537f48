"""Who may do what: the one table of rights.

Every address and every service names the right it needs; `tests/site/accounts/test_rights.py` walks all addresses with
all roles. What a right covers *within* a page (which unit's items, whose file) is decided by the objects of
`duixian.site.accounts.policies`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from duixian.site.accounts.roles import EVERYBODY, OF_A_UNIT, SIGNED_IN, Role


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
    READ_PUBLISHED = "read-published"  # what is published: everybody's
    READ_LEDGERS = "read-ledgers"  # ledgers that the policy lets one see
    OPEN_LEDGERS = "open-ledgers"  # upload a report, review what was read
    PLAN = "plan"  # units, deadlines, nodes and curves
    PUBLISH = "publish"  # publish a ledger, decide on objections
    SIGN_OFF = "sign-off"  # sign for the own unit's items or object
    REPORT_PROGRESS = "report-progress"  # of the own unit's items
    CONFIRM_PROGRESS = "confirm-progress"  # what the own unit's clerks report
    RETURN_PROGRESS = "return-progress"  # a report, with a comment
    READ_PROGRESS = "read-progress"  # reports that the policy lets one see
    READ_OBSERVATIONS = "read-observations"
    IMPORT_OBSERVATIONS = "import-observations"
    READ_OVERVIEW = "read-overview"  # the whole ledger at a glance
    SEARCH = "search"
    INBOX = "inbox"  # what waits for oneself
    OWN_TOKENS = "own-tokens"  # keys of programs that act for oneself


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
    Right.READ_PUBLISHED: EVERYBODY,
    Right.READ_LEDGERS: SIGNED_IN,
    Right.OPEN_LEDGERS: frozenset({Role.OFFICE}),
    Right.PLAN: frozenset({Role.OFFICE}),
    Right.PUBLISH: frozenset({Role.OFFICE}),
    Right.SIGN_OFF: OF_A_UNIT,
    Right.REPORT_PROGRESS: OF_A_UNIT,
    Right.CONFIRM_PROGRESS: frozenset({Role.HEAD}),
    Right.RETURN_PROGRESS: frozenset({Role.OFFICE, Role.HEAD}),
    Right.READ_PROGRESS: SIGNED_IN,
    Right.READ_OBSERVATIONS: SIGNED_IN,
    Right.IMPORT_OBSERVATIONS: frozenset({Role.OFFICE}),
    Right.READ_OVERVIEW: frozenset({Role.OFFICE, Role.LEADER, Role.AUDITOR}),
    Right.SEARCH: SIGNED_IN,
    Right.INBOX: SIGNED_IN,
    Right.OWN_TOKENS: SIGNED_IN,
}


def may(role: Role, right: Right) -> bool:
    """Whether the role has the right."""
    return role in RIGHTS[right]
