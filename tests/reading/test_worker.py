"""The process that parses untrusted files, and the pictures it reads."""

from __future__ import annotations

import io
import json
import sys
import time
import types
from typing import Any

import pytest

from duixian.errors import MissingSupport, TooLarge, UnreadableFile
from duixian.reading import ReadingOptions, bytes_documents, confinement, worker
from duixian.reading.formats import pdf as pdf_format
from reading_samples import LINES, REPORT, docx, page, paragraph, pdf, picture_pdf, png, report_docx, word_xml

SHORT = [line[:30] for line in LINES]
ORDER = {"max_memory": 2**31, "seconds": 60, "max_unpacked_bytes": 10**7, "max_pages": 9, "ocr": []}


def ask(monkeypatch: pytest.MonkeyPatch, kind: str, data: bytes, **order: Any) -> dict[str, Any]:
    """The worker's answer, given in this process and without its limits."""
    given = json.dumps(ORDER | {"kind": kind} | order).encode() + b"\n" + data
    answered = io.StringIO()
    monkeypatch.setattr(worker, "_limit", lambda memory, seconds: None)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    monkeypatch.setattr(sys, "stdout", answered)
    worker.main()
    answer: dict[str, Any] = json.loads(answered.getvalue())
    return answer


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("docx", report_docx()),
        ("html", page("".join(f"<p>{line}</p>" for line in LINES[1:])).encode()),
        ("pdf", pdf("\n".join(SHORT))),
    ],
)
def test_the_answer_holds_text_and_blocks(monkeypatch: pytest.MonkeyPatch, kind: str, data: bytes) -> None:
    answer = ask(monkeypatch, kind, data)
    assert all(line in answer["text"] for line in SHORT)
    assert answer["blocks"][-1][1] == len(answer["text"])


@pytest.mark.parametrize(
    ("kind", "data", "order", "error"),
    [
        ("docx", b"PK", {}, "UnreadableFile"),
        ("docx", docx(word_xml(paragraph("长" * 999))), {"max_unpacked_bytes": 1100}, "TooLarge"),
        ("pdf", b"%PDF-", {}, "UnreadableFile"),
        ("html", b"\xff", {}, "UnreadableFile"),
    ],
)
def test_errors_are_answers_too(
    monkeypatch: pytest.MonkeyPatch, kind: str, data: bytes, order: dict[str, int], error: str
) -> None:
    answer = ask(monkeypatch, kind, data, **order)
    assert answer["error"] == error
    assert answer["message"]


def test_want_of_memory_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def starve(order: dict[str, Any], data: bytes) -> None:
        raise MemoryError

    monkeypatch.setattr(worker, "_parse", starve)
    assert ask(monkeypatch, "pdf", b"")["error"] == "TooLarge"


def test_a_worker_that_dies_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "_START", "import os; os._exit(7)")
    with pytest.raises(UnreadableFile, match=r"^r\.docx could not be parsed within the limits .*\(exit 7\)"):
        bytes_documents(report_docx(), "r.docx")


class Engine:
    """Stands in for the OCR engine: it sees the lines of the sample, the second in two pieces, out of order."""

    def __call__(self, picture: Any) -> Any:
        import numpy as np

        pieces = [(0.0, 0.0, LINES[0]), (0.0, 40.0, LINES[1][:6]), (300.0, 42.0, LINES[1][6:])]
        pieces += [(0.0, 40.0 * i, line) for i, line in enumerate(LINES) if i > 1]
        boxes = [np.array([[x, y], [x + 200, y], [x + 200, y + 30], [x, y + 30]]) for x, y, _ in reversed(pieces)]
        return types.SimpleNamespace(boxes=boxes, txts=[text for _, _, text in reversed(pieces)])


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", types.SimpleNamespace(RapidOCR=Engine))  # type: ignore[arg-type]


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(("kind", "data"), [("image", png(64, 64)), ("pdf", picture_pdf())])
def test_pieces_that_ocr_sees_become_lines(monkeypatch: pytest.MonkeyPatch, kind: str, data: bytes) -> None:
    answer = ask(monkeypatch, kind, data, ocr=[1])
    assert "".join(answer["text"].split()) == "".join(REPORT.split())
    assert answer["pictures"] == []


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(("data", "error"), [(png(9000, 9000), "TooLarge"), (png()[:40], "UnreadableFile")])
def test_pictures_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch, data: bytes, error: str) -> None:
    assert ask(monkeypatch, "image", data)["error"] == error


def test_pages_without_text_are_named() -> None:
    assert pdf_format.parse(picture_pdf(), 10**6, 9).pictures == [1]
    assert pdf_format.parse(pdf(REPORT, REPORT), 10**6, 9).pictures == []


def answers(pictures: list[int], pages: int) -> Any:
    def parsed(kind: str, data: bytes, name: str, options: ReadingOptions, **order: Any) -> dict[str, Any]:
        if order.get("ocr"):
            raise MissingSupport(f"{name} needs OCR.")
        blocks = [(0, len(REPORT), 1, False)] + [(len(REPORT), len(REPORT), i + 2, False) for i in range(pages - 1)]
        return {"text": REPORT, "blocks": blocks, "pictures": pictures}

    return parsed


def test_a_few_pages_left_out_are_remarked_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "_ask", answers([2, 3], 9))
    for options in (ReadingOptions(), ReadingOptions(ocr="never")):
        (document,) = bytes_documents(b"%PDF-", "r.pdf", options)
        assert document.identity.conflicts == ("Pages without text, which OCR would read, were left out: 2, 3.",)


def test_many_pages_left_out_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "_ask", answers([1, 2], 3))
    with pytest.raises(MissingSupport):
        bytes_documents(b"%PDF-", "r.pdf")
    with pytest.raises(TooLarge):
        bytes_documents(b"%PDF-" * 100, "r.pdf", ReadingOptions(max_bytes=100))


def test_progress_is_told_while_a_file_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "_START", _slow("pages 1 9\npages 2 9", seconds=2))
    heard: list[tuple[int, int]] = []
    options = ReadingOptions(progress=lambda done, total: heard.append((done, total)))
    with pytest.raises(UnreadableFile):
        bytes_documents(report_docx(), "r.docx", options)
    assert heard[-1] == (2, 9)


def test_what_progress_raises_ends_the_parsing_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "_START", _slow("pages 0 900", seconds=60))

    class Enough(BaseException):
        pass

    def stop(done: int, total: int) -> None:
        raise Enough

    begun = time.monotonic()
    with pytest.raises(Enough):
        bytes_documents(report_docx(), "r.docx", ReadingOptions(progress=stop))
    assert time.monotonic() - begun < 10


def _slow(says: str, seconds: float) -> str:
    """A process that says something and then takes its time."""
    return (
        "import sys, time; sys.stdin.buffer.read(); "
        f"sys.stderr.write({says + chr(10)!r}); sys.stderr.flush(); time.sleep({seconds}); sys.exit(3)"
    )
