"""What was reviewed, as labels to measure readings against."""

from __future__ import annotations

import io
import json
import zipfile

from django.test import Client

from duixian.site.ledgers.models import Ledger, Statement
from duixian.site.ledgers.services.review import StatementFields, correct_statement, drop
from tests.site.ledgers.conftest import address, reviewer
from tests.site.report import TEXT


def test_gold_has_a_line_for_each_number_of_the_text(client: Client, ledger: Ledger, revenue: Statement):
    faster = StatementFields("一般公共预算收入", "growth", "ge", "target", low=9.0, unit="%")
    correct_statement(reviewer(client), revenue, 1, faster)
    dropped = ledger.statements.get(indicator_id="gdp", role="target")
    drop(reviewer(client), dropped, 1, "名称的一部分")
    archive = zipfile.ZipFile(io.BytesIO(client.get(address("gold", ledger.pk)).content))
    labels, text = sorted(archive.namelist())
    lines = [json.loads(line) for line in archive.read(labels).decode().splitlines()]
    assert archive.read(text).decode() == TEXT
    assert [line["id"] for line in lines] == [f"T{number:03d}" for number in range(len(lines))]
    said = [line for line in lines if line.get("indicator") == "一般公共预算收入" and line["role"] == "target"]
    assert said == [
        {"id": said[0]["id"], "q": True, "indicator": "一般公共预算收入", "measure": "growth", "low": 9, "high": 9,
         "unit": "%", "cmp": "ge", "role": "target", "period": ""}
    ]  # fmt: skip
    assert {line["why"] for line in lines if not line["q"]} == {"date", "name"}
