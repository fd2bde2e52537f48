"""Rights in templates: `{% if user|may:"manage-units" %}`."""

from __future__ import annotations

from django import template
from django.contrib.auth.models import AnonymousUser

from duixian.site.accounts.actors import has
from duixian.site.accounts.models import User
from duixian.site.accounts.rights import Right

register = template.Library()


@register.filter
def may(user: User | AnonymousUser, right: str) -> bool:
    """Whether the visitor has a right; an unknown name is an error of the template."""
    return has(user, Right(right))
