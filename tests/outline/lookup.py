"""Sections of a test's text, found by the words that stand in them."""

from duixian.outline import Section, SectionIndex, find_sections


class Outline:
    """The outline of one text."""

    def __init__(self, text: str, year: int | None = 2024, bold: tuple[str, ...] = ()) -> None:
        self.text = text
        spans = tuple(sorted((text.index(words), text.index(words) + len(words)) for words in bold))
        self.sections = find_sections(text, year=year, bold=spans)
        self._index = SectionIndex(self.sections)

    def at(self, words: str) -> Section:
        """The deepest section that holds the first character of these words."""
        section = self._index.at(self.text.index(words))
        assert section is not None, words
        return section

    def role(self, words: str) -> str:
        """Its role."""
        return self.at(words).role

    def years(self, words: str) -> tuple[str, str]:
        """Its first and last year."""
        period = self.at(words).period
        assert period is not None, words
        return period.start, period.end

    def covers(self, words: str) -> bool:
        """Whether any section holds these words."""
        return self._index.at(self.text.index(words)) is not None

    def titles(self, level: int) -> list[str]:
        """The titles at one level."""
        return [section.title for section in self.sections if section.level == level]
