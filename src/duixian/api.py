"""The public functions: a report becomes a ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import IO, Any, TypeVar, cast

from duixian.coherence import examine
from duixian.errors import SeveralReports
from duixian.ledger import find_commitments
from duixian.ledger.model import Aside, Commitment, Ledger, Name
from duixian.outline import find_sections
from duixian.outline.section import Section
from duixian.reading import Document, ReadingOptions, bytes_documents, read_documents, text_documents
from duixian.statements import find_statements
from duixian.statements.statement import Statement

T = TypeVar("T")


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
    ledger = Ledger(
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
    return ledger if clean.is_identity(document.text) else _in_source_offsets(ledger, document)


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


def _in_source_offsets(ledger: Ledger, document: Document) -> Ledger:
    """The same ledger with every span moved from the clean text to the text as received."""
    text, source_span = document.text, document.clean.source_span

    def section(s: Section) -> Section:
        start, end = source_span(s.start, s.end)
        return _changed(s, start=start, end=end, heading_end=source_span(s.start, s.heading_end)[1])

    def statement(s: Statement) -> Statement:
        start, end = source_span(s.start, s.end)
        return _changed(s, start=start, end=end, quote=text[start:end], clause=source_span(*s.clause))

    def name(n: Name) -> Name:
        start, end = source_span(n.start, n.end)
        return _changed(n, start=start, end=end)

    def commitment(c: Commitment) -> Commitment:
        start, end = source_span(c.start, c.end)
        places, projects = tuple(map(name, c.places)), tuple(map(name, c.projects))
        return _changed(c, start=start, end=end, text=text[start:end], places=places, projects=projects)

    def aside(a: Aside) -> Aside:
        start, end = source_span(a.start, a.end)
        return _changed(a, start=start, end=end)

    return _changed(
        ledger,
        outline=tuple(map(section, ledger.outline)),
        statements=tuple(map(statement, ledger.statements)),
        commitments=tuple(map(commitment, ledger.commitments)),
        asides=tuple(map(aside, ledger.asides)),
    )


def _changed(item: T, **changes: Any) -> T:
    """What `dataclasses.replace` gives, in half the time: it runs some thousand times a report."""
    kind: Any = type(item)
    position, values_of = _fields_of(kind)
    values = list(values_of(item))
    for name, value in changes.items():
        values[position[name]] = value
    return cast(T, kind(*values))


@cache
def _fields_of(kind: type[Any]) -> tuple[dict[str, int], Callable[[Any], tuple[Any, ...]]]:
    names = [field.name for field in fields(kind)]
    return {name: i for i, name in enumerate(names)}, attrgetter(*names)
