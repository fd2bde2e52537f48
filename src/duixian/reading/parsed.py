"""What reading a file of any format gives."""

from __future__ import annotations

from dataclasses import dataclass

from duixian.reading.document import Block


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file yields.

    Attributes:
        text: its text.
        encoding: codec of its characters, "" for binary formats.
        blocks: its paragraphs where the format knows them.
        remarks: one sentence for each thing in it that could not be read.
    """

    text: str
    encoding: str = ""
    blocks: tuple[Block, ...] = ()
    remarks: tuple[str, ...] = ()
