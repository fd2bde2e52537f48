"""Lead units to offer: what this office decided in earlier years, joined with what the words of a task say.

Earlier commitments with a lead unit are compared by the pairs of characters in their words, each weighed by how rare
it is (TF-IDF), and by their indicators. The nearest ones vote for their lead units, each with the square of its
likeness; the library's own suggestion votes too. Every suggestion names the earlier commitment it rests on.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt

from django.db.models import Count, Max, Sum
from django.utils.translation import gettext as _

from duixian.site.accounts.models import Unit
from duixian.site.ledgers.models import LIVE, Commitment, Ledger, Statement
from duixian.site.planning.names import UnitBook

NEIGHBOURS = 8
MOST = 2000
"""Earlier commitments that are compared with, the newest first."""
LIBRARY_WEIGHT = 0.35
"""What the library's suggestion weighs, at full confidence, beside an earlier commitment of the same words."""
FEATURE_OF_INDICATOR = 4.0
"""How often an indicator counts, compared with a pair of characters."""
SHARE_OF_AREA = 0.5
SURE_FROM = 0.35
"""Sum of votes from which on their shares are taken at face value; below it there is too little to go by."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A unit that is likely to lead.

    Attributes:
        unit: one that exists today.
        confidence: from 0 to 1.
        earlier: code of the earlier commitment that speaks for it the most, "" where only the library does.
        why: a sentence for the reader.
    """

    unit: Unit
    confidence: float
    earlier: str
    why: str

    @property
    def percent(self) -> str:
        """The confidence for readers."""
        return f"{self.confidence:.0%}"


@dataclass(frozen=True, slots=True)
class Known:
    """An earlier commitment with its lead unit (by key)."""

    code: str
    year: int
    text: str
    lead: int
    features: dict[str, float]


class Experience:
    """Earlier commitments, ready to be asked."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.known = tuple(known)
        seen = Counter(feature for one in known for feature in one.features)
        self._rarity = {feature: log((1 + len(known)) / (1 + count)) + 1 for feature, count in seen.items()}
        self._unseen = log(1 + len(known)) + 1
        self._with: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for index, one in enumerate(known):
            for feature, weight in self._unit_length(one.features).items():
                self._with[feature].append((index, weight))

    def nearest(self, features: dict[str, float], most: int = NEIGHBOURS) -> list[tuple[float, Known]]:
        """The earlier commitments that are most like one, with their likeness from 0 to 1, the most like first."""
        likeness: dict[int, float] = defaultdict(float)
        for feature, weight in self._unit_length(features).items():
            for index, other in self._with.get(feature, ()):
                likeness[index] += weight * other
        best = sorted(likeness.items(), key=lambda found: (-found[1], -self.known[found[0]].year, found[0]))
        return [(value, self.known[index]) for index, value in best[:most]]

    def _unit_length(self, features: dict[str, float]) -> dict[str, float]:
        weighed = {name: weight * self._rarity.get(name, self._unseen) for name, weight in features.items()}
        length = sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        return {name: weight / length for name, weight in weighed.items()}


class Adviser:
    """Suggests lead units for commitments of one ledger."""

    def __init__(self, ledger: Ledger, day: dt.date, *, learned: bool = True) -> None:
        self.book = UnitBook.of(day, ledger.place)
        self._units = {unit.pk: unit for unit in Unit.objects.all()}
        self._experience = experience_before(ledger) if learned else Experience(())
        self._today = {unit.pk for unit in self.book.units}

    def suggest(self, commitment: Commitment, indicators: Iterable[str] = ()) -> list[Suggestion]:
        """Units for a commitment, the likeliest first; three at most."""
        votes: dict[int, float] = defaultdict(float)
        because: dict[int, Known] = {}
        features = features_of(commitment.text, commitment.area, commitment.item, indicators)
        for likeness, known in self._experience.nearest(features):
            heir = self._heir(known.lead)
            if heir is not None:
                votes[heir] += likeness * likeness
                because.setdefault(heir, known)
        said: dict[int, float] = {}
        for index, one in enumerate(commitment.suggested):
            unit = self.book.find(str(one["unit"]))
            if unit is not None and unit.pk not in said:
                confidence = float(one["confidence"] or 0) if index == 0 else 0.15
                said[unit.pk] = confidence
                votes[unit.pk] += LIBRARY_WEIGHT * confidence
        total = sum(votes.values())
        alone = not because
        best = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:3]
        return [
            self._told(pk, said.get(pk, 0.0) if alone else vote / max(total, SURE_FROM), because.get(pk), pk in said)
            for pk, vote in best
        ]

    def supports(self, commitment: Commitment, lead: Unit | None) -> list[Unit]:
        """Further units that the library names."""
        found = [self.book.find(str(one["unit"])) for one in commitment.suggested]
        return [unit for unit in dict.fromkeys(found) if unit is not None and unit != lead]

    def _told(self, pk: int, confidence: float, known: Known | None, by_words: bool) -> Suggestion:
        unit = self._units[pk]
        if known is None:
            return Suggestion(unit, confidence, "", _("from the words of the task"))
        text = known.text if len(known.text) <= 24 else f"{known.text[:23]}…"
        former = self._units[known.lead]
        fields = {"year": known.year, "text": text.rstrip("，。；、"), "unit": former}
        why = _("in %(year)s “%(text)s” was led by %(unit)s") % fields
        if former.pk != pk:
            why += _(", now %(unit)s") % {"unit": unit}
        return Suggestion(unit, confidence, known.code, why)

    def _heir(self, pk: int) -> int | None:
        unit = self._units.get(pk)
        while unit is not None and unit.pk not in self._today:
            unit = self._units.get(unit.successor_id) if unit.successor_id is not None else None
        return None if unit is None else unit.pk


def features_of(text: str, area: str, item: str, indicators: Iterable[str] = ()) -> dict[str, float]:
    """Pairs of characters in the words, with those of the field of work for half, and the indicators."""
    found: dict[str, float] = defaultdict(float)
    for words, weight in ((text, 1.0), (item, 1.0), (area, SHARE_OF_AREA)):
        kept = "".join(sign if "\u4e00" <= sign <= "\u9fff" else " " for sign in words)
        for pair in pairwise(kept):
            if " " not in pair:
                found["".join(pair)] += weight
    damped = {pair: 1 + log(count) if count > 1 else count for pair, count in found.items()}
    damped.update((f"#{one}", FEATURE_OF_INDICATOR) for one in indicators if one)
    return damped


def experience_before(ledger: Ledger) -> Experience:
    """What earlier ledgers of this office teach; read again only where one of them has changed."""
    earlier = Ledger.objects.filter(year__lt=ledger.year)
    state = Commitment.objects.filter(ledger__in=earlier).aggregate(Count("pk"), Sum("revision"), Max("pk"))
    return _experience(ledger.year, tuple(sorted(state.items())))


@lru_cache(maxsize=4)
def _experience(year: int, state: object) -> Experience:
    rows = (
        Commitment.objects.filter(ledger__year__lt=year, state__in=LIVE, lead__isnull=False)
        .select_related("ledger")
        .order_by("-ledger__year", "pk")[:MOST]
    )
    indicators: dict[int, list[str]] = defaultdict(list)
    measured = Statement.objects.filter(commitment__in=[row.pk for row in rows], role="target", state__in=LIVE)
    for commitment, indicator in measured.values_list("commitment", "indicator_id"):
        indicators[commitment].append(indicator)
    return Experience(
        [
            Known(
                row.code,
                row.ledger.year,
                row.text,
                row.lead_id or 0,
                features_of(row.text, row.area, row.item, indicators[row.pk]),
            )
            for row in rows
        ]
    )
