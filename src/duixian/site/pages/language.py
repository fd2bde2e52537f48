"""The language of a page: Simplified Chinese, unless the visitor has chosen another."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from duixian.exchange.labels import Language
from duixian.settlement.wording import Said


class LanguageMiddleware:
    """Takes the language from the cookie alone; what the browser asks for is often left at its factory setting."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer to a request."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response


def page_language() -> Language:
    """The language of the page, as the sentences and labels of the library know it."""
    return "en" if (translation.get_language() or "").startswith("en") else "zh"


def spoken(said: Said | Mapping[str, str]) -> str:
    """A sentence of the library, or one that was stored as `{"zh": …, "en": …}`, in the language of the page."""
    language = page_language()
    return getattr(said, language) if isinstance(said, Said) else said[language]
