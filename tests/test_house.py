"""What the repository promises about itself: the sample, the documents, the dependencies, what an import costs."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from benchmarks.readme import README, demo, filled

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "linzhou-2017.txt"
COPIED_RUN = 26  # characters in a row, white space aside, that make a sentence a copied one
HEAVY = {"cv2", "django", "lxml", "numpy", "onnxruntime", "openpyxl", "pandas", "polars", "pypdfium2", "rapidocr"}
HEAVY |= {"trafilatura", "xlsxwriter"}


def project_files() -> list[Path]:
    """Text files that belong to the project, as git knows them."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("not a git clone")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def squeezed(path: Path) -> str:
    return re.sub(r"\s", "", path.read_text(encoding="utf-8", errors="replace"))


def package_name(requirement: str) -> str:
    return re.match(r"[\w-]+", requirement)[0]  # type: ignore[index]


def test_the_sample_is_as_long_as_a_short_report() -> None:
    assert 4_000 <= len(squeezed(SAMPLE)) <= 6_000


def test_no_sentence_of_a_real_report_stands_in_the_project(shared: Path) -> None:
    runs: set[int] = set()
    for report in sorted((shared / "reports").rglob("*.txt")):
        text = squeezed(report)
        runs.update(hash(text[i : i + COPIED_RUN]) for i in range(len(text) - COPIED_RUN + 1))
    assert runs

    def copied(path: Path) -> str | None:
        text = squeezed(path)
        candidates = (text[i : i + COPIED_RUN] for i in range(len(text) - COPIED_RUN + 1))
        return next((run for run in candidates if hash(run) in runs), None)

    assert [(path.name, run) for path in project_files() if (run := copied(path))] == []


def test_no_file_names_a_path_of_this_machine() -> None:
    here = f"{ROOT}/".encode()
    assert [path.name for path in project_files() if here in path.read_bytes()] == []


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = [*project["dependencies"], *(r for extra in project["optional-dependencies"].values() for r in extra)]
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    names = {package_name(requirement) for requirement in required} - {"duixian"}
    assert [name for name in sorted(names) if f"`{name}`" not in reasons] == []


def test_every_dependency_has_a_range() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = [*project["dependencies"], *(r for extra in project["optional-dependencies"].values() for r in extra)]
    own = [requirement for requirement in required if package_name(requirement) != "duixian"]
    assert [requirement for requirement in own if not re.search(r"<\d|==\d", requirement)] == []


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_names_commands_and_files_that_exist(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)\b", text)) <= targets
    linked = re.findall(r"\]\(([^)#]+)\)", text)
    assert linked
    assert [link for link in linked if "://" not in link and not (ROOT / link).exists()] == []


@pytest.mark.parametrize("language", README)
def test_the_readme_shows_what_the_command_prints(language: str) -> None:
    text = README[language].read_text(encoding="utf-8")
    assert filled(text, "demo", demo(language)) == text, "run: python -m benchmarks.readme demo"


def test_importing_the_package_loads_no_heavy_module() -> None:
    script = "import sys, duixian; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert "duixian" in loaded
    assert HEAVY.intersection(loaded) == set()
