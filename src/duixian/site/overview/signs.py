"""Small things that stand in many rows, drawn once for each language."""

from __future__ import annotations

from functools import cache

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from duixian.site.lights.templatetags.lights import light
from duixian.site.planning.models import SignOffState

_TONES = {
    SignOffState.WAITING: "text-bg-warning",
    SignOffState.OBJECTED: "text-bg-danger",
    SignOffState.SIGNED: "text-bg-light border",
}


def lamp(colour: str | None) -> SafeString:
    """Sign and word of a light by its colour, as `{% light %}` draws it."""
    return _lamp(colour or "", get_language() or "")


@cache
def _lamp(colour: str, _language: str) -> SafeString:
    return render_to_string("lights/light.html", light(colour))


def badge(state: str | None) -> SafeString:
    """How far the signing for an item is."""
    return _badge(state or "", get_language() or "")


@cache
def _badge(state: str, _language: str) -> SafeString:
    if not state:
        return format_html('<span class="text-body-secondary">{}</span>', _("not asked yet"))
    known = SignOffState(state)
    return format_html('<span class="badge {}">{}</span>', _TONES.get(known, "text-bg-secondary"), known.label)
