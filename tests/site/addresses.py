"""Every address of the application, for tests that walk all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.urls import URLPattern, URLResolver, get_resolver, reverse

Samples = Mapping[str, object]


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _patterns(entry)
        else:
            yield entry


EVERY = {
    pattern.name or str(pattern.pattern): pattern
    for pattern in _patterns(get_resolver())
    if not hasattr(pattern.callback, "operations")  # those of the API are walked by tests/site/api/test_rights.py
}


def address(name: str, samples: Samples) -> str:
    """The address with the key of a sample in each place; a place is named for the kind of object it holds."""
    return reverse(name, kwargs={place: samples[place] for place in EVERY[name].pattern.converters})
