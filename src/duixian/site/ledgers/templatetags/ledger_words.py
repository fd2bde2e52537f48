"""What people see in place of identifiers: `{{ statement.role|word:"statement_role" }}`."""

from __future__ import annotations

from django import template

from duixian.site.ledgers import words

register = template.Library()


@register.filter
def word(identifier: str, group: str) -> str:
    """The words for an identifier of a group, in the language of the page."""
    return words.word(group, identifier)


@register.filter
def percent(share: float) -> str:
    """A probability as people read it; never 100 % of what is not certain."""
    return f"{int(share * 100)}%"
