"""Template tags of the overview."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, cast
from urllib.parse import urlencode

from django import forms, template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from duixian.site.keeping import wording
from duixian.site.ledgers.models import Ledger
from duixian.site.lights.models import Light
from duixian.site.overview import drawing, signs
from duixian.site.pages.language import page_language, spoken

register = template.Library()
register.filter("lamp", signs.lamp)
register.simple_tag(signs.badge, name="signing")
register.simple_tag(drawing.item_rows)
register.simple_tag(drawing.point_rows)
register.simple_tag(drawing.value_rows)


@register.simple_tag(takes_context=True)
def heading(context: template.Context, key: str, title: str, order: str = "", css: str = "") -> SafeString:
    """The heading of a column; a link that sorts by it where the list has an `order`."""
    if not order:
        return format_html('<th scope="col" class="{}">{}</th>', css, title)
    asked = context["request"].GET.copy()
    asked.pop("page", None)
    asked["sort"] = f"-{key}" if order == key else key
    sorted_, sign = {key: ("ascending", " ▲"), f"-{key}": ("descending", " ▼")}.get(order, ("none", ""))
    return format_html(
        '<th scope="col" class="{}" aria-sort="{}"><a class="link-body-emphasis text-decoration-none text-nowrap"'
        ' href="?{}">{}<span aria-hidden="true">{}</span></a></th>',
        css,
        sorted_,
        asked.urlencode(),
        title,
        sign,
    )


@register.simple_tag
def control(field: forms.BoundField) -> SafeString:
    """A filter with its label and what is wrong with it, drawn without a template for each of its choices."""
    name, key, given = field.html_name, field.auto_id, str(field.value() or "")
    wrong = format_html(' aria-describedby="{}-error" aria-invalid="true"', key) if field.errors else ""
    if isinstance(field.field, forms.ChoiceField):
        offered = drawing.choices(given, cast("Iterable[tuple[Any, Any]]", field.field.choices))
        box = format_html(
            '<select class="form-select form-select-sm" name="{}" id="{}"{}>{}</select>', name, key, wrong, offered
        )
    else:
        kind = "date" if isinstance(field.field, forms.DateField) else "search"
        box = format_html(
            '<input class="form-control form-control-sm" type="{}" name="{}" id="{}" value="{}"{}>',
            kind, name, key, given, wrong,
        )  # fmt: skip
    error = format_html('<div class="field-error small" id="{}-error">{}</div>', key, field.errors[0]) if wrong else ""
    return format_html('<label class="form-label small mb-0" for="{}">{}</label>{}{}', key, field.label, box, error)


@register.simple_tag
def amount(value: float | Literal[""] | None, unit: str = "") -> str:
    """A number with its unit; a dash where there is none, and where there is nothing that it could be of ("")."""
    return drawing.shown(None if value == "" else value, unit)


@register.simple_tag
def difference(value: float | Literal[""] | None, unit: str) -> str:
    """How far a value lies from the planned one, with its unit; a dash where one of them is not known."""
    return drawing.shown(None) if value is None or value == "" else spoken(wording.difference(value, unit))


@register.simple_tag
def narrowed(ledger: Ledger, **filters: Any) -> str:
    """The address of a ledger's list, narrowed down."""
    return f"{reverse('commitments', args=[ledger.pk])}?{urlencode(filters)}"


@register.filter
def because(light: Light | None) -> str:
    """Why a light has its colour: the reasons of the parts that have it, without those that are in order."""
    if light is None:
        return ""
    reasons = [spoken(one["reason"]) for one in light.record.get("parts", ()) if one["colour"] == light.colour]
    return ("; " if page_language() == "en" else "；").join(reasons) or light.reason
