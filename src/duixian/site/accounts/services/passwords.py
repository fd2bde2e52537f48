"""Passwords."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password

from duixian.site.accounts.models import User
from duixian.site.accounts.rights import Right
from duixian.site.history.recording import Recorder, action


@action("password.change", needs=Right.OWN_ACCOUNT)
def set_own_password(record: Recorder, password: str) -> None:
    """Give the acting person a new password; every other session of theirs ends.

    Raises:
        ValidationError: the password is too weak.
    """
    assert isinstance(record.by, User)
    _store(record, record.by, password)


@action("password.reset", needs=Right.MANAGE_USERS)
def reset_password(record: Recorder, user: User, password: str, *, why: str) -> None:
    """Give somebody a new password.

    Raises:
        ValidationError: the password is too weak.
    """
    record.why = why
    _store(record, user, password)


def _store(record: Recorder, user: User, password: str) -> None:
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    record.event("accounts.user", str(user.pk))
