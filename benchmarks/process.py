"""What a whole process costs: start-up of the command, memory of reading a long text, modules that an import loads."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.texts import grown

_ROUNDS = 7
_HEAVY = (
    "rapidocr",
    "onnxruntime",
    "pypdfium2",
    "lxml",
    "django",
    "openpyxl",
    "xlsxwriter",
    "polars",
    "pandas",
    "rich",
)

# The reading layer alone would take joined reports for several, and those that come again for copies. What
# `resource` gives for a process is never less than what its parent had when it was started.
_AS_ONE = """
import sys
from dataclasses import replace
from pathlib import Path
from duixian.api import open_ledger
from duixian.reading import ReadingOptions, text_documents
from duixian.reading.characters import normalise
from duixian.reading.cleaning import clean

text = Path(sys.argv[1]).read_text(encoding="utf-8")
first = text_documents(text, ReadingOptions(year=2026))[0]
open_ledger(replace(first, clean=clean(normalise(text), 0, len(text), ())))
status = Path("/proc/self/status").read_text(encoding="ascii")
print(int(status.partition("VmHWM:")[2].split()[0]) / 1024)
"""


def startup() -> dict[str, float]:
    """Seconds of `duixian --help`, of `import duixian` and of `python -c pass`: the best of some rounds."""
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "import duixian": [sys.executable, "-c", "import duixian"],
        "duixian --help": [str(Path(sys.executable).with_name("duixian")), "--help"],
    }
    return {name: min(_seconds(command) for _ in range(_ROUNDS)) for name, command in commands.items()}


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def loaded_modules() -> list[str]:
    """Heavy modules that `import duixian` loads; none should."""
    code = f"import sys, duixian; print(*[m for m in {_HEAVY!r} if m in sys.modules])"
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()


def peak_memory(size: int = 1_750_000) -> float:
    """Megabytes at the peak of opening one ledger from so many characters (5 MB in UTF-8), in a process on Linux."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.txt"
        path.write_text(grown(size), encoding="utf-8")
        done = subprocess.run([sys.executable, "-c", _AS_ONE, path], check=True, capture_output=True, text=True)
    return float(done.stdout)
