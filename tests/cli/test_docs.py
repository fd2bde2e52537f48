from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from duixian.cli import cli
from duixian.ledger.tables import REPORT_COLUMNS, TABLES, TableName, columns

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
FORMATS = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["duixian", *cli.commands])
def test_every_command_is_documented(name: str):
    assert f"<!-- help {name} -->" in PAGE
    assert name == "duixian" or f"\n## {name}\n" in PAGE


@pytest.mark.parametrize("name", cli.commands)
def test_every_option_is_documented(name: str):
    section = PAGE.split(f"<!-- help {name} -->")[1].split("<!-- end -->")[0]
    options = [option for parameter in cli.commands[name].params for option in parameter.opts if option[0] == "-"]
    assert [option for option in options if section.count(f"  {option} ") < 2] == []


def test_the_help_in_the_documentation_is_that_of_the_commands():
    with_help = runpy.run_path(str(ROOT / "scripts" / "cli_docs.py"))["with_help"]
    assert with_help(PAGE) == PAGE, "run: python scripts/cli_docs.py"


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_documented(table: TableName):
    row = re.search(rf"^\| `{table}` \| (.*) \|$", FORMATS, re.MULTILINE)[1]
    assert re.findall(r"`(\w+)`", row) == [name for name in columns(table) if name not in REPORT_COLUMNS]
