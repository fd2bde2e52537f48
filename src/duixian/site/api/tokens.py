"""Tokens: made, shown once, recognised, revoked."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from duixian.site.accounts.models import User
from duixian.site.accounts.rights import Right
from duixian.site.api.models import ApiToken, TokenUse
from duixian.site.history.recording import Recorder, action

PREFIX = "dx_"
MOST = 20
"""Tokens that one person may hold at a time."""
LONGEST = 366
"""Days that a token may be valid."""


@action("token.create", needs=Right.OWN_TOKENS)
def create_token(record: Recorder, name: str, expires_on: dt.date) -> tuple[ApiToken, str]:
    """Make a token of the acting person: its row, and the token that nobody can read again.

    Raises:
        ValidationError: the day is past or too far off, the name is used, or there are too many tokens.
    """
    assert isinstance(record.by, User)
    today = timezone.localdate()
    if not today < expires_on <= today + dt.timedelta(days=LONGEST):
        raise ValidationError({"expires_on": _("A token is valid for at least a day and for at most a year.")})
    held = [token for token in record.by.tokens.filter(revoked_at=None) if token.holds(today)]
    if any(token.name == name for token in held):
        raise ValidationError({"name": _("You have a token of this name.")})
    if len(held) >= MOST:
        raise ValidationError(_("You have %(most)d tokens; revoke one first.") % {"most": MOST})
    token = PREFIX + secrets.token_urlsafe(32)
    row = ApiToken(person=record.by, name=name, digest=_digest(token), password=_mark(record.by), expires_on=expires_on)
    return record.create(row), token


@action("token.revoke", needs=Right.OWN_TOKENS)
def revoke_token(record: Recorder, token: ApiToken) -> ApiToken:
    """Make a token void at once; one that is void stays so."""
    stored = record.fresh(ApiToken, token.pk)
    if stored.revoked_at is None:
        with record.change(stored):
            stored.revoked_at = timezone.now()
    return stored


def holder_of(token: str) -> User | None:
    """Who acts by a token; None where it is unknown or void, or its owner is shut out or has another password."""
    if not token.startswith(PREFIX):
        return None
    row = ApiToken.objects.select_related("person__unit", "use").filter(digest=_digest(token)).first()
    today = timezone.localdate()
    if row is None or not row.holds(today) or not row.person.is_active:
        return None
    if not constant_time_compare(row.password, _mark(row.person)):
        return None
    if not hasattr(row, "use") or row.use.day != today:
        TokenUse.objects.update_or_create(token=row, defaults={"day": today})
    row.person.by_token = row.name
    return row.person


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _mark(person: User) -> str:
    return salted_hmac("duixian.site.api.tokens", person.password, algorithm="sha256").hexdigest()
