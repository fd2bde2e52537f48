"""Forms drawn with Bootstrap's classes."""

from __future__ import annotations

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

_CLASSES = {"checkbox": "form-check-input", "radio": "form-check-input", "select": "form-select", "hidden": ""}


class Renderer(TemplatesSetting):
    """Draws fields as `pages/field.html` says and gives widgets their class."""

    form_template_name = "pages/form.html"
    field_template_name = "pages/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """The HTML of a form, a field or a widget."""
        widget = context.get("widget")
        if widget is not None:
            kind = widget.get("type") or template_name.rpartition("/")[2].removesuffix(".html")
            css = _CLASSES.get(kind, "form-control")
            if css and "class" not in widget["attrs"]:
                widget["attrs"]["class"] = css
        return str(super().render(template_name, context, request))
