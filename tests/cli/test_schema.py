from __future__ import annotations

import json

from duixian.exchange.schema import schema_text


def test_the_schema_is_printed(run):
    result = run("schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == json.loads(schema_text())
