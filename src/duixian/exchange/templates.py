"""Self-contained pages: templates, styles and scripts that lie beside the modules that fill them in."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from duixian.exchange.labels import label
from duixian.exchange.safe_text import xml_text


def environment(package: str) -> Environment:
    """The templates of a package; they know the filters `label` and `label_en`, and escape what they are given."""
    made = Environment(
        loader=FunctionLoader(lambda name: part(package, name)),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_fit,
    )
    made.filters["label"] = lambda identifier, group: label(group, identifier)
    made.filters["label_en"] = lambda identifier, group: label(group, identifier, "en")
    return made


def part(package: str, name: str) -> str:
    """A file of a package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def _fit(value: Any) -> Any:
    return xml_text(value) if type(value) is str else value
