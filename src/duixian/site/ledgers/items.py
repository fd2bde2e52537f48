"""What is reviewed, commitments and statements, by one kind of key: `c12`, `s34`."""

from __future__ import annotations

import re
from typing import TypeVar

from django.http import Http404

from duixian.site.ledgers.models import Commitment, Statement

Item = Commitment | Statement
I = TypeVar("I", bound=Commitment | Statement)  # noqa: E741

_KEY = re.compile(r"([cs])([0-9]{1,15})")
MODELS: dict[str, type[Commitment] | type[Statement]] = {"c": Commitment, "s": Statement}


def key_of(item: Item) -> str:
    """The key of an item; also the id of its element in the page."""
    return f"{'c' if isinstance(item, Commitment) else 's'}{item.pk}"


def parse(key: str) -> tuple[str, int] | None:
    """Letter and number of a key; None for anything else."""
    found = _KEY.fullmatch(key)
    return (found[1], int(found[2])) if found else None


def find(key: str) -> Item:
    """The item of a key, with its ledger and the ledger's text.

    Raises:
        Http404: there is none.
    """
    parsed = parse(key)
    if parsed is None:
        raise Http404
    letter, number = parsed
    item: Item | None
    if letter == "c":
        item = Commitment.objects.select_related("ledger__source", "part_of").filter(pk=number).first()
    else:
        item = Statement.objects.select_related("ledger__source", "commitment").filter(pk=number).first()
    if item is None:
        raise Http404
    return item
