from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.test import Client

from duixian.errors import TooLarge
from duixian.site.accounts.models import User
from duixian.site.accounts.policies import FILES
from duixian.site.accounts.roles import Role
from duixian.site.files import storage
from duixian.site.files.kinds import UnfitFile
from duixian.site.files.models import Content, StoredFile
from duixian.site.files.services import store
from duixian.site.history.models import AuditEvent
from tests.site.conftest import SYSTEM

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


def zipped(**entries: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in entries.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return out.getvalue()


DOCX = zipped(word__document_xml="<w/>")
XLSX = zipped(xl__workbook_xml="<w/>")


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("通报.txt", "已完成。".encode(), "text/plain"),
        ("通报.txt", "已完成。".encode("gb18030"), "text/plain"),
        ("通报.txt", "已完成。".encode("utf-16"), "text/plain"),
        ("表.csv", b"a,b\n1,2\n", "text/plain"),
        ("公告.html", b"<!DOCTYPE html><p>", "text/html"),
        ("文件.pdf", b"%PDF-1.7\n\x00", "application/pdf"),
        ("照片.JPG", b"\xff\xd8\xff\xe0\x00\x10", "image/jpeg"),
        ("图.png", PNG, "image/png"),
        ("报告.docx", DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("表.xlsx", XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("公文.ofd", zipped(OFD_xml="<o/>"), "application/ofd"),
    ],
)
def test_the_type_is_told_by_content(db: None, name: str, data: bytes, media_type: str):
    file = store(SYSTEM, [data], name, "evidence")
    assert file.content.media_type == media_type
    assert storage.path_of(file.content_id).read_bytes() == data


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("图.png", b"<html><script>alert(1)</script>"),
        ("报告.docx", XLSX),
        ("报告.docx", b"PK\x03\x04 broken"),
        ("程序.exe", b"MZ\x90\x00\x03"),
        ("程序.txt", b"\x7fELF\x02\x01\x01\x00"),
        ("包.zip", zipped(a_txt="a")),
        ("页.html", b"plain words"),
    ],
)
def test_what_is_not_what_it_says_is_refused(db: None, name: str, data: bytes):
    with pytest.raises(UnfitFile, match=name):
        store(SYSTEM, [data], name, "evidence")
    assert not StoredFile.objects.exists()
    assert not list(storage.root().glob("arriving-*"))


def test_what_is_too_large_is_refused_before_it_has_arrived(db: None, settings: Any):
    settings.UPLOAD_LIMIT = 100
    chunks = iter([b"x" * 60] * 1000)
    with pytest.raises(TooLarge):
        store(SYSTEM, chunks, "a.txt", "evidence")
    assert len(list(chunks)) == 998
    assert not list(storage.root().glob("arriving-*"))


def test_the_same_bytes_are_kept_once(db: None):
    first, second = (store(SYSTEM, [b"same"], name, "evidence") for name in ("a.txt", "b.txt"))
    assert first.content == second.content
    assert Content.objects.count() == 1
    assert AuditEvent.objects.filter(action="file.store").count() == 2


@pytest.mark.parametrize(
    ("given", "kept"), [("../../etc/passwd.txt", "passwd.txt"), ("C:\\a\\b.txt", "b.txt"), ("a\x00.txt", "a.txt")]
)
def test_names_lose_their_folders(db: None, given: str, kept: str):
    assert store(SYSTEM, [b"x"], given, "evidence").name == kept


def test_nobody_without_the_right_stores_anything(people: dict[Role, User]):
    with pytest.raises(PermissionDenied):
        store(people[Role.LEADER], [b"x"], "a.txt", "evidence")


def test_a_download_cannot_be_run_by_the_browser(people: dict[Role, User], signed_in: Callable[[Role], Client]):
    file = store(people[Role.CLERK], [b"<html><script>alert(1)</script>"], '公告"1.html', "evidence")
    response = signed_in(Role.CLERK).get(file.get_absolute_url())
    assert response["Content-Disposition"].startswith("attachment; ")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert b"".join(response) == b"<html><script>alert(1)</script>"  # type: ignore[call-overload]


def test_outsiders_do_not_learn_of_a_file(people: dict[Role, User], signed_in: Callable[[Role], Client]):
    file = store(people[Role.OFFICE], [b"x"], "a.txt", "report")
    answers = {role: signed_in(role).get(file.get_absolute_url()) for role in people}
    for answer in answers.values():
        answer.close()
    assert {role: answer.status_code for role, answer in answers.items()} == {
        Role.OFFICE: 200, Role.LEADER: 200, Role.AUDITOR: 200, Role.CLERK: 404, Role.HEAD: 404,
    }  # fmt: skip


def test_a_purpose_can_let_others_read(people: dict[Role, User], monkeypatch: pytest.MonkeyPatch):
    file = store(people[Role.OFFICE], [b"x"], "a.txt", "report")
    monkeypatch.setattr(FILES, "_grants", [lambda person: Q(purpose="report")])
    assert list(FILES.visible_to(people[Role.CLERK])) == [file]


def test_files_lie_outside_of_what_is_served(settings: Any):
    served = Path(storage.__file__).parents[1] / "pages" / "static"
    assert not storage.root().is_relative_to(served)
