"""What the API answers where it cannot do what was asked: one form for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, RequestDataTooBig
from django.core.exceptions import ValidationError as Refused
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import NinjaAPI
from ninja.errors import HttpError
from ninja.errors import ValidationError as Unfit

from duixian.errors import DuixianError

Fields = Mapping[str, Iterable[str]]


class Problem(Exception):
    """An answer other than what was asked for."""

    def __init__(self, status: int, error: str, fields: Fields | None = None, **headers: str) -> None:
        super().__init__(error)
        self.status, self.error, self.fields = status, error, dict(fields or {})
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def problem(
    status: int, error: str, fields: Fields | None = None, headers: Mapping[str, str] | None = None
) -> JsonResponse:
    """The answer: a sentence, and sentences on single fields by their place in what was sent."""
    body = {"error": error, "fields": {name: list(said) for name, said in (fields or {}).items()}}
    return JsonResponse(body, status=status, headers=dict(headers or {}), json_dumps_params={"ensure_ascii": True})


def handle(api: NinjaAPI) -> None:
    """Let every exception that is an answer become one; any other is an error of the program."""
    for exception, answer in _ANSWERS.items():
        api.add_exception_handler(exception, answer)


def missing() -> HttpResponse:
    """There is no such thing, or the caller may not know of it."""
    return problem(404, _("There is nothing of this key that you may see."))


def _problem(request: HttpRequest, exception: Problem) -> HttpResponse:
    return problem(exception.status, exception.error, exception.fields, exception.headers)


def _unfit(request: HttpRequest, exception: Unfit) -> HttpResponse:
    fields: dict[str, list[str]] = {}
    for one in exception.errors[:100]:
        fields.setdefault(_place(one["loc"]), []).append(_sentence(one))
    return problem(422, _("Something that was sent does not fit."), fields)


def _refused(request: HttpRequest, exception: Refused) -> HttpResponse:
    if not hasattr(exception, "error_dict"):
        return problem(422, " ".join(exception.messages))
    fields = dict(exception.message_dict)
    general = fields.pop(NON_FIELD_ERRORS, [])
    sentence = " ".join(general) or _("Something that was sent does not fit.")
    return problem(422, sentence, {f"body.{name}": said for name, said in fields.items()})


def _http(request: HttpRequest, exception: HttpError) -> HttpResponse:
    match exception.status_code:
        case 400 if isinstance(exception.__cause__, RequestDataTooBig):
            return problem(413, _("That is more than is taken in one piece."))
        case 400:
            return problem(400, _("What was sent is not valid JSON."))
        case 401:
            return unknown()
        case status:
            return problem(status, exception.message)


def unknown() -> HttpResponse:
    """Nobody is known by what was sent."""
    sentence = _("Sign in, or send a valid token in the header Authorization: Bearer.")
    return problem(401, sentence, headers={"WWW-Authenticate": 'Bearer realm="duixian"'})


def _place(location: tuple[Any, ...]) -> str:
    """The place of a field: "body.rows.0.value", "query.page"; what is sent as one has no name of its own."""
    whole = location[:1] + location[2:] if location[0] == "body" else location
    return ".".join(str(part) for part in whole)[:200]


def _sentence(one: Mapping[str, Any]) -> str:
    kind, context = str(one["type"]), one.get("ctx", {})
    limit = next((context[name] for name in _LIMITS if name in context), "")
    match kind:
        case "missing":
            return _("This is required.")
        case "extra_forbidden":
            return _("There is no such field.")
        case "greater_than_equal" | "greater_than":
            return _("At least %(limit)s.") % {"limit": limit}
        case "less_than_equal" | "less_than":
            return _("At most %(limit)s.") % {"limit": limit}
        case "string_too_long":
            return _("At most %(limit)s characters.") % {"limit": limit}
        case "too_long":
            return _("At most %(limit)s entries.") % {"limit": limit}
        case "string_too_short" | "too_short":
            return _("This is empty or too short.")
        case "literal_error" | "enum":
            return _("One of %(limit)s.") % {"limit": context.get("expected", "")}
        case "finite_number":
            return _("A finite number.")
        case "string_pattern_mismatch" | "string_unicode":
            return _("This has characters that do not fit.")
        case "value_error" if "error" in context:
            return str(context["error"])
        case _:
            for prefix, sentence in _EXPECTED.items():
                if kind.startswith(prefix):
                    return str(_(sentence))
            return _("This does not fit.")


_LIMITS = ("ge", "gt", "le", "lt", "max_length", "min_length")
_EXPECTED = {
    "int": gettext_noop("A whole number."),
    "float": gettext_noop("A number."),
    "bool": gettext_noop("true or false."),
    "date": gettext_noop("A day as 2026-03-31."),
    "string": gettext_noop("A text."),
    "list": gettext_noop("A list."),
    "uuid": gettext_noop("A key as it was given."),
    "model": gettext_noop("An object with fields."),
    "dict": gettext_noop("An object with fields."),
}


_ANSWERS: dict[type[Exception], Any] = {
    Problem: _problem,
    Unfit: _unfit,
    Refused: _refused,
    HttpError: _http,
    Http404: lambda request, exception: missing(),
    PermissionDenied: lambda request, exception: problem(403, _("Your role does not allow this.")),
    RequestDataTooBig: lambda request, exception: problem(413, _("That is more than is taken in one piece.")),
    DuixianError: lambda request, exception: problem(422, str(exception)),
    IntegrityError: lambda request, exception: problem(
        409, _("Somebody else has changed this at the same moment; look at it again and repeat.")
    ),
}
