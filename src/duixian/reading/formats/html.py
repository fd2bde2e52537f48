"""Saved web pages: the report without menus, side columns and footers."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree, html

from duixian.errors import UnreadableFile
from duixian.reading.formats.yielded import Yielded

_BLOCKS: Final = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4"
        " h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul",
    )
)
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_UNSEEN: Final = frozenset(
    re.findall(
        r"\w+",
        "script style noscript template head title meta link iframe object embed select button input textarea svg"
        " canvas audio video map",
    )
)
_BOLD: Final = frozenset(("b", "strong", *_HEADINGS))
_MAIN_SHARE: Final = 0.8
_NEAR: Final = 4
_HEAD: Final = 5000
_TITLE_LINES: Final = 600
_SENTENCE_MARKS: Final = "，。；、"
_SHORT_CELL: Final = 60
_SOURCE_BREAK: Final = re.compile(r"(?<=[^\x00-\x7f])[ \t\r]*\n\s*(?=[^\x00-\x7f])")
_TITLE_METAS: Final = ("ArticleTitle", "articletitle", "og:title")


def parse(text: str, most: int) -> Yielded:
    """Text of the smallest element that holds most of the page's sentences, its title before it.

    One line for each paragraph; cells of a table row are separated by tabs.

    Raises:
        UnreadableFile: no text in the page.
    """
    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError) as error:
        raise UnreadableFile(f"is a web page without text ({error}); save the page as a whole") from error
    title = _title(root)
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    main = _with_title(_main(root), title)
    yielded = Yielded(most)
    if title and not _has(main, title):
        yielded.add(title, bold=True)
    _Lines(yielded).read(main)
    if not yielded.text.strip():
        raise UnreadableFile("is a web page without text; save the page as a whole")
    return yielded


def _title(root: etree._Element) -> str:
    """Title of the article: the meta element that government sites must have, else the first heading."""
    metas = {meta.get("name") or meta.get("property"): meta.get("content") for meta in root.iter("meta")}
    title = next((metas[name] for name in _TITLE_METAS if metas.get(name)), None)
    if title is None:
        heading = next((element for element in root.iter("h1", "h2") if "报告" in "".join(element.itertext())), None)
        title = "".join(heading.itertext()) if heading is not None else ""
    if not title:
        whole = "".join((root.findtext(".//title") or "").split())
        title = next((part for part in re.split("[-_|—–]", whole) if "报告" in part), "")
    return "".join(title.split())


def _main(root: etree._Element) -> etree._Element:
    """The innermost element with most of the page's sentence marks."""
    marks: dict[etree._Element, int] = {}
    for element in reversed(list(root.iter())):
        own = 0
        if isinstance(element.tag, str):
            own = _count(element.text) + marks.get(element, 0)
            marks[element] = own
        parent = element.getparent()
        if parent is not None:
            marks[parent] = marks.get(parent, 0) + own + _count(element.tail)
    main = root
    while True:
        inner = max(main, key=lambda child: marks.get(child, 0), default=None)
        if inner is None or inner.tag == "p" or marks.get(inner, 0) < _MAIN_SHARE * max(marks.get(root, 0), 1):
            return main
        main = inner


def _with_title(main: etree._Element, title: str) -> etree._Element:
    """The element around `main` that also holds the title and the lines under it, where it adds little else."""
    size = _length(main)
    for around in list(main.iterancestors())[:_NEAR]:
        if _length(around) - size > _TITLE_LINES:
            return main
        if title and _has(around, title):
            return around
    return main


def _has(element: etree._Element, title: str) -> bool:
    return title in "".join("".join(element.itertext())[:_HEAD].split())


def _length(element: etree._Element) -> int:
    return len("".join("".join(element.itertext()).split()))


def _count(text: str | None) -> int:
    return sum(map(text.count, _SENTENCE_MARKS)) if text else 0


class _Lines:
    """Lines of text gathered from inline elements and ended by block elements."""

    def __init__(self, yielded: Yielded) -> None:
        self._yielded = yielded
        self._line: list[str] = []
        self._plain = False

    def read(self, element: etree._Element) -> None:
        """Add the text of an element, without recursion: pages nest deeply."""
        stack: list[tuple[etree._Element, bool, bool]] = [(element, False, False)]
        while stack:
            one, bold, done = stack.pop()
            name = one.tag if isinstance(one.tag, str) else None
            cell = name in ("td", "th") and _is_short(one)
            if (name in _BLOCKS and not cell) or name == "br":
                self._end()
            if done:
                self._add(one.tail if one is not element else None, bold)
                continue
            stack.append((one, bold, True))
            if cell:
                self._add("".join(one.itertext()).replace("\t", " ") + "\t", bold or name == "th")
            elif name is not None:
                inside = bold or name in _BOLD
                self._add(one.text, inside)
                stack.extend((child, inside, False) for child in reversed(one))
        self._end()

    def _add(self, text: str | None, bold: bool) -> None:
        if text:
            self._line.append(text)
            self._plain = self._plain or not (bold or text.isspace())

    def _end(self) -> None:
        cells = [" ".join(_words(cell)).replace("\0", "\u3000") for cell in "".join(self._line).split("\t")]
        line = "\t".join(cell for cell in cells if cell)
        if line.strip("\u3000 "):
            self._yielded.add(line, bold=not self._plain)
        self._line, self._plain = [], False


def _is_short(cell: etree._Element) -> bool:
    """Whether a table cell holds a value and not paragraphs."""
    return len("".join(cell.itertext()).strip()) <= _SHORT_CELL and next(cell.iter("table"), None) is None


def _words(text: str) -> list[str]:
    """The text between spaces, ideographic spaces kept; line breaks of the source between Chinese characters go."""
    return _SOURCE_BREAK.sub("", text).replace("\u3000", "\0").split()
