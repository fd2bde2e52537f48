"""Services that may refuse what a page has sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest

R = TypeVar("R")


def submit(form: Form, service: Callable[[], R]) -> R | None:
    """Call the service where the form is valid; None, with the reason in the form, where it or the service refuses."""
    if not form.is_valid():
        return None
    try:
        return service()
    except ValidationError as error:
        tell(form, error)
        return None


def tell(form: Form, error: ValidationError) -> None:
    """Put what a service has refused into the form, at its fields where it has them."""
    errors = error.error_dict if hasattr(error, "error_dict") else {None: [error]}
    for name, wrong in errors.items():
        form.add_error(name if name in form.fields else None, wrong)


def attempt(request: HttpRequest, service: Callable[[], R]) -> R | None:
    """Call the service; None, with the reason as a message for the next page, where it refuses."""
    try:
        return service()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return None
