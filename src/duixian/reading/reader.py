"""Files, bytes and strings become Documents."""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Final

from duixian.errors import NotAReport, UnreadableFile
from duixian.reading.characters import normalise
from duixian.reading.cleaning import clean
from duixian.reading.decoding import decode
from duixian.reading.document import Block, Document, Source
from duixian.reading.files import check_size, read_file, read_stream
from duixian.reading.identity import find_identity
from duixian.reading.kinds import kind_of
from duixian.reading.options import ReadingOptions
from duixian.reading.parsed import Parsed
from duixian.reading.parts import find_parts
from duixian.reading.recognition import require_report

STANDARD_INPUT: Final = "-"
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def read_documents(path: str | Path, options: ReadingOptions | None = None) -> tuple[Document, ...]:
    """The reports in a file, in text order; "-" reads standard input.

    Raises:
        InputError: the file cannot be read, exceeds a limit or holds no report.
    """
    options = options or ReadingOptions()
    if str(path) == STANDARD_INPUT:
        data = read_stream(sys.stdin.buffer, "standard input", options.max_bytes)
        return bytes_documents(data, STANDARD_INPUT, options)
    return bytes_documents(read_file(Path(path), options.max_bytes), str(path), options)


def bytes_documents(data: bytes, name: str, options: ReadingOptions | None = None) -> tuple[Document, ...]:
    """The reports in the bytes of a file called `name`. Raises `InputError` as `read_documents` does."""
    options = options or ReadingOptions()
    shown = "standard input" if name == STANDARD_INPUT else name
    check_size(len(data), shown, options.max_bytes)
    if not data.strip():
        raise UnreadableFile(f"{shown} is empty; choose the file that holds the report.")
    kind = kind_of(data, shown)
    if kind == "text":
        parsed = Parsed(*decode(data, shown))
    else:
        from duixian.reading.confinement import parse

        parsed = parse(data, kind, shown, options)
    source = Source(_file_name(name), hashlib.sha256(data).hexdigest(), parsed.encoding, kind)
    return _documents(parsed, source, name, options)


def text_documents(
    text: str, options: ReadingOptions | None = None, name: str = STANDARD_INPUT
) -> tuple[Document, ...]:
    """The reports in a text. Raises `NotAReport` where it holds none.

    Surrogates without a partner, which are no characters, are read as U+FFFD.
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        text = _SURROGATES.sub("\ufffd", text)
        data = text.encode("utf-8")
    source = Source(_file_name(name), hashlib.sha256(data).hexdigest(), "utf-8", "text")
    return _documents(Parsed(text, "utf-8"), source, name, options or ReadingOptions())


def _documents(parsed: Parsed, source: Source, name: str, options: ReadingOptions) -> tuple[Document, ...]:
    normal = normalise(parsed.text)
    pages = _pages(parsed.blocks)
    documents: list[Document] = []
    refused: NotAReport | None = None
    for part in find_parts(normal):
        body = clean(normal, part.start, part.end, pages)
        try:
            if options.require_report:
                require_report(body.text, "the text" if name == STANDARD_INPUT else name)
        except NotAReport as error:
            refused = refused or error
            continue
        identity = find_identity(body.text, name, options)
        if parsed.remarks:
            identity = replace(identity, conflicts=identity.conflicts + parsed.remarks)
        documents.append(Document(parsed.text, source, identity, body, parsed.blocks, part.copies))
    if refused and not documents:
        raise refused
    return tuple(documents)


def _file_name(name: str) -> str:
    return name if name == STANDARD_INPUT else Path(name).name or name


def _pages(blocks: tuple[Block, ...]) -> tuple[tuple[int, int], ...]:
    """Spans of the pages that the blocks tell."""
    spans: dict[int, tuple[int, int]] = {}
    for block in blocks:
        if block.page is not None:
            start, _ = spans.get(block.page, (block.start, 0))
            spans[block.page] = (start, block.end)
    return tuple(spans.values())
