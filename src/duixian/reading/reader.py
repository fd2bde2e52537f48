"""Files, bytes and strings become Documents."""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

from duixian.reading.document import CleanText, Copies, Document, Identity, Place, Source
from duixian.reading.options import ReadingOptions


def read_documents(path: str | Path, options: ReadingOptions | None = None) -> tuple[Document, ...]:
    """The reports in a file, in text order; "-" reads standard input.

    Raises:
        InputError: the file cannot be read, exceeds a limit or holds no report.
    """
    if str(path) == "-":
        return bytes_documents(sys.stdin.buffer.read(), "-", options)
    return bytes_documents(Path(path).read_bytes(), str(path), options)


def bytes_documents(data: bytes, name: str, options: ReadingOptions | None = None) -> tuple[Document, ...]:
    """The reports in the bytes of a file called `name`. Raises `InputError` as `read_documents` does."""
    return text_documents(data.decode("utf-8-sig"), options, name)


def text_documents(text: str, options: ReadingOptions | None = None, name: str = "-") -> tuple[Document, ...]:
    """The reports in a text. Raises `NotAReport` where it holds none."""
    options = options or ReadingOptions()
    year = re.search(r"(\d{4})年", text[:200])
    identity = Identity(
        title="",
        place=Place(options.place, None) if options.place else None,
        level=None,
        year=int(year[1]) if year else options.year,
    )
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    source = Source(Path(name).name or "-", digest, "utf-8", "text")
    return (Document(text, source, identity, CleanText(text), (), Copies(1, True, ((0, len(text)),))),)
