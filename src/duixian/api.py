"""The public functions: a report becomes a ledger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from duixian.coherence import examine
from duixian.errors import SeveralReports
from duixian.ledger import find_commitments
from duixian.ledger.model import Aside, Commitment, Ledger, Name
from duixian.outline import find_sections
from duixian.outline.section import Section
from duixian.reading import Document, ReadingOptions, read_documents, text_documents
from duixian.statements import find_statements
from duixian.statements.statement import Statement


def read(path: str | Path, options: ReadingOptions | None = None) -> Ledger:
    """Ledger of the one report in a file.

    Raises:
        InputError: the file cannot be read, is no report, or holds several (`SeveralReports`).
    """
    return _only(read_all(path, options), str(path))


def read_all(path: str | Path, options: ReadingOptions | None = None) -> tuple[Ledger, ...]:
    """Ledgers of every report in a file, in text order. Raises `InputError` as `read` does."""
    return tuple(open_ledger(document) for document in read_documents(path, options))


def read_text(text: str, options: ReadingOptions | None = None) -> Ledger:
    """Ledger of the one report in a text. Raises `InputError` as `read` does."""
    return _only(tuple(open_ledger(document) for document in text_documents(text, options)), "the text")


def open_ledger(document: Document) -> Ledger:
    """The ledger of a document that has been read."""
    clean, identity = document.clean, document.identity
    bold = document.bold_spans()
    sections = find_sections(clean.text, year=identity.year, bold=bold)
    statements = find_statements(clean.text, sections, year=identity.year, place=identity.place)
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


def _only(ledgers: tuple[Ledger, ...], name: str) -> Ledger:
    if len(ledgers) > 1:
        raise SeveralReports(f"{name} holds {len(ledgers)} reports; read_all gives one ledger for each.")
    return ledgers[0]


def _in_source_offsets(ledger: Ledger, document: Document) -> Ledger:
    """The same ledger with every span moved from the clean text to the text as received."""
    text, source_span = document.text, document.clean.source_span

    def section(s: Section) -> Section:
        start, end = source_span(s.start, s.end)
        heading_end = source_span(s.start, s.heading_end)[1]
        return replace(s, start=start, end=end, heading_end=heading_end)

    def statement(s: Statement) -> Statement:
        start, end = source_span(s.start, s.end)
        return replace(s, start=start, end=end, quote=text[start:end], clause=source_span(*s.clause))

    def name(n: Name) -> Name:
        start, end = source_span(n.start, n.end)
        return replace(n, start=start, end=end)

    def commitment(c: Commitment) -> Commitment:
        start, end = source_span(c.start, c.end)
        places, projects = tuple(map(name, c.places)), tuple(map(name, c.projects))
        return replace(c, start=start, end=end, text=text[start:end], places=places, projects=projects)

    def aside(a: Aside) -> Aside:
        start, end = source_span(a.start, a.end)
        return replace(a, start=start, end=end)

    return replace(
        ledger,
        outline=tuple(map(section, ledger.outline)),
        statements=tuple(map(statement, ledger.statements)),
        commitments=tuple(map(commitment, ledger.commitments)),
        asides=tuple(map(aside, ledger.asides)),
    )
