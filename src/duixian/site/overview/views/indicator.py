"""An indicator: what was promised of it in every year, and every value that was published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor, has
from duixian.site.accounts.models import User
from duixian.site.accounts.rights import Right
from duixian.site.ledgers.models import LIVE, Commitment, Ledger, Statement
from duixian.site.ledgers.policies import COMMITMENTS, STATEMENTS
from duixian.site.lights.series import places_of
from duixian.site.observations.models import Observation
from duixian.site.overview.courses import Drawn, drawn
from duixian.site.overview.targets import measured_of
from duixian.site.pages.language import page_language, spoken
from duixian.site.pages.requests import page_number
from duixian.site.planning.aims import aim_of_statement
from duixian.vocabulary.indicators import indicators

_VALUES = 24
"""Values on a page."""
_YEARS = 30
"""Targets that the page lists."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What the page is about: an indicator of the vocabulary, or one that only has a name (`id` is "")."""

    id: str
    name: str

    @property
    def keys(self) -> set[str]:
        """What observations of it are filed under."""
        return {self.id, self.name} - {""}

    @property
    def of_statements(self) -> Q:
        """The statements that speak of it."""
        return Q(indicator_id=self.id) if self.id else Q(indicator=self.name)


@dataclass(frozen=True, slots=True)
class Promise:
    """A target of one year; `commitment` and its light where the visitor may see them."""

    statement: Statement
    said: str
    commitment: Commitment | None
    colour: str | None


class Shown(NamedTuple):
    """An observation in the table; `replaced` where there is a newer vintage of the same value."""

    place: str
    start: dt.date
    end: dt.date
    value: float
    unit: str
    measure: str
    published_on: dt.date
    received_on: dt.date
    vintage: str
    batch__source: str
    replaced: bool

    @property
    def series(self) -> tuple[str, dt.date, dt.date, str]:
        """What it is a vintage of."""
        return self.place, self.start, self.end, self.measure

    @property
    def known(self) -> tuple[dt.date, dt.date]:
        """When it was published and received."""
        return self.published_on, self.received_on


_FIELDS = Shown._fields[:-1]
_READ = (
    *(field.name for field in Statement._meta.concrete_fields),
    *(f"ledger__{name}" for name in ("title", "place", "place_code", "year", "first_day", "last_day")),
    *(f"commitment__{name}" for name in ("ledger", "number", "text", "deadline")),
)
"""Of a target, its ledger and its commitment what the page shows or computes with."""


@needs(Right.READ_OBSERVATIONS)
@require_safe
def indicator(request: HttpRequest, indicator: str) -> HttpResponse:
    """An indicator by id or name; `?ledger=` chooses whose curve is drawn, `?place=` whose values are shown."""
    person = actor(request)
    subject = subject_of(indicator)
    statements: list[Statement] = list(_targets(person, subject)[: 4 * _YEARS])
    for one in statements:
        if one.commitment is not None:
            one.commitment.ledger = one.ledger
    ledger = _chosen(statements, request.GET.get("ledger", ""), request.GET.get("place", ""))
    place = request.GET.get("place", "") or (ledger.place if ledger else "")
    values = _values(subject, ledger, place)
    number = page_number(request)
    shown = _shown(values, (number - 1) * _VALUES)
    if not statements and not shown and not Observation.objects.filter(indicator__in=subject.keys).exists():
        raise Http404
    known = indicators().by_id.get(subject.id)
    here = [one for one in statements if ledger and one.ledger_id == ledger.pk]
    courses = _courses(here)
    context = {
        "subject": subject,
        "title": known.name_en if known and page_language() == "en" else subject.name,
        "known": known,
        "ledger": ledger,
        "place": place,
        "ledgers": list(dict.fromkeys(one.ledger for one in statements)),
        "promises": _promises(person, statements[:_YEARS]),
        "courses": [(one, one.chart(one.name)) for one in courses],
        "values": shown[:_VALUES],
        "newer": number - 1,
        "older": number + 1 if len(shown) > _VALUES else 0,
    }
    return render(request, "overview/indicator.html", context)


def subject_of(key: str) -> Subject:
    """The indicator that an id or a name stands for."""
    table = indicators()
    if key in table.by_id:
        return Subject(key, table.by_id[key].name)
    resolved = table.resolve(key)
    if resolved is not None and not resolved.scope:
        return Subject(resolved.indicator.id, resolved.indicator.name)
    return Subject("", key)


def _targets(person: User, subject: Subject) -> QuerySet[Any]:
    """The live targets of commitments in the ledgers that a person may see, the newest first."""
    found = STATEMENTS.visible_to(person).filter(
        subject.of_statements, role="target", state__in=LIVE, commitment__isnull=False
    )
    now = FilteredRelation("commitment__lights", condition=Q(commitment__lights__last_day=None))
    short = found.only(*_READ)
    return short.annotate(now=now).annotate(colour=F("now__colour")).order_by("-ledger__year", "ledger", "start", "pk")


def _chosen(statements: Sequence[Statement], key: str, place: str) -> Ledger | None:
    """The ledger that is asked for, or the newest one of the place that is asked for, or the newest."""
    ledgers = list(dict.fromkeys(one.ledger for one in statements))
    asked = [one for one in ledgers if str(one.pk) == key] or [
        one for one in ledgers if place and place in (one.place, one.place_code)
    ]
    return next(iter(asked), None) or (next(iter(ledgers), None) if not place else None)


def _values(subject: Subject, ledger: Ledger | None, place: str) -> QuerySet[Observation]:
    """Every vintage of every value at the place."""
    found = Observation.objects.filter(indicator__in=subject.keys)
    places = places_of(ledger.place, ledger.place_code, "") if ledger else frozenset({place} - {""})
    return found.filter(place__in=places) if places else found


def _shown(values: QuerySet[Observation], first: int) -> list[Shown]:
    """A page of them, the latest first, and one more where there is one.

    The vintage before the first is read as well, to know whether that was replaced.
    """
    order = ("-end", "start", "measure", "place", "-published_on", "-received_on", "-pk")
    start = max(first - 1, 0)
    rows = values.order_by(*order).values_list(*_FIELDS)[start : first + _VALUES + 1]
    shown: list[Shown] = []
    for row in rows:
        one = Shown._make((*row, False))
        if shown and shown[-1].series == one.series:
            one = one._replace(replaced=shown[-1].replaced or shown[-1].known > one.known)
        shown.append(one)
    return shown[first - start :]


def _courses(statements: Sequence[Statement]) -> list[Drawn]:
    """The courses of these targets, of one ledger."""
    found = measured_of(statements)
    return [drawn(found[one.pk]) for one in statements if one.pk in found]


def _promises(person: User, statements: Sequence[Statement]) -> list[Promise]:
    """Targets with their words, and their commitments where the person may see them."""
    keys = [one.commitment_id for one in statements if one.commitment_id is not None]
    visible = set(keys)
    if not has(person, Right.READ_OVERVIEW):
        visible = set(COMMITMENTS.visible_to(person).filter(pk__in=keys).values_list("pk", flat=True))
    promises = []
    for one in statements:
        aim = aim_of_statement(one)
        said = one.said if aim is None else spoken(aim.said)
        promises.append(
            Promise(
                one, f"{one.scope}{said}", one.commitment if one.commitment_id in visible else None, vars(one)["colour"]
            )
        )
    return promises
