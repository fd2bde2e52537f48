"""A form whose service may still refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.forms import Form

R = TypeVar("R")


def submit(form: Form, service: Callable[[], R]) -> R | None:
    """Call the service where the form is valid; None, with the reason in the form, where it or the service refuses."""
    if not form.is_valid():
        return None
    try:
        return service()
    except ValidationError as error:
        if hasattr(error, "error_dict"):
            for name, errors in error.error_dict.items():
                form.add_error(name if name in form.fields else None, errors)
        else:
            form.add_error(None, error)
        return None
