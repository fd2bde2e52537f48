"""The process that parses one untrusted file: limits itself, parses, answers in JSON.

It is started by `confinement` with a line of JSON on standard input (`Order`), then the bytes of the file.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Final

from duixian.errors import InputError

_THREADS: Final = 4

if TYPE_CHECKING:
    from duixian.reading.formats.yielded import Yielded


def main() -> None:
    """Read the order and the file, write the answer."""
    order = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    answer: dict[str, Any]
    try:
        _limit(order["max_memory"], order["seconds"])
        yielded = _parse(order, data)
        text = yielded.text.encode("utf-8", "replace").decode("utf-8")
        answer = {"text": text, "blocks": yielded.blocks, "pictures": yielded.pictures}
    except InputError as error:
        answer = {"error": type(error).__name__, "message": str(error)}
    except (MemoryError, RecursionError):
        answer = {"error": "TooLarge", "message": "takes more memory than allowed; raise max_memory to read it"}
    except Exception as error:
        message = f"is damaged ({type(error).__name__}: {error}); save it anew or copy its text to a text file"
        answer = {"error": "UnreadableFile", "message": " ".join(message.split())}
    sys.stdout.write(json.dumps(answer))


def _limit(max_memory: int, seconds: float) -> None:
    try:
        import resource
    except ImportError:  # not on Windows; the parent still keeps the time
        return
    # Processor time is counted over all threads; the parent keeps the time on the clock.
    limits = {resource.RLIMIT_AS: max_memory, resource.RLIMIT_CPU: _THREADS * int(seconds + 1), resource.RLIMIT_CORE: 0}
    for kind, most in limits.items():
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _parse(order: dict[str, Any], data: bytes) -> Yielded:
    most = order["max_unpacked_bytes"]
    match order["kind"]:
        case "docx":
            from duixian.reading.formats import docx

            return docx.parse(data, most)
        case "html":
            from duixian.reading.formats import html

            return html.parse(data.decode("utf-8"), most)
        case "pdf":
            from duixian.reading.formats import pdf

            return pdf.parse(data, most, order["max_pages"], tuple(order["ocr"]))
        case _:
            from duixian.reading.formats import ocr

            return ocr.parse(data, most)
