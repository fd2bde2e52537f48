"""A file as it was received, and the clean view of it that the later layers read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

SourceKind = Literal["text", "html", "docx", "doc", "pdf", "image"]
Level = Literal["national", "province", "city", "county", "township"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text came from.

    Attributes:
        name: file name without folders, or "-" for standard input and pasted text.
        sha256: hex digest of the bytes received.
        encoding: codec that decoded them ("utf-8", "gb18030" …); "" for binary formats.
        kind: how the bytes were read.
    """

    name: str
    sha256: str
    encoding: str
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the text as received: `text[start:end]`.

    Attributes:
        start, end: character offsets into the text as received.
        page: one-based page for paged formats, else None.
        bold: the whole paragraph is set bold or as a heading in the source.
    """

    start: int
    end: int
    page: int | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Copies:
    """How often the same report stands in the file.

    Attributes:
        count: number of copies, at least 1.
        identical: whether all copies carry the same text once cleaned.
        spans: the copies' offsets in the text as received; the first is the one read.
    """

    count: int
    identical: bool
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class CleanText:
    """The text that the later layers read, with the way back to the text as received.

    `text` has no page residue, no zero-width characters, ASCII digits, no spaces inside numbers and no line
    breaks inside sentences; one character of it stands for one character of the source. `clean_starts` and
    `source_starts` (ascending, same length) say that from `clean_starts[i]` on, clean offset
    `clean_starts[i] + k` is source offset `source_starts[i] + k`, up to the next entry.
    """

    text: str
    clean_starts: tuple[int, ...] = (0,)
    source_starts: tuple[int, ...] = (0,)

    def source_offset(self, at: int) -> int:
        """Offset in the text as received of the clean character `at`."""
        i = bisect_right(self.clean_starts, at) - 1
        return self.source_starts[i] + at - self.clean_starts[i]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Span in the text as received of the clean span `[start, end)`; an empty span stays empty."""
        if end <= start:
            at = self.source_offset(start)
            return at, at
        return self.source_offset(start), self.source_offset(end - 1) + 1

    def clean_span(self, start: int, end: int) -> tuple[int, int]:
        """Clean span of what remains of the source span `[start, end)`; empty where nothing remains."""
        first, last = self._clean_offset(start), self._clean_offset(end)
        return first, max(first, last)

    def _clean_offset(self, at: int) -> int:
        """Offset of the first clean character whose source offset is `at` or more."""
        i = max(bisect_right(self.source_starts, at) - 1, 0)
        here = self.clean_starts[i] + max(at - self.source_starts[i], 0)
        following = self.clean_starts[i + 1] if i + 1 < len(self.clean_starts) else len(self.text)
        return min(here, following)

    def is_identity(self, text: str) -> bool:
        """Whether this is `text` itself, unchanged, so that no offset needs moving."""
        return self.source_starts == (0,) == self.clean_starts and self.text == text

    def is_verbatim(self, text: str) -> bool:
        """Whether this is `text` with some of it left out and nothing written otherwise."""
        stretches = zip(self.clean_starts, (*self.clean_starts[1:], len(self.text)), self.source_starts, strict=True)
        return all(text.startswith(self.text[start:end], source) for start, end, source in stretches)


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative division.

    Attributes:
        name: official name ("湖南省衡阳市"), or the name as written where it is not a known division.
        code: six digits of GB/T 2260, or None where unknown; "000000" for the whole country.
    """

    name: str
    code: str | None


@dataclass(frozen=True, slots=True)
class Identity:
    """Which report this is.

    Attributes:
        title: title as printed, cleaned, or "".
        place, level, year: None where neither the text nor the file name tells.
        session_date: ISO date on which it was delivered, where stated.
        speaker: name and office of who delivered it, where stated.
        conflicts: one sentence for each contradiction between text, file name and options (the text wins), and for
            pages that could not be read.
    """

    title: str
    place: Place | None
    level: Level | None
    year: int | None
    session_date: str | None = None
    speaker: str | None = None
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One report in one file.

    Attributes:
        text: the whole text as received; every span of the ledger indexes it.
        source: where it came from.
        identity: which report it is.
        clean: the part of `text` that is this report, cleaned.
        blocks: paragraphs of `text`, with pages and bold setting where the format knows them.
        copies: how often the report stands in the file.
    """

    text: str
    source: Source
    identity: Identity
    clean: CleanText
    blocks: tuple[Block, ...] = ()
    copies: Copies = Copies(1, True, ())

    def bold_spans(self) -> tuple[tuple[int, int], ...]:
        """Bold paragraphs and headings as spans of `clean.text`, ascending."""
        spans = (self.clean.clean_span(block.start, block.end) for block in self.blocks if block.bold)
        return tuple(span for span in spans if span[0] < span[1])
