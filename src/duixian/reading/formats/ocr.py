"""Pictures of text: scanned pages and photographs, read by RapidOCR (the extra `ocr`)."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING, Final

from duixian.errors import MissingSupport, TooLarge, UnreadableFile
from duixian.reading.formats.yielded import Yielded

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_PIXELS: Final = 60_000_000
_SAME_LINE: Final = 0.5


def parse(data: bytes, most: int) -> Yielded:
    """Lines of text in a picture.

    Raises:
        MissingSupport: OCR is not installed.
        UnreadableFile: a damaged picture, or one without text.
        TooLarge: more pixels than a page scanned at 600 dots per inch has.
    """
    reader = Reader()
    import PIL.Image

    PIL.Image.MAX_IMAGE_PIXELS = None  # the size is checked below, before anything is unpacked
    try:
        picture = PIL.Image.open(io.BytesIO(data))
        if picture.width * picture.height > _MOST_PIXELS:
            raise TooLarge(f"has {picture.width}×{picture.height} pixels; scan it at 300 dots per inch")
        picture.load()
    except (OSError, ValueError, SyntaxError) as error:
        raise UnreadableFile(f"is a damaged picture ({error}); scan or photograph the page anew") from error
    text = reader.read(picture)
    if not text.strip():
        raise UnreadableFile("is a picture in which no text was found; scan or photograph the page anew")
    yielded = Yielded(most)
    yielded.add(text, page=1)
    return yielded


class Reader:
    """The OCR engine, loaded once. Raises `MissingSupport` where it is not installed."""

    def __init__(self) -> None:
        try:
            from rapidocr import RapidOCR
        except ImportError as error:
            raise MissingSupport(
                "holds pictures of text, and reading them needs OCR; install it with: pip install 'duixian[ocr]'"
            ) from error
        logging.disable(logging.WARNING)
        self._engine = RapidOCR()

    def read(self, picture: Image) -> str:
        """Text of a picture, one line for each line seen, from top to bottom."""
        import numpy as np

        result = self._engine(np.asarray(picture.convert("RGB"))[:, :, ::-1])
        if result.boxes is None or result.txts is None:
            return ""
        pieces = [
            (float(box[:, 1].min()), float(box[:, 1].max()), float(box[:, 0].min()), text)
            for box, text in zip(result.boxes, result.txts, strict=True)
        ]
        return "\n".join(_lines(pieces))


def _lines(pieces: list[tuple[float, float, float, str]]) -> list[str]:
    """Pieces (top, bottom, left, text) on one height joined from left to right."""
    lines: list[list[tuple[float, float, float, str]]] = []
    for piece in sorted(pieces):
        last = lines[-1][-1] if lines else None
        if last and min(last[1], piece[1]) - max(last[0], piece[0]) > _SAME_LINE * (piece[1] - piece[0]):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [" ".join(piece[3] for piece in sorted(line, key=lambda one: one[2])) for line in lines]
