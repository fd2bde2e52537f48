"""Items as the list of the review shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import pgettext

from duixian.site.ledgers import words
from duixian.site.ledgers.items import Item, key_of
from duixian.site.ledgers.machine import commitment_fields, statement_fields
from duixian.site.ledgers.models import Commitment, Ledger, ReviewState, Stage, Statement


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that people read otherwise than the machine did."""

    label: str
    machine: str
    now: str


@dataclass(frozen=True, slots=True)
class Card:
    """An item with what is shown of it.

    Attributes:
        editable: its ledger is in review.
        numbers: those of a commitment, in text order.
        undo: the item by which what was made of it is undone, or None.
    """

    item: Item
    editable: bool
    numbers: list[Statement]
    undo: Item | None

    @property
    def key(self) -> str:
        """Key of the item."""
        return key_of(self.item)

    @property
    def undo_key(self) -> str:
        """Key of the item that is restored, "" where nothing can be undone."""
        return key_of(self.undo) if self.undo else ""

    @property
    def is_commitment(self) -> bool:
        """Whether it is a commitment."""
        return isinstance(self.item, Commitment)

    @property
    def is_doubtful(self) -> bool:
        """Whether the machine itself was not sure."""
        return self.item.state == ReviewState.PROPOSED and self.item.confidence < 0.8

    @property
    def amount(self) -> str:
        """The number of a statement."""
        item = self.item
        return words.amount(item.low, item.high, item.unit) if isinstance(item, Statement) else ""

    @property
    def years(self) -> str:
        """The time that a statement speaks about."""
        return words.period(self.item.period) if isinstance(self.item, Statement) else ""

    @property
    def differences(self) -> list[Difference]:
        """What people read otherwise than the machine."""
        return differences(self.item)


def cards(ledger: Ledger, keys: Iterable[str]) -> list[Card]:
    """The items of these keys in their order; four queries at most, however many there are."""
    wanted = list(keys)
    found: dict[str, Item] = {}
    commitments = [int(key[1:]) for key in wanted if key[0] == "c"]
    numbers: dict[int, list[Statement]] = {}
    if commitments:
        for one in ledger.commitments.filter(pk__in=commitments).select_related("part_of"):
            found[key_of(one)] = one
        for statement in ledger.statements.filter(commitment__in=commitments).exclude(state=ReviewState.DROPPED):
            numbers.setdefault(statement.commitment_id or 0, []).append(statement)
        merged = ledger.commitments.filter(replaced_by__in=commitments, state=ReviewState.MERGED)
        sources = {one.replaced_by_id: one for one in merged}
    statements = [int(key[1:]) for key in wanted if key[0] == "s"]
    if statements:
        for number in ledger.statements.filter(pk__in=statements).select_related("commitment"):
            found[key_of(number)] = number
    for item in found.values():
        item.ledger = ledger
        if isinstance(item, Statement) and item.commitment:
            item.commitment.ledger = ledger
        if isinstance(item, Commitment) and item.part_of:
            item.part_of.ledger = ledger
    return [
        Card(
            found[key],
            ledger.stage == Stage.REVIEW,
            numbers.get(found[key].pk, []) if key[0] == "c" else [],
            _undo(found[key], sources.get(found[key].pk) if key[0] == "c" else None),
        )
        for key in wanted
        if key in found
    ]


def _undo(item: Item, source: Commitment | None) -> Item | None:
    """The item whose restoring undoes what was made of this one."""
    if isinstance(item, Commitment) and item.is_live:
        if item.part_of is not None and item.part_of.state == ReviewState.SPLIT:
            return item.part_of
        if source is not None:
            return source
    if item.state in (ReviewState.PROPOSED, ReviewState.ADDED):
        return None
    return item


def differences(item: Item) -> list[Difference]:
    """The fields that are not as the machine read them, in words."""
    if item.machine is None or item.state == ReviewState.PROPOSED:
        return []
    if isinstance(item, Statement):
        read: Item = Statement(**statement_fields(item.machine))
    else:
        read = Commitment(**commitment_fields(item.machine, item.ledger.last_day))
    pairs = zip(in_words(read), in_words(item), strict=True)
    return [Difference(label, machine, now) for (label, machine), (_label, now) in pairs if machine != now]


def in_words(item: Item) -> list[tuple[str, str]]:
    """The fields that people correct, each with its label, in words."""
    if isinstance(item, Statement):
        return [
            (pgettext("item", "indicator"), item.indicator),
            (pgettext("item", "scope"), item.scope),
            (pgettext("item", "measure"), words.word("measure", item.measure)),
            (pgettext("item", "value"), words.amount(item.low, item.high, item.unit)),
            (pgettext("item", "comparator"), words.word("comparator", item.comparator)),
            (pgettext("item", "role"), words.word("statement_role", item.role)),
            (pgettext("item", "period"), words.period(item.period)),
            (pgettext("item", "provisional"), words.yes(item.provisional)),
            (pgettext("item", "strength"), words.word("strength", item.strength)),
        ]
    return [
        (pgettext("item", "kind"), words.word("kind", item.kind)),
        (pgettext("item", "field of work"), item.area),
        (pgettext("item", "item"), item.item),
        (pgettext("item", "commitment"), item.text),
        (pgettext("item", "deadline"), item.deadline.isoformat()),
        (pgettext("item", "strength"), words.word("strength", item.strength)),
    ]
