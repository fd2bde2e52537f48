"""The public functions: a report becomes a ledger."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any

from duixian.coherence import examine
from duixian.errors import SeveralReports
from duixian.ledger import find_commitments
from duixian.ledger.mentions import Aside, Name
from duixian.ledger.model import Commitment, Ledger
from duixian.outline import find_sections
from duixian.outline.section import Section
from duixian.reading import Document, ReadingOptions, bytes_documents, read_documents, text_documents
from duixian.reading.document import CleanText
from duixian.sealing import freeze, thaw
from duixian.statements import find_statements
from duixian.statements.statement import Statement


def read(file: str | Path | IO[Any], options: ReadingOptions | None = None) -> Ledger:
    """Ledger of the one report in a file, given by its path or as a stream open for reading.

    Raises:
        InputError: the file cannot be read, is no report, or holds several (`SeveralReports`).
    """
    return _only(read_all(file, options), str(file) if isinstance(file, str | Path) else _name(file))


def read_all(file: str | Path | IO[Any], options: ReadingOptions | None = None) -> tuple[Ledger, ...]:
    """Ledgers of every report in a file, in text order. Raises `InputError` as `read` does."""
    return tuple(map(open_ledger, _documents(file, options or ReadingOptions())))


def read_text(text: str, options: ReadingOptions | None = None) -> Ledger:
    """Ledger of the one report in a text. Raises `InputError` as `read` does."""
    return _only(tuple(open_ledger(document) for document in text_documents(text, options)), "the text")


def open_ledger(document: Document) -> Ledger:
    """The ledger of a document that has been read."""
    clean, identity = document.clean, document.identity
    bold = document.bold_spans()
    sections = find_sections(clean.text, year=identity.year, bold=bold)
    statements = find_statements(clean.text, sections, year=identity.year)
    commitments, asides = find_commitments(clean.text, sections, statements, identity=identity)
    findings = examine(sections, statements, year=identity.year)
    if not clean.is_identity(document.text):
        _move_to_source(document, sections, statements, commitments, asides)
    return Ledger(
        text=document.text,
        source=document.source,
        identity=identity,
        copies=document.copies,
        outline=sections,
        statements=statements,
        commitments=commitments,
        asides=asides,
        findings=findings,
    )


def _documents(file: str | Path | IO[Any], options: ReadingOptions) -> tuple[Document, ...]:
    if isinstance(file, str | Path):
        return read_documents(file, options)
    content = file.read(options.max_bytes + 1)
    if isinstance(content, str):
        return text_documents(content, options, _name(file))
    return bytes_documents(content, _name(file), options)


def _name(stream: IO[Any]) -> str:
    name = getattr(stream, "name", None)
    return name if isinstance(name, str) else "-"


def _only(ledgers: tuple[Ledger, ...], name: str) -> Ledger:
    if len(ledgers) > 1:
        raise SeveralReports(f"{name} holds {len(ledgers)} reports; read_all gives one ledger for each.")
    return ledgers[0]


def _move_to_source(
    document: Document,
    sections: Iterable[Section],
    statements: Iterable[Statement],
    commitments: Iterable[Commitment],
    asides: Iterable[Aside],
) -> None:
    """Move every span from the clean text to the text as received.

    A quotation is cut out anew only where it may read otherwise there. The parts of a ledger are moved in place, before
    anyone else has seen them: copying each of a thousand frozen objects takes six times as long.
    """
    text, change, span = document.text, object.__setattr__, _source_span(document.clean)
    rewritten = not document.clean.is_verbatim(text)
    for section in sections:
        thaw(section)
        section.heading_end = span(section.start, section.heading_end)[1]
        section.start, section.end = span(section.start, section.end)
        freeze(section)
    for statement in statements:
        start, end = span(statement.start, statement.end)
        thaw(statement)
        if rewritten or end - start != statement.end - statement.start:
            statement.quote = text[start:end]
        statement.start, statement.end = start, end
        statement.clause = span(*statement.clause)
        freeze(statement)
    for commitment in commitments:
        start, end = span(commitment.start, commitment.end)
        if rewritten or end - start != commitment.end - commitment.start:
            change(commitment, "text", text[start:end])
        change(commitment, "start", start)
        change(commitment, "end", end)
        _move_names(commitment.places, span)
        _move_names(commitment.projects, span)
    for aside in asides:
        thaw(aside)
        aside.start, aside.end = span(aside.start, aside.end)
        freeze(aside)


def _move_names(names: Iterable[Name], span: Callable[[int, int], tuple[int, int]]) -> None:
    for name in names:
        thaw(name)
        name.start, name.end = span(name.start, name.end)
        freeze(name)


def _source_span(clean: CleanText) -> Callable[[int, int], tuple[int, int]]:
    """`clean.source_span`, fast for spans in text order: a stretch of the text is looked up when they enter it."""
    starts, ends, sources = clean.clean_starts, (*clean.clean_starts[1:], len(clean.text) + 1), clean.source_starts
    first = last = shift = 0

    def span(start: int, end: int) -> tuple[int, int]:
        nonlocal first, last, shift
        if not first <= start < last:
            i = bisect_right(starts, start) - 1
            first, last, shift = starts[i], ends[i], sources[i] - starts[i]
        if end <= last and start < end:
            return start + shift, end + shift
        return clean.source_span(start, end)

    return span
