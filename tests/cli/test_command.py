from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

import duixian
from duixian.cli import cli
from duixian.cli.commands.read import read
from duixian.cli.reading import TABLE_NAMES
from duixian.exchange.files import FORMATS
from duixian.ledger.tables import TABLES
from duixian.reading.options import ReadingOptions

PARSERS = {"lxml", "trafilatura", "pypdfium2", "rapidocr", "onnxruntime", "openpyxl"}
HEAVY = {*PARSERS, "rich", "polars", "pandas", "xlsxwriter", "jinja2", "msgspec", "django"}


def loaded_by(code: str) -> set[str]:
    command = [sys.executable, "-c", f"{code}\nimport sys; print(*{{m.split('.')[0] for m in sys.modules}})"]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def test_version(run):
    assert run("--version").output == f"duixian {duixian.__version__}\n"


def test_help_loads_nothing_heavy():
    assert not loaded_by("import duixian.cli") & {*HEAVY, "ahocorasick_rs", "tomllib"}


def test_import_is_nearly_free():
    before, after = loaded_by("pass"), loaded_by("import duixian")
    assert after - before <= {"duixian", "importlib", "warnings", "__future__"}


def test_reading_text_loads_no_ocr_pdf_html_or_web_module():
    code = f"import duixian; duixian.read({str(Path(__file__).parents[2] / 'samples' / 'linzhou-2017.txt')!r})"
    assert not loaded_by(code) & HEAVY


def test_every_exported_name_is_there():
    assert [name for name in duixian.__all__ if getattr(duixian, name, None) is None] == []
    assert set(duixian.__all__) <= set(dir(duixian))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = duixian.nothing


def test_choices_are_those_of_the_library():
    formats = next(p for p in read.params if p.name == "format_").type.choices
    assert set(formats) == {"table", *FORMATS}
    assert TABLE_NAMES == TABLES


def test_every_limit_of_reading_is_an_option_with_its_default_in_the_help():
    options = {parameter.name: parameter for parameter in read.params}
    names = [field.name for field in fields(ReadingOptions) if field.compare]
    assert [name for name in names if name not in options] == []
    defaults = ReadingOptions()
    for name, shown in {
        "max_bytes": f"{defaults.max_bytes // 1024**2} MB",
        "max_unpacked_bytes": f"{defaults.max_unpacked_bytes // 1024**2} MB",
        "max_pages": f"{defaults.max_pages}",
        "timeout_seconds": f"{defaults.timeout_seconds:g}",
        "ocr_seconds_per_page": f"{defaults.ocr_seconds_per_page:g}",
        "max_memory": f"{defaults.max_memory // 1024**3} GB",
    }.items():
        assert f"({shown})" in options[name]._help, name


def test_commands():
    works = {"read", "outline", "explain", "export", "settle", "diff", "trace", "schema"} | {
        "serve",
        "worker",
        "manage",
        "completion",
    }
    assert set(cli.commands) == works


def test_it_runs_as_a_program():
    script = Path(sys.executable).with_name("duixian")
    if not script.exists():
        pytest.skip("the package is not installed as a program")
    shown = subprocess.run([script, "schema"], capture_output=True, check=True).stdout
    assert shown.startswith(b"{")
    refused = subprocess.run([script, "read", "/nowhere/at all"], capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert re.search("Error|错误", refused.stderr)
    assert "Traceback" not in refused.stderr
