"""Untrusted formats are parsed in a process of their own, with limits on memory and time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from duixian import errors
from duixian.reading.decoding import decode
from duixian.reading.document import Block, SourceKind
from duixian.reading.options import ReadingOptions

_START = "import sys,json;sys.path[:]=json.loads(sys.argv[1]);from duixian.reading.worker import main;main()"


def parse(data: bytes, kind: SourceKind, name: str, options: ReadingOptions) -> tuple[str, tuple[Block, ...], str]:
    """Text and paragraphs of a file that is not plain text, and the codec of its characters ("" for binary formats).

    Raises:
        InputError: the file cannot be read or exceeds a limit.
    """
    encoding = ""
    if kind == "html":
        text, encoding = decode(data, name)
        data = text.encode("utf-8")
    elif kind == "doc":
        from duixian.reading.office import as_docx

        data, kind = as_docx(data, name, options), "docx"
    elif kind == "image" and options.ocr == "never":
        raise errors.UnreadableFile(f"{name} is a picture, and OCR is switched off; allow OCR to read it.")
    order = {
        "kind": kind,
        "max_memory": options.max_memory,
        "max_unpacked_bytes": options.max_unpacked_bytes,
        "max_pages": options.max_pages,
        "seconds": options.timeout_seconds,
        "ocr": options.ocr,
    }
    answer = _ask(json.dumps(order).encode() + b"\n" + data, name, options.timeout_seconds)
    if "error" in answer:
        kind_of_error: type[errors.InputError] = getattr(errors, answer["error"])
        raise kind_of_error(f"{name} {answer['message']}.")
    return answer["text"], tuple(Block(*block) for block in answer["blocks"]), encoding


def _ask(order: bytes, name: str, seconds: float) -> dict[str, Any]:
    path = [str(Path(entry).absolute()) for entry in sys.path]
    command = [sys.executable, "-I", "-S", "-c", _START, json.dumps(path)]
    try:
        done = subprocess.run(command, input=order, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise errors.TooLarge(
            f"{name} took more than {seconds:g} seconds to parse; raise timeout_seconds to read it."
        ) from error
    if done.returncode != 0 or not done.stdout:
        raise errors.UnreadableFile(
            f"{name} could not be parsed within the limits of memory and time (exit {done.returncode});"
            " save it anew or copy its text to a text file."
        )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
