"""Hostile and broken files give a clear error within bounded time and memory."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.errors import InputError, MissingSupport, TooLarge, UnreadableFile
from duixian.reading import ReadingOptions, bytes_documents, text_documents
from reading_samples import REPORT, docx, encrypted_pdf, paragraph, pdf, png, report_docx, word_xml

ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a "兑现"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def bomb(members: int, size: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for i in range(members):
            archive.writestr(f"word/{i}.xml", b"\x00" * size)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        (bomb(1, 150 * 2**20), TooLarge, "unpacks to 150 MB and the limit is 100 MB; raise max_unpacked_bytes"),
        (docx(" " * (40 * 2**20)), TooLarge, r"holds 40 MB in word/document\.xml alone"),
        (bomb(5001, 1), TooLarge, "packs 5001 members and the limit is 5000"),
        (docx(word_xml("<w:p><w:r><w:t>&c;</w:t></w:r></w:p>", doctype=ENTITIES)), UnreadableFile, "declares entities"),
        (docx(word_xml("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", doctype=OUTSIDE)), UnreadableFile, "declares entities"),
        (docx(None), UnreadableFile, r"without a Word document in it \(word/document\.xml\)"),
        (docx("<w:document"), UnreadableFile, r"damaged Word document \(word/document\.xml"),
        (report_docx()[:-200], UnreadableFile, "is a damaged Word document"),
        (b"PK\x03\x04" + b"\x00" * 100, UnreadableFile, "is a damaged Word document"),
        (pdf(REPORT)[:300], UnreadableFile, "is a damaged PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, UnreadableFile, "is a damaged PDF"),
        (encrypted_pdf(), UnreadableFile, "is encrypted with a password; save it without one"),
        (OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), UnreadableFile, "is encrypted with a password"),
        (b"\x00\x01\x02\x03" * 5000, UnreadableFile, "is not a text in UTF-8"),
        (REPORT.encode().replace("。".encode(), b"\x00" * 30), UnreadableFile, "not a text|damaged"),
    ],
)
def test_hostile_and_broken_files(data: bytes, error: type[InputError], message: str) -> None:
    with pytest.raises(error, match=message) as refusal:
        bytes_documents(data, "dir/bad.docx")
    assert str(refusal.value).startswith("dir/bad.docx ")
    assert str(refusal.value).endswith(".")


def test_the_time_for_parsing_is_limited() -> None:
    with pytest.raises(TooLarge, match=r"took more than 0\.001 seconds to parse; raise timeout_seconds"):
        bytes_documents(report_docx(), "r.docx", ReadingOptions(timeout_seconds=0.001))


def test_the_memory_for_parsing_is_limited() -> None:
    many = docx(word_xml(paragraph("增长") * 100_000))
    with pytest.raises((TooLarge, UnreadableFile), match=r"^r\.docx "):
        bytes_documents(many, "r.docx", ReadingOptions(max_memory=64 * 2**20))


def test_an_old_word_document_needs_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingSupport, match=r"reading it needs LibreOffice; install it, or save the file"):
        bytes_documents(OLE + b"\x00" * 600, "r.doc")


def test_an_old_word_document_is_read_through_libreoffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(report_docx())
    program = tmp_path / "soffice"
    program.write_text(
        f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\ncp {tmp_path}/made.docx "$2/report.docx"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    (document,) = bytes_documents(OLE + b"\x00" * 600, "r.doc")
    assert (document.identity.year, document.source.kind) == (2019, "doc")


@pytest.mark.parametrize(
    ("script", "error"), [("exit 1", UnreadableFile), ("sleep 60", TooLarge)], ids=["fails", "never ends"]
)
def test_libreoffice_may_fail(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str, error: type[InputError]
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with pytest.raises(error, match=r"^r\.doc .*save it as \.docx\.$"):
        bytes_documents(OLE + b"\x00" * 600, "r.doc", ReadingOptions(timeout_seconds=0.5))


@pytest.mark.parametrize("whole", [report_docx(), pdf(REPORT), png()], ids=["docx", "pdf", "png"])
def test_a_file_cut_anywhere_is_refused_clearly(whole: bytes) -> None:
    for share in (0.2, 0.6, 0.95):
        with pytest.raises(InputError, match=r"^cut "):
            bytes_documents(whole[: int(len(whole) * share)], "cut")


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_a_damaged_document_never_raises_anything_else(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from([report_docx(), pdf(REPORT)])))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        bytes_documents(bytes(whole), "damaged")
    except InputError as error:
        assert str(error).startswith("damaged ")  # noqa: PT017


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.integers(0, 600), st.booleans())
def test_any_text_is_read_or_refused(scrap: str, at: int, required: bool) -> None:
    text = REPORT[:at] + scrap + REPORT[at:] if at % 3 else scrap
    try:
        documents = text_documents(text, ReadingOptions(require_report=required))
    except InputError:
        return
    for document in documents:
        assert len(document.text) == len(text)
        length = len(document.clean.text)
        if length:
            start, end = document.clean.source_span(0, length)
            assert 0 <= start < end <= len(text)
