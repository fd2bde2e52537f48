from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from duixian.site.accounts.models import Unit, User
from duixian.site.accounts.roles import Role
from duixian.site.history.models import AuditEvent

HEADER = ["用户名", "姓名", "角色", "单位", "电子邮箱", "初始密码"]
GOOD = [
    ["li", "李", "承办人", "教育局", "li@example.org", "a long enough word"],
    ["wang", "王", "领导", None, None, 20270101223344.0],
]


def workbook(*rows: list[object], header: list[str] = HEADER) -> SimpleUploadedFile:
    book, out = Workbook(), io.BytesIO()
    for row in ([*header], *rows):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(out)
    return SimpleUploadedFile("人员.xlsx", out.getvalue())


@pytest.fixture
def client(signed_in: Callable[[Role], Client]) -> Client:
    return signed_in(Role.OFFICE)


def seen(page: str) -> str:
    return page.split('name="seen" value="')[1].split('"')[0]


def test_what_was_shown_is_stored(client: Client, unit: Unit):
    good = [GOOD[0], [*GOOD[1][:5], "another long word"]]
    shown = client.post("/users/import/", {"workbook": workbook(*good)})
    assert shown.status_code == 200
    assert not User.objects.filter(username="li").exists()
    file = workbook(*good)
    content = file.read()
    again = SimpleUploadedFile("人员.xlsx", content)
    shown = client.post("/users/import/", {"workbook": SimpleUploadedFile("人员.xlsx", content)})
    stored = client.post("/users/import/", {"workbook": again, "seen": seen(shown.content.decode())})
    assert stored.status_code == 302
    li = User.objects.get(username="li")
    assert (li.name, li.role, li.unit, li.email) == ("李", Role.CLERK, unit, "li@example.org")
    assert li.check_password("a long enough word")
    event = AuditEvent.objects.get(action="user.create", object_id=str(li.pk))
    assert "a long enough word" not in str(event.after)


def test_the_workbook_to_fill_in_is_read(client: Client, unit: Unit):
    answer = client.get("/users/import/template/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="people.xlsx"'
    book, out = load_workbook(io.BytesIO(answer.content)), io.BytesIO()
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == HEADER
    offered = [rule.formula1 for rule in sheet.data_validations.dataValidation]
    assert "承办人" in offered[0]
    assert [cell.value for cell in book["单位"]["A"]] == [unit.name]
    sheet.append(GOOD[0])
    book.save(out)
    shown = client.post("/users/import/", {"workbook": SimpleUploadedFile("people.xlsx", out.getvalue())})
    assert shown.status_code == 200
    assert [row.person.username for row in shown.context["rows"]] == ["li"]


def test_a_short_password_is_refused_in_chinese(client: Client, unit: Unit):
    refused = client.post("/users/import/", {"workbook": workbook([*GOOD[0][:5], "short"])})
    assert "密码至少需要 10 个字符" in refused.content.decode()


def test_another_file_than_was_shown_is_shown_first(client: Client):
    shown = client.post("/users/import/", {"workbook": workbook(GOOD[0])}).content.decode()
    other = workbook(["zhou", *GOOD[0][1:]])
    assert client.post("/users/import/", {"workbook": other, "seen": seen(shown)}).status_code == 200
    assert not User.objects.filter(username__in=["li", "zhou"]).exists()


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (["", "李", "承办人", "教育局", "", "a long enough word"], "A2"),
        (["office", "李", "承办人", "教育局", "", "a long enough word"], "A2"),
        (["a b", "李", "承办人", "教育局", "", "a long enough word"], "A2"),
        (["li", "", "承办人", "教育局", "", "a long enough word"], "B2"),
        (["li", "李", "局长", "教育局", "", "a long enough word"], "C2"),
        (["li", "李", "承办人", "不存在局", "", "a long enough word"], "D2"),
        (["li", "李", "承办人", "", "", "a long enough word"], "D2"),
        (["li", "李", "leader", "教育局", "", "a long enough word"], "D2"),
        (["li", "李", "承办人", "教育局", "no address", "a long enough word"], "E2"),
        (["li", "李", "承办人", "教育局", "", "short"], "F2"),
    ],
)
def test_a_fault_is_named_by_its_cell(client: Client, row: list[object], cell: str):
    response = client.post("/users/import/", {"workbook": workbook(row)})
    assert response.status_code == 422
    assert f"<strong>{cell}</strong>" in response.content.decode()


def test_two_rows_with_one_user_name(client: Client):
    page = client.post("/users/import/", {"workbook": workbook(GOOD[0], ["LI", *GOOD[0][1:]])}).content.decode()
    assert "<strong>A3</strong>" in page
    assert "A2" in page.split("<strong>A3</strong>")[1].split("</li>")[0]


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("a.xlsx", b"no workbook"),
        workbook(header=["用户名", "姓名"]),
        workbook(*[["x", "x", "x", "x", "x", "x"]] * 501),
    ],
    ids=["text", "columns", "rows"],
)
def test_what_is_no_list_of_people_is_refused(client: Client, file: SimpleUploadedFile):
    file.seek(0)
    response = client.post("/users/import/", {"workbook": file})
    assert response.status_code == 422
    assert file.name in response.content.decode()
