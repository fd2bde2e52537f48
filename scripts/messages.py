"""Compile the translations of the command line: `python scripts/messages.py` after editing a .po file.

The catalogue holds every message of `duixian.cli` and those of click that people see; `tests/cli/test_language.py` says
which are missing.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parents[1] / "src" / "duixian" / "cli" / "locale"


def compiled(po: Path) -> bytes:
    """The .mo file of a .po file."""
    out = io.BytesIO()
    write_mo(out, read_po(io.BytesIO(po.read_bytes())))
    return out.getvalue()


if __name__ == "__main__":
    for po in LOCALE.rglob("*.po"):
        po.with_suffix(".mo").write_bytes(compiled(po))
