"""Untrusted formats are parsed in a process of their own, with limits on memory and time."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE
from typing import Any, Final

from duixian import errors
from duixian.reading.archives import page_of
from duixian.reading.decoding import decode
from duixian.reading.document import Block, SourceKind
from duixian.reading.formats.progress import heard
from duixian.reading.options import ReadingOptions
from duixian.reading.parsed import Parsed

_LOOK: Final = 0.5  # seconds between two words of progress
_START: Final = "import sys,json;sys.path[:]=json.loads(sys.argv[1]);from duixian.reading.worker import main;main()"


def parse(data: bytes, kind: SourceKind, name: str, options: ReadingOptions) -> Parsed:
    """Text and paragraphs of a file that is not plain text.

    Raises:
        InputError: the file cannot be read or exceeds a limit.
    """
    match kind:
        case "html":
            text, encoding = decode(page_of(data), name)
            return _parsed(_ask("html", text.encode("utf-8"), name, options), encoding)
        case "doc":
            from duixian.reading.office import as_docx

            return _parsed(_ask("docx", as_docx(data, name, options), name, options))
        case "pdf":
            return _parse_pdf(data, name, options)
        case "image":
            if options.ocr == "never":
                raise errors.UnreadableFile(f"{name} is a picture, and OCR is switched off; allow OCR to read it.")
            return _parsed(_ask("image", data, name, options, ocr=(1,)))
        case _:
            return _parsed(_ask(kind, data, name, options))


def _parse_pdf(data: bytes, name: str, options: ReadingOptions) -> Parsed:
    """Text of a PDF; pages that are pictures are read by OCR, or else remarked on where they are the lesser part."""
    answer = _ask("pdf", data, name, options)
    pages, pictures = len(answer["blocks"]), tuple(answer["pictures"])
    if options.ocr == "always":
        return _parsed(_ask("pdf", data, name, options, ocr=(0,), pages=pages))
    if not pictures:
        return _parsed(answer)
    if options.ocr == "auto":
        try:
            return _parsed(_ask("pdf", data, name, options, ocr=pictures, pages=len(pictures)))
        except errors.MissingSupport:
            if 2 * len(pictures) >= pages:
                raise
    elif len(pictures) == pages:
        raise errors.UnreadableFile(
            f"{name} is a scanned PDF without text, and OCR is switched off; allow OCR to read it."
        )
    listed = ", ".join(map(str, pictures))
    return _parsed(answer, remarks=(f"Pages without text, which OCR would read, were left out: {listed}.",))


def _parsed(answer: dict[str, Any], encoding: str = "", remarks: tuple[str, ...] = ()) -> Parsed:
    return Parsed(answer["text"], encoding, tuple(Block(*block) for block in answer["blocks"]), remarks)


def _ask(
    kind: str, data: bytes, name: str, options: ReadingOptions, ocr: tuple[int, ...] = (), pages: int = 1
) -> dict[str, Any]:
    seconds = options.timeout_seconds + (pages * options.ocr_seconds_per_page if ocr else 0)
    order = {
        "kind": kind,
        "max_memory": options.max_memory,
        "max_unpacked_bytes": options.max_unpacked_bytes,
        "max_pages": options.max_pages,
        "seconds": seconds,
        "ocr": ocr,
    }
    answer = _run(json.dumps(order).encode() + b"\n" + data, name, seconds, options.progress)
    if "error" in answer:
        kind_of_error: type[errors.InputError] = getattr(errors, answer["error"])
        raise kind_of_error(f"{name} {answer['message']}.")
    return answer


def _run(order: bytes, name: str, seconds: float, progress: Callable[[int, int], None] | None) -> dict[str, Any]:
    path = [str(Path(entry).absolute()) for entry in sys.path]
    command = [sys.executable, "-I", "-S", "-c", _START, json.dumps(path)]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE) as process:
        try:
            answered = _answer(process, order, seconds, progress)
        except subprocess.TimeoutExpired as error:
            raise errors.TooLarge(
                f"{name} took more than {seconds:g} seconds to parse; raise timeout_seconds to read it."
            ) from error
        finally:
            process.kill()
    if process.returncode != 0 or not answered:
        raise errors.UnreadableFile(
            f"{name} could not be parsed within the limits of memory and time (exit {process.returncode});"
            " save it anew or copy its text to a text file."
        )
    answer: dict[str, Any] = json.loads(answered)
    return answer


def _answer(
    process: subprocess.Popen[bytes], order: bytes, seconds: float, progress: Callable[[int, int], None] | None
) -> bytes:
    """What the process answers; `progress` is told meanwhile how far it is."""
    given: bytes | None = order
    ends = time.monotonic() + seconds
    while True:
        try:
            return process.communicate(given, _LOOK if progress else seconds)[0]
        except subprocess.TimeoutExpired as waiting:
            if progress is None or time.monotonic() >= ends:
                raise
            given = None
            progress(*heard(waiting.stderr or b""))
