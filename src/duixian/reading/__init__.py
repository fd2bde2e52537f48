"""A file becomes a Document: text as received, encoding, pages, repeated copies, identity."""

from __future__ import annotations

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
