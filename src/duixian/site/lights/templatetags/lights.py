"""`{% load lights %}{% light commitment.light %}`: sign and word of a light."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from duixian.site.lights.models import Colour, Light

register = template.Library()

_WORDS = {
    Colour.RED: _("Red light"),
    Colour.AMBER: _("Amber light"),
    Colour.GREEN: _("Green light"),
    Colour.GREY: _("Grey light"),
}


@register.inclusion_tag("lights/light.html")
def light(shown: Light | str | None, size: str = "") -> dict[str, Any]:
    """A light, or the colour of one, as a sign with its word; None where none was computed yet.

    With `size="large"` it is a headline, with `size="sign"` the word is for screen readers alone.
    """
    colour = shown.colour if isinstance(shown, Light) else shown or ""
    return {"colour": colour, "word": _WORDS.get(Colour(colour)) if colour else _("No light yet"), "size": size}
