"""The text that a format yields, built paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field

from duixian.errors import TooLarge


@dataclass(slots=True)
class Yielded:
    """Paragraphs joined by line breaks, and their spans.

    Attributes:
        most: largest text in characters; `add` raises `TooLarge` beyond it.
        pictures: pages that hold no text but a picture.
    """

    most: int
    pictures: list[int] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _blocks: list[tuple[int, int, int | None, bool]] = field(default_factory=list)
    _length: int = 0

    def add(self, paragraph: str, page: int | None = None, bold: bool = False) -> None:
        """Add a paragraph, which may hold line breaks of its own, and a line break before it unless it is first."""
        if self._pieces:
            self._pieces.append("\n")
            self._length += 1
        start = self._length
        self._pieces.append(paragraph)
        self._length += len(paragraph)
        if self._length > self.most:
            raise TooLarge(f"holds more than {self.most} characters of text; raise max_unpacked_bytes to read it")
        self._blocks.append((start, self._length, page, bold))

    @property
    def text(self) -> str:
        """All paragraphs."""
        return "".join(self._pieces)

    @property
    def blocks(self) -> list[tuple[int, int, int | None, bool]]:
        """Start, end, page and bold setting of each paragraph."""
        return self._blocks
