"""The texts that everything is timed on."""

from __future__ import annotations

from functools import cache

from benchmarks.gold import SHARED
from duixian.reading import ReadingOptions, read_documents


@cache
def provincial_texts() -> tuple[tuple[str, int, str], ...]:
    """Name, year and text of the 22 provincial reports, Word files as the text they yield."""
    texts = []
    for year in (2025, 2026):
        folder = SHARED / "reports" / "provinces" / str(year)
        pattern = "*.docx" if year == 2025 else "*.txt"
        for path in sorted(folder.glob(pattern)):
            document = read_documents(path, ReadingOptions(year=year))[0]
            texts.append((f"{path.stem}{year}", year, document.text))
    return tuple(texts)


def grown(size: int) -> str:
    """So many characters of provincial reports joined, with other figures each time a report comes again."""
    parts: list[str] = []
    length = shift = 0
    while length < size:
        other_digits = str.maketrans("0123456789", "".join(str((digit + shift) % 10) for digit in range(10)))
        for _, _, text in provincial_texts():
            parts.append(text.translate(other_digits))
            length += len(text) + 1
        shift += 1
    return "\n".join(parts)[:size]
