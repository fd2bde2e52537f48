"""Word documents (.docx): paragraphs, tables, text boxes and footnotes as text."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Final

from lxml import etree

from duixian.errors import TooLarge, UnreadableFile
from duixian.reading.formats.docx_styles import Styles
from duixian.reading.formats.yielded import Yielded

_MAIN: Final = "word/document.xml"
_MOST_MEMBERS: Final = 5_000
_MOST_XML: Final = 32 * 2**20
_LONG_CELL: Final = 60
_SKIPPED: Final = frozenset(
    {"del", "moveFrom", "instrText", "delText", "Fallback", "rt", "pPr", "rPr", "txbxContent", "tbl"}
)
_BREAKS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


def parse(data: bytes, most_unpacked: int) -> Yielded:
    """Text of a Word document; tracked deletions, hidden text and field codes are left out.

    A table row is one line with tabs between its cells, unless the table only lays out paragraphs. Text boxes follow
    the paragraph they are anchored to, footnotes the body, under a line 注释.

    Raises:
        UnreadableFile: no zip archive, damaged, encrypted, without a Word document or with a document type.
        TooLarge: more unpacked content, members or text than allowed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive, most_unpacked)
            main = _main_part(archive)
            folder = posixpath.dirname(main)
            body = _xml(archive, main)
            styles = Styles(_optional(archive, f"{folder}/styles.xml"), _optional(archive, f"{folder}/numbering.xml"))
            notes = _optional(archive, f"{folder}/footnotes.xml")
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise UnreadableFile(f"is a damaged Word document ({error}); open it in Word and save it anew") from error
    yielded = Yielded(most_unpacked)
    for block in _blocks(body):
        _add(block, styles, yielded)
    footnotes = list(_footnotes(notes)) if notes is not None else []
    if footnotes:
        yielded.add("注释")
        for note in footnotes:
            yielded.add(note)
    return yielded


def _check(archive: zipfile.ZipFile, most_unpacked: int) -> None:
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        raise TooLarge(f"packs {len(members)} members and the limit is {_MOST_MEMBERS}; save it anew in Word")
    unpacked = sum(member.file_size for member in members)
    if unpacked > most_unpacked:
        raise TooLarge(
            f"unpacks to {unpacked / 2**20:.0f} MB and the limit is {most_unpacked / 2**20:.0f} MB;"
            " raise max_unpacked_bytes to read it"
        )
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFile("is encrypted with a password; save it without one")


def _main_part(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if _MAIN in names:
        return _MAIN
    relations = _optional(archive, "_rels/.rels")
    for relation in relations if relations is not None else ():
        target: str = relation.get("Target", "").lstrip("/")
        if relation.get("Type", "").endswith("/officeDocument") and target in names and target.startswith("word/"):
            return target
    raise UnreadableFile(f"is a packed file without a Word document in it ({_MAIN}); save the report as .docx")


def _optional(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    return _xml(archive, name) if name in archive.NameToInfo else None


def _xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    size = archive.getinfo(name).file_size
    if size > _MOST_XML:
        raise TooLarge(
            f"holds {size / 2**20:.0f} MB in {name} alone, more than any report; copy its text to a new file"
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(archive.read(name), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(
            f"is a damaged Word document ({name}: {error}); open it in Word and save it anew"
        ) from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableFile(f"declares entities in {name}, which no Word document does; save it anew in Word")
    return root


def _blocks(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in text order, through the elements that only wrap them; without deleted ones."""
    stack = list(reversed(container))
    while stack:
        element = stack.pop()
        name = _local(element)
        if name in ("p", "tbl"):
            yield element
        elif name not in _SKIPPED:
            stack.extend(reversed(element))


def _add(block: etree._Element, styles: Styles, yielded: Yielded) -> None:
    if _local(block) == "p":
        yielded.add(styles.number(block) + paragraph_text(block), bold=styles.is_heading(block))
    else:
        rows = [[list(_blocks(cell)) for cell in _children(row, "tc")] for row in _children(block, "tr")]
        if _is_layout(rows):
            for paragraph in (paragraph for row in rows for cell in row for paragraph in cell):
                _add(paragraph, styles, yielded)
        else:
            for row in rows:
                yielded.add("\t".join(" ".join(_cell_texts(cell)) for cell in row))
    for box in _text_boxes(block):
        for inner in _blocks(box):
            _add(inner, styles, yielded)


def _is_layout(rows: list[list[list[etree._Element]]]) -> bool:
    """Whether a table only places paragraphs: one column, or cells with long paragraphs or several."""
    if max(map(len, rows), default=0) <= 1:
        return True
    return any(
        len(cell) > 2 and any(len(paragraph_text(block)) > _LONG_CELL for block in cell if _local(block) == "p")
        for row in rows
        for cell in row
    )


def _cell_texts(cell: list[etree._Element]) -> Iterator[str]:
    for block in cell:
        text = paragraph_text(block) if _local(block) == "p" else " ".join(map(paragraph_text, block.iter("{*}p")))
        if text.strip():
            yield text.strip().replace("\n", " ")


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also inside content controls."""
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        if _local(child) == name:
            yield child
        elif _local(child) in ("sdt", "sdtContent", "customXml", "ins"):
            stack.extend(reversed(child))


def _text_boxes(block: etree._Element) -> Iterator[etree._Element]:
    if _local(block) != "p":
        return
    for box in block.iter("{*}txbxContent"):
        ancestors = [_local(ancestor) for ancestor in box.iterancestors()]
        within = ancestors[: ancestors.index("p")] if "p" in ancestors else ancestors
        if "Fallback" not in within and next(box.iterancestors("{*}p"), None) is block:
            yield box


def _footnotes(notes: etree._Element) -> Iterator[str]:
    for note in _children(notes, "footnote"):
        text = "".join(map(paragraph_text, note.iter("{*}p"))).strip()
        if text:
            yield text


def paragraph_text(paragraph: etree._Element) -> str:
    """Text of a paragraph's runs, without those of text boxes, deletions and hidden text."""
    pieces: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        name = _local(element)
        if name == "t":
            pieces.append(element.text or "")
        elif name in _BREAKS:
            pieces.append(_BREAKS[name])
        elif name not in _SKIPPED and not (name == "r" and _is_hidden(element)):
            stack.extend(reversed(element))
    return "".join(pieces)


def _is_hidden(run: etree._Element) -> bool:
    properties = run.find("{*}rPr")
    return properties is not None and properties.find("{*}vanish") is not None


def _local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
