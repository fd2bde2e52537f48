"""Which files are read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

SUFFIXES = frozenset(
    {".txt", ".text", ".md", ".htm", ".html", ".xhtml", ".docx", ".doc", ".pdf", ".png", ".jpg", ".jpeg", ".tif"}
    | {".tiff", ".bmp", ".webp"}
)


def expand(paths: Iterable[str | Path]) -> list[Path]:
    """Files that the given files, folders and glob patterns stand for, without repetition.

    A file named outright is kept whatever its suffix; a folder gives the files below it that have a suffix of a
    readable format, in the order of their names. A name that does not exist is kept, so that reading reports it.
    """
    found: dict[Path, None] = {}
    for given in paths:
        path = Path(given)
        if path.is_dir():
            matches = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
        elif not path.exists() and any(c in str(given) for c in "*?["):
            root = Path(path.anchor) if path.anchor else Path()
            matches = sorted(p for p in root.glob(str(path.relative_to(path.anchor))) if p.is_file()) or [path]
        else:
            matches = [path]
        found.update(dict.fromkeys(matches))
    return list(found)
