"""Template tags of the overview: `{% heading %}`, `{% signing %}`, `{% chart %}`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import Any, Literal, cast
from urllib.parse import urlencode

from django import forms, template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from duixian.site.keeping.spans import Span
from duixian.site.keeping.wording import number
from duixian.site.ledgers.models import Commitment, Ledger
from duixian.site.lights.models import Light
from duixian.site.lights.templatetags.lights import light
from duixian.site.planning.models import SignOffState

register = template.Library()

_TONES = {
    SignOffState.WAITING: "text-bg-warning",
    SignOffState.OBJECTED: "text-bg-danger",
    SignOffState.SIGNED: "text-bg-light border",
}


@register.inclusion_tag("overview/heading.html", takes_context=True)
def heading(context: template.Context, key: str, title: str, order: str = "", css: str = "") -> dict[str, Any]:
    """The heading of a column; a link that sorts by it where the list has an `order`."""
    rising, falling = order == key, order == f"-{key}"
    return {
        "request": context.get("request"),
        "title": title,
        "css": css,
        "sortable": bool(order),
        "next": f"-{key}" if rising else key,
        "sorted": "ascending" if rising else "descending" if falling else "",
    }


@register.filter
def lamp(colour: str | None) -> SafeString:
    """Sign and word of a light by its colour, as `{% light %}` draws it."""
    return _lamp(colour or "", get_language() or "")


@cache
def _lamp(colour: str, _language: str) -> SafeString:
    return render_to_string("lights/light.html", light(colour))


@register.simple_tag
def control(field: forms.BoundField) -> SafeString:
    """A filter's box or list, drawn without a template for each of its choices."""
    described = format_html(' aria-describedby="{}-error" aria-invalid="true"', field.auto_id) if field.errors else ""
    given = field.value() or ""
    if not isinstance(field.field, forms.ChoiceField):
        kind = "date" if isinstance(field.field, forms.DateField) else "search"
        return format_html(
            '<input class="form-control form-control-sm" type="{}" name="{}" id="{}" value="{}"{}>',
            kind, field.html_name, field.auto_id, given, described,
        )  # fmt: skip
    choices = cast("Iterable[tuple[str, str]]", field.field.choices)
    options = format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((key, mark_safe(" selected") if str(key) == given else "", label) for key, label in choices),
    )
    return format_html(
        '<select class="form-select form-select-sm" name="{}" id="{}"{}>{}</select>',
        field.html_name, field.auto_id, described, options,
    )  # fmt: skip


@register.simple_tag
def signing(state: str | None) -> SafeString:
    """How far the signing for an item is."""
    if not state:
        return format_html('<span class="text-body-secondary">{}</span>', _("not asked yet"))
    return format_html(
        '<span class="badge {}">{}</span>',
        _TONES.get(SignOffState(state), "text-bg-secondary"),
        SignOffState(state).label,
    )


@register.simple_tag
def amount(value: float | Literal[""] | None, unit: str = "") -> str:
    """A number with its unit, with no more digits than it needs; a dash where there is none.

    A template gives "" for what is a part of nothing.
    """
    return "–" if value is None or value == "" else f"{number(value)}{unit}"


@register.simple_tag
def narrowed(ledger: Ledger, **filters: Any) -> str:
    """The address of a ledger's list, narrowed down."""
    return f"{reverse('commitments', args=[ledger.pk])}?{urlencode(filters)}"


@register.simple_tag
def span(start: dt.date, end: dt.date) -> str:
    """Days that a value speaks of, as a reader would name them."""
    said = Span(start, end).said
    return said.en if (get_language() or "").startswith("en") else said.zh


@register.filter
def because(light: Light | None) -> str:
    """Why a light has its colour: the reasons of the parts that have it, without those that are in order."""
    if light is None:
        return ""
    language = "en" if (get_language() or "").startswith("en") else "zh"
    reasons = [one["reason"][language] for one in light.record.get("parts", ()) if one["colour"] == light.colour]
    return ("; " if language == "en" else "；").join(reasons) or light.reason


@register.filter
def supporters(commitment: Commitment) -> str:
    """The names of a commitment's supporting units, which are read already."""
    return "、".join(one.unit.name for one in commitment.supports.all())
