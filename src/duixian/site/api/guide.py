"""The OpenAPI description, as a page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.utils.translation import gettext_noop

from duixian.site.api.interface import description
from duixian.site.api.operation import RIGHT

TITLES = {
    "ledgers": gettext_noop("Ledgers"),
    "commitments": gettext_noop("Commitments"),
    "units": gettext_noop("Units"),
    "observations": gettext_noop("Observations"),
    "reports": gettext_noop("Reports of progress"),
    "lights": gettext_noop("Lights"),
    "search": gettext_noop("Search"),
}
FAILURES = {
    400: gettext_noop("What was sent is not valid JSON."),
    401: gettext_noop("Nobody has signed in, or the token is void."),
    403: gettext_noop("Your role does not allow this, or the CSRF token is missing."),
    404: gettext_noop("There is no such thing, or you may not see it."),
    409: gettext_noop("Somebody was faster: look at it again."),
    413: gettext_noop("More than 5 MB were sent."),
    422: gettext_noop("Something that was sent does not fit; `fields` says what."),
    429: gettext_noop("Too many wrong tokens came from your address."),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a field of what is sent or answered."""

    name: str
    type: str
    required: bool
    about: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation."""

    key: str
    method: str
    path: str
    summary: str
    right: str
    parameters: list[Field] = field(default_factory=list)
    body: list[Field] = field(default_factory=list)
    answer: list[Field] = field(default_factory=list)
    many: str = ""
    statuses: list[int] = field(default_factory=list)


@cache
def groups() -> list[tuple[str, str, list[Operation]]]:
    """The operations by resource: key, title and what there is."""
    whole = description()
    found: dict[str, list[Operation]] = {name: [] for name in TITLES}
    for path, methods in whole["paths"].items():
        for method, said in methods.items():
            found[said["tags"][0]].append(_operation(whole, path, method, said))
    return [(name, TITLES[name], operations) for name, operations in found.items()]


def _operation(whole: dict[str, Any], path: str, method: str, said: dict[str, Any]) -> Operation:
    answers = {int(status): answer for status, answer in said["responses"].items()}
    good = next(answers[status] for status in (200, 201) if status in answers)
    schema, many = _rows(whole, _schema(good))
    return Operation(
        key=said["operationId"],
        method=method.upper(),
        path=path,
        summary=said["summary"],
        right=said[RIGHT],
        parameters=[
            Field(one["name"], _type(whole, one["schema"]), bool(one["required"]), one.get("description", ""))
            for one in said["parameters"]
        ],
        body=list(_fields(whole, _schema(said["requestBody"]))) if "requestBody" in said else [],
        answer=list(_fields(whole, schema)),
        many=many,
        statuses=sorted(answers),
    )


def _schema(content: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = content["content"]["application/json"]["schema"]
    return found


def _rows(whole: dict[str, Any], schema: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """The schema of one entry where a list or a page is answered, and which of both."""
    resolved = _resolved(whole, schema)
    if resolved.get("type") == "array":
        return resolved["items"], "list"
    items = resolved.get("properties", {}).get("items")
    return (items["items"], "page") if items and "pages" in resolved["properties"] else (resolved, "")


def _fields(whole: dict[str, Any], schema: dict[str, Any]) -> Iterator[Field]:
    resolved = _resolved(whole, schema)
    required = resolved.get("required", [])
    for name, said in resolved.get("properties", {}).items():
        yield Field(name, _type(whole, said), name in required, said.get("description", ""))


def _resolved(whole: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        schema = whole["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def _type(whole: dict[str, Any], schema: dict[str, Any]) -> str:
    schema = _resolved(whole, schema)
    if "anyOf" in schema:
        return " | ".join(_type(whole, one) for one in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(str(one) for one in schema["enum"])
    kind = schema.get("type", "any")
    if kind == "array":
        return f"[{_type(whole, schema.get('items', {}))}]"
    if kind == "object" and schema.get("properties"):
        return "{" + ", ".join(schema["properties"]) + "}"
    return str(schema.get("format", kind))
