"""Rows of the longer tables, drawn without a template: a page of fifty takes a tenth of the time.

Whatever people or reports have written passes through `escape`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from duixian.site.keeping.wording import number
from duixian.site.observations.showing import span_name
from duixian.site.overview.courses import Point
from duixian.site.overview.signs import badge, lamp

_LONGEST = 90
GREYED = ' class="text-body-secondary"'


def item_rows(items: Iterable[Any], supporters: Mapping[int, str], today: dt.date) -> SafeString:
    """Rows of commitments as `filters.rows_of` reads them."""
    nobody, along = escape(_("no lead unit")), escape(_("with"))
    return mark_safe("".join(_item(one, supporters.get(one.pk, ""), today, nobody, along) for one in items))


def _item(one: Any, supports: str, today: dt.date, nobody: str, along: str) -> str:
    text = one.text if len(one.text) <= _LONGEST else f"{one.text[: _LONGEST - 1]}…"
    area = f"{one.area} · {one.item}" if one.item else one.area
    lead = escape(one.lead__name) if one.lead_id else nobody
    linked = f'<a href="{address("unit-items", one.lead_id)}">{lead}</a>' if one.lead_id else lead
    others = f'<div class="small text-body-secondary">{along} {escape(supports)}</div>' if supports else ""
    late = " text-danger" if one.deadline < today and one.light_colour != "green" else ""
    return (
        f'<tr><td>{lamp(one.light_colour)}</td><th scope="row" class="fw-normal">'
        f'<a href="{address("commitment", one.pk)}"><span class="text-body-secondary">'
        f"{one.ledger__year}-{one.number:03d}</span> {escape(text)}</a>"
        f'<div class="small text-body-secondary">{escape(area)}<span class="d-md-none"> · {lead}</span></div></th>'
        f'<td class="d-none d-md-table-cell">{linked}{others}</td><td class="text-nowrap{late}">{one.deadline}</td>'
        f'<td class="text-nowrap d-none d-lg-table-cell">{one.light_since or ""}</td>'
        f'<td class="d-none d-lg-table-cell">{badge(one.signing)}</td></tr>'
    )


def point_rows(points: Iterable[Point]) -> SafeString:
    """Rows of a target's course."""
    before = escape(_("before:"))
    return mark_safe("".join(_point(one, before) for one in points))


def _point(point: Point, before: str) -> str:
    values = ", ".join(map(number, point.earlier))
    earlier = f'<div class="small text-body-secondary">{before} {values}</div>' if values else ""
    return (
        f'<tr><th scope="row" class="fw-normal text-nowrap">{point.day:%Y-%m}</th>'
        f'<td class="n">{shown(point.planned)}</td><td class="n">{shown(point.actual)}{earlier}</td>'
        f'<td class="n">{shown(point.difference)}</td></tr>'
    )


def value_rows(values: Iterable[Any]) -> SafeString:
    """Rows of observations, each with `replaced`, which says that there is a newer vintage."""
    grown, newer = escape(_("growth")), escape(_("revised since"))
    growth = f' <span class="small">{grown}</span>'
    revised = f' <span class="badge text-bg-light border">{newer}</span>'
    return mark_safe("".join(_value(one, growth, revised) for one in values))


def _value(one: Any, growth: str, revised: str) -> str:
    said = escape(shown(one.value, one.unit))
    told = f"<del>{said}</del>" if one.replaced else said
    return (
        f"<tr{GREYED if one.replaced else ''}>"
        f'<th scope="row" class="fw-normal text-nowrap">{escape(span_name(one.start, one.end))}</th>'
        f'<td class="n text-nowrap">{told}{growth if one.measure == "growth" else ""}</td>'
        f'<td class="text-nowrap">{one.published_on}</td><td class="text-nowrap">{one.received_on}</td>'
        f"<td>{escape(one.vintage)}{revised if one.replaced else ''}</td><td>{escape(one.batch__source)}</td></tr>"
    )


def choices(given: str, offered: Iterable[tuple[Any, Any]]) -> SafeString:
    """The choices of a list, the one that is given selected."""
    marked = ((escape(str(key)), " selected" if str(key) == given else "", escape(str(name))) for key, name in offered)
    return mark_safe("".join(f'<option value="{key}"{chosen}>{name}</option>' for key, chosen, name in marked))


def shown(value: float | None, unit: str = "") -> str:
    """A number with its unit; a dash where there is none."""
    return "–" if value is None else f"{number(value)}{unit}"


@lru_cache(maxsize=4096)
def address(name: str, key: int) -> str:
    """The address of an object's page."""
    return reverse(name, args=[key])
