"""People: created, changed, shut out."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from duixian.site.accounts.models import Unit, User
from duixian.site.accounts.rights import Right
from duixian.site.accounts.roles import Role
from duixian.site.history.recording import Recorder, action


@dataclass(frozen=True, slots=True)
class Person:
    """What is entered about somebody; the fields are those of `User`."""

    username: str
    name: str
    role: Role
    unit: Unit | None = None
    email: str = ""


@action("user.create", needs=Right.MANAGE_USERS)
def create_user(record: Recorder, person: Person, password: str) -> User:
    """Add somebody who may sign in with a first password.

    Raises:
        ValidationError: the user name is taken, the unit does not fit the role, the password is too weak.
    """
    user = User(username=person.username, name=person.name, role=person.role, unit=person.unit, email=person.email)
    validate_password(password, user)
    user.set_password(password)
    return record.create(user)


@action("user.edit", needs=Right.MANAGE_USERS)
def edit_user(record: Recorder, user: User, person: Person, *, active: bool, why: str = "") -> User:
    """Change what is known of somebody, or shut them out.

    Raises:
        ValidationError: as for `create_user`, or nobody of the office could sign in any more.
    """
    record.why = why
    stored = record.fresh(User, user.pk)
    with record.change(stored):
        stored.username, stored.name, stored.role = person.username, person.name, person.role
        stored.unit, stored.email, stored.is_active = person.unit, person.email, active
    if not User.objects.filter(role=Role.OFFICE, is_active=True).exists():
        raise ValidationError(_("Somebody of the office must remain who may sign in."))
    return stored
