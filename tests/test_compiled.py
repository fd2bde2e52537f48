"""Modules that were compiled when duixian was installed do what their sources say, and give way once those change."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from duixian import compiled

PACKAGE = Path(compiled.PACKAGE)
SAMPLE = PACKAGE.parents[1] / "samples" / "linzhou-2017.txt"
NOT_COMPILED = "the modules are not compiled, or have changed since (make compile)"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the compiled package."""
    if not Path(compiled.LIST).exists() or not compiled.unchanged():
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI must test what is installed, but {NOT_COMPILED}.", pytrace=False)
        pytest.skip(NOT_COMPILED)
    folder = tmp_path_factory.mktemp("package")
    shutil.copytree(PACKAGE, folder / "duixian", ignore=shutil.ignore_patterns("site", "__pycache__"))
    for library in PACKAGE.parent.glob("duixian__mypyc.*"):
        shutil.copy2(library, folder)
    return folder


def run(folder: Path, program: str, **environment: str) -> str:
    kept = {name: value for name, value in os.environ.items() if name != compiled.SWITCH}
    return subprocess.run(
        [sys.executable, "-c", program],
        env=kept | {"PYTHONPATH": str(folder)} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout


WHERE_FROM = "import duixian.statements.names, duixian.ledger.works as works; print(works.__file__)"
LEDGER = f"import duixian, json; print(json.dumps(duixian.to_dict(duixian.read({str(SAMPLE)!r}))))"


def test_compiled_modules_are_loaded_unless_told_otherwise(copy: Path) -> None:
    assert not run(copy, WHERE_FROM).strip().endswith(".py")
    assert run(copy, WHERE_FROM, DUIXIAN_UNCOMPILED="1").strip() == str(copy / "duixian" / "ledger" / "works.py")


def test_compiled_or_not_the_ledger_is_the_same(copy: Path) -> None:
    ledger = run(copy, LEDGER, PYTHONUTF8="1")
    assert '"statements"' in ledger
    assert ledger == run(copy, LEDGER, PYTHONUTF8="1", DUIXIAN_UNCOMPILED="1")


@pytest.mark.parametrize(
    "changed", ["statements/names.py", "vocabulary/names.py", "reading/document.py", "freezing.py"]
)
def test_once_a_source_has_changed_all_modules_are_loaded_from_their_sources(copy: Path, changed: str) -> None:
    names = copy / "duixian" / changed
    before = names.stat()
    names.write_text(names.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    try:
        assert run(copy, WHERE_FROM).strip().endswith(".py")
    finally:
        names.write_text(names.read_text(encoding="utf-8")[:-1], encoding="utf-8")
        os.utime(names, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not run(copy, WHERE_FROM).strip().endswith(".py")


def test_once_a_source_is_gone_all_modules_are_loaded_from_their_sources(copy: Path) -> None:
    wording = copy / "duixian" / "coherence" / "wording.py"
    kept = wording.with_suffix(".kept")
    wording.rename(kept)
    try:
        assert run(copy, WHERE_FROM).strip().endswith(".py")
    finally:
        kept.rename(wording)
