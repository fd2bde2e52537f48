"""The list of a ledger's commitments: what it can be narrowed down to, and in which order it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import Case, Count, F, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery, When, Window
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from duixian.site.ledgers.models import LIVE, Commitment, Kind, Ledger, ReviewState
from duixian.site.lights.models import Colour, Light
from duixian.site.lights.shown import with_light
from duixian.site.planning.models import Part, SignOff, SignOffState, Support

Listed = QuerySet[Any]
"""Commitments with `light`, `light_colour`, `light_since` and `signing`, which types cannot say."""
NONE = "none"
"""Asks for commitments that have no unit, leader or light."""

_STATES: Mapping[str, tuple[Any, Q]] = {
    "no-lead": (_("without a lead unit"), Q(lead=None)),
    "proposed": (_("not reviewed"), Q(state=ReviewState.PROPOSED)),
    "waiting": (_("to be signed for"), Q(signing=SignOffState.WAITING)),
    "objected": (_("objected to"), Q(signing=SignOffState.OBJECTED)),
    "signed": (_("signed for"), Q(signing=SignOffState.SIGNED)),
}
_SEVERITY = Case(
    When(light_colour=Colour.RED, then=0),
    When(light_colour=Colour.AMBER, then=1),
    When(light_colour=Colour.GREEN, then=2),
    When(light_colour=Colour.GREY, then=3),
    default=4,
    output_field=IntegerField(),
)
REASONS = Prefetch("lights", Light.objects.filter(last_day=None), to_attr="shown_lights")
"""Reads the light of each with its reason, after `brief` has left it out."""
SHOWN = (
    "pk", "number", "ledger__year", "text", "area", "item", "lead_id", "lead__name", "deadline", "light_colour",
    "light_since", "signing",
)  # fmt: skip
"""What a table shows of a commitment."""
UNREAD = ("machine", "places", "projects", "suggested", "ledger__outline", "ledger__findings")
"""What of a commitment no table shows, and what would be long to read."""
ORDERS: Mapping[str, tuple[Any, ...]] = {
    "number": ("number",),
    "-number": ("-number",),
    "deadline": ("deadline", "number"),
    "-deadline": ("-deadline", "number"),
    "lead": (F("lead__name").asc(nulls_last=True), "number"),
    "-lead": (F("lead__name").desc(nulls_last=True), "number"),
    "light": (_SEVERITY.asc(), "number"),
    "-light": (_SEVERITY.desc(), "number"),
    "since": (F("light_since").asc(nulls_last=True), "number"),
    "-since": (F("light_since").desc(nulls_last=True), "number"),
}
"""Orders that a list can stand in; "-" turns one around."""


class _Date(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Filters(forms.Form):
    """What the list of a ledger is narrowed down to; what is left empty narrows nothing."""

    q = forms.CharField(label=_("Words"), required=False, max_length=100, widget=forms.TextInput({"type": "search"}))
    light = forms.ChoiceField(label=_("Light"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    area = forms.ChoiceField(label=_("Field of work"), required=False)
    leader = forms.ChoiceField(label=_("Leader in charge"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    due_from = _Date(label=_("Due from"), required=False)
    due_to = _Date(label=_("Due until"), required=False)
    since = _Date(label=_("This light since, or later"), required=False)

    def __init__(self, data: Mapping[str, Any], *, among: QuerySet[Commitment]) -> None:
        super().__init__(data)
        every = [("", pgettext("no filter", "all"))]
        facets = among.order_by()
        told = set(facets.values_list("area", "vice_mayor", "lead", "lead__name").distinct())
        units = {(lead, name) for _area, _leader, lead, name in told if lead}
        units |= set(
            Support.objects.filter(commitment__in=facets.values("pk")).order_by().values_list("unit", "unit__name")
        )
        offered: dict[str, list[tuple[Any, Any]]] = {
            "light": [*Colour.choices, (NONE, _("no light yet"))],
            "unit": sorted(((str(pk), name) for pk, name in units), key=lambda pair: pair[1]),
            "area": [(area, area) for area in sorted({area for area, *_others in told}) if area],
            "leader": [
                *((name, name) for name in sorted({leader for _area, leader, *_others in told}) if name),
                (NONE, _("nobody")),
            ],
            "kind": list(Kind.choices),
            "state": [(key, label) for key, (label, _condition) in _STATES.items()],
        }
        for name, choices in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [*every, *choices]

    @property
    def more(self) -> bool:
        """Whether one of the less usual filters is in use, so that they must be in sight."""
        return any(self.data.get(name) for name in ("leader", "kind", "state", "due_from", "due_to", "since"))

    def condition(self) -> Q:
        """What the filters ask for; those that are malformed ask for nothing."""
        self.full_clean()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        asked = Q()
        for name, value in given.items():
            asked &= self._asked(name, value)
        return asked

    @staticmethod
    def _asked(name: str, value: Any) -> Q:
        match name, value:
            case "q", _:
                asked = Q()
                for word in str(value).split():
                    asked &= Q(text__icontains=word) | Q(item__icontains=word) | Q(lead__name__icontains=word)
                return asked
            case "light", "none":
                return Q(light_colour=None)
            case "light", _:
                return Q(light_colour=value)
            case "unit", _:
                return Q(lead=value) | Q(pk__in=Commitment.objects.filter(supports__unit=value).values("pk"))
            case "leader", "none":
                return Q(vice_mayor="")
            case "leader", _:
                return Q(vice_mayor=value)
            case "state", _:
                return _STATES[str(value)][1]
            case "due_from", dt.date():
                return Q(deadline__gte=value)
            case "due_to", dt.date():
                return Q(deadline__lte=value)
            case "since", dt.date():
                return Q(light_since__gte=value)
            case _:
                return Q(**{name: value})


def listed(visible: QuerySet[Commitment], ledger: Ledger) -> Listed:
    """The live commitments of a ledger, each with its light and the state of its lead unit's signing."""
    return with_standing(visible.filter(ledger=ledger, state__in=LIVE))


def brief(commitments: Listed) -> Listed:
    """The same without what a table does not show: reasons of lights, what was read, the outlines of reports."""
    return commitments.prefetch_related(None).defer(*UNREAD)


def with_standing(commitments: QuerySet[Commitment]) -> Listed:
    """Commitments with `light` and `signing`, the lead unit's last sign-off state or None."""
    last = SignOff.objects.filter(commitment=OuterRef("pk"), part=Part.LEAD).order_by("-pk").values("state")[:1]
    found: Listed = with_light(commitments).annotate(signing=Subquery(last)).select_related("ledger", "lead")
    return found


def rows_of(commitments: Listed) -> Listed:
    """What `drawing.item_rows` shows of each, and nothing else; with `total`, how many there are."""
    bare = commitments.prefetch_related(None).select_related(None)
    rows: Listed = bare.annotate(total=Window(Count("*"))).values_list(*SHOWN, "total", named=True)
    return rows


def supporters_of(rows: Iterable[Any]) -> dict[int, str]:
    """The names of the units that support each of these commitments, as one line."""
    keys = [one.pk for one in rows]
    found: dict[int, list[str]] = {}
    pairs = Support.objects.filter(commitment__in=keys).order_by("commitment", "pk")
    for commitment, name in pairs.values_list("commitment", "unit__name"):
        found.setdefault(commitment, []).append(name)
    return {commitment: "、".join(names) for commitment, names in found.items()}


def ordered(commitments: Listed, order: str) -> Listed:
    """The list in one of `ORDERS`; by number where an order is unknown."""
    return commitments.order_by(*ORDERS.get(order, ORDERS["number"]), "pk")
