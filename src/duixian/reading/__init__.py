"""A file becomes a Document: text as received, encoding, pages, repeated copies, identity.

The names below are imported when they are first used: the process that parses an untrusted file needs none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from duixian.reading.document import Block, CleanText, Copies, Document, Identity, Level, Place, Source
    from duixian.reading.files import expand
    from duixian.reading.options import ReadingOptions
    from duixian.reading.reader import bytes_documents, read_documents, text_documents

__all__ = [
    "Block",
    "CleanText",
    "Copies",
    "Document",
    "Identity",
    "Level",
    "Place",
    "ReadingOptions",
    "Source",
    "bytes_documents",
    "expand",
    "read_documents",
    "text_documents",
]

_MODULES: Final = {"ReadingOptions": "options", "expand": "files"} | dict.fromkeys(
    ("bytes_documents", "read_documents", "text_documents"), "reader"
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULES.get(name, 'document')}"), name)
    globals()[name] = value
    return value
